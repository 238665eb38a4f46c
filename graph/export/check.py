"""Problems of data files as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict

from ..errors import Problem, line_word
from ..files.portions import is_large


class ProblemRow(TypedDict):
    """One thing to mend."""

    file: str
    line: int
    column: int
    severity: Literal["error", "warning"]
    message: str


def problem_rows(problems: Iterable[Problem], severity: Literal["error", "warning"]) -> list[ProblemRow]:
    """Problems as plain values, each at the first letter of its line; line and column are 0 for a file as a whole.

    Large files are not read for it: in N-Quads a line begins in column 1; of a table in Parquet, line is the row, and
    the column is 0.

    >>> problem_rows([Problem("things.yaml", 0, "no YAML files here")], "error")
    [{'file': 'things.yaml', 'line': 0, 'column': 0, 'severity': 'error', 'message': 'no YAML files here'}]
    """
    lines: dict[str, list[str]] = {}
    rows: list[ProblemRow] = []
    for file, line, message in problems:
        has_lines = line and not is_large(file)
        if has_lines and file not in lines:
            lines[file] = _lines_of(file)
        column = _column(lines[file], line) if has_lines else int(bool(line) and line_word(file) == "line")
        rows.append({"file": file, "line": line, "column": column, "severity": severity, "message": message})
    return rows


def _lines_of(file: str) -> list[str]:
    """The lines of a file; none of one that is no longer there."""
    try:
        with open(file, encoding="utf-8", errors="replace") as opened:
            return opened.read().split("\n")
    except OSError:
        return []


def _column(lines: list[str], line: int) -> int:
    """Where the key of a line begins, from 1."""
    text = lines[line - 1] if line <= len(lines) else ""
    return len(text) - len(text.lstrip(" -")) + 1
