"""What is still to come: for each thing, the best ways on to the end, and how late one may arrive to take them."""

from collections.abc import Iterable
from typing import NamedTuple

from ..dates import AFTER_ALL
from ..strength import PLAIN
from .between import Between, Link
from .fronts import Front
from .trace_graph import day

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
