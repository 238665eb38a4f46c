"""The ladder that the map is laid out on: which column a thing stands in, and under which source it is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...graph.record import Record

COLUMNS = (
    *("Who", "Asked", "Answered and promised", "Set up", "Delivered", "What came of it", "Context and aims"),
    "Causes and effects",
)
_FACTORS = 7

_RUNGS = {"ask": 1, "response": 2, "commitment": 2, "instrument": 3, "delivery": 4, "outcome": 5}
_FAMILIES = {"actors": 0, "roles": 0, "asks": 1, "delivery": 4, "effects": 5, "setting": 6}


def column(record: Record, id: str) -> int:
    """The number of the column of :data:`COLUMNS` in which a thing stands.

    People and bodies act on every rung, so they stand in the first column whatever they were set up as.
    """
    type = record.types.get(record.things[id].type)
    if type is None:
        return 6
    if type.family in ("actors", "setting"):
        return _FAMILIES[type.family]
    if type.family == "effects" and not type.rung:
        return _FACTORS
    return _RUNGS.get(type.rung, _FAMILIES.get(type.family, 6))


def main_sources(record: Record, ids: Iterable[str]) -> dict[str, str]:
    """For each thing the source that makes most claims about it, of two that make as many the first by id."""
    sources = {}
    for id in ids:
        counts = Counter(claim.source for claim in record.claims_about(id))
        if counts:
            sources[id] = min(counts, key=lambda source: (-counts[source], source))
    return sources
