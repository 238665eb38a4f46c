"""What is asked first of a thing: the relations that the vocabulary declares for its type, and what is said by each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..graph.record import Claim, Record
from ..graph.tracing.edges import strength_of
from ..graph.words.catalogue import catalogue
from ..graph.words.claims import doubts, target
from ..graph.words.counts import capital
from ..graph.words.times import in_words

_MOST = 8


class Said(NamedTuple):
    """One value of a fact: the thing at the other end, or a text, with what must be borne in mind, and its claim."""

    id: str
    text: str
    notes: str
    claim: str


class FactRow(NamedTuple):
    """All that is said of a thing in one relation; ``more`` counts what is not listed."""

    words: str
    said: tuple[Said, ...]
    more: int


def facts_about(record: Record, id: str) -> list[FactRow]:
    """The facts of a thing, in the order of its type; in each, what is put most firmly first.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> row = facts_about(record, "cii")[0]
    >>> row.words, row.said[0].text
    ('Funded by', 'City Bridge Trust')
    """
    thing = record.things.get(id)
    declared = record.types[thing.type].facts if thing and thing.type in record.types else ()
    rows: dict[str, list[Claim]] = {}
    for fact in declared:
        for claim in record.claims_about(id):
            side = ("" if claim.subject == id else "^") + claim.predicate
            if side.partition("/")[0] == fact:
                rows.setdefault(side, []).append(claim)
    return [_row(record, id, side, claims) for side, claims in rows.items()]


def _row(record: Record, id: str, side: str, claims: list[Claim]) -> FactRow:
    relation = record.relations[side.removeprefix("^")]
    words = relation.inverse if side.startswith("^") else relation.fact or relation.label
    said = list(_values(record, id, claims))
    return FactRow(capital(_plain(words)), tuple(said[:_MOST]), max(0, len(said) - _MOST))


def _plain(words: str) -> str:
    """Without the word that a heading goes without: "was funded by" is headed "funded by".

    What has no such ending would say the opposite without its first word.
    """
    return re.sub(r"^(?:was|is) (?=.+ (?:by|to|at|in|of|for|from|with)$)", "", words)


def _values(record: Record, id: str, claims: list[Claim]) -> Iterator[Said]:
    """What claims say, each thing once, by the claim that is put most firmly; and that another disputes it."""
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (not one.supports, -strength_of(record, one), one.when or "9", one.id)):
        other = (claim.object or "") if claim.subject == id else claim.subject
        text = target(record, claim) if claim.subject == id else record.name(claim.subject)
        told.setdefault((other, text), []).append(claim)
    for (other, text), (lead, *others) in told.items():
        when = in_words(lead.when) if lead.when and lead.object else ""
        disputed = [] if all(claim.supports for claim in others) else [catalogue()["how.disputed"]]
        notes = dict.fromkeys(part for part in (when, *doubts(record, lead), *disputed) if part)
        yield Said(other, text, ", ".join(notes), lead.id)
