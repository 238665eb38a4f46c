"""What is refused before a query runs: SERVICE, updates, and text long or deep enough to bring the engine down.

The engine calls out on SERVICE and has no switch against it, so the query's text decides. It is read here as the
engine reads it: keywords need no space around them (``1SERVICE<…>``), ``'`` and ``#`` mean nothing special when a
backslash stands before them in a prefixed name, and ``<`` is sometimes a comparison. A text that could be read in
two ways is refused with a hint on how to write it.
"""

from __future__ import annotations

import re

from ..errors import UsageError
from .text import blank_out

MAX_LENGTH = 1_000_000
MAX_DEPTH = 100
# Chains of some 20,000 operators or patterns overflow the engine's stack, which ends the process.
MAX_OPERATORS = 3_000

_WORD = re.compile(r"[?$@]?[\w:-]++")
# A number or a truth value may touch a keyword, and what follows may touch it too.
_TOUCHING = r"(?:[\d-]|e(?=[\d-])|true|false)*+"
_SERVICE = re.compile(_TOUCHING + r"SERVICE(?P<name>[\w-]*:)?", re.IGNORECASE)
_FROM = re.compile(_TOUCHING + "FROM(?:$|NAMED)", re.IGNORECASE)
_UPDATE = re.compile(r"\s*+(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_COSTLY = re.compile(r"[!+\-*/|&^.,;{]|FILTER|BIND", re.IGNORECASE)


def check_query(query: str) -> str:
    """The query without strings, IRIs, comments and declared prefixes, if it is allowed.

    Raises
    ------
    UsageError
        It is too long or too deep, would reach the network, would change the store, or can be read in two ways.
    """
    if len(query) > MAX_LENGTH:
        raise UsageError(f"the query is longer than {MAX_LENGTH:,} characters")
    text = blank_out(query)
    if found := _first(_SERVICE, text):
        if found["name"]:
            raise UsageError("a prefix cannot begin with service: that word is refused, since it sends queries out")
        raise UsageError("SERVICE is refused: it would send the query over the network")
    if _UPDATE.match(text):
        raise UsageError("updates are refused: the store is rebuilt from files, never edited")
    _check_size(text)
    return text


def names_a_dataset(text: str) -> bool:
    """Whether a query, as :func:`check_query` leaves it, says with FROM which graphs it asks."""
    outside, depth = [], 0
    for part in re.split(r"([{}])", text):
        depth += (part == "{") - (part == "}")
        if depth == 0:
            outside.append(part)
    return _first(_FROM, " ".join(outside)) is not None


def _first(keyword: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(filter(None, (keyword.match(word[0]) for word in _WORD.finditer(text))), None)


def _check_size(text: str) -> None:
    depth = deepest = 0
    for letter in re.sub(r"[^][(){}]+", "", text):
        depth += 1 if letter in "{([" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise UsageError(f"the query nests {deepest} deep; at most {MAX_DEPTH}")
    if (count := len(_COSTLY.findall(text))) > MAX_OPERATORS:
        raise UsageError(f"the query has {count:,} operators, patterns and commas; at most {MAX_OPERATORS:,}")
