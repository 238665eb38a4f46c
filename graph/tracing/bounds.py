"""What is still to come: for each thing, the best ways on to the end, and how late one may arrive to take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..dates import AFTER_ALL
from ..strength import PLAIN
from .graph import day
from .subgraph import Between, Front, Link

NEVER_LATE = day(AFTER_ALL)


class Onward(NamedTuple):
    """A way on to the end: its weak steps, its weakest step (as minus its strength), its length, the latest arrival."""

    weak: int
    weakness: int
    steps: int
    latest: int


Potentials = dict[int, list[Onward]]


def potentials(between: Between, teller: int | None = None) -> Potentials:
    """For each thing the ways on none of which is worse than another in every respect.

    A way may pass a thing twice, so that what it promises is at least as good as what a pathway can keep. With a
    ``teller``, only links that this source speaks of.

    Notes
    -----
    Layer by layer from the end, one layer a claim; a way that an earlier one matches is dropped. At most one way is
    kept for each number of weak steps, weakest step and length.
    """
    found: Potentials = {between.end: [Onward(0, -PLAIN, 0, NEVER_LATE)]}
    layer = dict(found)
    for steps in range(1, between.most + 1):
        fresh: Potentials = {}
        for thing, ways in layer.items():
            for before in between.behind.get(thing, ()):
                link = between.links[before][thing]
                if between.gone[before] + steps > between.most or (teller is not None and teller not in link.by_source):
                    continue
                for way in _longer(link, ways):
                    if _kept(found.setdefault(before, []), way):
                        fresh.setdefault(before, []).append(way)
        layer = {thing: [way for way in ways if way in found[thing]] for thing, ways in fresh.items()}
    return found


def _longer(link: Link, ways: list[Onward]) -> Iterable[Onward]:
    for front in link.leads:
        for way in ways:
            if (place := front.widest(way.latest)) >= 0:
                yield Onward(*worse(way.weak, way.weakness, front), way.steps + 1, min(front.until[place], way.latest))


def worse(weak: int, weakness: int, front: Front) -> tuple[int, int]:
    """The number of weak steps and the weakest one, with one more step."""
    return weak + (front.strength < PLAIN), max(weakness, -front.strength)


def _kept(ways: list[Onward], way: Onward) -> bool:
    """Adds a way unless one there is as good; drops those that it makes needless."""
    if any(_as_good(other, way) for other in ways):
        return False
    ways[:] = [other for other in ways if not _as_good(way, other)]
    ways.append(way)
    return True


def _as_good(one: Onward, other: Onward) -> bool:
    return (
        one.weak <= other.weak
        and one.weakness <= other.weakness
        and one.steps <= other.steps
        and one.latest >= other.latest
    )


BUDGET = 50_000


class Count:
    """Simple pathways that can have happened in their order, and chains whose dates rule that out.

    Where ``exact`` is false, the budget of visited links ended the count: there are at least so many.
    """

    def __init__(self, between: Between, budget: int = BUDGET) -> None:
        """``budget`` is how many links to visit."""
        self.between, self.budget = between, budget
        self.possible = self.impossible = 0
        if between.links:
            self._walk(between.start, 0, {between.start})

    @property
    def exact(self) -> bool:
        """Whether every chain was counted."""
        return self.budget >= 0

    def _walk(self, at: int, latest: int, passed: set[int]) -> None:
        """On from a thing; ``latest`` is -1 where the chain so far is already impossible."""
        between = self.between
        room = between.most - len(passed)
        for other, link in between.links.get(at, {}).items():
            if other in passed or between.left[other] > room:
                continue
            self.budget -= 1
            if self.budget < 0:
                return
            place = link.any.earliest(latest) if latest >= 0 else -1
            then = max(latest, link.any.since[place]) if place >= 0 else -1
            if other == between.end:
                self.possible += then >= 0
                self.impossible += then < 0
            else:
                passed.add(other)
                self._walk(other, then, passed)
                passed.remove(other)
