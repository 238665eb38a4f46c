"""What of a record has no place where things are nodes and claims are lines, told in the report of an export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .plain_words import one_line
from .report import ExchangeReport
from .told_places import is_read_back

if TYPE_CHECKING:
    from ..record import Claim, Record


def tell_left_out(record: Record, report: ExchangeReport) -> None:
    """What a graph of things has no place for."""
    told = 0
    for caveat in record.caveats.values():
        if any(id in record.things or id in record.claims for id in caveat.concerns):
            told += 1
        else:
            report.left_out.add("a caution about nothing that is drawn has no place", caveat.id)
    report.count_written("caveats", told)
    for id in record.tests:
        report.left_out.add("tests of explanations have no place in a graph", id)
    for voice in record.voices.values():
        if voice.role or voice.description or voice.party_to:
            report.left_out.add("of voices the name is written, not their role and what they have a stake in", voice.id)
    tell_shortened(record, report)


def tell_places(record: Record, claims: Iterable[Claim], report: ExchangeReport) -> None:
    """Of which claims not all places can be read back from the words in which a line tells them."""
    what = "further places of a claim whose words hold marks that tell places apart: they are not read back"
    for claim in claims:
        if not all(is_read_back(record, one) for one in claim.evidence[1:]):
            report.left_out.add(what, claim.id)


def tell_shortened(record: Record, report: ExchangeReport) -> None:
    """What is told in short where a format has lines alone: sources, decisions, and what was taken back."""
    for source in record.sources:
        report.left_out.add("of sources the title, address and date are written, and nothing else", source)
    _tell_alike(record, report)
    for decision in record.decisions:
        report.left_out.add("what was decided on whether things are one is not written", " / ".join(decision.things))
    for id in [*record.retracted, *record.retracted_caveats]:
        report.left_out.add("what was taken back is not written", id)


def _tell_alike(record: Record, report: ExchangeReport) -> None:
    """Which sources, and which voices of one source, have one name, by which alone they are told."""
    titles = Counter(one_line(one.title) for one in record.sources.values())
    for source in record.sources.values():
        if titles[one_line(source.title)] > 1:
            report.left_out.add("of sources of one title it is not told which is which", source.id)
    names = Counter((one.source, one_line(one.name)) for one in record.voices.values())
    for voice in record.voices.values():
        if names[voice.source, one_line(voice.name)] > 1:
            report.left_out.add("of voices of one name in a source it is not told which is which", voice.id)
