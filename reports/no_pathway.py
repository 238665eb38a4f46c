"""Why a record holds no pathway between two things, and what comes closest."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.record import Record
from ..graph.tracing.chronology import IMPOSSIBLE, judge_order
from ..graph.tracing.edges import Edge, edge_of, edge_phrase
from ..graph.tracing.graph import TraceGraph, distances
from ..graph.tracing.model import Trace
from ..graph.tracing.trace import reach
from ..graph.words.claims import rank
from ..graph.words.counts import quantity
from ..graph.words.times import in_words
from .blocks import Block, Paragraph, Run, Section, Table, text
from .words import Citations

MAX_ROWS = 12
_WIDTHS = (58, 20, 22)


def no_pathway_sections(record: Record, trace: Trace, cited: Citations) -> Iterator[Section]:
    """A chain that the dates rule out, if there is one; what FROM reaches; what reaches TO."""
    if trace.start == trace.end:
        return
    if trace.impossible and (chain := _shortest_chain(record, trace)):
        yield _refused_chain(record, trace, chain, cited)
    yield _reached_things(record, trace)
    yield _leading_things(record, trace)


def _refused_chain(record: Record, trace: Trace, chain: list[Edge], cited: Citations) -> Section:
    verdicts = judge_order(edge.claim.bounds for edge in chain)
    rows = tuple(
        (
            text(f"{record.name(edge.start)} ", Run(edge_phrase(record, edge), "strong"), f" {record.name(edge.end)}"),
            text(in_words(edge.claim.when)),
            text(Run("cannot have come after the steps before it", "strong") if verdict == IMPOSSIBLE else verdict),
            cited.place(edge.claim.evidence[0]),
        )
        for edge, verdict in zip(chain, verdicts, strict=True)
    )
    sentence = (
        f"{quantity(trace.impossible, 'chain').capitalize()} of claims would join the two. This is a shortest one."
    )
    head = ("Step", "When", "In this place", "Where")
    table = Table("A chain that was refused.", head, rows, (44, 14, 17, 25))
    return Section("refused", "Refused by the dates", (Paragraph(text(sentence)), table))


def _reached_things(record: Record, trace: Trace) -> Section:
    found, _ = reach(record, trace.start, max_steps=trace.max_steps)
    name = record.name(trace.start)
    rows = tuple(
        (_name_and_type(record, one.id), text(quantity(one.steps, "step")), text(rank(-one.weakness)))
        for one in found[:MAX_ROWS]
    )
    title = f"What {name} leads to"
    if not rows:
        return Section("reached", title, (Paragraph(text("Nothing: no claim on record leads onwards from it.")),))
    caption = f"The best reached of {quantity(len(found), 'thing')}."
    return Section("reached", title, (Table(caption, ("Thing", "Distance", "Weakest step"), rows, _WIDTHS),))


def _leading_things(record: Record, trace: Trace) -> Section:
    found = distances_to(record, trace.end, trace.max_steps)
    name = record.name(trace.end)
    title = f"What leads to {name}"
    if not found:
        blocks: tuple[Block, ...] = (Paragraph(text("Nothing: no claim on record leads to it.")),)
        return Section("reaching", title, blocks)
    near = sorted(found, key=lambda id: (found[id], record.name(id), id))[:MAX_ROWS]
    rows = tuple(
        (_name_and_type(record, id), text(quantity(found[id], "step")), text(record.type_label(id))) for id in near
    )
    caption = f"The nearest of {quantity(len(found), 'thing')}, whatever the dates say."
    return Section("reaching", title, (Table(caption, ("Thing", "Distance", "Type"), rows, _WIDTHS),))


def _name_and_type(record: Record, id: str) -> tuple[Run, ...]:
    return text(Run(record.name(id), "strong"), Run(f" · {record.type_label(id)}", "quiet"))


def _edges(record: Record) -> list[Edge]:
    found = (edge_of(record, claim) for claim in record.claims.values())
    return sorted((edge for edge in found if edge), key=lambda edge: (-edge.strength, edge.claim.id))


def distances_to(record: Record, end: str, max_steps: int) -> dict[str, int]:
    """Every thing from which claims lead to ``end``, with how many it takes at the least."""
    graph = TraceGraph(record)
    if end not in graph.number:
        return {}
    centre = graph.number[end]
    found = distances(graph.before, centre, max_steps, budget=len(graph.things))
    return {graph.things[thing]: distance for thing, distance in found.items() if thing != centre}


def _shortest_chain(record: Record, trace: Trace) -> list[Edge]:
    """A shortest chain from start to end whatever the dates say, by the strongest claims."""
    ahead: dict[str, dict[str, Edge]] = {}
    for edge in _edges(record):
        ahead.setdefault(edge.start, {}).setdefault(edge.end, edge)
    came: dict[str, Edge | None] = {trace.start: None}
    layer = [trace.start]
    while layer and trace.end not in came:
        steps = [(end, edge) for one in layer for end, edge in sorted(ahead.get(one, {}).items())]
        layer = [end for end, edge in steps if end not in came and came.setdefault(end, edge) is edge]
    chain: list[Edge] = []
    last = came.get(trace.end)
    while last:
        chain.insert(0, last)
        last = came[last.start]
    return chain
