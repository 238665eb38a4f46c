"""The best way to each thing that one thing leads to."""

from heapq import heappop, heappush
from typing import NamedTuple

from ..strength import PLAIN
from .bounds import worse
from .graph import TraceGraph
from .subgraph import fronts

Label = tuple[int, int, int, int]


class Reached(NamedTuple):
    """How well a thing is reached: fewest weak steps, then the strongest weakest step, then fewest steps."""

    weak: int
    weakness: int
    steps: int
    id: str
    by: str


def reached(graph: TraceGraph, start: str, most: int) -> list[Reached]:
    """Everything that a chain of at most ``most`` claims leads to in a possible order, best reached first.

    Best-first over labels; a label is dropped where another is no worse in every respect, its time included.
    """
    if start not in graph.number:
        return []
    centre = graph.number[start]
    labels: dict[int, list[Label]] = {}
    found: dict[int, Reached] = {}
    queue: list[tuple[int, int, int, int, int, int]] = [(0, -PLAIN, 0, 0, centre, centre)]
    while queue:
        weak, weakness, steps, latest, at, by = heappop(queue)
        mine = (weak, weakness, steps, latest)
        if any(_no_worse(other, mine) for other in labels.get(at, ())):
            continue
        labels.setdefault(at, []).append(mine)
        found.setdefault(at, Reached(weak, weakness, steps, graph.things[at], graph.things[by]))
        if steps == most:
            continue
        for end, claims in graph.links_from(at):
            for front in fronts(graph, claims):
                if (place := front.earliest(latest)) >= 0:
                    then = max(latest, front.since[place])
                    heappush(queue, (*worse(weak, weakness, front), steps + 1, then, end, at))
    del found[centre]
    return sorted(found.values())


def _no_worse(one: Label, other: Label) -> bool:
    """Whether a label is at least as good as another in every respect, its time included."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2] and one[3] <= other[3]
