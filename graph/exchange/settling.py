"""Bringing an import to what passes: what does not is a draft, and the report says why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..documents.workspace_folders import WorkspaceFolders
from ..errors import DataError
from ..files.texts import read_texts
from ..progress import Progress, silent
from .bundle import Bundle
from .manifest import EarlierImport
from .merging import Merged, merge
from .workspace_entries import WorkspaceEntries
from .writing_files import FilesOfImport

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary

_TRIES = 3
MOST_CHECKED = 15_000
"""An import of more changes is not checked before it is written: ``check`` sorts out what does not pass."""


@dataclass
class Settling:
    """Bringing what was read to what passes: a claim that does not is a draft, and the report says why."""

    workspace: WorkspaceFolders
    files: Mapping[str, bytes]
    here: WorkspaceEntries
    bundle: Bundle
    vocabulary: Vocabulary
    before: EarlierImport
    progress: Progress = silent

    def settle(self) -> tuple[Merged, dict[str, bytes]]:
        """The changes, and what the files come to hold."""
        written = dict(self.bundle.report.written)
        for last in range(_TRIES):
            self.bundle.report.written = dict(written)
            merged = merge(self.bundle, self.before.taken, self.here, self.progress, renamed=self.before.renamed)
            note = (
                f"Read by civicgraph import from {self.bundle.name}; what is changed here stays when it is read again."
            )
            self.progress("writing", last, _TRIES)
            made = FilesOfImport(self.workspace.root, self.files, self.here, note).contents(self.bundle, merged.changes)
            self.progress("checking", last, _TRIES)
            problems = [] if not 0 < len(merged.changes) <= MOST_CHECKED else list(self._problems(made))
            changed = {one.id for one in merged.changes}
            if not self._make_drafts([one for one in problems if one[0] in changed]) or last == _TRIES - 1:
                for id, message in problems:
                    if id not in changed:
                        self.bundle.report.to_decide.add(f"what stays does not pass with the new file: {message}", id)
                return merged, made
        raise AssertionError

    def _problems(self, made: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
        """What is wrong with new entries, each with its id."""
        from ..files.validation import validate

        names = {os.path.abspath(name): name for name in self.files}
        after = {**self.files, **{names.get(path, path): content for path, content in made.items()}}
        try:
            validate({path: content for path, content in after.items() if content}, self._texts(), self.vocabulary)
        except DataError as error:
            ids = {path: _ids_by_line(content) for path, content in made.items() if path.endswith(".yaml")}
            for problem in error.problems:
                lines = ids.get(os.path.abspath(problem.file), {})
                id = next((lines[at] for at in range(problem.line, 0, -1) if at in lines), "")
                if id or os.path.abspath(problem.file) in made:
                    yield id or f"{os.path.basename(problem.file)}, line {problem.line}", problem.message

    def _texts(self) -> dict[str, str]:
        """The texts that anchors are looked up in, those that the import brings among them."""
        folder = self.workspace.texts
        texts = {name: one.content for name, one in read_texts(folder).items()} if os.path.isdir(folder) else {}
        return texts | {self.bundle.sources[id].text("textFile"): one.content for id, one in self.bundle.texts.items()}

    def _make_drafts(self, problems: list[tuple[str, str]]) -> bool:
        """Marks the entries that do not pass; whether there were any that were not."""
        any_new = False
        for id, message in problems:
            entry = self.bundle.claims.get(id) or self.bundle.things.get(id)
            if entry is None or entry.values.get("status") == "draft":
                continue
            any_new = True
            entry.values["status"] = "draft"
            self.bundle.report.refused.add(f"drafts, since they do not pass: {message}", entry.place or id)
        return any_new


def _ids_by_line(content: bytes) -> dict[int, str]:
    """The line on which each entry of a list begins, with its id."""
    found = {}
    for number, line in enumerate(content.decode().split("\n"), 1):
        if line.lstrip().startswith("- id: "):
            found[number] = line.partition("- id: ")[2].strip().strip('"')
    return found
