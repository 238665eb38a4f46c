"""At its narrowest, by how many speakers are two ends joined?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .fronts import Front
from .potentials import NEVER_LATE
from .surviving import Told
from .trace_graph import NOBODY

Network = dict[int, dict[int, int]]

_Days = list[tuple[int, int]]
"""Numbers of steps, each with a day: the fewer steps, the less room in time."""


def max_flow(told: Told) -> int | None:
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
    left, boundless = network(told)
    flow = 0
    while path := _widened(left, told.near.start, told.near.end):
        most = min(left[one][other] for one, other in path)
        if most >= boundless:
            return None
        flow += most
        for one, other in path:
            left[one][other] -= most
            left[other][one] = left[other].get(one, 0) + most
    return flow


def network(told: Told) -> tuple[Network, int]:
    """How many tell each link, and the number that stands for a link that what is inferred makes boundless."""
    ahead, behind = _days_ahead(told), _days_behind(told)
    counts: Network = defaultdict(dict)
    free: list[tuple[int, int]] = []
    for one, links in told.links.items():
        for other, claims in links.items():
            usable = [
                speaker
                for speaker, front in claims.items()
                if _usable(front, ahead.get(one, []), behind.get(other, []), told.near.most)
            ]
            counts[one][other] = len(usable)
            free += [(one, other)] * (NOBODY in usable)
    boundless = sum(count for links in counts.values() for count in links.values()) + 1
    for one, other in free:
        counts[one][other] = boundless
    return counts, boundless


def _widened(left: Network, start: int, end: int) -> list[tuple[int, int]]:
    """The links of a shortest path on which more can flow."""
    came: dict[int, int] = {start: start}
    layer = [start]
    while layer and end not in came:
        fresh = [(one, other) for one in layer for other, room in left[one].items() if room and other not in came]
        layer = []
        for one, other in fresh:
            if other not in came:
                came[other] = one
                layer.append(other)
    path = []
    while end in came and end != start:
        path.append((came[end], end))
        end = came[end]
    return path


def _usable(front: Front, ahead: _Days, behind: _Days, most: int) -> bool:
    """Whether one of the claims lies on a possible chain of at most so many claims."""
    return any(
        gone + 1 + left <= most and (place := front.earliest(latest)) >= 0 and max(latest, front.since[place]) <= limit
        for gone, latest in ahead
        for left, limit in behind
    )


def _days_ahead(told: Told) -> dict[int, _Days]:
    """For each thing, how early one can be there by how many steps."""
    found: dict[int, _Days] = {told.near.start: [(0, 0)]}
    layer = {told.near.start: 0}
    for steps in range(1, told.near.most):
        fresh: dict[int, int] = {}
        for at, latest in layer.items():
            for other, then in _earliest(told, at, latest):
                if then < min(fresh.get(other, NEVER_LATE + 1), found.get(other, [(0, NEVER_LATE + 1)])[-1][1]):
                    fresh[other] = then
        layer = fresh
        for thing, day in fresh.items():
            found.setdefault(thing, []).append((steps, day))
    return found


def _earliest(told: Told, at: int, latest: int) -> Iterator[tuple[int, int]]:
    for other, claims in told.links.get(at, {}).items():
        for front in claims.values():
            if (place := front.earliest(latest)) >= 0:
                yield other, max(latest, front.since[place])


def _days_behind(told: Told) -> dict[int, _Days]:
    """For each thing, how late one may be there to reach the end, by how many steps."""
    found: dict[int, _Days] = {told.near.end: [(0, NEVER_LATE)]}
    layer = {told.near.end: NEVER_LATE}
    for steps in range(1, told.near.most):
        fresh: dict[int, int] = {}
        for at, limit in layer.items():
            for before in told.near.behind.get(at, ()):
                for front in told.links[before].get(at, {}).values():
                    place = front.widest(limit)
                    then = min(front.until[place], limit) if place >= 0 else -1
                    if then > max(fresh.get(before, -1), found.get(before, [(0, -1)])[-1][1]):
                        fresh[before] = then
        layer = fresh
        for thing, day in fresh.items():
            found.setdefault(thing, []).append((steps, day))
    return found
