"""Deeds of somebody whom no source names, where the one asked about is among those who may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import AGENTS
from ..record import Record
from ..strength import Strength
from ..words.phrases import Finding
from .edges import Edge, edge_of
from .ends import MEMBER, holding_of, ids_taken
from .model import Trace

UNNAMED = "told.unnamed"


def unnamed_doer_findings(record: Record, trace: Trace) -> Iterator[Finding]:
    """That a source gives the end to a role of nobody named, while the start is one of those who may be meant."""
    mine = _roles_of(record, ids_taken(trace, "start"))
    for end in sorted(ids_taken(trace, "end")):
        for deed in _deeds_in_roles(record, end):
            if deed.start in mine or not is_unnamed(record, deed.start):
                continue
            work, named = _named_beside(record, deed)
            if not mine.isdisjoint(named):
                relation = record.relations[deed.claim.predicate]
                said = {
                    "unnamed": deed.start,
                    "relation": f"{'' if relation.cause == 'subject' else '^'}{relation.name}",
                }
                code = UNNAMED if len(named) > 1 else f"{UNNAMED}.only"
                yield Finding(code, None, {**said, "start": trace.start, "end": end, "of": len(named), "work": work})
                return


def is_unnamed(record: Record, role: str) -> bool:
    """Whether no claim says whose a role was.

    >>> from civicgraph import Dataset
    >>> is_unnamed(Dataset.shipped().record(), "secondment-voter-registration-unnamed")
    True
    """
    return not any((held := holding_of(record, one)) and held[1] == role for one in record.claims_about(role))


def count_named(record: Record, id: str, work: str) -> int:
    """How many of one type sources name as having had a part in a work, this one and others; else 0.

    >>> from civicgraph import Dataset
    >>> count_named(Dataset.shipped().record(), "secondment-rosalind-compton", "workstream-young-londoners")
    4
    """
    type = record.things[id].type if id in record.things else ""
    doers = {edge.start for edge in _edges_to(record, work) if edge.kind == "agency" and edge.claim.is_told}
    alike = {one for one in doers if one in record.things and record.things[one].type == type}
    named = {one for one in alike if record.family(one) != "roles" or not is_unnamed(record, one)}
    return len(named) if len(named) > 1 and id in named and record.family(id) in AGENTS else 0


def _roles_of(record: Record, ids: set[str]) -> set[str]:
    """The things with the roles that any of them held."""
    found = set(ids)
    for id in sorted(ids):
        held = (holding_of(record, claim) for claim in record.claims_about(id))
        found |= {one[1] for one in held if one and one[0] == id}
    return found


def _deeds_in_roles(record: Record, end: str) -> list[Edge]:
    """What a source tells to have been done in a role, which made the end or had a part in it, the firmest first."""
    edges = (edge_of(record, claim) for claim in record.claims_about(end) if claim.is_told)
    deeds = [
        edge
        for edge in edges
        if edge and edge.end == end and not Strength(edge.strength).is_break and record.family(edge.start) == "roles"
    ]
    return sorted(deeds, key=lambda deed: (-deed.strength, deed.claim.id))


def _named_beside(record: Record, deed: Edge) -> tuple[str, set[str]]:
    """What ties an unnamed role to named ones of its type, and these: a group of both, else a work with the end in it.

    Of several works, the one of which the fewest are named.
    """
    groups = {
        claim.object
        for claim in record.claims_about(deed.start)
        if claim.predicate == MEMBER and claim.subject == deed.start and claim.supports
    }
    wholes = {edge.start for edge in _edges_to(record, deed.end) if edge.kind == "structural"}
    type = record.things[deed.start].type if deed.start in record.things else ""
    for works in (groups, wholes):
        named = {work: _named_in(record, work, type) for work in sorted(works)}
        if found := [(len(some), work) for work, some in named.items() if some]:
            return min(found)[1], named[min(found)[1]]
    return "", set()


def _named_in(record: Record, work: str, type: str) -> set[str]:
    """The roles of a type that belong to a group, or in which a source tells a part in a work, and whose they were."""
    members = {
        one.subject
        for one in record.claims_about(work)
        if one.predicate == MEMBER and one.object == work and one.supports
    }
    doers = {edge.start for edge in _edges_to(record, work) if edge.kind == "agency" and edge.claim.is_told}
    return {
        id
        for id in members | doers
        if id in record.things and record.things[id].type == type and not is_unnamed(record, id)
    }


def _edges_to(record: Record, id: str) -> list[Edge]:
    edges = (edge_of(record, claim) for claim in record.claims_about(id))
    return [edge for edge in edges if edge and edge.end == id]
