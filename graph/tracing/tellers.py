"""Who tells a step: the voices, sources and origins of its claims. Every text, page and picture asks here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..record import Claim, Record
from .edges import strength_without_wording
from .model import Step


class ClaimTellers(NamedTuple):
    """Those who tell something: the claims by which they do, and their voices, sources and origins by id.

    Sources of one origin repeat one another, so that they count once.
    """

    claims: tuple[Claim, ...]
    voices: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]


def step_tellers(record: Record, step: Step) -> ClaimTellers:
    """Who tells a step. Whoever tells only an order in time, or a promise, tells no influence that leads it."""
    enough = strength_without_wording(record, step.lead)
    return tellers(
        record, (one for one in step.supporting if one.is_told and strength_without_wording(record, one) >= enough)
    )


def step_opinions(record: Record, step: Step) -> ClaimTellers:
    """Those of a step's tellers who tell it as the leading claim is worded."""
    return tellers(record, (one for one in step_tellers(record, step).claims if one.wording == step.lead.wording))


def step_leaders(record: Record, step: Step) -> ClaimTellers:
    """Those of a step's tellers who tell it just as the leading claim does: in its relation, wording and share."""
    lead = step.lead
    same = (lead.predicate, lead.wording, lead.share)
    told = step_tellers(record, step).claims
    return tellers(record, (one for one in told if (one.predicate, one.wording, one.share) == same))


def tellers(record: Record, claims: Iterable[Claim]) -> ClaimTellers:
    """Who makes these claims, none of which is inferred."""
    kept = tuple(claims)
    sources = tuple(dict.fromkeys(claim.source for claim in kept))
    return ClaimTellers(
        kept,
        tuple(dict.fromkeys(claim.voice for claim in kept)),
        sources,
        tuple(dict.fromkeys(record.origin_of(source) for source in sources)),
    )
