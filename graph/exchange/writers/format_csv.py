"""A folder of tables for spreadsheets: they open by a double click, show every letter, and run nothing."""

from __future__ import annotations

from ...progress import Steps
from ...spreadsheets import MARK, neutralise, sheet
from ..formats import WhatToWrite
from ..joined_lists import join_list
from ..report import ExchangeReport
from ..tables import RecordTable, TableCell, record_tables, tell_written


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One CSV file a table."""
    tables = record_tables(what.record, what.progress)
    tell_written(what)
    kept = [table for table in tables if table.rows]
    steps = Steps(what.progress, "writing", len(kept))
    return {f"{table.name}.csv": _file(table, what.report) for table in steps.over(kept)}


def _file(table: RecordTable, report: ExchangeReport) -> bytes:
    rows = ([_cell(cell, str(row[0]), report) for cell in row] for row in table.rows)
    return (MARK + sheet([column.name for column in table.columns], rows)).encode()


def _cell(cell: TableCell, id: str, report: ExchangeReport) -> str:
    """A cell as a spreadsheet shows it; one that it would run has an apostrophe before it."""
    if isinstance(cell, int):
        return str(cell) if cell else ""
    text = cell if isinstance(cell, str) else join_list(cell)
    safe = neutralise(text)
    if safe != text:
        report.guessed.add("a cell that a spreadsheet would run has an apostrophe before it", id)
    return safe
