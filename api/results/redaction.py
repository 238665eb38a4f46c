"""A name taken out of a record: where it stands, and the files without it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.errors import DataError, UsageError
from ...graph.files.folders import is_inside, read_file
from ...graph.files.texts import MAX_BYTES

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...graph.editing.edits import Edits
    from ...graph.editing.redact import NamedPlace
    from ...graph.export.redaction import RedactionDict

_TEXTS = (".txt", ".md")


@dataclass(frozen=True, repr=False, eq=False)
class RedactionResult:
    """Every place that holds a thing's names, and what the files would be without them.

    ``id`` is what the thing is called by then. A place with ``advice`` is for a person to decide; ``unread`` are files
    that nobody looked into, such as PDFs.
    """

    data: BuiltData
    id: str
    places: list[NamedPlace]
    unread: list[str]
    edits: Edits
    has_pseudonym: bool

    def diff(self) -> str:
        """The change as a unified diff."""
        return self.edits.diff()

    def to_dict(self) -> RedactionDict:
        """The places as plain values: see ``docs/schema/redact.json``."""
        from ...graph.export.redaction import redaction_json

        return redaction_json(self.id if self.has_pseudonym else None, self.places, self.unread, self.data.root)

    def write(self) -> None:
        """Writes the files, and cleans what is built of them: nothing keeps the name to take it back.

        Raises
        ------
        UsageError
            There is no pseudonym, or a file has been changed since.
        """
        if not self.has_pseudonym:
            raise UsageError("a pseudonym is wanted, and a reason: nothing was written")
        self.edits.write()
        from ..dataset import Dataset

        now = Dataset.at(self.data.root)
        now.make_ready()
        now.clean_cache()
        now.refresh_editor_schema()


def redaction(data: BuiltData, thing: str, pseudonym: str, reason: str, on: str) -> RedactionResult:
    """What taking a thing's names out of all files comes to, nothing written."""
    from ...graph.editing.checked_changes import (
        check_reason,
        checked_edits,
        day_or_today,
        require_own,
        require_workspace,
    )
    from ...graph.editing.redact import Redaction, redact
    from ...graph.files.folders import POSITIONS, REDACTIONS, VOCABULARY
    from ...graph.names import resolve

    if pseudonym:
        check_reason(reason, "why the name is taken out, without it")
    day = day_or_today("on", on)
    require_workspace(data)
    id, made = resolve(data.own_record(), thing), list[Redaction]()
    require_own(data, id)
    texts, unread = texts_of(data)

    def change(files: Mapping[str, bytes], beside: Mapping[str, bytes]) -> dict[str, bytes]:
        made.append(redact(files, beside, texts, id, pseudonym or "redacted", (day, reason.strip())))
        return made[0].after

    edits = checked_edits(data, "redact", change, also=(POSITIONS, REDACTIONS, VOCABULARY), can_be_undone=False)
    return RedactionResult(data, made[0].id, made[0].places, unread, edits, bool(pseudonym))


def texts_of(data: BuiltData) -> tuple[dict[str, str], list[str]]:
    """The texts in the folder of texts and in the data's own, by path; and the files there that hold no plain text."""
    texts, unread = dict[str, str](), list[str]()
    folders = [data.root, *([data.texts_folder] if not is_inside(data.texts_folder or data.root, data.root) else [])]
    for folder in folders:
        for at, within, names in os.walk(folder):
            within[:] = sorted(one for one in within if one not in (".git", ".civicgraph", ".venv"))
            for name in sorted(names):
                path = os.path.join(at, name)
                if name.lower().endswith(_TEXTS):
                    texts[path] = _content(path)
                elif name.lower().endswith((".pdf", ".docx", ".html", ".epub", ".xlsx")):
                    unread.append(path)
    return texts, unread


def _content(path: str) -> str:
    try:
        return read_file(path, MAX_BYTES).decode("utf-8", "replace")
    except DataError:
        return ""
