"""The trace graph as arrays of numbers: small enough for a million claims, quick to walk from any thing."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from ..dates import AFTER_ALL
from ..record import Claim, Record

if TYPE_CHECKING:
    import networkx as nx


NOBODY = -1
SHARED_WORK, LED = "shared-work", "led"
GIVES_NO_INFLUENCE, GIVES_PART, GIVES_LEAD, GIVES_ACT, GIVES_WHOLE = range(5)
"""What a claim gives: no influence, a part in the other thing (one that led or made it among others more than another),
the act of making it, or that one brought it about."""


def drop_nothing(claim: Claim, kind: str) -> str:
    """The filter that drops nothing."""
    return ""


class TraceGraph:
    """One link a claim, from what came first to what followed. Things and claims go by number, in order of id.

    ``things`` and ``claims`` give the ids, ``number`` a thing's number. By claim: ``start`` and ``end`` are things,
    ``strength`` runs from 0 to 5, ``since`` and ``until`` are the first and last day on which it may have happened,
    as numbers such as 20161101; ``source`` and ``voice`` are numbers of ``speakers``, or ``NOBODY`` for what is
    inferred; sources that repeat one another have one number. ``gives`` says what a claim gives, from
    ``GIVES_NO_INFLUENCE`` to ``GIVES_WHOLE``. ``disputes`` holds by the same two ends the claims that say it is not
    so: no filter drops them, none is walked.

    >>> from civicgraph import Dataset
    >>> graph = TraceGraph(Dataset.shipped().record())
    >>> [graph.things[other] for other, claims in graph.links_from(graph.number["ask-office-for-citizenship"])]
    ['commitment-all-candidates-office']
    """

    def __init__(self, record: Record, drop_reason: Callable[[Claim, str], str] = drop_nothing) -> None:
        """``drop_reason`` answers with the name of the filter that drops a claim, or with nothing."""
        self.record = record
        self.dropped: defaultdict[str, int] = defaultdict(int)
        self.disputes: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        self.claims: list[str] = []
        self.speakers: list[str] = []
        self.start, self.end = array("i"), array("i")
        self.since, self.until = array("i"), array("i")
        self.source, self.voice = array("i"), array("i")
        self.strength, self.gives = bytearray(), bytearray()
        self._read(drop_reason)
        self._out, self._first_out = self._sort_by_end(self.start, self.end)
        self._into, self._first_into = self._sort_by_end(self.end, self.start)

    def _read(self, drop_reason: Callable[[Claim, str], str]) -> None:
        things, speakers, days, strengths = _IdNumbers(), _IdNumbers(), _DayNumbers(), _Strengths(self.record)
        agentless, least = self.record.agentless, self.record.strength("joint", SHARED_WORK)
        walked = {name for name, relation in self.record.relations.items() if relation.cause}
        for id in sorted(self.record.claims):
            claim = self.record.claims[id]
            ends = ends_of(self.record, claim) if claim.predicate in walked else None
            if ends is None:
                continue
            if not claim.supports:
                self.disputes[ends].append(claim)
            elif reason := drop_reason(claim, self.record.relations[claim.predicate].kind):
                self.dropped[reason] += 1
            else:
                self._add(claim, things[ends[0]], things[ends[1]], speakers, days)
                strength = strengths[claim.predicate, claim.wording, claim.modality, claim.reading]
                self.strength.append(min(strength, least) if claim.id in agentless else strength)
                self.gives.append(strengths.gives(claim))
        self.things: list[str] = sorted(things)
        self.number = {id: number for number, id in enumerate(self.things)}
        rank = [self.number[id] for id in things]
        self.start = array("i", map(rank.__getitem__, self.start))
        self.end = array("i", map(rank.__getitem__, self.end))
        self.speakers = list(speakers)

    def _add(self, claim: Claim, start: int, end: int, speakers: _IdNumbers, days: _DayNumbers) -> None:
        told = claim.is_told
        source = speakers[self.record.origin_of(claim.source)]
        self.claims.append(claim.id)
        self.start.append(start)
        self.end.append(end)
        self.since.append(days[claim.bounds.start_lo])
        self.until.append(days[claim.bounds.end_hi])
        self.source.append(source if told else NOBODY)
        self.voice.append(speakers[claim.voice] if told else NOBODY)

    def _sort_by_end(self, here: array[int], there: array[int]) -> tuple[array[int], array[int]]:
        """The claims by the thing at one end, then at the other, and the place where each thing's begin."""
        many = len(self.things)
        keys = array("q", (one * many + other for one, other in zip(here, there, strict=True)))
        order = array("i", sorted(range(len(keys)), key=keys.__getitem__))
        counts = array("i", bytes(4 * (many + 1)))
        for thing in here:
            counts[thing + 1] += 1
        return order, array("i", accumulate(counts))

    def claims_from(self, thing: int) -> array[int]:
        """The claims that start from a thing, by the thing they end at."""
        return self._out[self._first_out[thing] : self._first_out[thing + 1]]

    def claims_to(self, thing: int) -> array[int]:
        """The claims that end at a thing, by the thing they start from."""
        return self._into[self._first_into[thing] : self._first_into[thing + 1]]

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
        """The claim of a number."""
        return self.record.claims[self.claims[number]]

    def edge(self, number: int) -> Edge:
        """The edge that the claim of a number makes."""
        edge = edge_of(self.record, self.claim(number))
        assert edge is not None, "only edges have a number"
        return edge


class _IdNumbers(dict[str, int]):
    """Numbers given out in the order in which ids are first asked for."""

    def __missing__(self, id: str) -> int:
        self[id] = number = len(self)
        return number


class _DayNumbers(dict[str, int]):
    """Days as numbers, each read once."""

    def __missing__(self, text: str) -> int:
        self[text] = number = day_number(text)
        return number


class _Strengths(dict[tuple[str, str, str, str], int]):
    """How much a step bears by relation, wording and modality, each looked up once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._gives: dict[tuple[str, str], int] = {}

    def gives(self, claim: Claim) -> int:
        """What a claim gives: see :data:`GIVES_NO_INFLUENCE`."""
        key = (claim.predicate, claim.share)
        if key not in self._gives:
            kind = self.record.relations[claim.predicate].kind
            if not self.record.tells_influence(kind):
                self._gives[key] = GIVES_NO_INFLUENCE
            elif self.record.gives_part(claim):
                leads = claim.predicate == LED or self.record.relations[claim.predicate].names_maker
                self._gives[key] = GIVES_LEAD if leads else GIVES_PART
            else:
                self._gives[key] = GIVES_ACT if kind == "agency" else GIVES_WHOLE
        return self._gives[key]

    def __missing__(self, said: tuple[str, str, str, str]) -> int:
        self[said] = number = least_strength(self.record, *said)
        return number


def day_number(text: str) -> int:
    """A day of :mod:`~civicgraph.graph.dates` as a number that compares the same.

    >>> day_number("2016-11-03")
    20161103
    """
    return int(text[:4] + text[5:7] + text[8:])


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


class Edge(NamedTuple):
    """A claim as a link that can be walked from ``start`` to ``end``."""

    start: str
    end: str
    claim: Claim
    kind: str
    strength: int


def edge_of(record: Record, claim: Claim) -> Edge | None:
    """The edge a claim makes; none where it disputes, has no object, or its relation declares no direction."""
    ends = ends_of(record, claim)
    if ends is None or not claim.supports:
        return None
    return Edge(*ends, claim, record.relations[claim.predicate].kind, strength_of(record, claim))


def ends_of(record: Record, claim: Claim) -> tuple[str, str] | None:
    """What came first and what followed, as the claim says or denies."""
    cause = record.relations[claim.predicate].cause
    if not cause or not claim.object or claim.subject == claim.object:
        return None
    return (claim.subject, claim.object) if cause == "subject" else (claim.object, claim.subject)


def strength_of(record: Record, claim: Claim) -> int:
    """How much a step made by the claim bears: the least of what its kind, wording and modality bear.

    A claim that credits a piece of work where the same sentence names who did it bears no more than shared work does.

    A rank from 0 to 5, declared in the vocabulary's code lists; not a probability.
    """
    strength = least_strength(record, claim.predicate, claim.wording, claim.modality, claim.reading)
    return min(strength, record.strength("joint", SHARED_WORK)) if claim.id in record.agentless else strength


def least_strength(record: Record, predicate: str, wording: str, modality: str, reading: str = "") -> int:
    """The least of what a relation's kind, a wording, a reading and a modality bear.

    Of what is inferred only as to who or what is meant, the reading stands in the wording's place.
    """
    ranks = [("kind", record.relations[predicate].kind), ("modality", modality)]
    if reading:
        ranks.append(("reading", reading))
    if not reading or wording != "inferred":
        ranks.append(("wording", wording))
    return min(record.strength(scheme, name) for scheme, name in ranks)


def strength_without_wording(record: Record, claim: Claim) -> int:
    """How much a claim tells, whatever its wording: the least of what its kind and its modality bear."""
    kind = record.relations[claim.predicate].kind
    return min(record.strength("kind", kind), record.strength("modality", claim.modality))


def edge_phrase(record: Record, edge: Edge) -> str:
    """The relation in words, in the direction of the edge."""
    relation = record.relations[edge.claim.predicate]
    return relation.label if relation.cause == "subject" else relation.inverse


def to_networkx(record: Record, *, every: bool = False) -> nx.MultiDiGraph[str]:
    """The trace graph as a networkx ``MultiDiGraph``: keys are claim ids, data the claim's own fields.

    Its edges are the claims that a trace walks along, from what came first to what followed. With ``every``, all things
    are nodes and all claims between two things edges, from subject to object, the disputing ones too.

    Nodes carry ``name`` and ``type``; edges ``label``, the relation in words that read from the edge's start to its
    end, ``relation``, the vocabulary's own name for it (which reads from the claim's ``subject``), ``kind``,
    ``wording``, ``modality``, ``polarity``, ``when``, ``voice``, ``source`` and ``strength`` (0 to 5).

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> graph = to_networkx(Dataset.shipped().record())
    >>> graph.nodes["lvrw"]["name"]
    'London Voter Registration Week'
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id in record.things if every else ():
        graph.add_node(id, name=record.name(id), type=record.things[id].type)
    for claim in record.claims.values():
        walked = edge_of(record, claim)
        start, end = (claim.subject, claim.object) if every else (walked.start, walked.end) if walked else ("", "")
        if start in record.things and end in record.things:
            for id in (start, end):
                graph.add_node(id, name=record.name(id), type=record.things[id].type)
            graph.add_edge(start, end, key=claim.id, **_fields(record, claim, start))
    return graph


def _fields(record: Record, claim: Claim, start: str) -> dict[str, str | int]:
    """What an edge that begins at ``start`` says of its claim."""
    relation = record.relations[claim.predicate]
    names = ("subject", "wording", "modality", "polarity", "when", "voice", "source")
    return {
        "label": relation.label if start == claim.subject else relation.inverse,
        "relation": claim.predicate,
        "kind": relation.kind,
        "strength": strength_of(record, claim),
        **{name: getattr(claim, name) for name in names},
    }
