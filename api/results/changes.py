"""What has changed between two versions of a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.changes.model import ItemChange, RecordChanges, VerdictChange
    from ...graph.export.changes import ChangesDict
    from ...graph.record import Record


@dataclass(frozen=True, repr=False, eq=False)
class ChangesResult:
    """The changes from ``old`` to ``new``; ``since`` is what the earlier version is called."""

    old: Record
    new: Record
    since: str
    changes: RecordChanges

    @property
    def items(self) -> tuple[ItemChange, ...]:
        """What has become of sources, things, voices, claims, caveats and tests."""
        return self.changes.items

    @property
    def verdicts(self) -> tuple[VerdictChange, ...]:
        """The traces that conclude something else now."""
        return self.changes.verdicts

    def to_dict(self) -> ChangesDict:
        """What ``--json`` prints."""
        from ...graph.export.changes import changes_json

        return changes_json(self.old, self.new, self.since, self.changes)

    def to_markdown(self) -> str:
        """The changes as a document in Markdown."""
        from ...graph.export.changes import changes_markdown

        self.old.require_public()
        self.new.require_public()
        return changes_markdown(self.old, self.new, self.since, self.changes)


def asked_traces(
    old: Record, old_folder: str, new: Record, new_folder: str, traces: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The ends of the traces whose verdicts are compared: those asked for, then those of stories.

    Raises
    ------
    UnknownName
        A name that was asked for is in neither version.
    """
    from ...graph.errors import DataError, UnknownName
    from ...graph.names import resolve
    from ...visualisations.map.stories import read_stories

    def id_of(name: str) -> str:
        try:
            return resolve(new, name)
        except UnknownName as unknown:
            try:
                return resolve(old, name)
            except UnknownName:
                raise unknown from None

    found = [(id_of(start), id_of(end)) for start, end in traces]
    for record, folder in ((new, new_folder), (old, old_folder)):
        try:
            stories = read_stories(record, folder) or ()
        except DataError:  # `check` tells what is wrong with it; the file is among those that differ
            continue
        views = (view for story in stories for view in story.views if view.shape == "trace")
        found += [(view.things[0], view.things[1]) for view in views]
    return list(dict.fromkeys(found))
