"""What a worker reads in the sources' texts: the passages around the evidence of a claim."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from ..graph.files.folders import text_files
from ..graph.files.passages import passage
from ..graph.record import Record


def passages(record: Record, job: dict[str, Any], folder: str) -> bytes:
    """For each place of the claim's evidence what stands around it, or null where its text is not at hand; as JSON."""
    places = record.claims[job["claim"]].evidence
    texts = [_texts(folder).get(record.sources[place.source].text_file, "") for place in places]
    found = [passage(text, place.anchor, place.line) for text, place in zip(texts, places, strict=True)]
    return json.dumps(found, ensure_ascii=False).encode()


@cache
def _texts(folder: str) -> dict[str, str]:
    return text_files(folder)
