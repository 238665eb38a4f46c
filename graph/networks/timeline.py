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


def timeline(record: Record, id: str, *, around: bool = False) -> Timeline:
    """The claims about a thing, by the first day on which each may have begun.

    Parameters
    ----------
    around : bool
        Also the dated claims about things one claim away, such as when an assembly took place that somebody held.

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
    return Timeline(id, tuple(sort_by_date(claim for claim in claims.values() if claim.when)), undated)


def sort_by_date(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by earliest start, latest start and id."""
    return sorted(claims, key=lambda claim: (claim.bounds.start_lo, claim.bounds.start_hi, claim.id))
