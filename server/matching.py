"""Names matched to things of the record, scored, for the reconciliation service. Runs in a worker."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import Any

from ..graph.name_cores import core
from ..graph.name_folding import folded
from ..graph.names import find
from ..graph.record import Record, Thing

LOOKED_AT = 100
# What a name is worth that is the same only without what letterheads add.
_CORE = 0.97


def matched(record: Record, job: dict[str, Any]) -> bytes:
    """The candidates of each query under its key, as the Reconciliation Service API has them."""
    found = {key: {"result": candidates(record, query)} for key, query in job["queries"].items()}
    return json.dumps(found, ensure_ascii=False).encode()


def candidates(record: Record, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Things that go by a name or nearly so, best first.

    The score is 100 for a name or alias that is the same but for case, accents and punctuation, else how much of the
    letters agree, below 100, with or without articles, legal forms and acronyms in brackets. It is a match where
    exactly one thing scores 100.
    """
    types = set(query.get("types", ()))
    wanted = folded(query["query"])
    scored: dict[str, float] = {}
    found = [thing for thing, _ in find(record, query["query"]) if not types or thing.type in types]
    for thing in found[:LOOKED_AT]:
        scored[thing.id] = score(wanted, thing, core(query["query"]))
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


def score(wanted: str, thing: Thing, words: tuple[str, ...] = ()) -> float:
    """How well a thing goes by some words, folded: 100 where it is called so, else the share of letters that agree.

    ``words`` are what :func:`~civicgraph.graph.name_cores.core` leaves of them.
    """
    names = [folded(name) for name in (thing.name, *thing.aliases)]
    if wanted in names:
        return 100.0
    near = max(SequenceMatcher(None, wanted, name, autojunk=False).ratio() for name in names)
    if words:
        cores = ["".join(core(name)) for name in (thing.name, *thing.aliases)]
        joined = "".join(words)
        near = max(near, *(_CORE * SequenceMatcher(None, joined, one, autojunk=False).ratio() for one in cores))
    return round(min(99.0, near * 100), 1)
