"""A folder of tables for programs, with what each column holds: CSV on the Web (W3C).

Each cell is as it is, which a spreadsheet may run: for spreadsheets is ``csv``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...progress import Steps
from ...record import Record
from ...spreadsheets import sheet
from ..formats import WhatToWrite
from ..report import ExchangeReport
from ..tables import RecordTable, TableCell, TableColumn, record_tables, tell_written

BETWEEN = "|"
"""What stands between several values of a cell, and in none of them."""

_KINDS = {"text": "string", "list": "string", "number": "integer", "day": "date", "flag": "boolean"}


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One CSV file a table, and csv-metadata.json."""
    tables = record_tables(what.record, what.progress)
    tell_written(what)
    described = json.dumps(_metadata(what.record, tables), ensure_ascii=False, indent=1)
    steps = Steps(what.progress, "writing", len(tables))
    files = {f"{table.name}.csv": _file(table, what.report) for table in steps.over(tables)}
    return {**files, "csv-metadata.json": (described + "\n").encode()}


def _metadata(record: Record, tables: Sequence[RecordTable]) -> dict[str, Any]:
    """What the folder and each of its tables hold."""
    about = record.about
    told = {
        "dc:title": about.title, "dc:creator": about.creator, "dc:publisher": about.publisher,
        "dc:license": {"@id": about.licence} if about.licence else "", "dc:issued": about.issued,
        "dc:identifier": record.hash,
    }  # fmt: skip
    return {
        "@context": "http://www.w3.org/ns/csvw",
        **{name: value for name, value in told.items() if value},
        "tables": [_table(table) for table in tables],
    }


def _table(table: RecordTable) -> dict[str, Any]:
    refers = [
        {"columnReference": [column.name],
         "reference": {"resource": f"{column.refers}.csv", "columnReference": ["id"]}}
        for column in table.columns if column.refers and column.kind != "list"
    ]  # fmt: skip
    schema: dict[str, Any] = {"columns": [_column(one) for one in table.columns], "primaryKey": ["id"]}
    return {
        "url": f"{table.name}.csv",
        "dc:description": table.about,
        "tableSchema": {**schema, "foreignKeys": refers} if refers else schema,
    }


def _column(column: TableColumn) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "titles": [column.name], "datatype": _KINDS[column.kind]}
    if column.kind == "list":
        found["separator"] = BETWEEN
    if column.name == "id":
        found["required"] = True
    return found


def _file(table: RecordTable, report: ExchangeReport) -> bytes:
    rows = (
        [_cell(cell, column, str(row[0]), report) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    )
    return sheet([column.name for column in table.columns], rows).encode()


def _cell(cell: TableCell, column: TableColumn, id: str, report: ExchangeReport) -> str:
    """A cell as it is; where a value of a list has the mark that stands between values, another stands in its place."""
    if isinstance(cell, int):
        return ("true" if cell else "false") if column.kind == "flag" else str(cell) if cell else ""
    if isinstance(cell, str):
        return cell
    if any(BETWEEN in one for one in cell):
        report.guessed.add("| stands between values of a list: where a value has one, / stands in its place", id)
    return BETWEEN.join(one.replace(BETWEEN, "/") for one in cell)
