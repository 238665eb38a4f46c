"""The part of the trace graph that lies between two things: all links on some chain of at most so many claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ..record import Claim
from ..strength import PLAIN
from .edges import LESS, strength_without_wording
from .graph import NOBODY, TraceGraph

T = TypeVar("T")
LayerNeighbours = Callable[[list[T]], Iterable[T]]


class Link:
    """All claims from one thing to another, in order of id."""

    def __init__(self, graph: TraceGraph, claims: list[int]) -> None:
        """The claims by number."""
        self.graph, self.claims = graph, claims

    @cached_property
    def leading_fronts(self) -> tuple[Front, ...]:
        """The claims that may lead, the strongest first."""
        return fronts_by_strength(self.graph, self.claims)

    @cached_property
    def widest_front(self) -> Front:
        """The claims that leave most time, whatever their strength."""
        return front_of(self.graph, self.claims)

    @property
    def first_claim(self) -> int:
        """The first claim by id: none that leads comes before it."""
        return self.claims[0]

    @cached_property
    def telling_claims(self) -> list[int]:
        """The claims that tell as much as the strongest does: an order in time, or a promise, tells no influence."""
        graph = self.graph
        if len({graph.strength[claim] for claim in self.claims}) == 1:
            return self.claims
        highest = max(graph.strength[claim] for claim in self.claims)
        told = {one: strength_without_wording(graph.record, graph.claim(one)) for one in self.claims}
        enough = min(told[one] for one in self.claims if graph.strength[one] == highest)
        return [one for one in self.claims if told[one] >= enough]

    @cached_property
    def told_claims(self) -> list[Claim]:
        """Those of the telling claims that a source makes, which leaves out what is inferred."""
        graph = self.graph
        return [graph.claim(one) for one in self.telling_claims if graph.source[one] != NOBODY]

    @cached_property
    def most_given(self) -> int:
        """The most that a claim gives: see :data:`~.graph.GIVES_NO_INFLUENCE`."""
        return max(self.graph.gives[one] for one in self.claims)

    @cached_property
    def is_less(self) -> bool:
        """Whether more of the first thing comes to less of the second."""
        return bool(self.graph.sign) and any(self.graph.sign[one] == LESS for one in self.claims)

    @cached_property
    def is_sequence(self) -> bool:
        """Whether all its claims tell an order in time and no more."""
        record, graph = self.graph.record, self.graph
        return all(record.relations[graph.claim(one).predicate].kind == "sequence" for one in self.claims)

    @cached_property
    def fronts_by_source(self) -> dict[int, Front]:
        """For each source the claims that leave most time; what is inferred, nobody tells."""
        return self.fronts_by_speaker(self.graph.source.__getitem__)

    def fronts_by_speaker(self, speaker: Callable[[int], int], every: bool = False) -> dict[int, Front]:
        """For each speaker the claims, of those that tell the link or of ``every`` one, that leave most time."""
        if len(self.claims) == 1:
            only = speaker(self.claims[0])
            return {} if only == NOBODY else {only: self.widest_front}
        claims: defaultdict[int, list[int]] = defaultdict(list)
        for claim in self.claims if every else self.telling_claims:
            claims[speaker(claim)].append(claim)
        return {one: front_of(self.graph, claims[one]) for one in sorted(claims) if one != NOBODY}


class Subgraph:
    """Links on chains of at most ``max_steps`` claims from ``start`` to ``end`` that come back to neither.

    ``links`` holds them by their first and second thing; ``steps_from_start`` and ``steps_to_end`` how many claims it
    takes at the least from the start to a thing and from a thing to the end.
    """

    def __init__(self, graph: TraceGraph, start: int, end: int, max_steps: int) -> None:
        """Nothing yet: :func:`subgraph_between` fills it."""
        self.graph, self.start, self.end, self.max_steps = graph, start, end, max_steps
        self.steps_from_start: dict[int, int] = {}
        self.steps_to_end: dict[int, int] = {}
        self.links: dict[int, dict[int, Link]] = {}

    @cached_property
    def things_before(self) -> dict[int, list[int]]:
        """From each thing to those before it."""
        found: dict[int, list[int]] = {}
        for one, links in self.links.items():
            for other in links:
                found.setdefault(other, []).append(one)
        return found


def subgraph_between(graph: TraceGraph, start: str, end: str, max_steps: int) -> Subgraph:
    """What lies between two things, found from both ends at once: the rest of the graph is not read."""
    ends = graph.number.get(start, NOBODY), graph.number.get(end, NOBODY)
    found = Subgraph(graph, *ends, max_steps)
    if start == end or NOBODY in ends:
        return found
    found.steps_from_start, found.steps_to_end = distances_from_both_ends(
        _by_layer(graph.after), _by_layer(graph.before), *ends, max_steps
    )
    for one in sorted(found.steps_from_start.keys() & found.steps_to_end.keys() - {found.end}):
        allowed = max_steps - found.steps_from_start[one] - 1
        links = {
            other: Link(graph, claims)
            for other, claims in graph.links_from(one)
            if other != found.start and found.steps_to_end.get(other, max_steps) <= allowed
        }
        if links:
            found.links[one] = links
    return found


def _by_layer(neighbours: Callable[[int], Iterable[int]]) -> LayerNeighbours[int]:
    return lambda layer: (other for one in layer for other in neighbours(one))


def distances_from_both_ends(
    after: LayerNeighbours[T], before: LayerNeighbours[T], start: T, end: T, max_steps: int
) -> tuple[dict[T, int], dict[T, int]]:
    """Distances from the start and to the end, each grown to where the two meet, then on inside the other.

    ``after`` and ``before`` give the neighbours of a whole layer. Of what lies on a chain of at most ``max_steps``
    steps, both distances are found.
    """
    ahead, behind = _Ball(after, start), _Ball(before, end)
    while ahead.radius + behind.radius < max_steps and ahead.outermost and behind.outermost:
        min((ahead, behind), key=lambda ball: len(ball.outermost)).grow()
    within_ahead, within_behind = dict(ahead.found), dict(behind.found)
    while ahead.outermost and ahead.radius < max_steps:
        ahead.keep_near(within_behind, max_steps)
        ahead.grow()
    while behind.outermost and behind.radius < max_steps:
        behind.keep_near(within_ahead, max_steps)
        behind.grow()
    return ahead.found, behind.found


class _Ball(Generic[T]):
    """The things within some steps of a centre; ``outermost`` is the last layer of them."""

    def __init__(self, neighbours: LayerNeighbours[T], centre: T) -> None:
        self.neighbours, self.radius, self.outermost = neighbours, 0, [centre]
        self.found: dict[T, int] = {centre: 0}

    def grow(self) -> None:
        """One layer more."""
        self.radius += 1
        self.outermost = [other for other in dict.fromkeys(self.neighbours(self.outermost)) if other not in self.found]
        self.found.update(dict.fromkeys(self.outermost, self.radius))

    def keep_near(self, other: dict[T, int], max_steps: int) -> None:
        """Leaves in the outermost layer only what lies near enough to the centre of another ball."""
        allowed = max_steps - self.radius
        self.outermost = [one for one in self.outermost if other.get(one, allowed + 1) <= allowed]


class Front(NamedTuple):
    """Claims of one strength, none of which leaves less time than another (a Pareto front): later starts end later.

    ``since`` and ``until`` are their first and last days; all three run in step and rise.
    """

    strength: int
    claims: tuple[int, ...]
    since: tuple[int, ...]
    until: tuple[int, ...]

    def first_after(self, latest: int) -> int:
        """The place of the claim that begins first among those that can come after ``latest``; -1 where none can."""
        place = bisect_left(self.until, latest)
        return place if place < len(self.until) else -1

    def last_before(self, limit: int) -> int:
        """The place of the claim that ends last among those that can begin by ``limit``; -1 where none can."""
        return bisect_right(self.since, limit) - 1

    def covers(self, since: int, until: int) -> bool:
        """Whether one of these claims begins no later than that and ends no earlier."""
        place = self.last_before(since)
        return place >= 0 and self.until[place] >= until


def front_of(graph: TraceGraph, claims: Iterable[int], strength: int = PLAIN) -> Front:
    """The claims that leave most time; of two that leave the same, the first by id."""
    kept: list[int] = []
    for claim in sorted(claims, key=lambda one: (graph.since[one], -graph.until[one], one)):
        if not kept or graph.until[claim] > graph.until[kept[-1]]:
            kept.append(claim)
    return _front(graph, kept, strength)


def _front(graph: TraceGraph, claims: list[int], strength: int) -> Front:
    since, until = (tuple(map(days.__getitem__, claims)) for days in (graph.since, graph.until))
    return Front(strength, tuple(claims), since, until)


def fronts_by_strength(graph: TraceGraph, claims: list[int]) -> tuple[Front, ...]:
    """The claims that may lead a step, by strength, the strongest first.

    A claim never leads where another is at least as strong and at least as wide in time; of two that are alike, the
    first by id may.
    """
    if len(claims) == 1:
        return (_front(graph, claims, graph.strength[claims[0]]),)
    found: list[Front] = []
    for strength in sorted({graph.strength[claim] for claim in claims}, reverse=True):
        some = front_of(graph, (claim for claim in claims if graph.strength[claim] == strength))
        free = [
            claim
            for claim, since, until in zip(some.claims, some.since, some.until, strict=True)
            if not any(other.covers(since, until) for other in found)
        ]
        if free:
            found.append(_front(graph, free, strength))
    return tuple(found)


COUNT_BUDGET = 50_000


class PathwayCount:
    """Simple pathways that can have happened in their order, and chains whose dates rule that out.

    Where ``exact`` is false, the budget of visited links ended the count: there are at least so many.
    """

    def __init__(self, subgraph: Subgraph, budget: int = COUNT_BUDGET) -> None:
        """``budget`` is how many links to visit."""
        self.subgraph, self.budget = subgraph, budget
        self.possible = self.impossible = 0
        if subgraph.links:
            self._walk(subgraph.start, 0, {subgraph.start})

    @property
    def exact(self) -> bool:
        """Whether every chain was counted."""
        return self.budget >= 0

    def _walk(self, at: int, latest: int, passed: set[int]) -> None:
        """On from a thing; ``latest`` is -1 where the chain so far is already impossible."""
        subgraph = self.subgraph
        allowed = subgraph.max_steps - len(passed)
        for other, link in subgraph.links.get(at, {}).items():
            if other in passed or subgraph.steps_to_end[other] > allowed:
                continue
            self.budget -= 1
            if self.budget < 0:
                return
            place = link.widest_front.first_after(latest) if latest >= 0 else -1
            then = max(latest, link.widest_front.since[place]) if place >= 0 else -1
            if other == subgraph.end:
                self.possible += then >= 0
                self.impossible += then < 0
            else:
                passed.add(other)
                self._walk(other, then, passed)
                passed.remove(other)
