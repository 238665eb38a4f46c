"""How claims tie actors: each projection's reasons for the edges of a network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import NamedTuple

from ..record import Claim, Record, Type

_ACTING = ("actors", "roles")
_NOT_AN_ACTOR = "Group"  # people described together, whom things are for


class EdgeReason(NamedTuple):
    """One reason for an edge: the claims that make it, the thing it runs through if any, and how much it weighs."""

    start: str
    end: str
    claims: tuple[str, ...]
    through: str
    weight: float


def is_actor(record: Record, id: str) -> bool:
    """Whether a thing acts: a person, organisation, team, post or secondment; not a group that things are for."""
    thing = record.things.get(id)
    known = record.types.get(thing.type) if thing else None
    return bool(known and is_acting(known))


def is_acting(type: Type) -> bool:
    """Whether things of a type act."""
    return type.family in _ACTING and type.name != _NOT_AN_ACTOR


_USES = {
    "direct": frozenset({"direct"}),
    "dealings": frozenset({"gives", "does", "receives"}),
    "shared": frozenset({"joins"}),
}


def tie_roles(record: Record, claim: Claim, projection: str) -> frozenset[str]:
    """What a claim does to the ends of a tie of a projection; nothing where it makes none."""
    return _USES[projection].intersection(record.relations[claim.predicate].ties)


def _direct_ties(record: Record, claims: Iterable[Claim]) -> Iterator[EdgeReason]:
    for claim in claims:
        if tie_roles(record, claim, "direct") and is_actor(record, claim.subject) and is_actor(record, claim.object):
            yield EdgeReason(claim.subject, claim.object, (claim.id,), "", 1)
            yield EdgeReason(claim.object, claim.subject, (claim.id,), "", 1)


def _dealing_ties(record: Record, claims: Iterable[Claim]) -> Iterator[EdgeReason]:
    givers: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    takers: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        how = tie_roles(record, claim, "dealings")
        if "gives" in how:
            givers[claim.object][claim.subject].append(claim.id)
        if "does" in how:
            takers[claim.object][claim.subject].append(claim.id)
        if "receives" in how:
            takers[claim.subject][claim.object].append(claim.id)
    for thing in sorted(givers.keys() & takers.keys()):
        for giver, given in givers[thing].items():
            for taker, taken in takers[thing].items():
                if giver != taker and is_actor(record, giver) and is_actor(record, taker):
                    yield EdgeReason(giver, taker, (*given, *taken), thing, 1)


def _shared_ties(record: Record, claims: Iterable[Claim]) -> Iterator[EdgeReason]:
    parts: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if (
            tie_roles(record, claim, "shared")
            and is_actor(record, claim.subject)
            and not is_actor(record, claim.object)
        ):
            parts[claim.object][claim.subject].append(claim.id)
    for thing, joined in sorted(parts.items()):
        for one, other in permutations(sorted(joined), 2):
            yield EdgeReason(one, other, (*joined[one], *joined[other]), thing, 1 / (len(joined) - 1))


MAKERS = {"direct": _direct_ties, "dealings": _dealing_ties, "shared": _shared_ties}
