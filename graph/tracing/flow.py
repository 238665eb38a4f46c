"""How much can be told from one thing to another at once: the greatest flow, each link carrying those who tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .graph import LAST_DAY, NOBODY
from .speaker_graph import SpeakerGraph
from .subgraph import Front

Capacities = dict[int, dict[int, int]]

_DaysBySteps = list[tuple[int, int]]
"""Numbers of steps, each with a day: the fewer steps, the less time is left."""


def max_flow(speaker_graph: SpeakerGraph) -> int | None:
    """The greatest flow from start to end where each link carries as many as tell it; None where it has no bound.

    Notes
    -----
    Shortest augmenting paths (Edmonds and Karp). Flow knows neither lengths nor dates, beyond that a link and
    speaker on no possible chain within the bound carry nothing.

    References
    ----------
    .. [1] J. Edmonds and R. M. Karp, "Theoretical improvements in algorithmic efficiency for network flow problems",
       Journal of the ACM 19, 248-264 (1972). https://doi.org/10.1145/321694.321699
    """
    residual, boundless = link_capacities(speaker_graph)
    flow = 0
    while path := _augmenting_path(residual, speaker_graph.subgraph.start, speaker_graph.subgraph.end):
        most = min(residual[one][other] for one, other in path)
        if most >= boundless:
            return None
        flow += most
        for one, other in path:
            residual[one][other] -= most
            residual[other][one] = residual[other].get(one, 0) + most
    return flow


def link_capacities(speaker_graph: SpeakerGraph) -> tuple[Capacities, int]:
    """How many tell each link, and the number that stands for a link that what is inferred makes boundless."""
    ahead, behind = _days_ahead(speaker_graph), _days_behind(speaker_graph)
    counts: Capacities = defaultdict(dict)
    free: list[tuple[int, int]] = []
    for one, links in speaker_graph.links.items():
        for other, claims in links.items():
            usable = [
                speaker
                for speaker, front in claims.items()
                if _is_usable(front, ahead.get(one, []), behind.get(other, []), speaker_graph.subgraph.max_steps)
            ]
            counts[one][other] = len(usable)
            free += [(one, other)] * (NOBODY in usable)
    boundless = sum(count for links in counts.values() for count in links.values()) + 1
    for one, other in free:
        counts[one][other] = boundless
    return counts, boundless


def _augmenting_path(residual: Capacities, start: int, end: int) -> list[tuple[int, int]]:
    """The links of a shortest path on which more can flow."""
    previous: dict[int, int] = {start: start}
    layer = [start]
    while layer and end not in previous:
        fresh = [
            (one, other)
            for one in layer
            for other, capacity in residual[one].items()
            if capacity and other not in previous
        ]
        layer = []
        for one, other in fresh:
            if other not in previous:
                previous[other] = one
                layer.append(other)
    path = []
    while end in previous and end != start:
        path.append((previous[end], end))
        end = previous[end]
    return path


def _is_usable(front: Front, ahead: _DaysBySteps, behind: _DaysBySteps, max_steps: int) -> bool:
    """Whether one of the claims lies on a possible chain of at most so many claims."""
    return any(
        gone + 1 + left <= max_steps
        and (place := front.first_after(latest)) >= 0
        and max(latest, front.since[place]) <= limit
        for gone, latest in ahead
        for left, limit in behind
    )


def _days_ahead(speaker_graph: SpeakerGraph) -> dict[int, _DaysBySteps]:
    """For each thing, how early one can be there by how many steps."""
    found: dict[int, _DaysBySteps] = {speaker_graph.subgraph.start: [(0, 0)]}
    layer = {speaker_graph.subgraph.start: 0}
    for steps in range(1, speaker_graph.subgraph.max_steps):
        fresh: dict[int, int] = {}
        for at, latest in layer.items():
            for other, then in _earliest_arrivals(speaker_graph, at, latest):
                if then < min(fresh.get(other, LAST_DAY + 1), found.get(other, [(0, LAST_DAY + 1)])[-1][1]):
                    fresh[other] = then
        layer = fresh
        for thing, day in fresh.items():
            found.setdefault(thing, []).append((steps, day))
    return found


def _earliest_arrivals(speaker_graph: SpeakerGraph, at: int, latest: int) -> Iterator[tuple[int, int]]:
    for other, claims in speaker_graph.links.get(at, {}).items():
        for some in claims.values():
            if (place := some.first_after(latest)) >= 0:
                yield other, max(latest, some.since[place])


def _days_behind(speaker_graph: SpeakerGraph) -> dict[int, _DaysBySteps]:
    """For each thing, how late one may be there to reach the end, by how many steps."""
    found: dict[int, _DaysBySteps] = {speaker_graph.subgraph.end: [(0, LAST_DAY)]}
    layer = {speaker_graph.subgraph.end: LAST_DAY}
    for steps in range(1, speaker_graph.subgraph.max_steps):
        fresh: dict[int, int] = {}
        for at, limit in layer.items():
            for before in speaker_graph.subgraph.things_before.get(at, ()):
                for claims in speaker_graph.links[before].get(at, {}).values():
                    place = claims.last_before(limit)
                    then = min(claims.until[place], limit) if place >= 0 else -1
                    if then > max(fresh.get(before, -1), found.get(before, [(0, -1)])[-1][1]):
                        fresh[before] = then
        layer = fresh
        for thing, day in fresh.items():
            found.setdefault(thing, []).append((steps, day))
    return found
