"""The best pathways between two things, found best first and never by trying all."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from ..strength import PLAIN
from .graph import LAST_DAY, TraceGraph
from .joints import Joints, count_shared
from .remaining_ways import RemainingWay, remaining_ways, with_step
from .subgraph import Front, Link, Subgraph

BUDGET = 100_000

Rank = tuple[int, int, bool, int]
"""Weak steps and joints of shared work, the weakest of them (as minus its strength), whether it is stitched, length:
less is better."""

Arrival = tuple[int, int, int]
"""A choice of claims so far: weak steps, the weakest, and the latest of the days on which one of them began."""


class FoundPathway(NamedTuple):
    """A pathway: the things it passes and the claim that leads each step, by number, with its rank."""

    rank: Rank
    leading_claims: tuple[int, ...]
    things: tuple[int, ...]


class _Beginning(NamedTuple):
    """The beginning of a pathway.

    ``rank`` is as good as that of any pathway that begins so, ``firsts`` are claims no later by id than those that
    lead it. ``tellers`` are the sources that tell it so far, each with the earliest day on which it can go on.
    """

    rank: Rank
    firsts: tuple[int, ...]
    things: tuple[int, ...]
    arrivals: list[Arrival]
    tellers: dict[int, int] | None
    has_leads: bool


class PathwaySearch:
    """Pathways through what lies between two things, best first.

    ``cut_short`` tells afterwards whether the budget of looked-at beginnings ended the search.

    Notes
    -----
    Best-first over beginnings of pathways. Each part of the rank only grows along a pathway, so a beginning together
    with the best way on (:mod:`~.remaining_ways`) ranks no worse than any pathway that it begins; the first whole one
    to come up is the best. Parallel claims do not multiply: a beginning keeps, for each number of weak steps and each
    weakest one, only the choice that leaves most time.
    """

    def __init__(self, subgraph: Subgraph, budget: int = BUDGET) -> None:
        """``budget`` is how many beginnings to look at."""
        self.subgraph, self.budget, self.cut_short = subgraph, budget, False
        self.joints = Joints(subgraph.graph)
        self._ways = remaining_ways(subgraph)
        told = {one: remaining_ways(subgraph, one) for one in self._possible_tellers()}
        self._ways_by_source = {one: some for one, some in told.items() if subgraph.start in some}

    def _possible_tellers(self) -> list[int]:
        """The sources that tell a first and a last step."""
        first = {
            one for link in self.subgraph.links.get(self.subgraph.start, {}).values() for one in link.fronts_by_source
        }
        before = self.subgraph.things_before.get(self.subgraph.end, ())
        last = {one for thing in before for one in self.subgraph.links[thing][self.subgraph.end].fronts_by_source}
        return sorted(first & last)

    def pathways(self) -> Iterator[FoundPathway]:
        """Every pathway that can have happened in its order, best first."""
        start = self.subgraph.start
        queue: list[_Beginning] = []
        if not self.subgraph.links:
            return
        self._push(queue, (), (start,), [(0, -PLAIN, 0)], dict.fromkeys(self._ways_by_source, 0))
        while queue:
            best = heappop(queue)
            if best.has_leads:
                yield FoundPathway(best.rank, best.firsts, best.things)
            elif best.things[-1] == self.subgraph.end:
                heappush(queue, self._with_leads(best))
            elif self.budget <= 0:
                self.cut_short = True
                return
            else:
                self.budget -= 1
                self._extend(queue, best)

    def _extend(self, queue: list[_Beginning], beginning: _Beginning) -> None:
        for other, link in self.subgraph.links.get(beginning.things[-1], {}).items():
            if other not in beginning.things:
                arrivals = _next_arrivals(self._arrivals_at_joint(beginning, other, link), link)
                tellers = _tellers_after(beginning.tellers or {}, link)
                self._push(queue, (*beginning.firsts, link.first_claim), (*beginning.things, other), arrivals, tellers)

    def _arrivals_at_joint(self, beginning: _Beginning, other: int, link: Link) -> list[Arrival]:
        """The choices of claims so far, one weak step more where the next joint is shared work."""
        if len(beginning.things) < 2:
            return beginning.arrivals
        start, thing = beginning.things[-2:]
        before = self.subgraph.links[start][thing]
        if not self.joints.is_shared(start, thing, other, before, link):
            return beginning.arrivals
        bears = self.joints.shared_strength()
        return [(weak + 1, max(weakness, -bears), latest) for weak, weakness, latest in beginning.arrivals]

    def _push(
        self,
        queue: list[_Beginning],
        firsts: tuple[int, ...],
        things: tuple[int, ...],
        arrivals: list[Arrival],
        tellers: dict[int, int],
    ) -> None:
        at, steps = things[-1], len(firsts)
        choices = [(self._ways_by_source[one].get(at, []), False) for one in tellers]
        ranks = [
            rank
            for ways, stitched in [*choices, (self._ways.get(at, []), True)]
            if (rank := self._best_rank(arrivals, ways, stitched, steps))
        ]
        if ranks:
            heappush(queue, _Beginning(min(ranks), firsts, things, arrivals, tellers, False))

    def _best_rank(self, arrivals: list[Arrival], ways: list[RemainingWay], stitched: bool, steps: int) -> Rank | None:
        """The best rank that a beginning can come to."""
        found = [
            (weak + way.weak, max(weakness, way.weakness), stitched, steps + way.steps)
            for weak, weakness, latest in arrivals
            for way in ways
            if latest <= way.latest and steps + way.steps <= self.subgraph.max_steps
        ]
        return min(found, default=None)

    def _with_leads(self, beginning: _Beginning) -> _Beginning:
        """A whole pathway with the claims that lead it."""
        weak, weakness = beginning.rank[:2]
        links = links_of(self.subgraph, beginning.things)
        shared = count_shared(self.joints, beginning.things, links)
        return beginning._replace(firsts=leading_claims(links, weak - shared, weakness), has_leads=True)


def links_of(subgraph: Subgraph, things: tuple[int, ...]) -> list[Link]:
    """The links of a pathway."""
    return [subgraph.links[one][other] for one, other in itertools.pairwise(things)]


def _next_arrivals(arrivals: list[Arrival], link: Link) -> list[Arrival]:
    """The choices of claims, one step on, none of which is worse than another in every respect."""
    longer = sorted(
        (*with_step(weak, weakness, front), max(latest, front.since[place]))
        for weak, weakness, latest in arrivals
        for front in link.leading_fronts
        if (place := front.first_after(latest)) >= 0
    )
    kept: list[Arrival] = []
    for one in longer:
        if not any(other[1] <= one[1] and other[2] <= one[2] for other in kept):
            kept.append(one)
    return kept


def _tellers_after(tellers: dict[int, int], link: Link) -> dict[int, int]:
    """The sources that also tell this link in an order that their own dates allow."""
    found = {}
    for source, latest in tellers.items():
        told: Front | None = link.fronts_by_source.get(source)
        if told and (place := told.first_after(latest)) >= 0:
            found[source] = max(latest, told.since[place])
    return found


def leading_claims(links: Sequence[Link], weak: int, weakness: int) -> tuple[int, ...]:
    """For each link a claim, such that all can have happened in this order: at each the one that says most.

    That is the strongest, of equally strong ones a dated one, of these the most closely dated, then what gives most
    (all of the other thing before a part in it), then the first by id.
    ``weak`` is how many steps may be weak at the most, ``-weakness`` the least that any may bear; some choice keeps
    to both.
    """
    limits = _latest_arrivals(links, weak, weakness)
    chosen: list[int] = []
    latest = 0
    for place, link in enumerate(links):
        claim, latest, weak = _best_claim(link, latest, weak, weakness, limits[place + 1])
        chosen.append(claim)
    return tuple(chosen)


def _best_claim(link: Link, latest: int, weak: int, weakness: int, limits: Sequence[int]) -> tuple[int, int, int]:
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
            and max(latest, graph.since[claim]) <= limits[left]
        ]
        if usable:
            claim = min(usable, key=lambda one: (_days_spanned(graph, one), -graph.gives[one], one))
            return claim, max(latest, graph.since[claim]), left
    raise ValueError("no choice of claims keeps to these bounds")


def _days_spanned(graph: TraceGraph, claim: int) -> int:
    """How long the time is in which a claim puts what it says."""
    return _day_count(graph.until[claim]) - _day_count(graph.since[claim])


def _day_count(day: int) -> int:
    """A day such as 20161103 as a count in which months have 31 days: enough to compare how long two spans are."""
    return day // 10000 * 372 + day // 100 % 100 * 31 + day % 100


def _latest_arrivals(links: Sequence[Link], weak: int, weakness: int) -> list[list[int]]:
    """For each place, and each number of weak steps left, how late one may arrive there to go on to the end."""
    limits = [[LAST_DAY] * (weak + 1)]
    for link in reversed(links):
        after, here = limits[-1], [-1] * (weak + 1)
        for front in link.leading_fronts:
            if -front.strength > weakness:
                continue
            for left in range(front.strength < PLAIN, weak + 1):
                limit = after[left - (front.strength < PLAIN)]
                if (place := front.last_before(limit)) >= 0:
                    here[left] = max(here[left], min(front.until[place], limit))
        limits.append(here)
    return limits[::-1]
