"""What a check found, and what an upload did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...graph.errors import Problem
    from ...graph.export.check import ProblemRow
    from ...graph.files.validation import Passed
    from ...graph.remote.upload import Uploaded


@dataclass(frozen=True, repr=False, eq=False)
class CheckResult:
    """Files that pass, with what is still probably a slip.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().check(pyshacl=False).to_dict()
    []
    """

    data: BuiltData
    passed: Passed
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
    done: Uploaded


def check_beside(data: BuiltData, found: Passed) -> None:
    """Checks the files that lie beside the data, where there are some.

    Raises
    ------
    DataError
        One of them cannot be used as it is.
    """
    import os

    from ...graph.networks import sectors
    from ...visualisations.map import stories

    if any(os.path.exists(os.path.join(data.root, name)) for name in (sectors.FILE, stories.FILE)):
        made = data.record_of(found)
        sectors.assigned(made, data.root)
        stories.stories_of(made, data.root)
