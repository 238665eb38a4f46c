"""One file for SQLite, and for Datasette: the record as tables with their references, and a search of their words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from ...errors import UsageError
from ...progress import Steps
from ..formats import WhatToWrite
from ..tables import STANDS, RecordTable, TableCell, TableColumn, record_tables, tell_written

PAGE_SIZE = 4096
USER_VERSION = 1
"""The number of this order of tables, which changes where a table or a column gets another meaning."""

SEARCHED = {
    "things": ("name", "aliases", "other_languages", "description"),
    "claims": ("sentence",),
    "evidence": ("anchor", "summary"),
    "caveats": ("summary",),
    "sources": ("title", "author", "publisher"),
}
"""The columns of each table whose words are found, by the table ``NAME_fts``."""

_LOOKED_UP = ("status", "relation", "wording", "modality", "polarity", "kind", "type", "family")


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One database, as bytes: the same record comes to the same."""
    tables = record_tables(what.record, what.progress)
    tell_written(what)
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        base.execute(f"PRAGMA user_version = {USER_VERSION}")
        base.execute("BEGIN")
        for statement in _statements(tables):
            base.execute(statement)
        for table in Steps(what.progress, "writing", len(tables) + 3).over(tables):
            _fill(base, table)
        for name in SEARCHED:
            base.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")
            base.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('optimize')")
        base.execute("COMMIT")
        base.execute("VACUUM")
        return {"": base.serialize()}
    except (AttributeError, sqlite3.OperationalError) as error:
        has = f"SQLite {sqlite3.sqlite_version}"
        raise UsageError(f"{has} of this Python cannot write it: {error}; it needs 3.36 with FTS5") from None
    finally:
        base.close()


def _statements(tables: Sequence[RecordTable]) -> Iterable[str]:
    """What makes the tables, their indexes, the views and the tables of words."""
    for table in tables:
        declared = ",\n  ".join(map(_declaration, table.columns))
        yield f"CREATE TABLE {table.name} ( -- {table.about}\n  {declared}\n)"
        for column in table.columns:
            if column.refers and column.kind == "list":
                yield _link_table(table.name, column)
                yield f"CREATE INDEX {table.name}_{column.name}_2 ON {table.name}_{column.name} ({_quote(column.name)})"
            elif column.refers or column.name in _LOOKED_UP:
                yield f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({_quote(column.name)})"
    yield f"CREATE VIEW asserted_claims AS SELECT * FROM claims WHERE status = '{STANDS}'"
    for name, columns in SEARCHED.items():
        words = ", ".join(columns)
        yield (
            f"CREATE VIRTUAL TABLE {name}_fts USING fts5 "
            f"({words}, content={_quote(name)}, tokenize='unicode61 remove_diacritics 2')"
        )


def _declaration(column: TableColumn) -> str:
    """A column as it is declared."""
    kind = "INTEGER" if column.kind in ("number", "flag") else "TEXT"
    if column.name == "id":
        return f"{_quote('id')} TEXT PRIMARY KEY NOT NULL"
    refers = f" REFERENCES {column.refers} (id)" if column.refers and column.kind != "list" else ""
    return f"{_quote(column.name)} {kind}{refers}"


def _link_table(name: str, column: TableColumn) -> str:
    """The table of the rows that a list names, one a row."""
    return (
        f"CREATE TABLE {name}_{column.name} (id TEXT NOT NULL REFERENCES {name} (id), "
        f"{_quote(column.name)} TEXT NOT NULL REFERENCES {column.refers} (id), PRIMARY KEY (id, {_quote(column.name)}))"
    )


def _fill(base: sqlite3.Connection, table: RecordTable) -> None:
    places = ", ".join("?" * len(table.columns))
    base.executemany(
        f"INSERT INTO {table.name} VALUES ({places})",
        ([_value(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows),
    )
    for number, column in enumerate(table.columns):
        if column.refers and column.kind == "list":
            pairs = dict.fromkeys((row[0], id) for row in table.rows for id in _ids(row[number]))
            base.executemany(f"INSERT INTO {table.name}_{column.name} VALUES (?, ?)", pairs)


def _ids(cell: TableCell) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else ()


def _value(cell: TableCell, column: TableColumn) -> str | int | None:
    """A cell as the database holds it: a list as JSON, and nothing for what is not known."""
    if column.kind == "flag":
        return int(bool(cell))
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False) if cell else None
    return cell or None


def _quote(name: str) -> str:
    return f'"{name}"'
