"""The parts of a query, by its tokens: what it shows, what it asks, and what stands behind the last brace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .text import placed_tokens

AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_PARAMETER = re.compile(r"^# (?:needs|takes) (\w+)", re.MULTILINE)
MAX_READ = 50_000
"""The most characters of a query that are read for slips."""
_OPENING, _CLOSING = "{([", "})]"


class Token(NamedTuple):
    """A token with where it begins, the line of that, and how many braces, brackets or parentheses are open there."""

    kind: str
    text: str
    start: int
    line: int
    depth: int

    @property
    def word(self) -> str:
        """The keyword that it is, in capitals; empty where it is none."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(frozen=True)
class QueryShape:
    """The tokens of a query: all; those that a SELECT shows; those of its pattern; those behind its last brace.

    ``grouped_by`` are the variables of GROUP BY.
    """

    tokens: tuple[Token, ...]
    shown: tuple[Token, ...]
    inside: tuple[Token, ...]
    behind: tuple[Token, ...]
    grouped_by: tuple[str, ...]

    @property
    def is_select(self) -> bool:
        """Whether it is a SELECT."""
        return any(token.word == "SELECT" and not token.depth for token in self.tokens)


def read_shape(query: str) -> QueryShape:
    """The parts of a query.

    >>> shape = read_shape("SELECT ?t (COUNT(?a) AS ?n) { ?a a ?t } GROUP BY ?t LIMIT 3")
    >>> [token.text for token in shape.shown if not token.depth], shape.grouped_by
    (['?t', '(', ')'], ('?t',))
    """
    tokens = tuple(_with_depth(query))
    first = next((place for place, one in enumerate(tokens) if one.text == "{"), len(tokens))
    last = max((place for place, one in enumerate(tokens) if one.text == "}"), default=len(tokens) - 1)
    head = tokens[:first]
    begin = next((place + 1 for place, one in enumerate(head) if one.word == "SELECT"), len(head))
    end = next((place for place, one in enumerate(head) if one.word in ("WHERE", "FROM")), len(head))
    behind = tokens[last + 1 :]
    return QueryShape(tokens, head[begin:end], tokens[first : last + 1], behind, tuple(_grouped_by(behind)))


def _with_depth(query: str) -> list[Token]:
    found, depth, line, seen = [], 0, 1, 0
    for kind, text, start in placed_tokens(query):
        closes = kind == "sign" and text in _CLOSING
        depth = max(0, depth - closes)
        line, seen = line + query.count("\n", seen, start), start
        found.append(Token(kind, text, start, line, depth))
        depth += kind == "sign" and text in _OPENING
    return found


def _grouped_by(behind: Sequence[Token]) -> list[str]:
    begin = next((place for place, token in enumerate(behind) if token.word == "GROUP"), len(behind))
    found = []
    for token in behind[begin + 2 :]:
        if token.word in ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"):
            break
        if token.kind == "variable":
            found.append(token.text)
    return list(dict.fromkeys(found))


def valueless(query: str) -> list[str]:
    """The variables that a SELECT shows, orders or tests and that stand in no statement: they never have a value.

    >>> valueless("SELECT ?name { ?a skos:prefLabel ?nam FILTER(?when > 3) }")
    ['?name', '?when']
    """
    shape = read_shape(query)
    if not shape.is_select:
        return []
    tested = set[int]()
    for place, token in enumerate(shape.inside):
        if token.word == "FILTER" and place + 1 < len(shape.inside) and shape.inside[place + 1].text == "(":
            tested |= set(range(place + 1, end_of_brackets(shape.inside, place + 1)))
    told = {one.text[1:] for place, one in enumerate(shape.inside) if one.kind == "variable" and place not in tested}
    # What a ready-made question needs or takes, and what a query tests for a value, whoever asks may give.
    told |= set(_PARAMETER.findall(query))
    told |= {two.text[1:] for one, _, two in zip(shape.tokens, shape.tokens[1:], shape.tokens[2:], strict=False)
             if one.word == "BOUND"}  # fmt: skip
    parts = (*shape.shown, *shape.behind)
    told |= {after.text[1:] for token, after in pairwise(parts) if token.word == "AS"}
    named = [*parts, *(shape.inside[place] for place in sorted(tested))]
    asked = dict.fromkeys(one.text for one in named if one.kind == "variable")
    return [name for name in asked if name[1:] not in told]


def end_of_brackets(tokens: Sequence[Token], place: int) -> int:
    """The place behind the bracket that closes the one at a place; the end where none does.

    >>> end_of_brackets(read_shape("ASK { ?a ?b ?c }").tokens, 1)
    6
    """
    depth = tokens[place].depth
    for at in range(place + 1, len(tokens)):
        if tokens[at].depth == depth and tokens[at].kind == "sign" and tokens[at].text in _CLOSING:
            return at + 1
    return len(tokens)
