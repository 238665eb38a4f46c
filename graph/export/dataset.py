"""The whole record in lines for programs, and the marks of a draft."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..record import Record
from . import rows

KINDS: dict[str, Callable[[Record], Iterable[Any]]] = {
    "claims": rows.claims,
    "entities": rows.entities,
    "caveats": rows.caveats,
}
"""What comes as rows, and what makes them."""


def row_lines(record: Record, kind: str) -> str:
    """The claims, entities or caveats as JSON, one a line, in order of id; each line of a draft says so.

    >>> from civicgraph import Dataset
    >>> row_lines(Dataset.shipped().record(), "caveats").splitlines()[0][:10]
    '{"id": "ca'
    """
    marked = (mark_draft(record, row) for row in KINDS[kind](record))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in marked)


def mark_draft(record: Record, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row that says so where anything is left out of the record, or has lost its anchor."""
    return {**row, "draft": True} if record.drafts or record.lost_anchors else {**row}


def draft_mark(record: Record) -> bytes:
    """What stands before the quads of a draft."""
    left_out = b"# A draft: not all of the files is in it.\n" if record.drafts else b""
    lost = b"# A draft: anchors are not found in their texts; civic:lost marks them.\n" if record.lost_anchors else b""
    return left_out + lost
