"""Traces that take things as one where the record or its keepers hold them to be, and say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..identity import SAME, identity_decisions, record_as_one, representatives
from ..record import Claim, IdentityDecision, Record
from ..strength import Strength
from ..words.identity import as_one_finding
from ..words.phrases import sentences
from .ends import best_pathway
from .graph import TraceGraph
from .model import AsOne, Pathway, Trace
from .trace import Filters, trace

TAKEN = "same.taken"
MOST_CLAIMS = 100_000
"""In a larger record it is not asked what things taken as one would join, unless a trace is told to take them so."""


def trace_as_one(record: Record, start: str, end: str, **options: Any) -> tuple[Record, Trace]:
    """A trace in which all that is held to be one is taken as one, and the record in which it is so.

    ``options`` are those of :func:`~.trace.trace`. What is taken as one is said first in the verdict.

    >>> from civicgraph import Dataset
    >>> _, found = trace_as_one(Dataset.shipped().record(), "citizens-uk", "lvrw")
    >>> found.as_one
    ()
    """
    decisions = identity_decisions(record)
    taken = representatives(decisions, (start, end))
    joined = record_as_one(record, taken) if taken else record
    found = trace(joined, taken.get(start, start), taken.get(end, end), **options)
    as_one = _decisions_used(record, decisions, taken, found.pathways, (start, end))
    said = tuple(as_one_finding(record, one.decision, TAKEN) for one in as_one)
    return joined, found._replace(
        as_one=as_one, findings=(*said, *found.findings), verdict=(*sentences(joined, said), *found.verdict)
    )


def note_would_join(record: Record, found: Trace, filters: Filters) -> Trace:
    """The trace, with what would join its ends or close its break were it taken as one, said last in the verdict."""
    is_open = not found.pathways or found.pathways[0].is_broken
    if not is_open or found.start == found.end or len(record.claims) > MOST_CLAIMS:
        return found
    decisions = identity_decisions(record)
    ends = found.start, found.end
    taken = representatives(decisions, ends)
    start, end = (taken.get(id, id) for id in ends)
    if start == end:
        would = tuple(AsOne(one) for one in decisions if one.kind == SAME and _head(one, taken) == start)
        return _with_would_join(record, found, would, "same.would.ends")
    if not taken or not _may_join(record, filters, taken, start, end, is_none=not found.pathways):
        return found
    joined = record_as_one(record, taken)
    best = best_pathway(TraceGraph(joined, filters.dropping()), start, end, found.max_steps)
    if best is None or (found.pathways and best.is_broken):
        return found
    would = _decisions_used(record, decisions, taken, [best], ends)
    return _with_would_join(record, found, would, "same.would.close" if found.pathways else "same.would.join")


def _with_would_join(record: Record, found: Trace, would: tuple[AsOne, ...], code: str) -> Trace:
    said = tuple(as_one_finding(record, one.decision, code) for one in would)
    return found._replace(
        would_join=would, findings=(*found.findings, *said), verdict=(*found.verdict, *sentences(record, said))
    )


def _head(decision: IdentityDecision, taken: Mapping[str, str]) -> str:
    return taken.get(decision.things[0], decision.things[0])


def _decisions_used(
    record: Record,
    decisions: Iterable[IdentityDecision],
    taken: Mapping[str, str],
    pathways: Sequence[Pathway],
    ends: Sequence[str],
) -> tuple[AsOne, ...]:
    """The decisions without which the pathways would not be, with the claims that name what another stands for."""
    claims = {claim.id: record.claims[claim.id] for one in pathways for step in one.steps for claim in step.claims}
    naming: dict[str, list[str]] = {taken[id]: [] for id in ends if id in taken}
    for claim in claims.values():
        for id in _ends_taken(claim, taken):
            naming.setdefault(taken[id], []).append(claim.id)
    return tuple(
        AsOne(one, tuple(dict.fromkeys(naming[_head(one, taken)])))
        for one in decisions
        if one.kind == SAME and _head(one, taken) in naming
    )


def _ends_taken(claim: Claim, taken: Mapping[str, str]) -> list[str]:
    return [id for id in (claim.subject, claim.object) if id in taken]


def _may_join(
    record: Record, filters: Filters, taken: Mapping[str, str], start: str, end: str, *, is_none: bool
) -> bool:
    """Whether links lead from one thing to another, in any order of time, where things are taken as one.

    Where something leads there already, only such links count as do not break a chain.
    """
    graph = TraceGraph(record, filters.dropping())
    members: dict[str, list[str]] = {}
    for id, head in taken.items():
        members.setdefault(head, [head]).append(id)
    todo, seen = [start], {start}
    while todo:
        for id in members.get(head := todo.pop(), [head]):
            for link in graph.claims_from(graph.number[id]) if id in graph.number else ():
                other = graph.things[graph.end[link]]
                other = taken.get(other, other)
                if other not in seen and (is_none or not Strength(graph.strength[link]).is_break):
                    seen.add(other)
                    todo.append(other)
    return end in seen
