"""Outcome statements from the record: who changed, what they do differently, when, where and why it matters.

A statement can be used and checked only if it is whole, so one that lacks a part is refused and the parts that it
lacks are named. Which relations give which part is declared in the vocabulary (``civic:outcomePart``); what is said to
have contributed are the claims of influence and agency that end at the outcome. Only what is claimed as done or so
counts. Whoever reports a change has a stake in it if anything that changed, or that the record puts anywhere on the way
to it, is theirs. That no such stake is found is all that the record can say; it is no proof of independence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ..record import Claim, Record
from ..tracing.edges import edge_of, edge_phrase

OUTCOME = "Outcome"
# Who belongs to what, beside the relations that can be walked.
_BELONGS = ("unitOf", "memberOf", "affiliatedWith", "hostedBy", "secondee", "holder", "inPost", "postIn", "heldPost")
PARTY, FREE, UNKNOWN = "has a stake", "no stake found", "no stake recorded"


class Part(NamedTuple):
    """One part of a statement, in words, with the claim that gives it. ``id`` is the thing meant, or empty."""

    text: str
    id: str
    claim: Claim


class Contribution(NamedTuple):
    """What is said to have brought the outcome about: the thing, the relation in words, and the claim."""

    id: str
    phrase: str
    claim: Claim


class Witness(NamedTuple):
    """A voice that reports the change, whether it has a stake, and in what."""

    voice: str
    standing: str
    stakes: tuple[str, ...]


class Statement(NamedTuple):
    """What the record says of one outcome, and which parts of a statement it lacks, as codes in their order.

    ``disputed`` are claims about the outcome that say that something is not so.
    """

    outcome: str
    parts: Mapping[str, tuple[Part, ...]]
    contributions: tuple[Contribution, ...]
    witnesses: tuple[Witness, ...]
    disputed: tuple[Claim, ...]
    missing: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether no part is missing."""
        return not self.missing

    @property
    def independent(self) -> bool:
        """Whether some voice that reports it has stakes on record, and none of them in it."""
        return any(witness.standing == FREE for witness in self.witnesses)


def part_codes(record: Record) -> tuple[str, ...]:
    """The parts of a statement, in the order of the vocabulary."""
    return tuple(name for scheme, name in record.codes if scheme == "part")


def statements(record: Record, ids: Iterable[str] | None = None) -> tuple[Statement, ...]:
    """A statement for each outcome, or for those named: whole ones first, then those that lack least, then by id."""
    wanted = [id for id in record.things if record.is_of(id, OUTCOME)] if ids is None else list(ids)
    harvest = _Harvest(record)
    return tuple(
        sorted(map(harvest.statement, wanted), key=lambda statement: (len(statement.missing), statement.outcome))
    )


class _Harvest:
    """What the record says of outcomes, gathered once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._downstream: dict[str, set[str]] = {}
        self.relations = {relation.name: relation.part for relation in record.relations.values() if relation.part}

    def statement(self, outcome: str) -> Statement:
        about = self.record.claims_about(outcome)
        parts = self.parts(outcome)
        contributions = tuple(self.contributions(outcome))
        changes = [part.claim for name in ("who", "what") for part in parts.get(name, ())]
        reported = [*changes, *(one.claim for one in contributions)]
        witnesses = tuple(self.witnesses(reported, {outcome, *(part.id for part in parts.get("who", ()))}))
        filled = {*parts, *(["contribution"] * bool(contributions)), *(["substantiation"] * bool(witnesses))}
        missing = tuple(name for name in part_codes(self.record) if name not in filled)
        disputed = tuple(claim for claim in about if not claim.supports)
        return Statement(outcome, parts, contributions, witnesses, disputed, missing)

    def parts(self, outcome: str) -> dict[str, tuple[Part, ...]]:
        """The parts that claims about the outcome give, by code; a claim of who or what gives its own time too."""
        found: defaultdict[str, list[Part]] = defaultdict(list)
        for claim in self.record.claims_about(outcome):
            name = self.relations.get(claim.predicate, "")
            if name and claim.subject == outcome and claim.supports and not self.record.is_undone(claim):
                found[name].append(self.part(claim))
                if name in ("who", "what") and claim.when:
                    found["when"].append(Part(claim.when, "", claim))
        return {name: tuple(some) for name, some in found.items()}

    def part(self, claim: Claim) -> Part:
        return Part(self.record.object_name(claim) if claim.object else claim.value, claim.object, claim)

    def contributions(self, outcome: str) -> Iterator[Contribution]:
        """The claims of influence and agency that end at the outcome and are of something done."""
        for claim in self.record.claims_about(outcome):
            edge = edge_of(self.record, claim)
            if not edge or edge.end != outcome or self.record.is_undone(claim):
                continue
            if self.record.tells_influence(edge.kind):
                yield Contribution(edge.start, edge_phrase(self.record, edge), claim)

    def witnesses(self, claims: Iterable[Claim], changed: set[str]) -> Iterator[Witness]:
        """The voices of claims, none for what is inferred, each with its stakes in what changed or what led there."""
        voices = {claim.voice for claim in claims if claim.wording != "inferred"}
        for voice in sorted(voices & self.record.voices.keys()):
            party_to = self.record.voices[voice].party_to
            stakes = tuple(id for id in party_to if not changed.isdisjoint(self.downstream(id)))
            yield Witness(voice, PARTY if stakes else FREE if party_to else UNKNOWN, stakes)

    def downstream(self, id: str) -> set[str]:
        """A thing with all that belongs to it and all that came after it, as far as that goes."""
        if id not in self._downstream:
            found, todo = set[str](), [id]
            while todo:
                if (one := todo.pop()) not in found:
                    found.add(one)
                    todo.extend(self.downstream_links.get(one, ()))
            self._downstream[id] = found
        return self._downstream[id]

    @cached_property
    def downstream_links(self) -> dict[str, set[str]]:
        """From each thing to what belongs to it, and to what any claim puts after it, be it only in time."""
        links: defaultdict[str, set[str]] = defaultdict(set)
        for claim in self.record.claims.values():
            if not claim.supports or claim.object not in self.record.things:
                continue
            if edge := edge_of(self.record, claim):
                links[edge.start].add(edge.end)
            if claim.predicate in _BELONGS:
                links[claim.object].add(claim.subject)
        return dict(links)
