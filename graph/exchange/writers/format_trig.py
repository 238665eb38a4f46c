"""TriG: every quad of the record, one named graph a source."""

from __future__ import annotations

from ..formats import WhatToWrite
from .sorted_quads import count_whole, dataset_quads, write_quads


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One TriG file with what ``export dataset`` has."""
    quads = dataset_quads(what)
    count_whole(what, len(quads))
    return {"": write_quads(what, quads, turtle=False)}
