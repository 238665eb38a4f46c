"""How deep a text from outside nests, told before a parser that calls itself for each level is given it.

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
    """A text nests deeper than anything that is meant."""

    def __init__(self) -> None:
        super().__init__(f"it nests more than {DEEPEST} deep")


def loads(text: str | bytes) -> Any:
    """The value of a JSON text from outside.

    Raises
    ------
    ValueError
        It is no JSON, or nests too deep.
    """
    shallow_json(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return json.loads(text)


def shallow_json(text: bytes) -> None:
    """Passes JSON that nests no deeper than is meant.

    Raises
    ------
    TooDeep
        It does.
    """
    _shallow(_NOT_BRACKETS.sub(b"", text), ((b"{}", b"[]"), b"{["))


def shallow_triples(text: bytes) -> None:
    """Passes N-Triples or Turtle whose triple terms nest no deeper than is meant.

    Raises
    ------
    TooDeep
        They do.
    """
    if b"<<" in text:
        marks = _NOT_TERMS.sub(b"", text).replace(b"<<", b"(").replace(b">>", b")")
        _shallow(marks, ((b"()",), b"("))


def _shallow(marks: bytes, kinds: tuple[tuple[bytes, ...], bytes]) -> None:
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
