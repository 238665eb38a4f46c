"""Names matched to things of the record, scored, for the reconciliation service. Runs in a worker."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...graph.files.passages import Passage, passage
from ...graph.files.texts import read_again, text_path
from ...graph.name_cores import core
from ...graph.name_folding import folded
from ...graph.names import find, resolve
from ...graph.record import Record, Thing

if TYPE_CHECKING:
    from ...visualisations.map.layout import Point


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


def searched(record: Record, job: dict[str, Any]) -> bytes:
    """The things that go by a text, best first, as a JSON list."""
    found = [
        {
            "id": thing.id,
            "iri": record.iri(thing.id),
            "name": thing.name,
            "type": record.type_label(thing.id),
            "matched": heard,
            "description": thing.description,
        }
        for thing, heard in find(record, job["text"])[: job["most"]]
    ]
    return json.dumps(found, ensure_ascii=False).encode()


def drawn(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> bytes:
    """The map: of everything, around one thing, or of some things."""
    from ...visualisations.map.relationship_map import map_page

    known = _positions(settings["positions"], job["stamp"])
    around = resolve(record, job["around"]) if job["around"] else None
    title = "Things of an answer" if job["picked"] else "Who asked, who answered, what came of it"
    return map_page(
        record,
        title=f"Around {record.name(around)}" if around and not job["picked"] else title,
        around=around,
        depth=job["depth"],
        limit=job["most"],
        known=known,
        picked=job["picked"],
        served=True,
    ).encode()


@cache
def _positions(path: str, stamp: str) -> Mapping[str, Point] | None:
    from ...visualisations.map.layout import stored_positions

    return stored_positions(Path(path)) if path else None


_KEPT = 64


def passages(record: Record, job: dict[str, Any], folder: str) -> bytes:
    """For each place of the claim's evidence what stands around it, or null where its text is not at hand; as JSON.

    ``stamps`` of the job says in which state each source's text is to be read.
    """
    return json.dumps(list(_found(record, job, folder)), ensure_ascii=False).encode()


def _found(record: Record, job: dict[str, Any], folder: str) -> Iterator[Passage | None]:
    for place in record.claims[job["claim"]].evidence:
        source = record.sources[place.source]
        path, stamp = text_path(folder, source.text_file), job["stamps"].get(place.source, "")
        yield passage(text(path, stamp, source.text_hash), place.anchor, place.line)


@lru_cache(_KEPT)
def text(path: str, stamp: str, hash: str) -> str:
    """A text in the state that the stamp tells of; empty where that is not the text that the record was made with."""
    return read_again(path, hash) if stamp else ""
