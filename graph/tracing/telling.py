"""From a pathway by number to one to be told: its steps, with every claim that belongs on them, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ..record import Claim
from .between import Between, Link
from .chronology import IMPOSSIBLE, along, overall
from .edges import phrase
from .fronts import Front
from .pathway import Pathway, Step
from .potentials import NEVER_LATE
from .search import Found, links_of
from .trace_graph import TraceGraph


def pathway(near: Between, found: Found) -> Pathway:
    """The pathway in full. A step holds the lead, what could stand in its place, and what tellers of all say of it."""
    graph, links = near.graph, links_of(near, found.things)
    leads = [graph.claim(one) for one in found.leads]
    judged = along(lead.bounds for lead in leads)
    sources = _tellers(graph, links, graph.source.__getitem__)
    own = [set[int]().union(*some) for some in zip(*(_telling(graph, links, one) for one in sources), strict=True)]
    steps = tuple(
        _step(graph, link, leads, place, own[place] if own else set(), judged[place])
        for place, link in enumerate(links)
    )
    told_whole_by, voices = (
        tuple(sorted(map(graph.speakers.__getitem__, some)))
        for some in (sources, _tellers(graph, links, graph.voice.__getitem__))
    )
    return Pathway(steps, told_whole_by, voices, overall(judged))


def _step(
    graph: TraceGraph, link: Link, leads: Sequence[Claim], place: int, own: Collection[int], chronology: str
) -> Step:
    lead = leads[place]
    kept = [one for one in link.claims if one in own or fits(leads, place, graph.claim(one))]
    edges = sorted(map(graph.edge, kept), key=lambda edge: (edge.claim.id != lead.id, -edge.strength))
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


def fits(leads: Sequence[Claim], place: int, other: Claim) -> bool:
    """Whether the chain could still have happened in this order with another claim at one place."""
    times = [claim.bounds for claim in leads]
    times[place] = other.bounds
    return IMPOSSIBLE not in along(times)


def _tellers(graph: TraceGraph, links: Sequence[Link], speaker: Callable[[int], int]) -> list[int]:
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


def _telling(graph: TraceGraph, links: Sequence[Link], source: int) -> list[set[int]]:
    """For each link the claims of a source with which it tells the whole in a possible order."""
    fronts = [link.by_source[source] for link in links]
    days, limit = _days(fronts), NEVER_LATE
    found: list[set[int]] = []
    for place in range(len(links) - 1, -1, -1):
        latest = days[place] if days else NEVER_LATE
        mine = (one for one in links[place].claims if graph.source[one] == source and graph.until[one] >= latest)
        found.append({one for one in mine if max(latest, graph.since[one]) <= limit})
        limit = min(limit, fronts[place].until[fronts[place].widest(limit)])
    return found[::-1]
