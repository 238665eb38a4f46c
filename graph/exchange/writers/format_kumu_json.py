"""JSON for Kumu: elements and connections with the same fields as in its workbook."""

from __future__ import annotations

import json
from typing import Any

from ..formats import WhatToWrite
from ..kumu_rows import KumuRow, kumu_rows

_OWN = ("ID", "Label", "Type", "Description", "Tags", "From", "To", "Direction")


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One JSON file, to be imported by Kumu or linked to."""
    rows = kumu_rows(what)
    what.report.left_out.add(
        "of which record it is, whose and on what terms has no place; the workbook has a sheet for it"
    )
    found = {
        "elements": [_object(row) for row in rows.elements],
        "connections": [_object(row) for row in rows.connections],
    }
    return {"": (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()}


def _object(row: KumuRow) -> dict[str, Any]:
    """The fields that have a value: Kumu's own in small letters, as its documentation has them."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        kept = value if isinstance(value, str) else [one for one in value if one]
        if kept:
            is_one = isinstance(kept, list) and name not in ("Tags", "Aliases", "Identifiers") and len(kept) == 1
            found[name.lower() if name in _OWN else name] = kept[0] if is_one else kept
    return found
