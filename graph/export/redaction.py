"""Where the names of a thing stand, as JSON."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypedDict

from ..editing.redact import NamedPlace


class NamedPlaceRow(TypedDict):
    """A place that holds a name or the id of a thing. ``advice`` is null where a pseudonym takes its place."""

    file: str
    line: int | None
    key: str
    advice: str | None


class RedactionDict(TypedDict):
    """Every place that holds a thing's names. ``id`` is what it is called with a pseudonym; null where none is given.

    ``unread`` are files that nobody looked into, such as PDFs.
    """

    id: str | None
    places: list[NamedPlaceRow]
    unread: list[str]


def redaction_json(id: str | None, places: Sequence[NamedPlace], unread: Sequence[str], root: str) -> RedactionDict:
    """The places of a thing's names, with their files as they lie in a folder."""

    def name(path: str) -> str:
        return os.path.relpath(path, root).replace(os.sep, "/")

    rows: list[NamedPlaceRow] = [
        {"file": name(one.file), "line": one.line or None, "key": one.key, "advice": one.advice or None}
        for one in places
    ]
    return {"id": id, "places": rows, "unread": list(map(name, unread))}
