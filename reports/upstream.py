"""From which asks a thing can be traced, best first."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.record import Record
from ..graph.tracing.model import Trace
from ..graph.tracing.trace import MAX_STEPS, trace
from ..graph.words.claims import rank
from ..graph.words.counts import counted
from .blocks import Paragraph, Run, Section, Table, text
from .no_pathway import behind


def origins(record: Record, id: str) -> list[Trace]:
    """A trace from every ask that leads to a thing in an order that dates allow, best first.

    Empty for what stands on no rung above an ask: actors, places and asks themselves come about otherwise.
    """
    if not _comes_about(record, id):
        return []
    asks = sorted(one for one in behind(record, id, MAX_STEPS) if record.rung(one) == "ask")
    found = [trace(record, ask, id, limit=1) for ask in asks]
    return sorted((one for one in found if one.pathways), key=_rank)


def origins_section(record: Record, id: str, found: Sequence[Trace]) -> Section | None:
    """The asks that lead to a thing, with how far they do; that none does is said where one might."""
    if not _comes_about(record, id):
        return None
    if not found:
        none = f"No ask on record leads to it by a chain of at most {MAX_STEPS} claims whose order the dates allow."
        note = "That is what these sources say, or do not say; it is not proof that nobody asked for it."
        return Section("origins", "What led to it", (Paragraph(text(none)), Paragraph(text(note), "note")))
    rows = tuple(
        (
            text(Run(record.name(one.start), "strong")),
            text(counted(len(one.pathways[0].steps), "step")),
            text(rank(one.pathways[0].steps[one.pathways[0].weakest_step].strength)),
            text("stitched" if one.pathways[0].stitched else "whole by one source"),
        )
        for one in found
    )
    head = ("Ask", "Length", "Weakest step", "Told")
    table = Table("The best pathway from each ask that leads to it.", head, rows, (52, 14, 18, 16))
    told = "What follows is the best of them. That a chain of claims exists is not yet that the ask brought it about."
    return Section("origins", "What led to it", (table, Paragraph(text(told))))


def _comes_about(record: Record, id: str) -> bool:
    """Whether a thing stands on a rung above the first, which is the ask."""
    return record.rung(id) in record.codes_of("rung")[1:]


def _rank(found: Trace) -> tuple[int, int, bool, int, str]:
    best = found.pathways[0]
    strengths = [step.strength for step in best.steps]
    return sum(not step.is_plain for step in best.steps), -min(strengths), best.stitched, len(strengths), found.start
