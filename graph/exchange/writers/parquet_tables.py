"""The tables of a record as Parquet, beside those of CSV on the Web; only where what writes them is installed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from ..formats import WhatToWrite
from ..tables import RecordTable, TableCell, TableColumn, record_tables

MISSING = "the tables as Parquet, which need pyarrow: pip install 'civicgraph[parquet]'"
"""What a report says where they are not written."""


def parquet_tables(what: WhatToWrite) -> dict[str, bytes]:
    """One Parquet file a table, by its name; none, and told, where nothing that writes them is installed."""
    if find_spec("pyarrow") is None:
        what.report.left_out.add(MISSING)
        return {}
    return {f"{table.name}.parquet": _file(table) for table in record_tables(what.record) if table.rows}


def _file(table: RecordTable) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"text": pa.string(), "list": pa.list_(pa.string()), "number": pa.int64(), "day": pa.string(),
             "flag": pa.bool_()}  # fmt: skip
    arrays = [
        pa.array(_cells(table.rows, at, column), type=kinds[column.kind]) for at, column in enumerate(table.columns)
    ]
    fields = [
        pa.field(column.name, kinds[column.kind], nullable=column.name != "id", metadata=_metadata(column))
        for column in table.columns
    ]
    out = io.BytesIO()
    schema = pa.schema(fields, metadata={"description": table.about})
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _metadata(column: TableColumn) -> dict[str, str] | None:
    return {"refers": f"{column.refers}.id"} if column.refers else None


def _cells(rows: Sequence[tuple[TableCell, ...]], at: int, column: TableColumn) -> list[Any]:
    """The cells of a column; what is not known is null, of a list an empty one."""
    if column.kind == "flag":
        return [bool(row[at]) for row in rows]
    cells = [row[at] for row in rows]
    return [list(cell) if isinstance(cell, tuple) else cell or None for cell in cells]
