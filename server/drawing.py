"""What a worker makes for people from the record: the relationship map as a page, and the finds of a search."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..graph.names import find, resolve
from ..graph.record import Record

if TYPE_CHECKING:
    from ..visualisations.layout import Point


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
    from ..visualisations.relationship_map import map_page

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
    from ..visualisations.layout import stored_positions

    return stored_positions(Path(path)) if path else None
