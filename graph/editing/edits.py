"""A change of several files: what it comes to as a diff, writing it whole, and taking it back."""

from __future__ import annotations

import base64
import difflib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypedDict

from ..errors import UsageError
from ..files.folders import short_path
from ..writing import write

UNDO = ".civicgraph/undo.json"
MOST_KEPT = 20
"""So many changes can be taken back, one after the other."""


class Note(TypedDict):
    """What takes one change back: by file, what it held before, and the hash of what it held after."""

    what: str
    files: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Edits:
    """Files of a folder before and after a change, by path; ``what`` says it in one line.

    A file that is not there holds nothing: one that would hold nothing is removed. Of a change that cannot be undone
    nothing is kept, nor of those before it. ``takes_back`` says that it takes a change back: that one is not kept then.
    ``notice`` is what to look at before it is written, in a sentence; mostly empty.
    """

    root: str
    what: str
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    can_be_undone: bool = True
    takes_back: bool = False
    notice: str = ""

    @property
    def files(self) -> list[str]:
        """The paths of the files that change."""
        return sorted(path for path in self.after if self.after[path] != self.before[path])

    def diff(self) -> str:
        """The change as a unified diff.

        >>> print(Edits("/r", "", {"/r/a": b"x\\n"}, {"/r/a": b"y\\n"}).diff(), end="")
        --- a
        +++ a
        @@ -1 +1 @@
        -x
        +y
        """
        made = []
        for path in self.files:
            name = os.path.relpath(path, self.root).replace(os.sep, "/")
            old, new = (files[path].decode("utf-8", "replace").splitlines(True) for files in (self.before, self.after))
            made += [
                line if line.endswith("\n") else f"{line}\n" for line in difflib.unified_diff(old, new, name, name, n=1)
            ]
        return "".join(made)

    def write(self) -> None:
        """Writes all files, and what takes the change back.

        Raises
        ------
        UsageError
            A file is no longer as it was read, or cannot be written; nothing is changed.
        """
        self._check_unchanged()
        notes = self._notes()
        done: list[str] = []
        try:
            os.makedirs(os.path.join(self.root, os.path.dirname(UNDO)), exist_ok=True)
            kept = (json.dumps({"changes": notes}, indent=1) + "\n").encode() if notes else b""
            _put(os.path.join(self.root, UNDO), kept)
            for path in self.files:
                _put(path, self.after[path])
                done.append(path)
        except OSError as error:
            for path in done:
                _put(path, self.before[path])
            named = short_path(error.filename or self.root)
            raise UsageError(f"{named}: cannot be written: {error.strerror}; nothing was changed") from None

    def _notes(self) -> list[Note]:
        """What takes back the changes that can be taken back once this one is written, the last one first."""
        if not self.can_be_undone:
            return []
        try:
            earlier = _read_notes(self.root)
        except UsageError:  # nothing can be taken back by it any more: it is begun anew
            earlier = []
        if self.takes_back:
            return earlier[1:]
        note: Note = {"what": self.what, "files": {self._name(path): _undo_row(self, path) for path in self.files}}
        return [note, *earlier][:MOST_KEPT]

    def _name(self, path: str) -> str:
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def _check_unchanged(self) -> None:
        for path in self.files:
            if _content(path) != self.before[path]:
                raise UsageError(f"{short_path(path)}: changed since it was read: nothing was written; try again")


def _content(path: str) -> bytes:
    """What a file holds; nothing where it is not there."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _put(path: str, content: bytes) -> None:
    if content:
        write(path, content)
    elif os.path.lexists(path):
        os.remove(path)


def read_undo(root: str) -> Edits:
    """What takes the last change back that is not taken back yet.

    Raises
    ------
    UsageError
        There is none, or a file has been changed since.
    """
    notes = _read_notes(root)
    if not notes:
        raise UsageError("there is nothing to take back here")
    what, rows = (
        notes[0]["what"],
        {os.path.join(root, *name.split("/")): row for name, row in notes[0]["files"].items()},
    )
    now: dict[str, bytes] = {}
    for path, row in rows.items():
        if os.path.commonpath([os.path.realpath(root), os.path.realpath(path)]) != os.path.realpath(root):
            raise UsageError(f"{UNDO}: names a file outside this folder")
        try:
            now[path] = _content(path)
        except OSError as error:
            raise UsageError(f"{short_path(path)}: cannot be read: {error.strerror}; so nothing is undone") from None
        if sha256(now[path]).hexdigest() != row["after"]:
            raise UsageError(f"{short_path(path)}: changed since “{what}”: undoing it would lose that; git may help")
    earlier = {path: base64.b64decode(row["before"]) for path, row in rows.items()}
    return Edits(root, what, now, earlier, takes_back=True)


def _read_notes(root: str) -> list[Note]:
    """What takes changes back, the last one first; of an older version, the one change that it kept."""
    try:
        with open(os.path.join(root, UNDO), encoding="utf-8") as file:
            kept = json.load(file)
        return [_note(one) for one in kept.get("changes", [kept])]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{UNDO}: not readable, so that nothing can be undone by it; git may") from None


def _note(kept: Any) -> Note:
    """A note as it was kept, once all that it must hold is there."""
    rows = {name: {"before": row["before"], "after": row["after"]} for name, row in kept["files"].items()}
    for row in rows.values():
        base64.b64decode(row["before"])
    return {"what": str(kept["what"]), "files": rows}


def _undo_row(edits: Edits, path: str) -> dict[str, str]:
    before = base64.b64encode(edits.before[path]).decode()
    return {"before": before, "after": sha256(edits.after[path]).hexdigest()}
