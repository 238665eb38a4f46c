"""The fewest speakers whose loss breaks every pathway: a minimum label cut."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator

from .graph import LAST_DAY, NOBODY
from .model import Cut
from .subgraph import Front, Link, Subgraph, front_of

BUDGET = 2_000_000
MIN_BUDGET = 20

_Speakers = frozenset[int]


class _OutOfBudget(Exception):
    """The search for a smaller cut has looked at as many chains as it may."""


def least_cut(speaker_graph: SpeakerGraph, budget: int = BUDGET) -> Cut:
    """The least cut, proved by trying all smaller ones, or bounds on it where the budget of looked-at links ends.

    Notes
    -----
    Finding it is NP-hard. Whatever cut there is must hold one of the speakers of any pathway that survives: so look
    for a surviving pathway, and try the loss of each of its speakers, to a depth that grows by one. Pathways without
    a common speaker bound the size from below, a greedy cut from above.
    """
    names = speaker_graph.subgraph.graph.speakers
    greedy = _greedy(speaker_graph)
    if greedy is None:
        return Cut(None, (), upper=None)
    search = _CutSearch(speaker_graph, max(MIN_BUDGET, budget // (1 + sum(map(len, speaker_graph.links.values())))))
    size, best, exact = 0, greedy, True
    try:
        size = search.count_disjoint(frozenset())
        while size < len(greedy):
            if (found := search.cut(frozenset(), size)) is not None:
                best = found
                break
            size += 1
    except _OutOfBudget:
        exact = False
    lower = len(best) if exact else size
    return Cut(len(best), tuple(sorted(names[one] for one in best)), exact, lower, len(best))


def _greedy(speaker_graph: SpeakerGraph) -> _Speakers | None:
    """A cut of those who tell most; None where a pathway is left that nobody tells."""
    tells = Counter(one for links in speaker_graph.links.values() for link in links.values() for one in link)
    lost: _Speakers = frozenset()
    while (chain := speaker_graph.shortest_chain(lost)) is not None:
        speakers = {speaker for _, speaker in chain} - {NOBODY}
        if not speakers:
            return None
        lost |= {min(speakers, key=lambda one: (-tells[one], speaker_graph.subgraph.graph.speakers[one]))}
    for one in sorted(lost):
        if speaker_graph.shortest_chain(lost - {one}) is None:
            lost -= {one}
    return lost


class _CutSearch:
    def __init__(self, speaker_graph: SpeakerGraph, budget: int) -> None:
        self.speaker_graph, self.budget = speaker_graph, budget
        self.failed: set[tuple[_Speakers, int]] = set()

    def cut(self, lost: _Speakers, more: int) -> _Speakers | None:
        """A cut of these and at most so many more, if there is one."""
        if (lost, more) in self.failed:
            return None
        speakers = self._survivors(lost)
        if speakers is None:
            return lost
        if more and self.count_disjoint(lost) <= more:
            for one in sorted(speakers, key=self.speaker_graph.subgraph.graph.speakers.__getitem__):
                if (found := self.cut(lost | {one}, more - 1)) is not None:
                    return found
        self.failed.add((lost, more))
        return None

    def count_disjoint(self, lost: _Speakers) -> int:
        """How many surviving pathways without a common speaker are found: a cut needs one for each."""
        count = 0
        while (speakers := self._survivors(lost)) is not None:
            count, lost = count + 1, lost | speakers
        return count

    def _survivors(self, lost: _Speakers) -> _Speakers | None:
        """Those who tell a pathway that survives."""
        self.budget -= 1
        if self.budget < 0:
            raise _OutOfBudget
        chain = self.speaker_graph.shortest_chain(lost)
        return None if chain is None else frozenset(speaker for _, speaker in chain) - {NOBODY}


Capacities = dict[int, dict[int, int]]

_DaysBySteps = list[tuple[int, int]]
"""Numbers of steps, each with a day: the fewer steps, the less time is left."""


def max_flow(speaker_graph: SpeakerGraph) -> int | None:
    """The greatest flow from start to end where each link carries as many as tell it; None where it has no bound.

    Notes
    -----
    Shortest augmenting paths (Edmonds and Karp). Flow knows neither lengths nor dates, beyond that a link and
    speaker on no possible chain within the bound carry nothing.

    References
    ----------
    .. [1] J. Edmonds and R. M. Karp, "Theoretical improvements in algorithmic efficiency for network flow problems",
       Journal of the ACM 19, 248-264 (1972). https://doi.org/10.1145/321694.321699
    """
    residual, boundless = link_capacities(speaker_graph)
    flow = 0
    while path := _augmenting_path(residual, speaker_graph.subgraph.start, speaker_graph.subgraph.end):
        most = min(residual[one][other] for one, other in path)
        if most >= boundless:
            return None
        flow += most
        for one, other in path:
            residual[one][other] -= most
            residual[other][one] = residual[other].get(one, 0) + most
    return flow


def link_capacities(speaker_graph: SpeakerGraph) -> tuple[Capacities, int]:
    """How many tell each link, and the number that stands for a link that what is inferred makes boundless."""
    ahead, behind = _days_ahead(speaker_graph), _days_behind(speaker_graph)
    counts: Capacities = defaultdict(dict)
    free: list[tuple[int, int]] = []
    for one, links in speaker_graph.links.items():
        for other, claims in links.items():
            usable = [
                speaker
                for speaker, front in claims.items()
                if _is_usable(front, ahead.get(one, []), behind.get(other, []), speaker_graph.subgraph.max_steps)
            ]
            counts[one][other] = len(usable)
            free += [(one, other)] * (NOBODY in usable)
    boundless = sum(count for links in counts.values() for count in links.values()) + 1
    for one, other in free:
        counts[one][other] = boundless
    return counts, boundless


def _augmenting_path(residual: Capacities, start: int, end: int) -> list[tuple[int, int]]:
    """The links of a shortest path on which more can flow."""
    previous: dict[int, int] = {start: start}
    layer = [start]
    while layer and end not in previous:
        fresh = [
            (one, other)
            for one in layer
            for other, capacity in residual[one].items()
            if capacity and other not in previous
        ]
        layer = []
        for one, other in fresh:
            if other not in previous:
                previous[other] = one
                layer.append(other)
    path = []
    while end in previous and end != start:
        path.append((previous[end], end))
        end = previous[end]
    return path


def _is_usable(front: Front, ahead: _DaysBySteps, behind: _DaysBySteps, max_steps: int) -> bool:
    """Whether one of the claims lies on a possible chain of at most so many claims."""
    return any(
        gone + 1 + left <= max_steps
        and (place := front.first_after(latest)) >= 0
        and max(latest, front.since[place]) <= limit
        for gone, latest in ahead
        for left, limit in behind
    )


def _days_ahead(speaker_graph: SpeakerGraph) -> dict[int, _DaysBySteps]:
    """For each thing, how early one can be there by how many steps."""
    found: dict[int, _DaysBySteps] = {speaker_graph.subgraph.start: [(0, 0)]}
    layer = {speaker_graph.subgraph.start: 0}
    for steps in range(1, speaker_graph.subgraph.max_steps):
        fresh: dict[int, int] = {}
        for at, latest in layer.items():
            for other, then in _earliest_arrivals(speaker_graph, at, latest):
                if then < min(fresh.get(other, LAST_DAY + 1), found.get(other, [(0, LAST_DAY + 1)])[-1][1]):
                    fresh[other] = then
        layer = fresh
        for thing, day in fresh.items():
            found.setdefault(thing, []).append((steps, day))
    return found


def _earliest_arrivals(speaker_graph: SpeakerGraph, at: int, latest: int) -> Iterator[tuple[int, int]]:
    for other, claims in speaker_graph.links.get(at, {}).items():
        for some in claims.values():
            if (place := some.first_after(latest)) >= 0:
                yield other, max(latest, some.since[place])


def _days_behind(speaker_graph: SpeakerGraph) -> dict[int, _DaysBySteps]:
    """For each thing, how late one may be there to reach the end, by how many steps."""
    found: dict[int, _DaysBySteps] = {speaker_graph.subgraph.end: [(0, LAST_DAY)]}
    layer = {speaker_graph.subgraph.end: LAST_DAY}
    for steps in range(1, speaker_graph.subgraph.max_steps):
        fresh: dict[int, int] = {}
        for at, limit in layer.items():
            for before in speaker_graph.subgraph.things_before.get(at, ()):
                for claims in speaker_graph.links[before].get(at, {}).values():
                    place = claims.last_before(limit)
                    then = min(claims.until[place], limit) if place >= 0 else -1
                    if then > max(fresh.get(before, -1), found.get(before, [(0, -1)])[-1][1]):
                        fresh[before] = then
        layer = fresh
        for thing, day in fresh.items():
            found.setdefault(thing, []).append((steps, day))
    return found


Chain = tuple[tuple[int, int], ...]
"""For each step of a pathway the thing that it ends at, and the speaker that tells it."""

_Trail = tuple["_Trail", int, int] | None


class SpeakerGraph:
    """What lies between two things, by who tells it.

    With ``inferred``, what nobody tells is kept, under the speaker ``NOBODY``, who cannot be lost.
    """

    def __init__(self, subgraph: Subgraph, speaker: Callable[[int], int], inferred: bool = False) -> None:
        """``speaker`` gives the number of the source or voice of a claim, or ``NOBODY``."""
        self.subgraph = subgraph
        self.links: dict[int, dict[int, dict[int, Front]]] = {
            one: {
                other: told
                for other, link in links.items()
                if (told := self._speakers_of_link(link, speaker, inferred))
            }
            for one, links in subgraph.links.items()
        }

    def _speakers_of_link(self, link: Link, speaker: Callable[[int], int], inferred: bool) -> dict[int, Front]:
        told = link.fronts_by_speaker(speaker, every=inferred)
        if inferred and (free := [claim for claim in link.claims if speaker(claim) == NOBODY]):
            return {NOBODY: front_of(self.subgraph.graph, free), **told}
        return told

    def speakers(self) -> set[int]:
        """All who tell a link."""
        return {one for links in self.links.values() for told in links.values() for one in told} - {NOBODY}

    def candidates(self) -> set[int]:
        """Those who tell a first and a last step, as far as these are told; no others can tell a whole pathway."""
        subgraph = self.subgraph
        first = list(self.links.get(subgraph.start, {}).values())
        last = [self.links[one].get(subgraph.end, {}) for one in subgraph.things_before.get(subgraph.end, ())]
        found = self.speakers()
        for ends in (first, last):
            if not any(NOBODY in told for told in ends):
                found &= {one for told in ends for one in told}
        return found

    def shortest_chain(self, lost: Collection[int] = (), without: int = NOBODY) -> Chain | None:
        """A shortest pathway that can have happened in its order, told by others than the lost; None where none is.

        Layer by layer from the start, each thing by the chain that leaves most time. A chain that passes a thing
        twice can be shortened to one that does not, which is as possible in time: so a chain is found exactly where
        a pathway is.
        """
        subgraph = self.subgraph
        best: dict[int, int] = {subgraph.start: 0}
        layer: dict[int, tuple[int, _Trail]] = {subgraph.start: (0, None)} if subgraph.links else {}
        for left in range(subgraph.max_steps - 1, -1, -1):
            fresh: dict[int, tuple[int, _Trail]] = {}
            for at, (latest, trail) in layer.items():
                for other, speaker, then in self._next_steps(at, latest, lost):
                    if (
                        other != without
                        and subgraph.steps_to_end[other] <= left
                        and then < best.get(other, LAST_DAY + 1)
                    ):
                        best[other], fresh[other] = then, (then, (trail, other, speaker))
            if subgraph.end in fresh:
                return _chain_of(fresh[subgraph.end][1])
            layer = fresh
        return None

    def _next_steps(self, at: int, latest: int, lost: Collection[int]) -> Iterator[tuple[int, int, int]]:
        for other, told in self.links.get(at, {}).items():
            for speaker, claims in told.items():
                if speaker not in lost and (place := claims.first_after(latest)) >= 0:
                    yield other, speaker, max(latest, claims.since[place])


def _chain_of(trail: _Trail) -> Chain:
    steps: list[tuple[int, int]] = []
    while trail is not None:
        trail, thing, speaker = trail
        steps.append((thing, speaker))
    return tuple(reversed(steps))
