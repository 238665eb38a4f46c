"""Names matched to things of the record, scored, for the reconciliation service. Runs in a worker."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import Any

from ..graph.names import find, folded
from ..graph.record import Record, Thing

LOOKED_AT = 100


def matched(record: Record, job: dict[str, Any]) -> bytes:
    """The candidates of each query under its key, as the Reconciliation Service API has them."""
    found = {key: {"result": candidates(record, query)} for key, query in job["queries"].items()}
    return json.dumps(found, ensure_ascii=False).encode()


def candidates(record: Record, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Things that go by a name or nearly so, best first.

    The score is 100 for a name or alias that is the same but for case, accents and punctuation, else how much of the
    letters agree, below 100. It is a match where exactly one thing scores 100.
    """
    types = set(query.get("types", ()))
    wanted = folded(query["query"])
    scored: dict[str, float] = {}
    for thing, _ in find(record, query["query"])[:LOOKED_AT]:
        if not types or thing.type in types:
            scored[thing.id] = score(wanted, thing)
    same = [id for id, points in scored.items() if points == 100]
    best = sorted(scored, key=lambda id: (-scored[id], id))[: query["limit"]]
    return [
        {
            "id": id,
            "name": record.name(id),
            "description": record.things[id].description,
            "type": [{"id": record.things[id].type, "name": record.type_label(id)}],
            "score": scored[id],
            "match": same == [id],
        }
        for id in best
    ]


def score(wanted: str, thing: Thing) -> float:
    """How well a thing goes by some words, folded: 100 where it is called so, else the share of letters that agree."""
    names = [folded(name) for name in (thing.name, *thing.aliases)]
    if wanted in names:
        return 100.0
    near = max(SequenceMatcher(None, wanted, name, autojunk=False).ratio() for name in names)
    return round(min(99.0, near * 100), 1)
