"""What a check found, and what an upload did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...graph.errors import Problem
    from ...graph.files.gate import Passed
    from ...graph.remote.upload import Uploaded


@dataclass(frozen=True, repr=False)
class CheckResult:
    """Files that pass, with what is still probably a slip.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().check(pyshacl=False).to_dict()
    []
    """

    data: BuiltData
    passed: Passed
    warnings: list[Problem]

    def to_dict(self) -> list[dict[str, Any]]:
        """What ``--json`` prints: a list of warnings."""
        return problem_rows(self.warnings, "warning")


@dataclass(frozen=True, repr=False)
class UploadResult:
    """Where the record lies now, in which engine, and what was sent."""

    url: str
    engine: str
    done: Uploaded


def problem_rows(problems: Iterable[Problem], severity: str) -> list[dict[str, Any]]:
    """Problems as plain values.

    >>> from civicgraph import Problem
    >>> problem_rows([Problem("things.yaml", 3, "no name")], "error")
    [{'file': 'things.yaml', 'line': 3, 'severity': 'error', 'message': 'no name'}]
    """
    return [{"file": one.file, "line": one.line, "severity": severity, "message": one.message} for one in problems]


def check_beside(data: BuiltData, found: Passed) -> None:
    """Checks the files that lie beside the data, where there are some.

    Raises
    ------
    DataError
        One of them cannot be used as it is.
    """
    import os

    from ...graph.networks import sectors
    from ...visualisations import stories

    if any(os.path.exists(os.path.join(data.root, name)) for name in (sectors.FILE, stories.FILE)):
        made = data.record_of(found)
        sectors.assigned(made, data.root)
        stories.stories_of(made, data.root)
