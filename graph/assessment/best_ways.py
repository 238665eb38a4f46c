"""The best ways from some origins to everything, and what is left of them when something is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from ..strength import PLAIN
from ..tracing.graph import NOBODY, TraceGraph

_new = tuple.__new__
WayRank = tuple[int, int]
"""Weak steps and the weakest step (as minus its strength): less is better."""


class Way(NamedTuple):
    """One of the best ways to a thing: its rank, how early one can be there, and the way and claim it comes from."""

    weak: int
    weakness: int
    latest: int
    thing: int
    by: int
    claim: int


class BestWays:
    """For each thing all ways, of any length, none of which is worse than another in rank and time.

    They form a tree: each way continues one to the thing before. When a way is lost, those that continue it are lost
    too. Only the things at their ends are looked at again, and of these only those before one that is watched.

    Notes
    -----
    Label-setting, best rank first: rank and time only grow along a way, so that one that comes up later never makes
    an earlier one needless. After a loss, what is left stays best, and the things that lost a way are refilled from
    their neighbours. The cost of a loss is the number of claims into the things after it; for all things together,
    each way is visited once for every thing that it passes.
    """

    def __init__(self, graph: TraceGraph, origins: Iterable[int], watched: Iterable[int] = ()) -> None:
        """``origins`` are things by number, ``watched`` those of which is asked what is lost."""
        self.graph = graph
        self._end, self._until, self._since, self._strength = graph.end, graph.until, graph.since, graph.strength
        self.origins = frozenset(origins)
        self.ways: list[Way] = []
        self.by_thing: dict[int, list[int]] = {}
        self.continuations: list[list[int]] = []
        roots = [Way(0, -PLAIN, 0, one, NOBODY, NOBODY) for one in sorted(self.origins)]
        for way in self._grow(roots, defaultdict(list)):
            self.by_thing.setdefault(way.thing, []).append(len(self.ways))
            self.ways.append(way)
            self.continuations.append([])
            if way.by != NOBODY:
                self.continuations[way.by].append(len(self.ways) - 1)
        self.watched = frozenset(watched)
        self._leads_on = self._leading_on()

    def _leading_on(self) -> bytearray:
        """Whether a way, or one that continues it, comes to a thing that is watched."""
        found = bytearray(len(self.ways))
        for thing in self.watched:
            for way in self.by_thing.get(thing, ()):
                at = way
                while at != NOBODY and not found[at]:
                    found[at] = 1
                    at = self.ways[at].by
        return found

    def _grow(
        self,
        queue: list[Way],
        kept: Mapping[int, list[Way]],
        lost: Collection[int] = (),
        within: Collection[int] | None = None,
    ) -> Iterator[Way]:
        """New ways in order of rank, each extended as soon as it is taken; ``kept`` gathers the ways of each thing.

        ``by`` counts the ways in the order in which they come.
        """
        number = 0
        end = self._end
        queue.sort()
        while queue:
            way = heappop(queue)
            if _is_needless(way[:3], kept[way.thing]):
                continue
            kept[way.thing].append(way)
            yield way
            for claim in self.graph.claims_from(way.thing):
                if claim not in lost and (within is None or end[claim] in within):
                    self._extend(way, claim, number, kept[end[claim]], queue)
            number += 1

    def _extend(self, way: Way, claim: int, by: int, kept: list[Way], queue: list[Way]) -> None:
        """Adds the way that goes on by a claim, where dates allow it and none that is kept is as good."""
        weak, weakness, latest = way[0], way[1], way[2]
        if latest <= self._until[claim]:
            strength, since = self._strength[claim], self._since[claim]
            longer = (
                weak + (strength < PLAIN),
                weakness if weakness > -strength else -strength,
                latest if latest > since else since,
            )
            if not _is_needless(longer, kept):
                heappush(queue, _new(Way, (*longer, self._end[claim], by, claim)))

    def best(self, thing: int) -> WayRank | None:
        """The rank of the best way to a thing, or none."""
        return _best(self.ways[one] for one in self.by_thing.get(thing, ()))

    def ranks_without(self, lost: Collection[int] = (), without: int = NOBODY) -> dict[int, WayRank | None]:
        """The best ranks of the watched things that lose a way with some claims, or a thing with all of its claims."""
        first = [*self._ways_by(lost), *self.by_thing.get(without, ())]
        if not any(self._leads_on[one] for one in first):
            return {}
        gone, watched = self._with_continuations(first), self.watched
        touched = {self.ways[one].thing for one in gone} - {without}
        near = self._leading_to({one for one in touched if one in watched}, touched)
        kept = {thing: [self.ways[one] for one in self.by_thing[thing] if one not in gone] for thing in near}
        queue: list[Way] = []
        start, by_thing, ways = self.graph.start, self.by_thing, self.ways
        for thing in near:
            for claim in self.graph.claims_to(thing):
                if claim not in lost and (before := start[claim]) != without and before in by_thing:
                    for one in by_thing[before]:
                        if one not in gone:
                            self._extend(ways[one], claim, one, kept[thing], queue)
        for _ in self._grow(queue, kept, lost, near):
            pass
        return {thing: _best(kept[thing]) for thing in sorted(near) if thing in watched}

    def _leading_to(self, ends: Collection[int], within: Collection[int]) -> set[int]:
        """These things and those within a set that lead to them through it."""
        found, todo = set(ends), list(ends)
        while todo:
            fresh = {one for one in self.graph.before(todo.pop()) if one in within} - found
            found |= fresh
            todo.extend(fresh)
        return found

    def _ways_by(self, claims: Collection[int]) -> Iterator[int]:
        """The ways that come by one of these claims."""
        for claim in claims:
            for one in self.by_thing.get(self.graph.end[claim], ()):
                if self.ways[one].claim == claim:
                    yield one

    def _with_continuations(self, roots: list[int]) -> set[int]:
        """These ways and all that continue them."""
        found = set[int]()
        while roots:
            if (one := roots.pop()) not in found:
                found.add(one)
                roots.extend(self.continuations[one])
        return found


def _is_needless(rank: tuple[int, int, int], kept: Iterable[Way]) -> bool:
    """Whether one of the ways kept is no worse in rank and time."""
    weak, weakness, latest = rank
    for way in kept:  # noqa: SIM110 - any() of this takes twice as long, and most of the time is spent here
        if way[0] <= weak and way[1] <= weakness and way[2] <= latest:
            return True
    return False


def _best(ways: Iterable[Way]) -> WayRank | None:
    return min((way[:2] for way in ways), default=None)
