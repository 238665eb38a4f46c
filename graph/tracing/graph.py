"""The trace graph as arrays of numbers: small enough for a million claims, quick to walk from any thing."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ..dates import AFTER_ALL, day_number
from ..indexed import IndexedClaims, IndexedThings, Links
from ..record import Claim, Record

if TYPE_CHECKING:
    import networkx as nx


NOBODY = -1
SHARED_WORK, LED = "shared-work", "led"
GIVES_NO_INFLUENCE, GIVES_PART, GIVES_LEAD, GIVES_ACT, GIVES_WHOLE = range(5)
"""What a claim gives: no influence, a part in the other thing (one that led or made it among others more than another),
the act of making it, or that one brought it about."""


NO_SIGN, LESS, MORE = range(3)
"""Which way a claim of influence goes; ``MORE`` also where the source does not say."""


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
        links = self._links
        self.start, self.end, self.since, self.until = links.start, links.end, links.since, links.until
        self.source, self.voice, self.speakers = links.source, links.voice, links.speakers
        self.strength, self.gives, self.sign = links.strength, links.gives, links.sign
        self._reasons: dict[tuple[int, int, int], str] = {}

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


def given_by(record: Record, predicate: str, share: str) -> int:
    """What a claim of a relation, with a share, gives: see :data:`GIVES_NO_INFLUENCE`."""
    relation = record.relations[predicate]
    if not record.tells_influence(relation.kind):
        return GIVES_NO_INFLUENCE
    if relation.gives_part or share or relation.share:
        return GIVES_LEAD if relation.root == LED or relation.names_maker else GIVES_PART
    return GIVES_ACT if relation.kind == "agency" else GIVES_WHOLE


def sign_of(record: Record, predicate: str) -> int:
    """Which way a claim in a relation goes: see :data:`NO_SIGN`."""
    relation = record.relations[predicate]
    return LESS if relation.direction == "less" else MORE if relation.kind == "influence" else NO_SIGN


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
    end, ``relation``, the vocabulary's own name for it (which reads from the claim's ``subject``), ``direction``
    (``more``, ``less`` or empty), ``kind``, ``wording``, ``modality``, ``polarity``, ``when``, ``voice``, ``source``
    and ``strength`` (0 to 5).

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
        "relation": claim.relation,
        "direction": claim.direction,
        "kind": relation.kind,
        "strength": strength_of(record, claim),
        **{name: getattr(claim, name) for name in names},
    }
