"""Problems of data files as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict

from ..errors import Problem


class ProblemRow(TypedDict):
    """One thing to mend."""

    file: str
    line: int
    severity: Literal["error", "warning"]
    message: str


def problem_rows(problems: Iterable[Problem], severity: Literal["error", "warning"]) -> list[ProblemRow]:
    """Problems as plain values.

    >>> problem_rows([Problem("things.yaml", 3, "no name")], "error")
    [{'file': 'things.yaml', 'line': 3, 'severity': 'error', 'message': 'no name'}]
    """
    return [{"file": one.file, "line": one.line, "severity": severity, "message": one.message} for one in problems]
