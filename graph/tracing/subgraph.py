"""The part of the trace graph that lies between two things: all links on some chain of at most so many claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ..record import Claim
from ..strength import PLAIN
from .graph import NOBODY, TraceGraph, told_strength

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
    def told(self) -> list[Claim]:
        """Those of the telling claims that a source makes, which leaves out what is inferred."""
        graph = self.graph
        return [graph.claim(one) for one in self.telling if graph.source[one] != NOBODY]

    @cached_property
    def gives(self) -> int:
        """The most that a claim gives: see :data:`~.graph.NO_INFLUENCE`."""
        return max(self.graph.part[one] for one in self.claims)

    @cached_property
    def is_order(self) -> bool:
        """Whether all its claims tell an order in time and no more."""
        record, graph = self.graph.record, self.graph
        return all(record.relations[graph.claim(one).predicate].kind == "sequence" for one in self.claims)

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
