"""What a worker reads in the sources' texts: the passages around the evidence of a claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..graph.files.folders import text_of, text_path
from ..graph.files.passages import Passage, passage
from ..graph.record import Record

_KEPT = 64


def passages(record: Record, job: dict[str, Any], folder: str) -> bytes:
    """For each place of the claim's evidence what stands around it, or null where its text is not at hand; as JSON.

    ``stamps`` of the job says in which state each source's text is to be read.
    """
    return json.dumps(list(_found(record, job, folder)), ensure_ascii=False).encode()


def _found(record: Record, job: dict[str, Any], folder: str) -> Iterator[Passage | None]:
    for place in record.claims[job["claim"]].evidence:
        path = text_path(folder, record.sources[place.source].text_file)
        yield passage(text(path, job["stamps"].get(place.source, "")), place.anchor, place.line)


@lru_cache(_KEPT)
def text(path: str, stamp: str) -> str:
    """A text in the state that the stamp tells of; empty where it cannot be read."""
    try:
        return text_of(path) if stamp else ""
    except OSError:
        return ""
