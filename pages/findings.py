"""What an analysis comes to as parts of a page: sentences, tables and lists that lead on to the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..graph.record import Record


class Linked(NamedTuple):
    """A text, which leads to the page of a thing, claim or source where it has an ``id``."""

    text: str
    id: str = ""


class FindingsPart(NamedTuple):
    """A part of an answer: sentences under a heading, then a table, or a list of entries with what is said of each."""

    heading: str = ""
    sentences: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Linked]] = ()
    entries: Sequence[Sequence[Linked]] = ()


class Findings(NamedTuple):
    """What an analysis comes to: what stands first, its parts, and what it was computed on."""

    lead: Sequence[str]
    parts: Sequence[FindingsPart]
    notes: Sequence[str]


def leading_to(record: Record, id: str, more: str = "") -> Linked:
    return Linked(f"{record.name(id)}{more}", id)
