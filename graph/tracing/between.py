"""The part of the trace graph that lies between two things: all links on some chain of at most so many claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Generic, TypeVar

from .edges import told_strength
from .fronts import Front, front, fronts
from .trace_graph import NOBODY, TraceGraph

T = TypeVar("T")
Layer = Callable[[list[T]], Iterable[T]]


class Link:
    """All claims from one thing to another, in order of id."""

    def __init__(self, graph: TraceGraph, claims: list[int]) -> None:
        """The claims by number."""
        self.graph, self.claims = graph, claims

    @cached_property
    def leads(self) -> tuple[Front, ...]:
        """The claims that may lead, the strongest first."""
        return fronts(self.graph, self.claims)

    @cached_property
    def any(self) -> Front:
        """The claims that leave most room in time, whatever their strength."""
        return front(self.graph, self.claims)

    @property
    def first(self) -> int:
        """The first claim by id: none that leads comes before it."""
        return self.claims[0]

    @cached_property
    def telling(self) -> list[int]:
        """The claims that tell as much as the strongest does: an order in time, or a promise, tells no influence."""
        graph = self.graph
        if len({graph.strength[claim] for claim in self.claims}) == 1:
            return self.claims
        most = max(graph.strength[claim] for claim in self.claims)
        told = {one: told_strength(graph.record, graph.claim(one)) for one in self.claims}
        enough = min(told[one] for one in self.claims if graph.strength[one] == most)
        return [one for one in self.claims if told[one] >= enough]

    @cached_property
    def by_source(self) -> dict[int, Front]:
        """For each source the claims that leave most room in time; what is inferred, nobody tells."""
        return self.by(self.graph.source.__getitem__)

    def by(self, speaker: Callable[[int], int], every: bool = False) -> dict[int, Front]:
        """For each speaker the claims, of those that tell the link or of ``every`` one, that leave most time."""
        if len(self.claims) == 1:
            only = speaker(self.claims[0])
            return {} if only == NOBODY else {only: self.any}
        told: defaultdict[int, list[int]] = defaultdict(list)
        for claim in self.claims if every else self.telling:
            told[speaker(claim)].append(claim)
        return {one: front(self.graph, told[one]) for one in sorted(told) if one != NOBODY}


class Between:
    """Links on chains of at most ``most`` claims from ``start`` to ``end`` that come back to neither.

    ``links`` holds them by their first and second thing; ``gone`` and ``left`` how many claims it takes at the least
    from the start to a thing and from a thing to the end.
    """

    def __init__(self, graph: TraceGraph, start: int, end: int, most: int) -> None:
        """Nothing yet: :func:`between` fills it."""
        self.graph, self.start, self.end, self.most = graph, start, end, most
        self.gone: dict[int, int] = {}
        self.left: dict[int, int] = {}
        self.links: dict[int, dict[int, Link]] = {}

    @cached_property
    def behind(self) -> dict[int, list[int]]:
        """From each thing to those before it."""
        found: dict[int, list[int]] = {}
        for one, links in self.links.items():
            for other in links:
                found.setdefault(other, []).append(one)
        return found


def between(graph: TraceGraph, start: str, end: str, most: int) -> Between:
    """What lies between two things, found from both ends at once: the rest of the graph is not read."""
    ends = graph.number.get(start, NOBODY), graph.number.get(end, NOBODY)
    found = Between(graph, *ends, most)
    if start == end or NOBODY in ends:
        return found
    found.gone, found.left = balls(_each(graph.after), _each(graph.before), *ends, most)
    for one in sorted(found.gone.keys() & found.left.keys() - {found.end}):
        room = most - found.gone[one] - 1
        links = {
            other: Link(graph, claims)
            for other, claims in graph.links_from(one)
            if other != found.start and found.left.get(other, most) <= room
        }
        if links:
            found.links[one] = links
    return found


def _each(neighbours: Callable[[int], Iterable[int]]) -> Layer[int]:
    return lambda rim: (other for one in rim for other in neighbours(one))


def balls(after: Layer[T], before: Layer[T], start: T, end: T, most: int) -> tuple[dict[T, int], dict[T, int]]:
    """Distances from the start and to the end, each grown to where the two meet, then on inside the other.

    ``after`` and ``before`` give the neighbours of a whole layer. Of what lies on a chain of at most ``most`` steps,
    both distances are found.
    """
    ahead, behind = _Ball(after, start), _Ball(before, end)
    while ahead.radius + behind.radius < most and ahead.rim and behind.rim:
        min((ahead, behind), key=lambda ball: len(ball.rim)).grow()
    within_ahead, within_behind = dict(ahead.found), dict(behind.found)
    while ahead.rim and ahead.radius < most:
        ahead.keep(within_behind, most)
        ahead.grow()
    while behind.rim and behind.radius < most:
        behind.keep(within_ahead, most)
        behind.grow()
    return ahead.found, behind.found


class _Ball(Generic[T]):
    """The things within some steps of a centre; the rim is the outermost layer."""

    def __init__(self, neighbours: Layer[T], centre: T) -> None:
        self.neighbours, self.radius, self.rim = neighbours, 0, [centre]
        self.found: dict[T, int] = {centre: 0}

    def grow(self) -> None:
        """One layer more."""
        self.radius += 1
        self.rim = [other for other in dict.fromkeys(self.neighbours(self.rim)) if other not in self.found]
        self.found.update(dict.fromkeys(self.rim, self.radius))

    def keep(self, other: dict[T, int], most: int) -> None:
        """Leaves in the rim only what lies near enough to the centre of another ball."""
        room = most - self.radius
        self.rim = [one for one in self.rim if other.get(one, room + 1) <= room]
