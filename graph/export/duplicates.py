"""Things that may be one, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict

from ..likely_duplicates import LikelyDuplicate
from ..record import Record
from .row_keys import ThingRef
from .rows import thing_json


class LikelyPairRow(TypedDict):
    """Two things that may be one: why, how alike, and whether somebody looked and was unsure."""

    first: ThingRef
    second: ThingRef
    ground: Literal["identifier", "name", "near-name"]
    shared: str
    likeness: int
    unsure: bool


class DuplicatesDict(TypedDict):
    """Pairs of things that may be one, the likeliest first."""

    schema: Literal["civicgraph/duplicates/1"]
    pairs: list[LikelyPairRow]


def duplicates_json(record: Record, pairs: Iterable[LikelyDuplicate]) -> DuplicatesDict:
    """Pairs for programs.

    >>> from civicgraph import Dataset
    >>> duplicates_json(Dataset.shipped().record(), [])["pairs"]
    []
    """
    return {
        "schema": "civicgraph/duplicates/1",
        "pairs": [
            {
                "first": thing_json(record, one.first),
                "second": thing_json(record, one.second),
                "ground": one.ground,  # type: ignore[typeddict-item]
                "shared": one.shared,
                "likeness": one.likeness,
                "unsure": one.is_unsure,
            }
            for one in pairs
        ],
    }
