"""What a worker reads in the sources' texts: the passages around the evidence of a claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..graph.files.passages import Passage, passage
from ..graph.files.texts import read_again, text_path
from ..graph.record import Record

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
