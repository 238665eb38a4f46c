"""What a record says of one thing, in groups: who is behind it, what it is part of, with whom, what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .record import Claim, Record
from .strength import PLAIN

WHO, WHAT, WHERE, WITH, DID, CAME, LED = ASPECTS = ("who", "what", "where", "with", "did", "came", "led")
_PEOPLE = ("actors", "roles")
MANY = 6


class AspectClaims(NamedTuple):
    """Claims that say the same of a thing, in the same way, of several others.

    ``relation`` is read from the thing, with ``^`` in front where the thing is its object; ``claims`` has one for each
    of ``others``, the one that is told most firmly.
    """

    relation: str
    others: tuple[str, ...]
    claims: tuple[Claim, ...]


Portrait = Mapping[str, Sequence[AspectClaims]]


def portrait(record: Record, id: str) -> Portrait:
    """What is said of a thing, by aspect: the sayings on most things first, in their order in the vocabulary.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> [record.name(funder) for funder in portrait(record, "cii")["who"][0].others][:2]
    ['City Bridge Trust', 'Paul Hamlyn Foundation']
    """
    firmest: dict[tuple[str, str, str], Claim] = {}
    for claim in record.claims_about(id):
        if claim.supports and (aspect := _aspect_of(record, claim, id)):
            key = aspect, _read_from(claim, id), _other_end(claim, id)
            known = firmest.get(key)
            if known is None or _firmness(record, claim) > _firmness(record, known):
                firmest[key] = claim
    groups: defaultdict[tuple[str, str, tuple[str, ...]], list[tuple[str, Claim]]] = defaultdict(list)
    for (aspect, relation, other), claim in firmest.items():
        groups[aspect, relation, _manner(record, claim)].append((other, claim))
    found: defaultdict[str, list[AspectClaims]] = defaultdict(list)
    for (aspect, relation, _), told in groups.items():
        # Of many only some will be named: those of which the record tells most.
        weight = len(told) > MANY
        told.sort(key=lambda one: (-weight * len(record.claims_about(one[0])), record.name(one[0]), one[0]))
        found[aspect].append(AspectClaims(relation, tuple(o for o, _ in told), tuple(c for _, c in told)))
    order = {name: place for place, name in enumerate(record.relations)}
    for sayings in found.values():
        sayings.sort(key=lambda one: (*_rank(record, one), order.get(one.claims[0].predicate, 0), one.relation))
    return {aspect: tuple(found[aspect]) for aspect in ASPECTS}


def _rank(record: Record, saying: AspectClaims) -> tuple[bool, int]:
    """What is told plainly comes before the rest, then what is told of more things."""
    return record.strength("wording", saying.claims[0].wording) < PLAIN, -len(saying.others)


def _firmness(record: Record, claim: Claim) -> tuple[int, bool, str]:
    told = min(record.strength("wording", claim.wording), record.strength("modality", claim.modality))
    return told, bool(claim.when), claim.id


def _manner(record: Record, claim: Claim) -> tuple[str, ...]:
    """By what claims of one relation are told apart: how they are put, and whether it was done."""
    return claim.wording, claim.share, claim.modality if record.is_undone(claim) else ""


def _read_from(claim: Claim, id: str) -> str:
    return claim.predicate if claim.subject == id else f"^{claim.predicate}"


def _other_end(claim: Claim, id: str) -> str:
    return claim.object if claim.subject == id else claim.subject


def _aspect_of(record: Record, claim: Claim, id: str) -> str:
    """The aspect that a claim belongs to as it is read from a thing; empty where it belongs to none of them."""
    relation, other = record.relations[claim.predicate], _other_end(claim, id)
    if not other or other == id:
        return ""
    forward, people = claim.subject == id, record.family(other) in _PEOPLE
    if relation.kind == "influence":
        return (LED if (relation.cause == "subject") == forward else CAME) if relation.cause else ""
    if relation.kind == "agency":
        return (DID if forward else WHO) if relation.cause or not people else WITH
    if relation.kind != "structural":
        return ""
    if people:
        return WHO if forward and record.family(id) == "actors" else WITH
    return _structural_aspect(record, claim, other, forward)


def _structural_aspect(record: Record, claim: Claim, other: str, forward: bool) -> str:
    """Of what belongs to what: parts, aims and events are told; what is only a subject or a mark of it is not."""
    if record.is_of(other, "Place"):
        return WHERE if forward else ""
    is_part, is_aim = bool(record.relations[claim.predicate].cause), claim.modality == "aim"
    return WHAT if is_part or (forward and (is_aim or record.family(other) == "asks")) else ""
