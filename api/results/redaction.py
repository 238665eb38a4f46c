"""A name taken out of a record: where it stands, and the files without it."""

from __future__ import annotations

import os
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
