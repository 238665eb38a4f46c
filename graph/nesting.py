"""Checks how deep a text from outside nests, before a recursive parser reads it.

Python's reader of JSON ends in an error that says nothing of the file, and the engine's ends the whole process.
"""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST = 200

_NOT_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*+"|[^][{}"]++', re.DOTALL)
_NOT_TERMS = re.compile(rb'"(?:[^"\\]|\\.)*+"|<[^<>\s]*+>|[^<>"]++', re.DOTALL)


class TooDeep(ValueError):
    """A text nests too deep."""

    def __init__(self) -> None:
        super().__init__(f"it nests more than {DEEPEST} deep")


def loads(text: str | bytes) -> Any:
    """The value of a JSON text from outside.

    Raises
    ------
    ValueError
        It is no JSON, or nests too deep.
    """
    check_json_depth(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return json.loads(text)


def check_json_depth(text: bytes) -> None:
    """Refuses JSON that nests too deep.

    Raises
    ------
    TooDeep
        It does.
    """
    _check_depth(_NOT_BRACKETS.sub(b"", text), ((b"{}", b"[]"), b"{["))


def check_triples_depth(text: bytes) -> None:
    """Refuses N-Triples or Turtle whose triple terms nest too deep.

    Raises
    ------
    TooDeep
        They do.
    """
    if b"<<" in text:
        marks = _NOT_TERMS.sub(b"", text).replace(b"<<", b"(").replace(b">>", b")")
        _check_depth(marks, ((b"()",), b"("))


def _check_depth(marks: bytes, kinds: tuple[tuple[bytes, ...], bytes]) -> None:
    """Takes away what opens and closes at once, level by level; what then still opens was never closed."""
    pairs, opening = kinds
    for _ in range(DEEPEST):
        left = marks
        for pair in pairs:
            left = left.replace(pair, b"")
        if left == marks:
            break
        marks = left
    if sum(marks.count(bytes([mark])) for mark in opening) > DEEPEST or any(pair in marks for pair in pairs):
        raise TooDeep
