"""The fewest speakers whose loss breaks every pathway: a minimum label cut."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator

from .bounds import NEVER_LATE
from .graph import NOBODY
from .model import Cut
from .subgraph import Between, Front, Link, front

BUDGET = 2_000_000
LEAST = 20

_Set = frozenset[int]


class _OutOfBudget(Exception):
    """The search for a smaller cut has looked at as many chains as it may."""


def least_cut(told: SpeakerGraph, budget: int = BUDGET) -> Cut:
    """The least cut, proved by trying all smaller ones, or bounds on it where the budget of looked-at links ends.

    Notes
    -----
    Finding it is NP-hard. Whatever cut there is must hold one of the speakers of any pathway that survives: so look
    for a surviving pathway, and try the loss of each of its speakers, to a depth that grows by one. Pathways without
    a common speaker bound the size from below, a greedy cut from above.
    """
    names = told.near.graph.speakers
    greedy = _greedy(told)
    if greedy is None:
        return Cut(None, (), upper=None)
    search = _Search(told, max(LEAST, budget // (1 + sum(map(len, told.links.values())))))
    size, best, exact = 0, greedy, True
    try:
        size = search.apart(frozenset())
        while size < len(greedy):
            if (found := search.cut(frozenset(), size)) is not None:
                best = found
                break
            size += 1
    except _OutOfBudget:
        exact = False
    lower = len(best) if exact else size
    return Cut(len(best), tuple(sorted(names[one] for one in best)), exact, lower, len(best))


def _greedy(told: SpeakerGraph) -> _Set | None:
    """A cut of those who tell most; None where a pathway is left that nobody tells."""
    tells = Counter(one for links in told.links.values() for link in links.values() for one in link)
    lost: _Set = frozenset()
    while (chain := told.chain(lost)) is not None:
        speakers = {speaker for _, speaker in chain} - {NOBODY}
        if not speakers:
            return None
        lost |= {min(speakers, key=lambda one: (-tells[one], told.near.graph.speakers[one]))}
    for one in sorted(lost):
        if told.chain(lost - {one}) is None:
            lost -= {one}
    return lost


class _Search:
    def __init__(self, told: SpeakerGraph, budget: int) -> None:
        self.told, self.budget = told, budget
        self.failed: set[tuple[_Set, int]] = set()

    def cut(self, lost: _Set, more: int) -> _Set | None:
        """A cut of these and at most so many more, if there is one."""
        if (lost, more) in self.failed:
            return None
        speakers = self._survivors(lost)
        if speakers is None:
            return lost
        if more and self.apart(lost) <= more:
            for one in sorted(speakers, key=self.told.near.graph.speakers.__getitem__):
                if (found := self.cut(lost | {one}, more - 1)) is not None:
                    return found
        self.failed.add((lost, more))
        return None

    def apart(self, lost: _Set) -> int:
        """How many surviving pathways without a common speaker are found: a cut needs one for each."""
        count = 0
        while (speakers := self._survivors(lost)) is not None:
            count, lost = count + 1, lost | speakers
        return count

    def _survivors(self, lost: _Set) -> _Set | None:
        """Those who tell a pathway that survives."""
        self.budget -= 1
        if self.budget < 0:
            raise _OutOfBudget
        chain = self.told.chain(lost)
        return None if chain is None else frozenset(speaker for _, speaker in chain) - {NOBODY}


Network = dict[int, dict[int, int]]

_Days = list[tuple[int, int]]
"""Numbers of steps, each with a day: the fewer steps, the less room in time."""


def max_flow(told: SpeakerGraph) -> int | None:
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
    left, boundless = network(told)
    flow = 0
    while path := _widened(left, told.near.start, told.near.end):
        most = min(left[one][other] for one, other in path)
        if most >= boundless:
            return None
        flow += most
        for one, other in path:
            left[one][other] -= most
            left[other][one] = left[other].get(one, 0) + most
    return flow


def network(told: SpeakerGraph) -> tuple[Network, int]:
    """How many tell each link, and the number that stands for a link that what is inferred makes boundless."""
    ahead, behind = _days_ahead(told), _days_behind(told)
    counts: Network = defaultdict(dict)
    free: list[tuple[int, int]] = []
    for one, links in told.links.items():
        for other, claims in links.items():
            usable = [
                speaker
                for speaker, front in claims.items()
                if _usable(front, ahead.get(one, []), behind.get(other, []), told.near.most)
            ]
            counts[one][other] = len(usable)
            free += [(one, other)] * (NOBODY in usable)
    boundless = sum(count for links in counts.values() for count in links.values()) + 1
    for one, other in free:
        counts[one][other] = boundless
    return counts, boundless


def _widened(left: Network, start: int, end: int) -> list[tuple[int, int]]:
    """The links of a shortest path on which more can flow."""
    came: dict[int, int] = {start: start}
    layer = [start]
    while layer and end not in came:
        fresh = [(one, other) for one in layer for other, room in left[one].items() if room and other not in came]
        layer = []
        for one, other in fresh:
            if other not in came:
                came[other] = one
                layer.append(other)
    path = []
    while end in came and end != start:
        path.append((came[end], end))
        end = came[end]
    return path


def _usable(front: Front, ahead: _Days, behind: _Days, most: int) -> bool:
    """Whether one of the claims lies on a possible chain of at most so many claims."""
    return any(
        gone + 1 + left <= most and (place := front.earliest(latest)) >= 0 and max(latest, front.since[place]) <= limit
        for gone, latest in ahead
        for left, limit in behind
    )


def _days_ahead(told: SpeakerGraph) -> dict[int, _Days]:
    """For each thing, how early one can be there by how many steps."""
    found: dict[int, _Days] = {told.near.start: [(0, 0)]}
    layer = {told.near.start: 0}
    for steps in range(1, told.near.most):
        fresh: dict[int, int] = {}
        for at, latest in layer.items():
            for other, then in _earliest(told, at, latest):
                if then < min(fresh.get(other, NEVER_LATE + 1), found.get(other, [(0, NEVER_LATE + 1)])[-1][1]):
                    fresh[other] = then
        layer = fresh
        for thing, day in fresh.items():
            found.setdefault(thing, []).append((steps, day))
    return found


def _earliest(told: SpeakerGraph, at: int, latest: int) -> Iterator[tuple[int, int]]:
    for other, claims in told.links.get(at, {}).items():
        for some in claims.values():
            if (place := some.earliest(latest)) >= 0:
                yield other, max(latest, some.since[place])


def _days_behind(told: SpeakerGraph) -> dict[int, _Days]:
    """For each thing, how late one may be there to reach the end, by how many steps."""
    found: dict[int, _Days] = {told.near.end: [(0, NEVER_LATE)]}
    layer = {told.near.end: NEVER_LATE}
    for steps in range(1, told.near.most):
        fresh: dict[int, int] = {}
        for at, limit in layer.items():
            for before in told.near.behind.get(at, ()):
                for claims in told.links[before].get(at, {}).values():
                    place = claims.widest(limit)
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

    def __init__(self, near: Between, speaker: Callable[[int], int], inferred: bool = False) -> None:
        """``speaker`` gives the number of the source or voice of a claim, or ``NOBODY``."""
        self.near = near
        self.links: dict[int, dict[int, dict[int, Front]]] = {
            one: {other: told for other, link in links.items() if (told := self._told(link, speaker, inferred))}
            for one, links in near.links.items()
        }

    def _told(self, link: Link, speaker: Callable[[int], int], inferred: bool) -> dict[int, Front]:
        told = link.by(speaker, every=inferred)
        if inferred and (free := [claim for claim in link.claims if speaker(claim) == NOBODY]):
            return {NOBODY: front(self.near.graph, free), **told}
        return told

    def speakers(self) -> set[int]:
        """All who tell a link."""
        return {one for links in self.links.values() for told in links.values() for one in told} - {NOBODY}

    def candidates(self) -> set[int]:
        """Those who tell a first and a last step, as far as these are told; no others can tell a whole pathway."""
        near = self.near
        first = list(self.links.get(near.start, {}).values())
        last = [self.links[one].get(near.end, {}) for one in near.behind.get(near.end, ())]
        found = self.speakers()
        for ends in (first, last):
            if not any(NOBODY in told for told in ends):
                found &= {one for told in ends for one in told}
        return found

    def chain(self, lost: Collection[int] = (), without: int = NOBODY) -> Chain | None:
        """A shortest pathway that can have happened in its order, told by others than the lost; None where none is.

        Layer by layer from the start, each thing by the chain that leaves most time. A chain that passes a thing
        twice can be shortened to one that does not, which is as possible in time: so a chain is found exactly where
        a pathway is.
        """
        near = self.near
        best: dict[int, int] = {near.start: 0}
        layer: dict[int, tuple[int, _Trail]] = {near.start: (0, None)} if near.links else {}
        for left in range(near.most - 1, -1, -1):
            fresh: dict[int, tuple[int, _Trail]] = {}
            for at, (latest, trail) in layer.items():
                for other, speaker, then in self._onward(at, latest, lost):
                    if other != without and near.left[other] <= left and then < best.get(other, NEVER_LATE + 1):
                        best[other], fresh[other] = then, (then, (trail, other, speaker))
            if near.end in fresh:
                return _along(fresh[near.end][1])
            layer = fresh
        return None

    def _onward(self, at: int, latest: int, lost: Collection[int]) -> Iterator[tuple[int, int, int]]:
        for other, told in self.links.get(at, {}).items():
            for speaker, claims in told.items():
                if speaker not in lost and (place := claims.earliest(latest)) >= 0:
                    yield other, speaker, max(latest, claims.since[place])


def _along(trail: _Trail) -> Chain:
    steps: list[tuple[int, int]] = []
    while trail is not None:
        trail, thing, speaker = trail
        steps.append((thing, speaker))
    return tuple(reversed(steps))
