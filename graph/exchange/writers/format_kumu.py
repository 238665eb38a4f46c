"""A workbook for Kumu: sheets Elements and Connections, and one that Kumu passes over, which says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..formats import WhatToWrite
from ..kumu_rows import KumuRow, kumu_rows
from ..report import ExchangeReport
from ..telling import about_lines
from ..workbook import MOST_LETTERS, SheetRows, workbook

BETWEEN = "|"
"""What stands between several values of a cell."""


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One workbook, to be imported by Kumu as it is."""
    rows = kumu_rows(what)
    about = about_lines(what.record)
    sheets: dict[str, SheetRows] = {
        "Elements": list(_table(rows.elements, ["ID", "Label"], what.report)),
        "Connections": list(_table(rows.connections, ["ID", "From", "To"], what.report)),
        "About (ignore)": [("what", "value"), *about],
    }
    return {"": workbook(sheets, what.record.about.title, what.progress)}


def _table(rows: Sequence[KumuRow], needed: list[str], report: ExchangeReport) -> Iterator[list[str]]:
    """The head and the rows, without the columns that nothing stands in; no rows have a head of what is needed."""
    names = [name for name in rows[0] if any(any(row[name]) for row in rows)] if rows else needed
    yield names
    for row in rows:
        yield [_cell(row[name], str(row["Record ID"]), report) for name in names]


def _cell(value: str | list[str], id: str, report: ExchangeReport) -> str:
    """One cell, in which ``|`` stands between values and nowhere else."""
    values = [value] if isinstance(value, str) else value
    if any(BETWEEN in one for one in values):
        report.guessed.add("| stands between values in a cell of Kumu: where a text has one, / stands in its place", id)
    cell = BETWEEN.join(one.replace(BETWEEN, "/") for one in values)
    if len(cell) > MOST_LETTERS:
        report.left_out.add(f"a cell holds {MOST_LETTERS:,} letters: what is longer is cut", id)
    return cell
