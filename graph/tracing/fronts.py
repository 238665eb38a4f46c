"""Parallel claims that one link holds, reduced to those that it could matter to choose."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ..strength import PLAIN
from .trace_graph import TraceGraph


class Front(NamedTuple):
    """Claims of one strength, none of which leaves less room in time than another: later starts end later.

    ``since`` and ``until`` are their first and last days; all three run in step and rise.
    """

    strength: int
    claims: tuple[int, ...]
    since: tuple[int, ...]
    until: tuple[int, ...]

    def earliest(self, latest: int) -> int:
        """The place of the claim that begins first among those that can come after ``latest``; -1 where none can."""
        place = bisect_left(self.until, latest)
        return place if place < len(self.until) else -1

    def widest(self, limit: int) -> int:
        """The place of the claim that ends last among those that can begin by ``limit``; -1 where none can."""
        return bisect_right(self.since, limit) - 1

    def covers(self, since: int, until: int) -> bool:
        """Whether one of these claims begins no later than that and ends no earlier."""
        place = self.widest(since)
        return place >= 0 and self.until[place] >= until


def front(graph: TraceGraph, claims: Iterable[int], strength: int = PLAIN) -> Front:
    """The claims that leave most room in time; of two that leave the same, the first by id."""
    kept: list[int] = []
    for claim in sorted(claims, key=lambda one: (graph.since[one], -graph.until[one], one)):
        if not kept or graph.until[claim] > graph.until[kept[-1]]:
            kept.append(claim)
    return _front(graph, kept, strength)


def _front(graph: TraceGraph, claims: list[int], strength: int) -> Front:
    since, until = (tuple(map(days.__getitem__, claims)) for days in (graph.since, graph.until))
    return Front(strength, tuple(claims), since, until)


def fronts(graph: TraceGraph, claims: list[int]) -> tuple[Front, ...]:
    """The claims that may lead a step, by strength, the strongest first.

    A claim never leads where another is at least as strong and at least as wide in time; of two that are alike, the
    first by id may.
    """
    if len(claims) == 1:
        return (_front(graph, claims, graph.strength[claims[0]]),)
    found: list[Front] = []
    for strength in sorted({graph.strength[claim] for claim in claims}, reverse=True):
        some = front(graph, (claim for claim in claims if graph.strength[claim] == strength))
        free = [
            claim
            for claim, since, until in zip(some.claims, some.since, some.until, strict=True)
            if not any(other.covers(since, until) for other in found)
        ]
        if free:
            found.append(_front(graph, free, strength))
    return tuple(found)
