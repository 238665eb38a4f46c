"""Which of what may be taken in the place of an end tells anything of it, and how many would do as well."""

from __future__ import annotations

from collections.abc import Iterable

from .ends import ROLE, TAKER, WHOLE, equal_substitutes
from .graph import TraceGraph
from .model import EndSubstitute, Pathway, Step, Trace
from .pathways import build_pathway
from .search import PathwaySearch
from .subgraph import subgraph_between

MAX_COUNTED = 60


def best_pathway(graph: TraceGraph, start: str, end: str, max_steps: int) -> Pathway | None:
    """The best pathway from one thing to another."""
    subgraph = subgraph_between(graph, start, end, max_steps)
    found = next(PathwaySearch(subgraph).pathways(), None)
    return build_pathway(subgraph, found) if found else None


def is_sound(pathway: Pathway, starts: Iterable[EndSubstitute], ends: Iterable[EndSubstitute]) -> bool:
    """Whether a pathway from and to what is taken for the ends tells anything of the ends themselves."""
    first, last = pathway.steps[0], pathway.steps[-1]
    if first.kind == "structural" and any(one.how in (WHOLE, TAKER) for one in starts):
        return False  # what a whole has as another part of it is none of its parts' doing
    return not any(_is_out_of_time(one, first) for one in starts) and not any(
        _is_out_of_time(one, last) for one in ends
    )


def count_equals(graph: TraceGraph, trace: Trace) -> Trace:
    """The trace with how many might be taken for each end by the same right, and by how many of these it leads too."""
    taken = {one.end: one for one in trace.through}
    ids = {"start": trace.start, "end": trace.end} | {end: one.id for end, one in taken.items()}
    counted: dict[str, EndSubstitute] = {}
    for end, one in taken.items():
        equals = equal_substitutes(graph.record, one)
        led = 0
        for other in equals[:MAX_COUNTED]:
            tried = ids | {end: other.id}
            best = best_pathway(graph, tried["start"], tried["end"], trace.max_steps)
            sides = ([other], []) if end == "start" else ([], [other])
            led += other.id == one.id or (best is not None and is_sound(best, *sides))
        counted[one.id] = one._replace(of=len(equals), led=led)
    return trace._replace(through=tuple(counted.get(one.id, one) for one in trace.through))


def _is_out_of_time(through: EndSubstitute, step: Step) -> bool:
    """Whether what was done in a role, or to it, was certainly done before it was held, or after."""
    held, done = through.claim.bounds, step.lead.bounds
    return through.how == ROLE and (done.is_before(held) or done.is_after(held))
