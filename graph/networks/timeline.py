"""What the record dates about a thing, in order, with the bounds of each date; and the undated claims apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..record import Claim, Record


class Timeline(NamedTuple):
    """Dated claims in order, and the undated ones apart, in order of id. Undated claims are never placed."""

    id: str
    dated: tuple[Claim, ...]
    undated: tuple[Claim, ...]


def timeline(record: Record, id: str, *, around: bool = False, parts: bool = False) -> Timeline:
    """The claims about a thing, by the first day on which each may have begun.

    Parameters
    ----------
    around : bool
        Also the dated claims about things one claim away, such as when an assembly took place that somebody held.
    parts : bool
        Also the dated claims about its parts, such as the editions of a campaign, and about their parts.

    Notes
    -----
    The order is of earliest starts, then of latest starts, then of id: where bounds overlap, it is not said which
    came first. A claim known only to have ended by a day stands before all others.
    """
    claims = {claim.id: claim for claim in record.claims_about(id)}
    undated = tuple(claim for claim in claims.values() if not claim.when)
    if around:
        for other in sorted({end for claim in claims.values() for end in (claim.subject, claim.object)} - {id, ""}):
            claims |= {claim.id: claim for claim in record.claims_about(other) if claim.when}
    for part in parts_of(record, id) if parts else ():
        claims |= {claim.id: claim for claim in record.claims_about(part) if claim.when}
    return Timeline(id, tuple(sort_by_date(claim for claim in claims.values() if claim.when)), undated)


def parts_of(record: Record, id: str) -> list[str]:
    """What the record holds to be part of a thing, and the parts of these."""
    found, new = {id}, [id]
    while new:
        new = sorted({part for whole in new for part in _direct_parts(record, whole)} - found)
        found.update(new)
    return sorted(found - {id})


def _direct_parts(record: Record, whole: str) -> Iterable[str]:
    return (
        claim.subject
        for claim in record.claims_about(whole)
        if claim.predicate == "partOf" and claim.object == whole and claim.supports and not record.is_undone(claim)
    )


def sort_by_date(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by earliest start, latest start and id."""
    return sorted(claims, key=lambda claim: (claim.bounds.start_lo, claim.bounds.start_hi, claim.id))
