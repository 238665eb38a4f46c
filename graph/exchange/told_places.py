"""Places of evidence told in words, as a fact of a drawing has them, and read back from these."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..words.catalogue import catalogue
from ..words.places import spot, words_quoted
from .plain_words import one_line

if TYPE_CHECKING:
    from ..record import Evidence, Record

_TOLD = re.compile(r"(?P<where>.*?): “(?P<anchor>.*?)” – (?P<summary>.*)")
_NUMBER = "\x00"
_BETWEEN = "|"  # stands between values in Kumu and, with spaces, in GEXF


class ToldPlace(NamedTuple):
    """A place as it is told: the title of its source, where in it, the anchor, and the summary."""

    title: str
    spot: dict[str, str]
    anchor: str
    summary: str


def told_place(record: Record, evidence: Evidence) -> str:
    """A place of evidence in one line.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> evidence = record.claims["claim/cii/lvrw-2019-launched"].evidence[0]
    >>> told_place(record, evidence).endswith(f"“{evidence.anchor}” – {evidence.summary}")
    True
    """
    where = ", ".join(part for part in (record.name(evidence.source), spot(record, evidence)) if part)
    return one_line(f"{where}: {words_quoted(evidence.anchor)} – {evidence.summary}")


def read_told_place(text: str) -> ToldPlace | None:
    """The place that is told in a line; None where it is told in other words.

    >>> read_told_place("Minutes, page 3, line 12: “a night bus” – They ask for it.")
    ToldPlace(title='Minutes', spot={'page': '3', 'line': '12'}, anchor='a night bus', summary='They ask for it.')
    """
    found = _TOLD.fullmatch(text.strip())
    if not found:
        return None
    title, where = _split_spot(found["where"])
    return ToldPlace(title, read_spot(where), found["anchor"], found["summary"])


def is_read_back(record: Record, evidence: Evidence) -> bool:
    """Whether a place is told such that it can be read back: its words hold none of the marks that tell its parts."""
    told = told_place(record, evidence)
    found = read_told_place(told)
    said = tuple(map(one_line, (record.name(evidence.source), evidence.anchor, evidence.summary)))
    return _BETWEEN not in told and found is not None and (found.title, found.anchor, found.summary) == said


@cache
def _place_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How each place is told, by the key that it has in evidence."""
    keys = {"citation.page": "page", "citation.page.sheets": "page", "citation.page.parts": "page",
            "citation.paragraph": "paragraph", "citation.row": "row", "place.line": "line"}  # fmt: skip
    told = ((name, catalogue()[key].replace(f"{{{name}}}", _NUMBER)) for key, name in keys.items())
    return tuple((name, re.compile(re.escape(one).replace(re.escape(_NUMBER), r"(\d+)"))) for name, one in told)


def read_spot(spot: str) -> dict[str, str]:
    """The keys of evidence by which a place is told.

    >>> read_spot("page 3, line 12")
    {'page': '3', 'line': '12'}
    """
    found = {}
    for part in spot.split(", "):
        for name, pattern in _place_patterns():
            if match := pattern.fullmatch(part.strip()):
                found[name] = match[1]
    return found


def _split_spot(where: str) -> tuple[str, str]:
    """A title and the place behind it.

    >>> _split_spot("Minutes, Elm Street, page 3, line 12")
    ('Minutes, Elm Street', 'page 3, line 12')
    """
    parts = where.split(", ")
    at = len(parts)
    while at > 1 and read_spot(parts[at - 1]):
        at -= 1
    return ", ".join(parts[:at]), ", ".join(parts[at:])
