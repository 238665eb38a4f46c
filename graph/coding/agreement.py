"""How well two codings of the same documents agree, field by field, over the claims that belong together.

How claims are paired is in :mod:`.pairing`; how many found no partner, in :mod:`.passages_coded`, is a result too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ..record import Claim, Record
from ..words.claims import value_in_words
from .coefficients import MIN_PAIRS, alpha, kappa
from .pairing import ClaimPair
from .same_things import SameThings


class Agreement(NamedTuple):
    """Agreement on one field: in how many pairs, both coefficients, and the commonest disagreements.

    The coefficients are 1 for full agreement and 0 for what chance alone would give. They are None for fewer than
    :data:`~.coefficients.MIN_PAIRS` pairs, and where both coders used one value throughout, for then agreement cannot
    be told from chance.
    """

    field: str
    pairs: int
    agreed: int
    kappa: float | None
    alpha: float | None
    disagreements: tuple[tuple[str, str, int], ...]


def agreements(first: Record, second: Record, pairs: Sequence[ClaimPair], same: SameThings) -> list[Agreement]:
    """Agreement on every field over the pairs."""
    found = []
    for field in FIELDS:
        values = [_values(field, first, second, pair, same) for pair in pairs]
        apart = Counter(value for value in values if value[0] != value[1])
        top = sorted(((one, other, count) for (one, other), count in apart.items()), key=lambda row: (-row[2], row))
        measured = (kappa(values), alpha(values)) if len(values) >= MIN_PAIRS else (None, None)
        found.append(Agreement(field, len(values), len(values) - apart.total(), *measured, tuple(top[:5])))
    return found


def _values(field: str, first: Record, second: Record, pair: ClaimPair, same: SameThings) -> tuple[str, str]:
    """What the two claims of a pair say in a field."""
    if field in ("subject", "object"):
        ends = ("subject", "object")
        other = ends[1 - ends.index(field)] if pair.crossed else field
        return _end(pair.first, field, same.first), _end(pair.second, other, same.second)
    read = _FIELDS[field]
    return read(first, pair.first), read(second, pair.second)


def _end(claim: Claim, end: str, labels: Mapping[str, str]) -> str:
    """What stands at an end of a claim: a thing, by what it is called in both codings, another id, or a value."""
    id: str = getattr(claim, end)
    return labels.get(id, id) if id else value_in_words(claim)


def _speaker(record: Record, claim: Claim) -> str:
    """Whether the document's author speaks or somebody it describes; coders name voices differently."""
    source = record.sources.get(claim.source)
    return "author" if source is None or claim.voice == source.author_voice else "a described speaker"


_FIELDS: dict[str, Callable[[Record, Claim], str]] = {
    "relation": lambda record, claim: claim.predicate,
    "kind": lambda record, claim: record.relations[claim.predicate].kind,
    "wording": lambda record, claim: claim.wording,
    "modality": lambda record, claim: claim.modality,
    "polarity": lambda record, claim: claim.polarity,
    "reading": lambda record, claim: claim.reading or "none",
    "date": lambda record, claim: claim.when or "undated",
    "speaker": _speaker,
}
FIELDS = ("subject", "relation", "kind", "object", *list(_FIELDS)[2:])
"""The fields that are compared, in the order in which they are told."""
