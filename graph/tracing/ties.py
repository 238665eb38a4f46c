"""What ties two things besides pathways: claims that are not walked, as membership, a common theme, a place."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from ..passages import AGENTS
from ..record import Claim, Record
from ..strength import Strength
from .edges import edge_of, strength_of
from .model import Tie

MAX_SHOWN, CROWDED_FROM, MANY_PARTS = 5, 50, 12
SAME_AS, UNIT_OF = "sameAs", "unitOf"
WHOLES = ("partOf", UNIT_OF, "memberOf")
"""The relations of a part to its whole."""


def ties_between(record: Record, start: str, end: str, walked: Collection[str] = ()) -> tuple[tuple[Tie, ...], int]:
    """The shortest ties that are no pathway, those through the least connected things first, and how many more.

    One claim between the two, or two claims that meet in a third thing; where there is neither, three. ``walked`` are
    ids of claims on pathways that are told already.

    >>> from civicgraph import Dataset
    >>> ties, more = ties_between(Dataset.shipped().record(), "citizens-uk", "london-citizens")
    >>> ties[0].claims[0].predicate
    'unitOf'
    """
    if start == end:
        return (), 0
    mine, theirs = _neighbours(record, start), _neighbours(record, end)
    direct = [Tie((start, end), (claim,)) for claim in mine.get(end, []) if claim.id not in walked]
    common = sorted((mine.keys() & theirs.keys()) - {start, end}, key=lambda id: (len(record.claims_about(id)), id))
    through_third = [
        Tie((start, id, end), (first, second))
        for id in common
        for first, second in [(_first_stated(mine[id]), _first_stated(theirs[id]))]
        if not {first.id, second.id} <= set(walked) and not _is_pathway(record, (start, id, end), (first, second))
    ]
    found = [*direct, *through_third] or list(_ties_of_three(record, start, end, mine, theirs))
    return tuple(found[:MAX_SHOWN]), max(0, len(found) - MAX_SHOWN)


def _ties_of_three(
    record: Record, start: str, end: str, mine: dict[str, list[Claim]], theirs: dict[str, list[Claim]]
) -> Iterator[Tie]:
    """Ties of three claims, by things about which there is not very much else."""
    for id in sorted(mine, key=lambda id: (len(record.claims_about(id)), id)):
        if is_crowded(record, id) or id == end:
            continue
        onward = _neighbours(record, id)
        for other in sorted(onward.keys() & theirs.keys() - {start, end}):
            if not is_crowded(record, other):
                claims = _first_stated(mine[id]), _first_stated(onward[other]), _first_stated(theirs[other])
                if not _is_pathway(record, (start, id, other, end), claims):
                    yield Tie((start, id, other, end), claims)


def nearest_ties(record: Record, start: str, end: str) -> list[Tie]:
    """What ties two things by one claim, or by two that meet in a third: what sources say first, then the nearest.

    Identity costs nothing. Where no source tells such a tie, a unit of the start may have one that they do.

    They do not meet in a theme or place, nor in what very much of the record is about, nor as two parts of what many
    are parts of: to share these is no tie.

    >>> from civicgraph import Dataset
    >>> ties = nearest_ties(Dataset.shipped().record(), "citizens-uk", "theme-citizenship-fees")
    >>> ties[0].things[1:3]
    ('merton-report-we', 'ask-reduce-citizenship-fees')
    """
    found = []
    for before, one in _same_as(record, start):
        for after, other in _same_as(record, end):
            if one not in (other, end) and other != start:
                found += [
                    Tie(
                        (*before.things[:-1], *tie.things, *after.things[-2::-1]),
                        (*before.claims, *tie.claims, *after.claims),
                    )
                    for tie in _short_ties(record, one, other)
                    if not {start, end} & set(tie.things[1:-1])
                ]
    if not any(is_told(tie) for tie in found):
        found += _ties_of_units(record, start, end)
    return sorted(found, key=lambda tie: nearness(record, tie))


def _ties_of_units(record: Record, start: str, end: str) -> Iterator[Tie]:
    """What sources tell to join units of the start with the end, by two claims that meet in a third thing."""
    for claim in record.claims_about(start):
        if claim.predicate == UNIT_OF and claim.object == start and claim.supports and claim.is_told:
            for tie in _short_ties(record, claim.subject, end):
                if len(tie.claims) > 1 and start not in tie.things and is_told(tie):
                    yield Tie((start, *tie.things), (claim, *tie.claims))


def is_told(tie: Tie) -> bool:
    """Whether sources say all of a tie, besides what is the same."""
    return all(claim.is_told for claim in tie.claims if claim.predicate != SAME_AS)


def nearness(record: Record, tie: Tie) -> tuple[bool, int, int, bool, int, tuple[str, ...]]:
    """What sources say first; then the fewest claims, not counting what is the same; then what was done."""
    told = [claim for claim in tie.claims if claim.predicate != SAME_AS]
    middle = sum(len(record.claims_about(id)) for id in tie.things[1:-1])
    undone = any(record.is_undone(claim) for claim in told)
    return not is_told(tie), len(told), len(tie.claims), undone, middle, tie.things


def _same_as(record: Record, id: str) -> list[tuple[Tie, str]]:
    """A thing, and what the record holds to be the same, each by the claim that says so."""
    found = [(Tie((id,), ()), id)]
    for claim in record.claims_about(id):
        if claim.predicate == SAME_AS and claim.supports:
            other = claim.object if claim.subject == id else claim.subject
            found.append((Tie((id, other), (claim,)), other))
    return found


def _short_ties(record: Record, start: str, end: str) -> Iterator[Tie]:
    mine, theirs = _neighbours(record, start), _neighbours(record, end)
    if direct := [claim for claim in mine.get(end, ()) if claim.predicate != SAME_AS]:
        yield Tie((start, end), (_first_stated(direct),))
    for id in sorted((mine.keys() & theirs.keys()) - {start, end}):
        claims = _first_stated(mine[id]), _first_stated(theirs[id])
        if SAME_AS in (claims[0].predicate, claims[1].predicate) or record.family(id) == "setting":
            continue
        if is_crowded(record, id) or _is_shared_hub(record, id, claims):
            continue
        if not _is_pathway(record, (start, id, end), claims):
            yield Tie((start, id, end), claims)


def near_ties(record: Record, start: str, end: str) -> Iterator[Tie]:
    """A claim between the two that is not walked; and of two claims, where the second tells what brought the end about.

    Or, where it is stated, what the end is a part of: to have taken part in that is nearer than a chain that breaks.

    What very much of the record is about, as the initiative that all of it reports on, is left out: to have had to do
    with it is to have had to do with everything. So is a body between, where the first is none: what a body did is not
    nearer to a piece of work for its having been involved in that.
    """
    is_agent = record.family(start) in AGENTS
    theirs: dict[str, list[Claim]] = {}
    for claim in record.claims_about(end):
        edge = edge_of(record, claim)
        is_told = edge and edge.end == end and (edge.strength >= Strength.OPINION or _is_stated_part(record, claim))
        if edge and is_told and record.family(edge.start) != "setting":
            theirs.setdefault(edge.start, []).append(claim)
    for id, claims in sorted(_neighbours(record, start).items()):
        if id == end:
            direct = [claim for claim in claims if not edge_of(record, claim)]
            if direct:
                yield Tie((start, end), (_first_stated(direct),))
        elif id in theirs and not is_crowded(record, id) and (is_agent or record.family(id) not in AGENTS):
            first, second = (
                _first_stated(claims),
                max(theirs[id], key=lambda claim: (strength_of(record, claim), claim.id)),
            )
            walked = edge_of(record, first)
            if not (walked and walked.start == start) and not _is_shared_hub(record, id, (first, second)):
                yield Tie((start, id, end), (first, second))


def _is_stated_part(record: Record, claim: Claim) -> bool:
    """Whether a source states that one thing is a part of another."""
    return claim.wording == "stated" and record.relations[claim.predicate].kind == "structural"


def _is_shared_hub(record: Record, id: str, claims: tuple[Claim, Claim]) -> bool:
    """Whether two claims say no more than that much else shares: both of one relation to what is the work of many.

    Or both tell parts of it, or of what has many parts.
    """
    first, second = claims
    are_parts = all(claim.predicate in WHOLES and claim.object == id for claim in claims)
    if not are_parts and (first.predicate, first.object == id) != (second.predicate, second.object == id):
        return False
    type = record.types.get(record.things[id].type)
    parts = {one.subject for one in record.claims_about(id) if one.predicate in WHOLES and one.object == id}
    return bool(type and type.shared) or (are_parts and len(parts) > MANY_PARTS)


def is_crowded(record: Record, id: str) -> bool:
    """Whether more than a twentieth of the record is about a thing, and more than fifty claims."""
    return len(record.claims_about(id)) > max(CROWDED_FROM, len(record.claims) // 20)


def _neighbours(record: Record, id: str) -> dict[str, list[Claim]]:
    """The things that claims tie to a thing, with these claims."""
    found: dict[str, list[Claim]] = {}
    for claim in record.claims_about(id):
        other = claim.object if claim.subject == id else claim.subject
        if claim.supports and other in record.things and other != id:
            found.setdefault(other, []).append(claim)
    return found


def _first_stated(claims: list[Claim]) -> Claim:
    """The first that is stated, else the first."""
    return min(claims, key=lambda claim: (claim.wording != "stated", claim.id))


def _is_pathway(record: Record, things: Sequence[str], claims: Sequence[Claim]) -> bool:
    """Whether the claims lead from one end to the other, as a pathway does."""
    edges = [edge_of(record, claim) for claim in claims]
    return all(
        edge and (edge.start, edge.end) == ends for edge, ends in zip(edges, itertools.pairwise(things), strict=True)
    )
