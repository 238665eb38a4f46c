"""From which asks a thing can be traced, best first."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote

from ..graph.record import Record
from ..graph.tracing.model import Trace
from ..graph.tracing.step_findings import summary_finding
from ..graph.tracing.trace import EXACT, MAX_STEPS, trace
from ..graph.words.claims import rank
from ..graph.words.counts import quantity
from ..graph.words.phrases import say, sentences
from .blocks import Bullets, Paragraph, Run, Section, Table, text
from .method import Edition
from .no_pathway import distances_to


def traces_from_asks(record: Record, id: str) -> list[Trace]:
    """A trace from every ask that leads to a thing in an order that dates allow, best first.

    Empty for what stands on no rung above an ask: actors, places and asks themselves come about otherwise.
    """
    if not _is_above_ask(record, id):
        return []
    asks = sorted(one for one in distances_to(record, id, MAX_STEPS) if record.rung(one) == "ask")
    traces = [trace(record, ask, id, limit=1, ends=EXACT) for ask in asks]
    return sorted((one for one in traces if one.pathways), key=_rank)


def origins_section(record: Record, id: str, traces: Sequence[Trace], edition: Edition) -> Section | None:
    """The asks that lead to a thing, with how far they do; that none does is said where one might."""
    title = "From which asks it can be traced"
    if not _is_above_ask(record, id):
        return None
    if not traces:
        none = f"No ask on record leads to it by a chain of at most {MAX_STEPS} claims whose order the dates allow."
        note = "That is what these sources say, or do not say; it is not proof that nobody asked for it."
        return Section("origins", title, (Paragraph(text(none)), Paragraph(text(note), "note")))
    rows = tuple(
        (
            text(Run(record.name(one.start), "strong")),
            text(quantity(len(one.pathways[0].steps), "step")),
            text(rank(one.pathways[0].weakness)),
            text(say(record, summary_finding(one.pathways[0]))),
        )
        for one in traces
    )
    head = ("Ask", "Length", "Weakest step", "Told")
    table = Table("The best pathway from each ask that leads to it.", head, rows, (52, 14, 18, 16))
    note_after = (
        "That a chain of claims exists is not yet that the ask brought it about. Of the first, the verdict is this; a "
        "report of its own has the steps and their evidence: "
    )
    made = Run(f"{edition.command.partition(' report ')[0]} report {quote(traces[0].start)} {quote(id)}", "code")
    verdict = tuple(map(text, sentences(record, traces[0].findings)))
    return Section("origins", title, (table, Paragraph(text(note_after, made)), Bullets(verdict)))


def _is_above_ask(record: Record, id: str) -> bool:
    """Whether a thing stands on a rung above the first, which is the ask."""
    return record.rung(id) in record.codes_of("rung")[1:]


def _rank(result: Trace) -> tuple[int, int, bool, int, str]:
    best = result.pathways[0]
    weak = sum(not step.is_plain for step in best.steps) + len(best.shared)
    return weak, -best.weakness, best.stitched, len(best.steps), result.start
