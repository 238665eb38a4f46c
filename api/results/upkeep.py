"""What a check found, and what an upload did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...graph.errors import Problem
    from ...graph.export.check import ProblemRow
    from ...graph.files.validation import ValidatedFiles
    from ...graph.remote.upload import UploadSummary


@dataclass(frozen=True, repr=False, eq=False)
class CheckResult:
    """Files that pass, with what is still probably a slip.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().check().to_dict()
    []
    """

    data: BuiltData
    passed: ValidatedFiles
    warnings: list[Problem]

    def to_dict(self) -> list[ProblemRow]:
        """What ``--json`` prints: a list of warnings."""
        from ...graph.export.check import problem_rows

        return problem_rows(self.warnings, "warning")


@dataclass(frozen=True, repr=False, eq=False)
class UploadResult:
    """Where the record lies now, in which engine, and what was sent."""

    url: str
    engine: str
    done: UploadSummary


def check_other_files(data: BuiltData, validated: ValidatedFiles) -> None:
    """Checks the files that lie beside the data, where there are some.

    Raises
    ------
    DataError
        One of them cannot be used as it is.
    """
    import os

    from ...graph.files.identity_file import check_decisions
    from ...graph.networks import sectors
    from ...visualisations.map import stories

    for name, content in data.identity.items():
        check_decisions(content, name, validated.documents, data.abroad, data.absent)
    if any(os.path.exists(os.path.join(data.root, name)) for name in (sectors.FILE, stories.FILE)):
        record = data.record_of(validated)
        sectors.read_sectors_by_hand(record, data.root)
        stories.read_stories(record, data.root)
