"""The fewest speakers whose loss breaks every pathway: a minimum label cut."""

from __future__ import annotations

from collections import Counter

from .pathway import Cut
from .surviving import Told
from .trace_graph import NOBODY

BUDGET = 2_000_000
LEAST = 20

_Set = frozenset[int]


class _OutOfBudget(Exception):
    """The search for a smaller cut has looked at as many chains as it may."""


def least_cut(told: Told, budget: int = BUDGET) -> Cut:
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


def _greedy(told: Told) -> _Set | None:
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
    def __init__(self, told: Told, budget: int) -> None:
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
