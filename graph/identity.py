"""Things taken as one: what the record and its keepers decided, and a record in which that is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from .record import SAME_AS, Caveat, Claim, EvidenceTest, IdentityDecision, Record, Voice

SAME, NOT_SAME, UNSURE, MERGED = "same", "not-the-same", "unsure", "merged"
KINDS = (SAME, NOT_SAME, UNSURE, MERGED)


def identity_decisions(record: Record) -> list[IdentityDecision]:
    """What was decided on whether things are one: in ``identity.yaml``, then by claims with evidence.

    >>> from civicgraph import Dataset
    >>> len(identity_decisions(Dataset.shipped().record()))
    19
    """
    return [
        *record.decisions,
        *(_decision_of(record.claims[id]) for id in record.identity_claims if _counts(record, id)),
    ]


def decisions_about(record: Record, id: str) -> list[IdentityDecision]:
    """The decisions about a thing that rest on ourselves; those that claims make stand among its claims."""
    return [one for one in record.decisions if id in one.things]


def _counts(record: Record, id: str) -> bool:
    claim = record.claims[id]
    return claim.supports and claim.subject in record.things and claim.object in record.things


def _decision_of(claim: Claim) -> IdentityDecision:
    kind = SAME if claim.predicate == SAME_AS else NOT_SAME
    reason = claim.reason or claim.evidence[0].summary
    return IdentityDecision(kind, (claim.subject, claim.object), reason, claim=claim.id)


def representatives(decisions: Iterable[IdentityDecision], chosen: Collection[str] = ()) -> dict[str, str]:
    """For each thing that is the same as another, the one that stands for both: one that is ``chosen``, else the first.

    Where things are joined that are told apart as well, none of those that hang together so is taken as another.

    >>> pair = IdentityDecision("same", ("a", "b"), "One.")
    >>> representatives([pair]), representatives([pair], ["b"])
    ({'b': 'a'}, {'a': 'b'})
    >>> representatives([pair, pair._replace(kind="not-the-same")])
    {}
    """
    decided = list(decisions)
    classes = same_classes(one.things for one in decided if one.kind == SAME)
    parted = {classes.get(one.things[0], "") for one in decided
              if one.kind == NOT_SAME and classes.get(one.things[0], "") == classes.get(one.things[1])}  # fmt: skip
    heads = {classes[id]: id for id in reversed(list(chosen)) if id in classes}
    found = {id: heads.get(first, first) for id, first in classes.items() if first not in parted}
    return {id: head for id, head in sorted(found.items()) if id != head}


def record_as_one(record: Record, taken: Mapping[str, str]) -> Record:
    """The record as it would be were each thing merged into the one that stands for it.

    What is merged keeps its entry, so that it can be named, and no claim is about it. All of the record is read: of a
    million claims that takes its time.
    """

    def one(id: str) -> str:
        return taken.get(id, id)

    def every(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(one, ids)))

    claims = {claim.id: claim._replace(subject=one(claim.subject), object=one(claim.object))
              for claim in record.claims.values()}  # fmt: skip
    caveats = (item._replace(concerns=every(item.concerns)) for item in record.caveats.values())
    voices = (item._replace(party_to=every(item.party_to)) for item in record.voices.values())
    tests = (item._replace(hypothesis=one(item.hypothesis), rival=one(item.rival), bears_on=every(item.bears_on))
             for item in record.tests.values())  # fmt: skip
    return replace(
        record,
        claims=claims,
        caveats=_by_id(caveats),
        voices=_by_id(voices),
        tests=_by_id(tests),
    )


def _by_id(items: Iterable[Caveat | Voice | EvidenceTest]) -> dict[str, Any]:
    return {item.id: item for item in items}


def same_classes(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For each thing that pairs join, through chains of them too, the first by id of all that it is joined with.

    One of ours comes before those of other people's records.

    >>> same_classes([("b", "c"), ("a", "b"), ("x", "y")])
    {'b': 'a', 'c': 'a', 'a': 'a', 'x': 'x', 'y': 'x'}
    """
    above: dict[str, str] = {}

    def first(id: str) -> str:
        while above.setdefault(id, id) != id:
            id = above[id]
        return id

    for one, other in pairs:
        low, high = sorted((first(one), first(other)), key=lambda id: (":" in id, id))
        above[high] = low
    return {id: first(id) for id in list(above)}
