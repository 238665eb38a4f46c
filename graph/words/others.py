"""Whose a thing, claim or source is, where it is of another record than ours, and on what terms."""

from __future__ import annotations

from collections.abc import Iterator

from ..about import About, OtherRecord, web_link
from ..record import Record
from .catalogue import catalogue, fill_phrase
from .sources import Fact


def whose_facts(record: Record, id: str) -> Iterator[Fact]:
    """The record of other people that something is of, with its licence; nothing of what is ours.

    >>> from civicgraph import Dataset
    >>> list(whose_facts(Dataset.shipped().record(), "lvrw"))
    []
    """
    if other := record.other_of(id):
        yield Fact(catalogue()["others.term"], whose(other), web_link(other.licence))


def whose(other: OtherRecord) -> str:
    """A record of other people by its name here, with its title and licence.

    >>> whose(OtherRecord("harbour", "urn:x:", "", title="The harbour"))
    'harbour, “The harbour”, no licence said'
    """
    terms = About(licence=other.licence).licence_name or catalogue()["others.no-licence"]
    return fill_phrase("others.whose", name=other.name, title=other.called, licence=terms)


def other_sentences(record: Record) -> list[str]:
    """A sentence for each record that this one stands on: how what is of it is marked, or that it is not at hand.

    >>> empty = Record("urn:a/", "0", "here", {}, {}, {}, {}, {}, {}, {})
    >>> other_sentences(empty)
    []
    """
    return [
        fill_phrase("others.marked" if one.is_here else "others.absent", name=one.name, whose=whose(one))
        for one in record.others.values()
    ]
