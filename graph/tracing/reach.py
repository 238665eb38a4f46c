"""The best way to each thing that one thing leads to."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from ..strength import PLAIN
from .edges import GIVES_ACT, GIVES_LEAD, GIVES_PART
from .graph import NOBODY, TraceGraph
from .joints import Joints
from .remaining_ways import with_step
from .subgraph import Link

PARTIAL = (GIVES_PART, GIVES_LEAD, GIVES_ACT)


class Label(NamedTuple):
    """A way to a thing: as in :class:`Reached`, and when it can go on; where it ends, from where, and all it passed.

    Less is better.
    """

    weak: int
    weakness: int
    steps: int
    latest: int
    at: int
    by: int
    passed: tuple[int, ...]
    less: bool = False


class Reached(NamedTuple):
    """How well a thing is reached: fewest weak steps, then the strongest weakest step, then fewest steps.

    ``less`` says that by this way more of the first thing comes to less of this one.
    """

    weak: int
    weakness: int
    steps: int
    id: str
    by: str
    less: bool = False


def reached_things(graph: TraceGraph, start: str, max_steps: int) -> list[Reached]:
    """Everything that a chain of at most ``max_steps`` claims leads to in a possible order, best reached first.

    Best-first over labels; a label is dropped where another is no worse in every respect, its time included. What comes
    after a thing in which only a part is had depends on who had it: there, labels are compared by who that was. No way
    passes a thing twice.
    """
    if start not in graph.number:
        return []
    centre = graph.number[start]
    labels = _Labels(graph)
    found: dict[int, Reached] = {}
    queue = [Label(0, -PLAIN, 0, 0, centre, centre, (centre,))]
    while queue:
        label = heappop(queue)
        if not labels.is_new(label):
            continue
        at = label.at
        found.setdefault(at, Reached(*label[:3], graph.things[at], graph.things[label.by], label.less))
        if label.steps < max_steps:
            for longer in _labels_after(labels, label):
                heappush(queue, longer)
    del found[centre]
    return sorted(found.values())


def _labels_after(labels: _Labels, label: Label) -> Iterator[Label]:
    """The ways that go on by one step."""
    for end, link in labels.links(label.at).items():
        if end in label.passed:
            continue
        shared = label.steps > 0 and labels.is_shared(label.by, label.at, end)
        weakness = max(label.weakness, -labels.shared_strength) if shared else label.weakness
        for front in link.leading_fronts:
            if (place := front.first_after(label.latest)) >= 0:
                then = max(label.latest, front.since[place])
                bears = with_step(label.weak + shared, weakness, front)
                passed, less = (*label.passed, end), label.less != link.is_less
                yield Label(*bears, label.steps + 1, then, end, label.at, passed, less)


class _Labels:
    """The links that are walked, and the labels so far."""

    def __init__(self, graph: TraceGraph) -> None:
        self.graph, self.joints = graph, Joints(graph)
        self.shared_strength = self.joints.shared_strength()
        self._links: dict[int, dict[int, Link]] = {}
        # By thing and by who had a part in it: labels, each with the other things on its way in which a part was had.
        # A label that is better cannot pass these once more, as a worse one may that has not passed them.
        self._kept: dict[int, dict[int, list[tuple[Label, set[int]]]]] = {}

    def links(self, at: int) -> dict[int, Link]:
        """The links from a thing, by the thing where they end."""
        if at not in self._links:
            self._links[at] = {end: Link(self.graph, claims) for end, claims in self.graph.links_from(at)}
        return self._links[at]

    def is_shared(self, by: int, at: int, end: int) -> bool:
        """Whether the joint between two links is shared work."""
        return self.joints.is_shared(by, at, end, self._links[by][at], self._links[at][end])

    def is_new(self, label: Label) -> bool:
        """Whether a label may lead to something that no earlier one leads to as well; if so, it is kept."""
        known = self._kept.setdefault(label.at, {})
        mine = known.setdefault(label.by if self._is_part(label.by, label.at) else NOBODY, [])
        for other, parts in (*known.get(NOBODY, ()), *mine):
            if _is_no_worse(other, label) and parts.issubset(label.passed):
                return False
        partial = {at for by, at in pairwise(label.passed[:-1]) if self._is_part(by, at)}
        mine.append((label, partial))
        return True

    def _is_part(self, by: int, at: int) -> bool:
        """Whether only a part is had in a thing by the one before it on the way."""
        return at != by and self._links[by][at].most_given in PARTIAL


def _is_no_worse(one: Label, other: Label) -> bool:
    """Whether a label is at least as good as another in every respect, its time included."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2] and one[3] <= other[3]
