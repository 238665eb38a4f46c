"""Tracing: how far the record supports that one thing came from another, step by step."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..dates import bounds
from ..record import Claim, Record
from ..words.phrases import sentences
from .between import Between, between
from .counting import Count
from .findings import findings, gap_findings
from .pathway import LeftOut, Pathway, Trace
from .robustness import gatekeepers, robustness
from .search import Search
from .telling import pathway
from .trace_graph import TraceGraph, distances, keep_all

if TYPE_CHECKING:
    from .reaching import Reached

MAX_STEPS = 8
FAR = 10_000


class Filters(NamedTuple):
    """Which claims a trace looks at. Empty: all. Undated claims pass the date filters.

    >>> from civicgraph import Dataset
    >>> claim = Dataset.shipped().record().claims["claim/cii/office-commitment-answered-ask"]
    >>> Filters(kinds=("agency",)).dropping()(claim, "influence")
    'kind'
    """

    kinds: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    from_date: str = ""
    to_date: str = ""

    def dropping(self) -> Callable[[Claim, str], str]:
        """Answers, of a claim and its kind, with the name of the filter that drops it, or with nothing."""
        if self == Filters():
            return keep_all
        since, until = bounds(self.from_date).start_lo, bounds(self.to_date).end_hi

        def dropped_by(claim: Claim, kind: str) -> str:
            if self.kinds and kind not in self.kinds:
                return "kind"
            if self.wordings and claim.wording not in self.wordings:
                return "wording"
            if claim.bounds.end_hi < since:
                return "from_date"
            return "to_date" if claim.bounds.start_lo > until else ""

        return dropped_by


def trace(
    record: Record,
    start: str,
    end: str,
    *,
    limit: int = 5,
    max_steps: int = MAX_STEPS,
    filters: Filters | None = None,
    left_out: LeftOut | None = None,
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
    left_out
        What is left out of the whole record, where ``record`` is only the part of it that lies between the two.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> found = trace(Dataset.shipped().record(), "citizens-uk", "lvrw")
    >>> found.pathways[0].steps[0].relation
    'asked'
    """
    graph = TraceGraph(record, (filters or Filters()).dropping())
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
        left_out._replace(cut_short=search.cut_short) if left_out else _left_out(graph, near, search.cut_short),
        count.exact,
        robustness(near),
        gatekeepers(near),
    )
    found, missing = findings(record, half), gap_findings(record, half)
    return half._replace(
        findings=found,
        verdict=sentences(record, found),
        gap_findings=missing,
        gaps=sentences(record, missing),
    )


def reach(
    record: Record,
    start: str,
    *,
    max_steps: int = MAX_STEPS,
    filters: Filters | None = None,
    left_out: LeftOut | None = None,
) -> "tuple[list[Reached], LeftOut]":
    """Everything that a thing leads to within ``max_steps`` claims, best reached first; ``left_out`` as in a trace.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> found, left_out = reach(Dataset.shipped().record(), "citizens-uk", max_steps=1)
    >>> found[0].id, found[0].steps
    ('ask-office-for-citizenship', 1)
    """
    from .reaching import reached

    graph = TraceGraph(record, (filters or Filters()).dropping())
    if left_out:
        return reached(graph, start, max_steps), left_out
    far = _far(graph.after, graph, start)
    beyond = sum(distance > max_steps for distance in far.values())
    return reached(graph, start, max_steps), LeftOut(_dropped(graph), beyond, beyond_exact=len(far) <= FAR)


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
