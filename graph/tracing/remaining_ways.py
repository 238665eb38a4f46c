"""What is still to come: for each thing, the best ways on to the end, and how late one may arrive to take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..strength import PLAIN
from .graph import LAST_DAY
from .subgraph import Front, Link, Subgraph


class RemainingWay(NamedTuple):
    """A way on to the end: its weak steps, its weakest step (as minus its strength), its length, the latest arrival."""

    weak: int
    weakness: int
    steps: int
    latest: int


RemainingWays = dict[int, list[RemainingWay]]


def remaining_ways(subgraph: Subgraph, source: int | None = None) -> RemainingWays:
    """For each thing the ways on none of which is worse than another in every respect.

    A way may pass a thing twice, so that what it promises is at least as good as what a pathway can keep. With a
    ``source``, only links that this source speaks of.

    Notes
    -----
    Layer by layer from the end, one layer a claim; a way that an earlier one matches is dropped. At most one way is
    kept for each number of weak steps, weakest step and length.
    """
    found: RemainingWays = {subgraph.end: [RemainingWay(0, -PLAIN, 0, LAST_DAY)]}
    layer = dict(found)
    for steps in range(1, subgraph.max_steps + 1):
        added: RemainingWays = {}
        for thing, ways in layer.items():
            for before in subgraph.things_before.get(thing, ()):
                link = subgraph.links[before][thing]
                if subgraph.steps_from_start[before] + steps > subgraph.max_steps or (
                    source is not None and source not in link.fronts_by_source
                ):
                    continue
                for way in _ways_with_link(link, ways):
                    if _add_unless_needless(found.setdefault(before, []), way):
                        added.setdefault(before, []).append(way)
        layer = {thing: [way for way in ways if way in found[thing]] for thing, ways in added.items()}
    return found


def _ways_with_link(link: Link, ways: list[RemainingWay]) -> Iterable[RemainingWay]:
    for front in link.leading_fronts:
        for way in ways:
            if (place := front.last_before(way.latest)) >= 0:
                yield RemainingWay(
                    *with_step(way.weak, way.weakness, front), way.steps + 1, min(front.until[place], way.latest)
                )


def with_step(weak: int, weakness: int, front: Front) -> tuple[int, int]:
    """The number of weak steps and the weakest one, with one more step."""
    return weak + (front.strength < PLAIN), max(weakness, -front.strength)


def _add_unless_needless(ways: list[RemainingWay], way: RemainingWay) -> bool:
    """Adds a way unless one there is as good; drops those that it makes needless."""
    if any(_is_as_good(other, way) for other in ways):
        return False
    ways[:] = [other for other in ways if not _is_as_good(way, other)]
    ways.append(way)
    return True


def _is_as_good(one: RemainingWay, other: RemainingWay) -> bool:
    return (
        one.weak <= other.weak
        and one.weakness <= other.weakness
        and one.steps <= other.steps
        and one.latest >= other.latest
    )
