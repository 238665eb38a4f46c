"""Tracing: how far the record supports that one thing came from another, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from .between import Between, between
from .counting import Count
from .dates import AFTER_ALL, BEFORE_ALL, bounds
from .pathway import LeftOut, Pathway, Trace
from .reaching import Reached, reached
from .record import Claim, Record
from .robustness import gatekeepers, robustness
from .search import Search
from .telling import pathway
from .trace_graph import TraceGraph, distances
from .verdict import gaps, verdict

MAX_STEPS = 8
FAR = 10_000


@dataclass(frozen=True)
class Filters:
    """Which claims a trace looks at. Empty: all. Undated claims pass the date filters.

    >>> from civicgraph.graph import Dataset
    >>> claim = Dataset.shipped().record().claims["claim/cii/office-commitment-answered-ask"]
    >>> Filters(kinds=("agency",)).dropped_by(claim, "influence")
    '--kind'
    """

    kinds: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    from_date: str = ""
    to_date: str = ""
    _since: str = field(init=False, default=BEFORE_ALL)
    _until: str = field(init=False, default=AFTER_ALL)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_since", bounds(self.from_date).start_lo)
        object.__setattr__(self, "_until", bounds(self.to_date).end_hi)

    def dropped_by(self, claim: Claim, kind: str) -> str:
        """The filter that drops a claim, by the name of its option, or nothing."""
        if self.kinds and kind not in self.kinds:
            return "--kind"
        if self.wordings and claim.wording not in self.wordings:
            return "--wording"
        if claim.bounds.end_hi < self._since:
            return "--from-date"
        return "--to-date" if claim.bounds.start_lo > self._until else ""


def trace(
    record: Record, start: str, end: str, *, limit: int = 5, max_steps: int = MAX_STEPS, filters: Filters | None = None
) -> Trace:
    """The pathways from one thing to another, best first, and what may be concluded from them.

    Parameters
    ----------
    start, end
        Ids of things.
    limit
        How many pathways to keep; all are counted, as far as a budget of work reaches.
    max_steps
        The most claims in one pathway.

    Examples
    --------
    >>> from civicgraph.graph import Dataset
    >>> found = trace(Dataset.shipped().record(), "citizens-uk", "lvrw")
    >>> found.pathways[0].steps[0].relation
    'asked'
    """
    graph = TraceGraph(record, (filters or Filters()).dropped_by)
    near = between(graph, start, end, max_steps)
    search, count = Search(near), Count(near)
    pathways = tuple(pathway(near, found) for found in islice(search.pathways(), limit))
    caveats = tuple(record.caveats_about(_met(pathways)))
    half = Trace(
        start,
        end,
        max_steps,
        pathways,
        max(count.possible, len(pathways)),
        count.impossible,
        (),
        caveats,
        (),
        _left_out(graph, near, search.cut_short),
        count.exact,
        robustness(near),
        gatekeepers(near),
    )
    return half._replace(verdict=verdict(record, half), gaps=gaps(record, half))


def reach(
    record: Record, start: str, *, max_steps: int = MAX_STEPS, filters: Filters | None = None
) -> tuple[list[Reached], LeftOut]:
    """Everything that a thing leads to within ``max_steps`` claims, best reached first."""
    graph = TraceGraph(record, (filters or Filters()).dropped_by)
    far = _far(graph.after, graph, start)
    beyond = sum(distance > max_steps for distance in far.values())
    left_out = LeftOut(_dropped(graph), beyond, beyond_exact=len(far) <= FAR)
    return reached(graph, start, max_steps), left_out


def _left_out(graph: TraceGraph, near: Between, cut_short: bool) -> LeftOut:
    """What filters dropped, and how many things lie only on chains longer than the bound."""
    ids = [graph.things[one] if one >= 0 else "" for one in (near.start, near.end)]
    if near.start == near.end or not all(ids):
        return LeftOut(_dropped(graph), cut_short=cut_short)
    ahead, behind = _far(graph.after, graph, ids[0]), _far(graph.before, graph, ids[1])
    on_both = (ahead.keys() & behind.keys()) - {near.start, near.end}
    beyond = sum(ahead[one] + behind[one] > near.most for one in on_both)
    return LeftOut(_dropped(graph), beyond, cut_short, max(len(ahead), len(behind)) <= FAR)


def _far(neighbours: Callable[[int], Iterable[int]], graph: TraceGraph, centre: str) -> dict[int, int]:
    return distances(neighbours, graph.number[centre], len(graph.things), FAR) if centre in graph.number else {}


def _dropped(graph: TraceGraph) -> dict[str, int]:
    return dict(sorted(graph.dropped.items()))


def _met(pathways: Iterable[Pathway]) -> list[str]:
    """The claims and things that pathways pass through."""
    ids: dict[str, None] = {}
    for one in pathways:
        ids.update(dict.fromkeys(one.things))
        ids.update(dict.fromkeys(claim.id for step in one.steps for claim in step.claims))
    return list(ids)
