"""The fewest speakers whose loss breaks every pathway: a minimum label cut."""

from __future__ import annotations

from collections import Counter

from .graph import NOBODY
from .model import Cut
from .speaker_graph import SpeakerGraph

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
