"""What hangs on what: which outcomes the record would no longer lead to without a thing, claim, source or voice.

All of it is about the record, never about history: what no source says may have happened all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..record import Record
from ..tracing.graph import NOBODY, TraceGraph
from .best_ways import BestWays, Rank

ORIGINS = ("Ask",)
OUTCOMES = ("Measure", "Outcome")
KINDS = ("thing", "claim", "source", "voice")


class Weaker(NamedTuple):
    """A thing whose best way has more weak steps, or a weaker weakest one, than before."""

    id: str
    before: Rank
    after: Rank


class Loss(NamedTuple):
    """What goes with a thing, claim, source or voice: things no longer led to, and things led to less well."""

    id: str
    kind: str
    lost: tuple[str, ...]
    weaker: tuple[Weaker, ...]


class WhatIf:
    """The best ways, of any length, from some origins to some outcomes, and what becomes of them.

    A thing goes with all claims that have it at one end; a source with all its claims and what is inferred from them,
    and with the sources that repeat it; a voice with what it says.

    >>> from civicgraph import Dataset
    >>> what_if = WhatIf(Dataset.shipped().record(), origins=["citizens-uk"], outcomes=["lvrw"])
    >>> what_if.without("deputy-mayor-social-integration").lost
    ('lvrw',)
    """

    def __init__(self, record: Record, origins: Iterable[str] = (), outcomes: Iterable[str] = ()) -> None:
        """Without ``origins``, all asks; without ``outcomes``, all outcomes and measures."""
        self.record = record
        self.graph = TraceGraph(record)
        self.origins = tuple(sorted(origins)) or _of_types(record, ORIGINS)
        self.outcomes = tuple(id for id in sorted(outcomes) or _of_types(record, OUTCOMES) if id not in self.origins)
        numbers = self.graph.number
        self._ways = BestWays(self.graph, [numbers[id] for id in self.origins if id in numbers])
        self._watched = {numbers[id]: id for id in self.outcomes if id in numbers}

    @property
    def reached(self) -> tuple[str, ...]:
        """The outcomes that the origins lead to."""
        return tuple(id for one, id in sorted(self._watched.items()) if self._ways.best(one) is not None)

    def without(self, id: str) -> Loss:
        """What goes with one thing, claim, source or voice."""
        if id in self.record.things:
            return self._loss(id, "thing", without=self.graph.number.get(id, NOBODY))
        if id in self.record.claims:
            place = bisect_left(self.graph.claims, id)
            return self._loss(id, "claim", [place] if self.graph.claims[place : place + 1] == [id] else [])
        kind = "source" if id in self.record.sources else "voice"
        return self._loss(id, kind, self._said().get((kind, id), ()))

    def all(self, kinds: Sequence[str] = KINDS) -> Iterator[Loss]:
        """What goes with everything that some way passes, things first, each in order of id."""
        passed = sorted(self._ways.of)
        if "thing" in kinds:
            for one in passed:
                yield self._loss(self.graph.things[one], "thing", without=one)
        if "claim" in kinds:
            for one in sorted({way.claim for way in self._ways.ways} - {NOBODY}):
                yield self._loss(self.graph.claims[one], "claim", [one])
        for (kind, id), claims in sorted(self._said().items()):
            if kind in kinds:
                yield self._loss(id, kind, claims)

    def _said(self) -> Mapping[tuple[str, str], list[int]]:
        """The claims that go with each source and voice."""
        found: dict[tuple[str, str], list[int]] = {}
        for one in range(len(self.graph.claims)):
            claim = self.graph.claim(one)
            for source in {claim.source, self.record.origin_of(claim.source)}:
                found.setdefault(("source", source), []).append(one)
            if claim.wording != "inferred":
                found.setdefault(("voice", claim.voice), []).append(one)
        return found

    def _loss(self, id: str, kind: str, claims: Iterable[int] = (), without: int = NOBODY) -> Loss:
        after = self._ways.after(self._watched, frozenset(claims), without)
        lost, weaker = [], []
        for one, rank in after.items():
            before = self._ways.best(one)
            if rank is None:
                lost.append(self._watched[one])
            elif before is not None and rank > before:
                weaker.append(Weaker(self._watched[one], before, rank))
        return Loss(id, kind, tuple(lost), tuple(weaker))


def losses(record: Record, origins: Iterable[str] = (), outcomes: Iterable[str] = ()) -> list[Loss]:
    """What goes with every thing, claim, source and voice on which something hangs; the most first, ties by id.

    Parameters
    ----------
    origins
        Ids of things; all asks where none are given.
    outcomes
        Ids of things; all outcomes and measures where none are given.
    """
    return ranked(WhatIf(record, origins, outcomes))


def ranked(what_if: WhatIf) -> list[Loss]:
    """What goes with everything on which something hangs; the most first, ties by id."""
    found = [loss for loss in what_if.all() if loss.lost or loss.weaker]
    return sorted(found, key=lambda loss: (-len(loss.lost), -len(loss.weaker), KINDS.index(loss.kind), loss.id))


def _of_types(record: Record, types: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(thing.id for thing in record.things.values() if thing.type in types))
