"""The best pathways between two things, found best first and never by trying all."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from ..strength import PLAIN
from .bounds import NEVER_LATE, Onward, potentials, worse
from .graph import TraceGraph
from .joints import Joints, shared_along
from .subgraph import Between, Front, Link

BUDGET = 100_000

Rank = tuple[int, int, bool, int]
"""Weak steps and joints of shared work, the weakest of them (as minus its strength), whether it is stitched, length:
less is better."""

Arrival = tuple[int, int, int]
"""A choice of claims so far: weak steps, the weakest, and the latest of the days on which one of them began."""


class Found(NamedTuple):
    """A pathway: the things it passes and the claim that leads each step, by number, with its rank."""

    rank: Rank
    leads: tuple[int, ...]
    things: tuple[int, ...]


class _Prefix(NamedTuple):
    """The beginning of a pathway.

    ``rank`` is as good as that of any pathway that begins so, ``firsts`` are claims no later by id than those that
    lead it. ``tellers`` are the sources that tell it so far, each with the earliest day on which it can go on.
    """

    rank: Rank
    firsts: tuple[int, ...]
    things: tuple[int, ...]
    arrivals: list[Arrival]
    tellers: dict[int, int] | None
    led: bool


class Search:
    """Pathways through what lies between two things, best first.

    ``cut_short`` tells afterwards whether the budget of looked-at beginnings ended the search.

    Notes
    -----
    Best-first over beginnings of pathways. Each part of the rank only grows along a pathway, so a beginning together
    with the best way on (:mod:`~.potentials`) ranks no worse than any pathway that it begins; the first whole one to
    come up is the best. Parallel claims do not multiply: a beginning keeps, for each number of
    weak steps and each weakest one, only the choice that leaves most time.
    """

    def __init__(self, between: Between, budget: int = BUDGET) -> None:
        """``budget`` is how many beginnings to look at."""
        self.between, self.budget, self.cut_short = between, budget, False
        self.joints = Joints(between.graph)
        self._onward = potentials(between)
        told = {one: potentials(between, one) for one in self._tellers()}
        self._told = {one: some for one, some in told.items() if between.start in some}

    def _tellers(self) -> list[int]:
        """The sources that tell a first and a last step."""
        first = {one for link in self.between.links.get(self.between.start, {}).values() for one in link.by_source}
        before = self.between.behind.get(self.between.end, ())
        last = {one for thing in before for one in self.between.links[thing][self.between.end].by_source}
        return sorted(first & last)

    def pathways(self) -> Iterator[Found]:
        """Every pathway that can have happened in its order, best first."""
        start = self.between.start
        queue: list[_Prefix] = []
        if not self.between.links:
            return
        self._push(queue, (), (start,), [(0, -PLAIN, 0)], dict.fromkeys(self._told, 0))
        while queue:
            best = heappop(queue)
            if best.led:
                yield Found(best.rank, best.firsts, best.things)
            elif best.things[-1] == self.between.end:
                heappush(queue, self._led(best))
            elif self.budget <= 0:
                self.cut_short = True
                return
            else:
                self.budget -= 1
                self._extend(queue, best)

    def _extend(self, queue: list[_Prefix], prefix: _Prefix) -> None:
        for other, link in self.between.links.get(prefix.things[-1], {}).items():
            if other not in prefix.things:
                arrivals = _arrivals(self._handed_on(prefix, other, link), link)
                tellers = _still_telling(prefix.tellers or {}, link)
                self._push(queue, (*prefix.firsts, link.first), (*prefix.things, other), arrivals, tellers)

    def _handed_on(self, prefix: _Prefix, other: int, link: Link) -> list[Arrival]:
        """The choices of claims so far, one weak step more where the next joint is shared work."""
        if len(prefix.things) < 2:
            return prefix.arrivals
        start, thing = prefix.things[-2:]
        before = self.between.links[start][thing]
        if not self.joints.is_shared(start, thing, other, before, link):
            return prefix.arrivals
        bears = self.joints.penalty()
        return [(weak + 1, max(weakness, -bears), latest) for weak, weakness, latest in prefix.arrivals]

    def _push(
        self,
        queue: list[_Prefix],
        firsts: tuple[int, ...],
        things: tuple[int, ...],
        arrivals: list[Arrival],
        tellers: dict[int, int],
    ) -> None:
        at, steps = things[-1], len(firsts)
        ways = [(self._told[one].get(at, []), False) for one in tellers]
        ranks = [
            rank
            for onward, stitched in [*ways, (self._onward.get(at, []), True)]
            if (rank := self._best(arrivals, onward, stitched, steps))
        ]
        if ranks:
            heappush(queue, _Prefix(min(ranks), firsts, things, arrivals, tellers, False))

    def _best(self, arrivals: list[Arrival], onward: list[Onward], stitched: bool, steps: int) -> Rank | None:
        """The best rank that a beginning can come to."""
        found = [
            (weak + way.weak, max(weakness, way.weakness), stitched, steps + way.steps)
            for weak, weakness, latest in arrivals
            for way in onward
            if latest <= way.latest and steps + way.steps <= self.between.most
        ]
        return min(found, default=None)

    def _led(self, prefix: _Prefix) -> _Prefix:
        """A whole pathway with the claims that lead it."""
        weak, weakness = prefix.rank[:2]
        links = links_of(self.between, prefix.things)
        shared = shared_along(self.joints, prefix.things, links)
        return prefix._replace(firsts=leads(links, weak - shared, weakness), led=True)


def links_of(between: Between, things: tuple[int, ...]) -> list[Link]:
    """The links of a pathway."""
    return [between.links[one][other] for one, other in itertools.pairwise(things)]


def _arrivals(arrivals: list[Arrival], link: Link) -> list[Arrival]:
    """The choices of claims, one step on, none of which is worse than another in every respect."""
    longer = sorted(
        (*worse(weak, weakness, front), max(latest, front.since[place]))
        for weak, weakness, latest in arrivals
        for front in link.leads
        if (place := front.earliest(latest)) >= 0
    )
    kept: list[Arrival] = []
    for one in longer:
        if not any(other[1] <= one[1] and other[2] <= one[2] for other in kept):
            kept.append(one)
    return kept


def _still_telling(tellers: dict[int, int], link: Link) -> dict[int, int]:
    """The sources that also tell this link in an order that their own dates allow."""
    found = {}
    for source, latest in tellers.items():
        told: Front | None = link.by_source.get(source)
        if told and (place := told.earliest(latest)) >= 0:
            found[source] = max(latest, told.since[place])
    return found


def leads(links: Sequence[Link], weak: int, weakness: int) -> tuple[int, ...]:
    """For each link a claim, such that all can have happened in this order: at each the one that says most.

    That is the strongest, of equally strong ones a dated one, of these the most closely dated, then what gives most
    (all of the other thing before a part in it), then the first by id.
    ``weak`` is how many steps may be weak at the most, ``-weakness`` the least that any may bear; some choice keeps
    to both.
    """
    room = _room(links, weak, weakness)
    chosen: list[int] = []
    latest = 0
    for place, link in enumerate(links):
        claim, latest, weak = _best(link, latest, weak, weakness, room[place + 1])
        chosen.append(claim)
    return tuple(chosen)


def _best(link: Link, latest: int, weak: int, weakness: int, room: Sequence[int]) -> tuple[int, int, int]:
    """Of the claims that leave the rest possible the one that says most, with the time and weak steps then left."""
    graph = link.graph
    for strength in sorted({graph.strength[claim] for claim in link.claims}, reverse=True):
        left = weak - (strength < PLAIN)
        if -strength > weakness or left < 0:
            continue
        usable = [
            claim
            for claim in link.claims
            if graph.strength[claim] == strength
            and graph.until[claim] >= latest
            and max(latest, graph.since[claim]) <= room[left]
        ]
        if usable:
            claim = min(usable, key=lambda one: (_span(graph, one), -graph.part[one], one))
            return claim, max(latest, graph.since[claim]), left
    raise ValueError("no choice of claims keeps to these bounds")


def _span(graph: TraceGraph, claim: int) -> int:
    """How long the time is in which a claim puts what it says."""
    return _calendar(graph.until[claim]) - _calendar(graph.since[claim])


def _calendar(day: int) -> int:
    """A day such as 20161103 as a count in which months have 31 days: enough to compare how long two spans are."""
    return day // 10000 * 372 + day // 100 % 100 * 31 + day % 100


def _room(links: Sequence[Link], weak: int, weakness: int) -> list[list[int]]:
    """For each place, and each number of weak steps left, how late one may arrive there to go on to the end."""
    rooms = [[NEVER_LATE] * (weak + 1)]
    for link in reversed(links):
        after, here = rooms[-1], [-1] * (weak + 1)
        for front in link.leads:
            if -front.strength > weakness:
                continue
            for left in range(front.strength < PLAIN, weak + 1):
                limit = after[left - (front.strength < PLAIN)]
                if (place := front.widest(limit)) >= 0:
                    here[left] = max(here[left], min(front.until[place], limit))
        rooms.append(here)
    return rooms[::-1]
