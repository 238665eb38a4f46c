"""What a search found, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, cast

from ..full_text import Find, Names, find_name
from ..record import Caveat, Claim, Record
from ..word_matching import Query, fold_entries
from .row_keys import FoundRow
from .rows import thing_json


def found_rows(
    record: Record, text: str, names: Names, others: Sequence[Find], limit: int = 0, other_limit: int = 0
) -> list[FoundRow]:
    """Names first, then all else by kind; at most ``limit`` names and ``other_limit`` of each other kind, 0 for all."""
    query, total = Query(text), len(names)
    rows: list[FoundRow] = [
        {
            **thing_json(record, thing.id),
            "matched": heard,
            "found": "name",
            "words": list(query.found_words(fold_entries([[heard]])[0])),
            "total": total,
            "source": None,
            "anchor": None,
            "line": None,
        }
        for thing, heard in names[: limit or None]
    ]
    counts = Counter(find.kind for find in others)
    return [*rows, *(_row(record, find, counts[find.kind]) for find in first_of_each_kind(others, other_limit))]


def first_of_each_kind(finds: Iterable[Find], limit: int) -> list[Find]:
    """The first of each kind, at most so many; 0 for all."""
    kept, counts = list[Find](), Counter[str]()
    for find in finds:
        counts[find.kind] += 1
        if not limit or counts[find.kind] <= limit:
            kept.append(find)
    return kept


def _row(record: Record, find: Find, total: int) -> FoundRow:
    item: Claim | Caveat | None = record.claims.get(find.id) or record.caveats.get(find.id)
    place = item.evidence[0] if item else None
    voice = record.voices.get(find.id)
    source = find.id if find.kind == "source" else voice.source if voice else None
    thing = record.things.get(find.id)
    return {
        "id": find.id,
        "name": find_name(record, find),
        "type": thing.type if thing else None,
        "matched": find.text,
        "found": cast(Literal["description", "voice", "claim", "caveat", "source"], find.kind),
        "words": list(find.words),
        "total": total,
        "source": place.source if place else source,
        "anchor": place.anchor if place else None,
        "line": (place.line or None) if place else None,
    }
