"""What came of adding documents, and of comparing a new version of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.documents.adding import AddedSource, Additions, RefusedFile
    from ...graph.documents.filling import FilledSource
    from ...graph.documents.updating import AnchorChange, UpdatePlan
    from ...graph.export.documents import AdditionsDict, UpdateDict
    from ...graph.record import Record


@dataclass(frozen=True, repr=False, eq=False)
class AddedSources:
    """What came of adding documents: the new sources, and what was refused, each file with the reason."""

    found: Additions

    @property
    def added(self) -> list[AddedSource]:
        """The new sources, in the order of the files."""
        return self.found.added

    @property
    def filled(self) -> list[FilledSource]:
        """The sources that were declared, and have a text now."""
        return self.found.filled

    @property
    def refused(self) -> list[RefusedFile]:
        """The files that could not be added."""
        return self.found.refused

    def to_dict(self) -> AdditionsDict:
        """What ``--json`` prints."""
        from ...graph.export.documents import additions_json

        return additions_json(self.found)


@dataclass(frozen=True, repr=False, eq=False)
class SourceUpdate:
    """A new version of a document compared with the old one; ``kept`` are the old one's paths once it is replaced."""

    record: Record
    plan: UpdatePlan
    kept: list[str]

    @property
    def changes(self) -> list[AnchorChange]:
        """What becomes of each anchor."""
        return self.plan.changes

    def to_dict(self) -> UpdateDict:
        """What ``--json`` prints."""
        from ...graph.export.documents import update_json

        return update_json(self.plan, self.kept)
