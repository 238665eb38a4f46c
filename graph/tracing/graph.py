"""The trace graph as arrays of numbers: small enough for a million claims, quick to walk from any thing."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any, Self

from ..dates import AFTER_ALL, day_number
from ..indexed import IndexedClaims, IndexedThings, Links
from ..record import Claim, Record
from .edges import LESS, MORE, SHARED_WORK, Edge, edge_of, ends_of, given_by, least_strength, sign_of

NOBODY = -1


def drop_nothing(claim: Claim, kind: str) -> str:
    """The filter that drops nothing."""
    return ""


class TraceGraph:
    """One link a claim, from what came first to what followed. Things and links go by number, in order of id.

    ``things`` and ``claims`` give the ids, ``number`` a thing's number. By link: ``start`` and ``end`` are things,
    ``strength`` runs from 0 to 5, ``since`` and ``until`` are the first and last day on which it may have happened,
    as numbers such as 20161101; ``source`` and ``voice`` are numbers of ``speakers``, or ``NOBODY`` for what is
    inferred; sources that repeat one another have one number. ``gives`` says what a claim gives, from
    ``GIVES_NO_INFLUENCE`` to ``GIVES_WHOLE``. What a filter drops keeps its number and is never walked. Where of two
    things one is said to have led to more and to less of the other, the way that is told best is walked.

    >>> from civicgraph import Dataset
    >>> graph = TraceGraph(Dataset.shipped().record())
    >>> [graph.things[other] for other, claims in graph.links_from(graph.number["ask-office-for-citizenship"])]
    ['commitment-all-candidates-office']
    """

    def __init__(self, record: Record, drop_reason: Callable[[Claim, str], str] = drop_nothing) -> None:
        """``drop_reason`` answers with the name of the filter that drops a claim, or with nothing.

        It may only look at what a claim says, its first day and its last.
        """
        self.record, self._drop_reason = record, drop_reason
        self.things: Sequence[str]
        self.number: Mapping[str, int]
        self.claims: Sequence[str]
        if isinstance(record.claims, IndexedClaims) and isinstance(record.things, IndexedThings):
            self._links = record.claims.links
            self.things, self.number = _ThingIds(record.things), _ThingNumbers(record.things)
            self.claims = _ClaimIds(record.claims, self._links)
        else:
            self._links, self.things, self.claims = read_links(record)
            self.number = {id: number for number, id in enumerate(self.things)}
        self._reasons: dict[tuple[int, int, int], str] = {}
        self._take(self._links)

    def _take(self, links: Links) -> None:
        self._links = links
        self.start, self.end, self.since, self.until = links.start, links.end, links.since, links.until
        self.source, self.voice, self.speakers = links.source, links.voice, links.speakers
        self.strength, self.gives, self.sign = links.strength, links.gives, links.sign

    def read_whole(self) -> Self:
        """Reads all columns at once: for what asks of every thing, it is many times quicker than piece by piece."""
        self._take(Links._make(column[:] for column in self._links))
        return self

    @property
    def is_filtered(self) -> bool:
        """Whether anything may be dropped."""
        return self._drop_reason is not drop_nothing

    @cached_property
    def dropped(self) -> dict[str, int]:
        """How many claims each filter drops."""
        reasons = map(self._reason, range(len(self.start))) if self.is_filtered else ()
        return dict(Counter(filter(None, reasons)))

    def _reason(self, link: int) -> str:
        """The name of the filter that drops a link, or nothing; asked once for all that say the same of one time."""
        key = (self._links.said[link], self.since[link], self.until[link])
        if key not in self._reasons:
            claim = self.claim(link)
            self._reasons[key] = self._drop_reason(claim, self.record.relations[claim.predicate].kind)
        return self._reasons[key]

    def _not_dropped(self, links: Sequence[int]) -> Sequence[int]:
        return [one for one in links if not self._reason(one)] if self.is_filtered else links

    def _keep_one_way(self, links: Sequence[int]) -> Sequence[int]:
        """What no filter drops, without what goes the other way than what is told best between the same things."""
        kept = self._not_dropped(links)
        if not self.sign or LESS not in (signs := {self.sign[one] for one in kept}) or MORE not in signs:
            return kept
        between: dict[tuple[int, int], list[int]] = {}
        for one in kept:
            between.setdefault((self.start[one], self.end[one]), []).append(one)
        against = {ends: self._weaker_sign(some) for ends, some in between.items()}
        return [one for one in kept if self.sign[one] != against[self.start[one], self.end[one]]]

    def _weaker_sign(self, links: Sequence[int]) -> int:
        """Which way is told less well: by the strongest claim, then by how many; of two alike, to less."""
        told = {
            sign: max((self.strength[one] for one in links if self.sign[one] == sign), default=-1)
            for sign in (LESS, MORE)
        }
        count = Counter(self.sign[one] for one in links)
        return min((LESS, MORE), key=lambda sign: (told[sign], count[sign], sign))

    def disputes(self, start: str, end: str, sign: int) -> list[Claim]:
        """The claims that say that one thing did not lead that way to another, in order of id. No filter drops them."""
        about = self.record.claims_about(start)
        denied = (claim for claim in about if not claim.supports and ends_of(self.record, claim) == (start, end))
        return [claim for claim in denied if (sign_of(self.record, claim.predicate) == LESS) == (sign == LESS)]

    def opposites(self, start: str, end: str, sign: int) -> list[Claim]:
        """The claims that say the opposite: that it led to less, not to more, or to more. No filter drops them."""
        about = self.record.claims_about(start) if sign else ()
        told = (claim for claim in about if claim.supports and ends_of(self.record, claim) == (start, end))
        return [claim for claim in told if sign_of(self.record, claim.predicate) == LESS + MORE - sign]

    def claims_from(self, thing: int) -> Sequence[int]:
        """The links that start from a thing, by the thing they end at."""
        first = self._links.first_out
        return self._keep_one_way(self._links.order_out[first[thing] : first[thing + 1]])

    def claims_to(self, thing: int) -> Sequence[int]:
        """The links that end at a thing, by the thing they start from."""
        first = self._links.first_into
        return self._keep_one_way(self._links.order_into[first[thing] : first[thing + 1]])

    def links_from(self, thing: int) -> Iterator[tuple[int, list[int]]]:
        """Each thing that claims lead to, with these claims in order of id."""
        return ((other, list(claims)) for other, claims in groupby(self.claims_from(thing), self.end.__getitem__))

    def after(self, thing: int) -> Iterable[int]:
        """The things that claims lead to; one may come more than once."""
        return map(self.end.__getitem__, self.claims_from(thing))

    def before(self, thing: int) -> Iterable[int]:
        """The things from which claims lead to it; one may come more than once."""
        return map(self.start.__getitem__, self.claims_to(thing))

    def claims_between_numbers(self, start: int, end: int) -> list[Claim]:
        """The claims that lead from one thing to another, by the numbers of these, in order of id."""
        claims_from = self.claims_from(start)
        place = bisect_left(claims_from, end, key=self.end.__getitem__)
        return [
            self.claim(claim)
            for claim in claims_from[place : bisect_right(claims_from, end, lo=place, key=self.end.__getitem__)]
        ]

    def claims_between(self, start: str, end: str) -> list[Claim]:
        """The claims that lead from one thing to another, in order of id."""
        if start not in self.number or end not in self.number:
            return []
        links = dict(self.links_from(self.number[start]))
        return [self.claim(one) for one in links.get(self.number[end], ())]

    def claim(self, number: int) -> Claim:
        """The claim that makes a link."""
        if isinstance(self.record.claims, IndexedClaims):
            return self.record.claims.at(self._links.claims[number])
        return self.record.claims[self.claims[number]]

    def edge(self, number: int) -> Edge:
        """The edge that the claim of a number makes."""
        edge = edge_of(self.record, self.claim(number))
        assert edge is not None, "only edges have a number"
        return edge


class _ThingIds(Sequence[str]):
    """The ids of things by their numbers."""

    def __init__(self, things: IndexedThings) -> None:
        self._things = things

    def __len__(self) -> int:
        return len(self._things)

    def __getitem__(self, at: Any) -> Any:
        return [self[one] for one in range(len(self))[at]] if isinstance(at, slice) else self._things.at(at).id


class _ThingNumbers(Mapping[str, int]):
    """The numbers of things by their ids."""

    def __init__(self, things: IndexedThings) -> None:
        self._things = things

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __getitem__(self, id: str) -> int:
        number = self._things.number(id)
        if number < 0:
            raise KeyError(id)
        return number


class _ClaimIds(Sequence[str]):
    """The ids of the claims that make links."""

    def __init__(self, claims: IndexedClaims, links: Links) -> None:
        self._claims, self._numbers = claims, links.claims

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        return self._claims.at(self._numbers[at]).id


def read_links(record: Record) -> tuple[Links, list[str], list[str]]:
    """The links of a record that has no index, with the ids of their things and claims."""
    numbers, speakers, claims = _Numbers(), _Numbers(), []
    ends, said, columns = [], _Numbers(), [array("i") for _ in range(5)]
    strength, gives, sign = bytearray(), bytearray(), bytearray()
    weighed: dict[tuple[str, str, str, str, str], tuple[int, int, int]] = {}
    agentless, least = record.agentless, record.strength("joint", SHARED_WORK)
    for id in sorted(record.claims):
        claim = record.claims[id]
        if not claim.supports or (found := ends_of(record, claim)) is None:
            continue
        claims.append(id)
        ends.append(found)
        source = speakers[record.origin_of(claim.source)]
        saying = (claim.predicate, claim.wording, claim.modality, claim.reading, claim.share)
        days = day_number(claim.bounds.start_lo), day_number(claim.bounds.end_hi)
        tellers = (source, speakers[claim.voice]) if claim.is_told else (NOBODY, NOBODY)
        for column, value in zip(columns, (said[saying], *days, *tellers), strict=True):
            column.append(value)
        if saying not in weighed:
            given = given_by(record, claim.predicate, claim.share)
            weighed[saying] = least_strength(record, *saying[:4]), given, sign_of(record, claim.predicate)
        rank, part, way = weighed[saying]
        strength.append(min(rank, least) if id in agentless else rank)
        gives.append(part)
        sign.append(way)
    things = sorted({id for pair in ends for id in pair})
    numbers.update({id: number for number, id in enumerate(things)})
    start, end = (array("i", (numbers[pair[at]] for pair in ends)) for at in (0, 1))
    order_out, order_into = _by_end(start, end, len(things)), _by_end(end, start, len(things))
    signs = sign if LESS in sign else b""
    made = (array("i", range(len(claims))), start, end, *columns, strength, gives, signs, *order_out, *order_into)
    return Links._make((*made, list(speakers))), things, claims


class _Numbers(dict[Any, int]):
    """Numbers given out in the order in which values are first asked for."""

    def __missing__(self, value: Any) -> int:
        self[value] = number = len(self)
        return number


def _by_end(here: array[int], there: array[int], many: int) -> tuple[array[int], array[int]]:
    """The links by the thing at one end, then at the other, and the place where each thing's begin."""
    keys = array("q", (one * many + other for one, other in zip(here, there, strict=True)))
    order = array("i", sorted(range(len(keys)), key=keys.__getitem__))
    counts = array("i", bytes(4 * (many + 1)))
    for thing in here:
        counts[thing + 1] += 1
    return order, array("i", accumulate(counts))


LAST_DAY = day_number(AFTER_ALL)
"""A number above that of every day."""


def distances(neighbours: Callable[[int], Iterable[int]], centre: int, most: int, budget: int) -> dict[int, int]:
    """How many steps each thing is away at the least, for things at most ``most`` steps away.

    Layer by layer, until more than ``budget`` things are found.
    """
    found, layer = {centre: 0}, [centre]
    for distance in range(1, most + 1):
        layer = list(dict.fromkeys(other for one in layer for other in neighbours(one) if other not in found))
        found.update(dict.fromkeys(layer, distance))
        if not layer or len(found) > budget:
            break
    return found
