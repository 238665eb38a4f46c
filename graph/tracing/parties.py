"""Is a voice a party to what it reports?"""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Claim, Record

# The relations by which a thing belongs to a larger one (subject to object) or to whoever brought it about (object to
# subject).
BELONGS = ("partOf", "unitOf")
MADE = ("asked", "created", "developed", "funded", "held", "launched", "made", "produced", "published")


def is_party(record: Record, claim: Claim) -> bool:
    """Whether the claim's voice has a stake in one of its two ends.

    A stake in a thing is also one in its parts and units and in what it made or paid for, one step away and no further:
    a voice of the alliance is a party to the alliance's ask, and no party to what became of it.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> is_party(record, record.claims["claim/cii/funder-in-it-together"])
    True
    """
    voice = record.voices.get(claim.voice)
    if voice is None or not voice.party_to:
        return False
    stakes = set(voice.party_to)
    return any(end in stakes or not stakes.isdisjoint(_owners(record, end)) for end in (claim.subject, claim.object))


def _owners(record: Record, thing: str) -> Iterator[str]:
    for claim in record.claims_about(thing):
        if claim.predicate in BELONGS and claim.subject == thing:
            yield claim.object
        elif claim.predicate in MADE and claim.object == thing:
            yield claim.subject
