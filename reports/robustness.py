"""How robust a set of pathways is and what it hangs on, in words: by sources, and twice by voices."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.record import Record
from ..graph.tracing.model import Robustness, SpeakerSupport, Trace
from ..graph.tracing.robustness import no_stake_finding
from ..graph.words.counts import capital, number, row
from ..graph.words.phrases import say
from .blocks import Block, Paragraph, Run, Section, Table, Text, text
from .words import Citations

_INTRO = (
    "No one number says how sure a pathway is, and who repeats a thing counts once. What follows is about this record, "
    "all pathways within the bound taken together: missing evidence is not missing history."
)


def robustness(cited: Citations, trace: Trace) -> Section | None:
    """Robustness and gatekeepers; no section where the trace has not worked them out."""
    if trace.robustness is None and trace.gatekeepers is None:
        return None
    table = (_table(cited.record, trace.robustness),) if trace.robustness else ()
    blocks: tuple[Block, ...] = (Paragraph(text(_INTRO)), *table, *_gatekeeper_paragraphs(cited, trace.gatekeepers))
    return Section("robust", "How robust it is, and what it depends on", blocks)


def _table(record: Record, found: Robustness) -> Table:
    kinds = [
        ("Sources", found.by_source),
        ("Voices", found.by_voice),
        (capital(say(record, no_stake_finding(record))), found.independent),
    ]
    if found.with_inference:
        labels = ("Sources, with our inference taken as given", "Voices, with our inference taken as given")
        kinds += zip(labels, found.with_inference, strict=True)
    rows = tuple((text(Run(label, "strong")), *_cells(record, standing)) for label, standing in kinds)
    head = (
        "Counted by",
        "Who tells every step",
        "Of the step that fewest tell, how many do",
        "Without whom no chain is left",
    )
    return Table("Who tells the pathways, and on whom they all hang.", head, rows, (22, 31, 16, 31))


def _cells(record: Record, found: SpeakerSupport) -> tuple[Text, Text, Text]:
    """Who tells all of it, how many at a time join the ends, and the fewest whose loss leaves nothing."""
    flow = "by our inference alone" if found.max_flow is None else number(found.max_flow)
    flow = flow if found.max_flow != 0 else "none"
    if found.cut.size is None:
        lost = "nobody: our inference alone joins the ends"
    else:
        most = "" if found.cut.exact else "at most "
        rest = "; pathways with a step that we infer are left" if found.rest else ""
        lost = most + _names(record, found.cut.ids) + rest if found.cut.size else "there is none as it is"
    return text(_names(record, found.told_whole_by)), text(flow), text(lost)


def _names(record: Record, ids: Sequence[str]) -> str:
    """How many they are, and who."""
    return f"{number(len(ids))}: {row([record.name(id) for id in ids])}" if ids else "none"


def _gatekeeper_paragraphs(cited: Citations, ids: Sequence[str] | None) -> tuple[Paragraph, ...]:
    if ids is None:
        return ()
    if not ids:
        return (Paragraph(text("No thing between the two stands on every recorded pathway.")),)
    passed = row([cited.name(id) for id in ids])
    return (Paragraph(text(f"Every recorded pathway passes through {passed}.")),)
