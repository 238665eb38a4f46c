"""Tracing: how far the record supports that one thing came from another, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..dates import bounds
from ..record import Claim, Record
from ..words.phrases import sentences
from .bounds import NEVER_LATE, Count
from .chronology import along, overall
from .findings import findings, gap_findings
from .graph import TraceGraph, distances, keep_all, phrase
from .model import LeftOut, Pathway, Step, Trace
from .robustness import gatekeepers, robustness
from .search import Found, Search, links_of
from .subgraph import Between, Front, Link, between

if TYPE_CHECKING:
    from .reach import Reached


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
) -> tuple[list[Reached], LeftOut]:
    """Everything that a thing leads to within ``max_steps`` claims, best reached first; ``left_out`` as in a trace.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> found, left_out = reach(Dataset.shipped().record(), "citizens-uk", max_steps=1)
    >>> found[0].id, found[0].steps
    ('ask-office-for-citizenship', 1)
    """
    from .reach import reached

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


def pathway(near: Between, found: Found) -> Pathway:
    """The pathway in full. A step holds its lead and every other claim with which the whole can have happened."""
    graph, links = near.graph, links_of(near, found.things)
    leads = [graph.claim(one) for one in found.leads]
    judged = along(lead.bounds for lead in leads)
    possible = _possible(graph, links)
    steps = tuple(
        _step(graph, lead, some, chronology) for lead, some, chronology in zip(leads, possible, judged, strict=True)
    )
    told_whole_by, voices = (
        tuple(sorted(map(graph.speakers.__getitem__, _tellers(links, speaker.__getitem__))))
        for speaker in (graph.source, graph.voice)
    )
    return Pathway(steps, told_whole_by, voices, overall(judged))


def _step(graph: TraceGraph, lead: Claim, claims: Sequence[int], chronology: str) -> Step:
    edges = sorted(map(graph.edge, claims), key=lambda edge: (edge.claim.id != lead.id, -edge.strength))
    first = edges[0]
    return Step(
        start=first.start,
        end=first.end,
        claims=(*(edge.claim for edge in edges), *graph.disputes.get((first.start, first.end), ())),
        relation=lead.predicate,
        phrase=phrase(graph.record, first),
        kind=first.kind,
        strength=first.strength,
        chronology=chronology,
    )


def _tellers(links: Sequence[Link], speaker: Callable[[int], int]) -> list[int]:
    """The speakers each of whom tells every step in an order that its own dates allow."""
    told = [link.by(speaker) for link in links]
    everywhere = set.intersection(*(set(one) for one in told))
    return [one for one in sorted(everywhere) if _days([link[one] for link in told]) is not None]


def _days(fronts: Sequence[Front]) -> list[int] | None:
    """For each place how early one can be there; None where no choice makes the order possible."""
    days = [0]
    for front in fronts:
        if (place := front.earliest(days[-1])) < 0:
            return None
        days.append(max(days[-1], front.since[place]))
    return days


def _possible(graph: TraceGraph, links: Sequence[Link]) -> list[list[int]]:
    """For each link the claims that some possible choice of claims for all links holds."""
    fronts = [link.any for link in links]
    days, limit = _days(fronts), NEVER_LATE
    found: list[list[int]] = []
    for place in range(len(links) - 1, -1, -1):
        latest = days[place] if days else NEVER_LATE
        mine = (one for one in links[place].claims if graph.until[one] >= latest)
        found.append([one for one in mine if max(latest, graph.since[one]) <= limit])
        limit = min(limit, fronts[place].until[fronts[place].widest(limit)])
    return found[::-1]
