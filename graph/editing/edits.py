"""A change of several files: what it comes to as a diff, writing it whole, and taking it back."""

from __future__ import annotations

import base64
import difflib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from ..errors import UsageError
from ..files.folders import short_path
from ..writing import write

UNDO = ".civicgraph/undo.json"


@dataclass(frozen=True)
class Edits:
    """Files of a folder before and after a change, by path; ``what`` says it in one line.

    A file that is not there holds nothing: one that would hold nothing is removed. Of a change that cannot be undone
    nothing is kept, nor of the one before it.
    """

    root: str
    what: str
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    can_be_undone: bool = True

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
        note = {"what": self.what, "files": {self._name(path): _undo_row(self, path) for path in self.files}}
        done: list[str] = []
        try:
            os.makedirs(os.path.join(self.root, os.path.dirname(UNDO)), exist_ok=True)
            kept = (json.dumps(note, indent=1) + "\n").encode() if self.can_be_undone else b""
            _put(os.path.join(self.root, UNDO), kept)
            for path in self.files:
                _put(path, self.after[path])
                done.append(path)
        except OSError as error:
            for path in done:
                _put(path, self.before[path])
            named = short_path(error.filename or self.root)
            raise UsageError(f"{named}: cannot be written: {error.strerror}; nothing was changed") from None

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
    """What takes the last change back.

    Raises
    ------
    UsageError
        There is none, or a file has been changed since.
    """
    try:
        with open(os.path.join(root, UNDO), encoding="utf-8") as file:
            note = json.load(file)
        rows = {os.path.join(root, *name.split("/")): row for name, row in note["files"].items()}
        earlier = {path: base64.b64decode(row["before"]) for path, row in rows.items()}
    except FileNotFoundError:
        raise UsageError("there is nothing to undo here") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{UNDO}: not readable, so that nothing can be undone by it; git may") from None
    now: dict[str, bytes] = {}
    for path, row in rows.items():
        if os.path.commonpath([os.path.realpath(root), os.path.realpath(path)]) != os.path.realpath(root):
            raise UsageError(f"{UNDO}: names a file outside this folder")
        try:
            now[path] = _content(path)
        except OSError as error:
            raise UsageError(f"{short_path(path)}: cannot be read: {error.strerror}; so nothing is undone") from None
        if sha256(now[path]).hexdigest() != row["after"]:
            raise UsageError(f"{short_path(path)}: changed since: undoing would lose that; git may help")
    return Edits(root, f"undo: {note['what']}", now, earlier)


def _undo_row(edits: Edits, path: str) -> dict[str, str]:
    before = base64.b64encode(edits.before[path]).decode()
    return {"before": before, "after": sha256(edits.after[path]).hexdigest()}
