"""Who says something: the speaker of a claim, and all who tell a step. Every text, page and picture asks here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..numbers import counted
from ..record import Claim, Record
from .edges import told_strength
from .pathway import Step

OUR_READING = "our reading; no source says it"
NAMED = 6


class Tellers(NamedTuple):
    """Those who tell something: the claims by which they do, and their voices, sources and origins by id.

    Sources of one origin repeat one another, so that they count once.
    """

    claims: tuple[Claim, ...]
    voices: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]


def speaker(record: Record, claim: Claim) -> str:
    """Who says what a claim says; what is inferred, no source says.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> speaker(record, record.claims["claim/cii/funder-in-it-together"])
    'a funder, in an interview'
    """
    if claim.wording == "inferred":
        return OUR_READING
    source = record.sources.get(claim.source)
    return record.name(claim.voice or (source.author_voice if source else "")) or "an unnamed voice"


def step_tellers(record: Record, step: Step) -> Tellers:
    """Who tells a step. Whoever tells only an order in time, or a promise, tells no influence that leads it."""
    enough = told_strength(record, step.lead)
    return tellers(
        record, (one for one in step.supporting if one.wording != "inferred" and told_strength(record, one) >= enough)
    )


def step_opinions(record: Record, step: Step) -> Tellers:
    """Those of a step's tellers who tell it as the leading claim is worded."""
    return tellers(record, (one for one in step_tellers(record, step).claims if one.wording == step.lead.wording))


def tellers(record: Record, claims: Iterable[Claim]) -> Tellers:
    """Who makes these claims, none of which is inferred."""
    kept = tuple(claims)
    sources = tuple(dict.fromkeys(claim.source for claim in kept))
    return Tellers(
        kept,
        tuple(dict.fromkeys(claim.voice for claim in kept)),
        sources,
        tuple(dict.fromkeys(record.origin_of(source) for source in sources)),
    )


def how_many(found: Tellers) -> str:
    """How many voices of how many sources, and whether these have one origin; empty where nobody tells it.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> how_many(tellers(record, [record.claims["claim/cii/funder-in-it-together"]]))
    'one voice in one source'
    """
    if not found.claims:
        return ""
    said = f"{counted(len(found.voices), 'voice')} in {counted(len(found.sources), 'source')}"
    if len(found.origins) == len(found.sources):
        return said
    if len(found.origins) == 1:
        return f"{said} of one origin, which {'counts' if len(found.voices) == 1 else 'count'} once"
    return f"{said} of {counted(len(found.origins), 'origin')}"


def named(record: Record, ids: Iterable[str]) -> str:
    """Names in a row, the first six of many.

    >>> from civicgraph import Dataset
    >>> named(Dataset.shipped().record(), ["gla", "citizens-uk"])
    'Greater London Authority and Citizens UK'
    """
    names = [record.name(id) for id in ids]
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def several(record: Record, step: Step) -> str:
    """A sentence on the voices that tell a step, where there is more than one voice or source; else empty."""
    found = step_tellers(record, step)
    if len(found.voices) < 2 and len(found.sources) < 2:
        return ""
    return f"Told by {how_many(found)}: {named(record, found.voices)}."
