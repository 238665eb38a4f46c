"""What depends on what: which outcomes the record would no longer lead to without a thing, claim, source or voice.

All of it is about the record, never about history: what no source says may have happened all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from ..progress import Progress, silent
from ..record import Record
from ..tracing.graph import NOBODY, TraceGraph
from .best_ways import BestWays, WayRank

LEADS, FOLLOWS = "leads", "follows"
KINDS = ("thing", "claim", "source", "voice")


class Weaker(NamedTuple):
    """A thing whose best way has more weak steps, or a weaker weakest one, than before."""

    id: str
    before: WayRank
    after: WayRank


class Loss(NamedTuple):
    """What is lost with a thing, claim, source or voice: things no longer led to, and things led to less well."""

    id: str
    kind: str
    lost: tuple[str, ...]
    weaker: tuple[Weaker, ...]


class WhatIf:
    """The best ways, of any length, from some origins to some outcomes, and what becomes of them.

    A thing goes with all claims that have it at one end; a source with all its claims and what is inferred from them,
    and with the sources that repeat it; a voice with what it says. A claim that credits a piece of work goes with those
    of the same sentence that name who did it.

    >>> from civicgraph import Dataset
    >>> what_if = WhatIf(Dataset.shipped().record(), origins=["citizens-uk"], outcomes=["lvrw"])
    >>> what_if.without("deputy-mayor-social-integration").lost
    ('lvrw',)
    """

    def __init__(self, record: Record, origins: Iterable[str] = (), outcomes: Iterable[str] = ()) -> None:
        """Without ``origins``, all that stands on the lowest rung, asks; without ``outcomes``, on the highest.

        Where nothing does, as in a causal map, what nothing on record leads to, and what leads to nothing.
        """
        self.record = record
        self.graph = TraceGraph(record).read_whole()
        lowest, *_, highest = record.codes_of("rung") or ("", "")
        self.origins = tuple(sorted(origins)) or _things_on_rung(record, lowest) or self._only(LEADS)
        watched = tuple(sorted(outcomes)) or _things_on_rung(record, highest) or self._only(FOLLOWS)
        begun_from = frozenset(self.origins)
        self.outcomes = tuple(id for id in watched if id not in begun_from)
        numbers = self.graph.number
        self._watched = {numbers[id]: id for id in self.outcomes if id in numbers}
        self._ways = BestWays(self.graph, [numbers[id] for id in self.origins if id in numbers], self._watched)

    def _only(self, end: str) -> tuple[str, ...]:
        """The things that links only start from, or only end at."""
        starts, ends = set(self.graph.start), set(self.graph.end)
        numbers = starts - ends if end == LEADS else ends - starts
        return tuple(sorted(self.graph.things[one] for one in numbers))

    @property
    def reached(self) -> tuple[str, ...]:
        """The outcomes that the origins lead to."""
        return tuple(id for number, id in sorted(self._watched.items()) if self._ways.best(number) is not None)

    def without(self, id: str) -> Loss:
        """What goes with one thing, claim, source or voice."""
        if id in self.record.things:
            return self._loss(id, "thing", without=self.graph.number.get(id, NOBODY))
        if id in self.record.claims:
            place = bisect_left(self.graph.claims, id)
            return self._loss(id, "claim", [place] if self.graph.claims[place : place + 1] == [id] else [])
        kind = "source" if id in self.record.sources else "voice"
        return self._loss(id, kind, self._claims_by_speaker().get((kind, id), ()))

    def all(self, kinds: Sequence[str] = KINDS, progress: Progress = silent) -> Iterator[Loss]:
        """What goes with everything that some way passes, things first, each in order of id."""
        things = sorted(self._ways.by_thing) if "thing" in kinds else []
        claims = sorted({way.claim for way in self._ways.ways} - {NOBODY}) if "claim" in kinds else []
        # Who says what is read only where it is asked for: it takes all claims.
        by_speaker = self._claims_by_speaker() if {"source", "voice"} & set(kinds) else {}
        speakers = sorted((key, said) for key, said in by_speaker.items() if key[0] in kinds)
        total = len(things) + len(claims) + len(speakers)
        lost = chain(
            (self._loss(self.graph.things[number], "thing", without=number) for number in things),
            (self._loss(self.graph.claims[number], "claim", [number]) for number in claims),
            (self._loss(id, kind, said) for (kind, id), said in speakers),
        )
        for done, loss in enumerate(lost):
            progress("comparing", done, total)
            yield loss

    def _claims_by_speaker(self) -> Mapping[tuple[str, str], list[int]]:
        """The claims that go with each source and voice."""
        found: dict[tuple[str, str], list[int]] = {}
        for number in range(len(self.graph.claims)):
            claim = self.graph.claim(number)
            for source in {claim.source, self.record.origin_of(claim.source)}:
                found.setdefault(("source", source), []).append(number)
            if claim.is_told:
                found.setdefault(("voice", claim.voice), []).append(number)
        return found

    def _loss(self, id: str, kind: str, claims: Iterable[int] = (), without: int = NOBODY) -> Loss:
        gone = set(claims)
        for work, acts in self._agentless:
            if all(act in gone or self._is_at(act, without) for act in acts):
                gone.add(work)
        after = self._ways.ranks_without(frozenset(gone), without)
        lost, weaker = [], []
        for number, rank in after.items():
            before = self._ways.best(number)
            if rank is None:
                lost.append(self._watched[number])
            elif before is not None and rank > before:
                weaker.append(Weaker(self._watched[number], before, rank))
        return Loss(id, kind, tuple(lost), tuple(weaker))

    @cached_property
    def _agentless(self) -> list[tuple[int, tuple[int, ...]]]:
        """Claims that credit a piece of work, by number, with those of the same sentence that name who did it."""
        number = {id: place for place, id in enumerate(self.graph.claims)}
        pairs = ((work, acts) for work, acts in self.record.agentless.items() if work in number)
        return [(number[work], tuple(number[act] for act in acts if act in number)) for work, acts in pairs]

    def _is_at(self, claim: int, thing: int) -> bool:
        """Whether a claim has a thing at one end."""
        return thing in (self.graph.start[claim], self.graph.end[claim])


def losses(record: Record, origins: Iterable[str] = (), outcomes: Iterable[str] = ()) -> list[Loss]:
    """What goes with every thing, claim, source and voice on which something depends; the most first, ties by id.

    Parameters
    ----------
    origins
        Ids of things; all asks where none are given.
    outcomes
        Ids of things; all outcomes and measures where none are given.
    """
    return rank_losses(WhatIf(record, origins, outcomes))


def rank_losses(what_if: WhatIf, progress: Progress = silent) -> list[Loss]:
    """What goes with everything on which something depends; the most first, ties by id."""
    found = [loss for loss in what_if.all(progress=progress) if loss.lost or loss.weaker]
    return sorted(found, key=lambda loss: (-len(loss.lost), -len(loss.weaker), KINDS.index(loss.kind), loss.id))


def _things_on_rung(record: Record, rung: str) -> tuple[str, ...]:
    types = {type for type, of in record.types.items() if rung and of.rung == rung}
    return tuple(sorted(thing.id for thing in record.things.values() if thing.type in types))
