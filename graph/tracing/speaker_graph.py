"""What lies between two things, by who tells it, and the pathways in it that outlast the loss of speakers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from .graph import LAST_DAY, NOBODY
from .subgraph import Front, Link, Subgraph, front_of

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
