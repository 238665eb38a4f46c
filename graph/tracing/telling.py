"""From a pathway by number to one to be told: its steps, with every claim that belongs on them, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..record import Claim
from .between import Between, Link
from .chronology import along, overall
from .edges import phrase
from .fronts import Front
from .pathway import Pathway, Step
from .potentials import NEVER_LATE
from .search import Found, links_of
from .trace_graph import TraceGraph


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
