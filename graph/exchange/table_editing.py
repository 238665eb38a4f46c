"""Tables of things and claims in CSV, in which entries are changed, added and removed; the others stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..files.csv_cells import csv_rows
from ..files.tables import BETWEEN
from .bundle import BundleEntry

MOST_ROWS = 25_000
"""So many entries go into one table; a longer list is divided."""
_FIRST = {
    "things": ["id", "type", "name", "aliases"],
    "claims": ["id", "source", "voice", "subject", "predicate", "object", "value", "unit", "when",
               "wording", "modality"],
}  # fmt: skip
_EVIDENCE = ("anchor", "line", "summary", "page", "row", "paragraph", "prefix", "suffix")


class TableFile:
    """A table with its rows by entry.

    >>> table = TableFile("things", "id,type,name\\r\\nada,Person,Ada\\r\\n")
    >>> table.change("ada", {"name": "Ada Okoye", "aliases": ["A. O.", "Ada"]})
    >>> print(table.text().replace("\\r", ""), end="")
    id,type,name,aliases
    ada,Person,Ada Okoye,A. O.; Ada
    """

    def __init__(self, section: str, content: str = "", authors: Mapping[str, str] | None = None) -> None:
        self.section, self._authors = section, dict(authors or {})
        self._columns = dict.fromkeys(_FIRST[section])
        self._rows: dict[str, list[dict[str, str]]] = {}
        if content:
            names, rows = csv_rows(content, "")
            self._columns = dict.fromkeys(names)
            for row in rows:
                cells = {key: str(value) for key, value in row.cells.items()}
                self._rows.setdefault(cells.get("id", ""), []).append(cells)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, entries: Iterable[BundleEntry]) -> None:
        """Adds entries at the end."""
        for entry in entries:
            first = {key: _cell(value) for key, value in entry.values.items()}
            if self.section == "claims" and not first.get("voice"):
                first["voice"] = self._authors.get(first.get("source", ""), "")
            self._put(entry.id, first, entry.evidence)

    def change(self, id: str, values: Mapping[str, Any]) -> None:
        """Changes the cells of an entry; None takes one out."""
        rows = self._rows[id]
        first = dict(rows[0])
        if (evidence := values.get("evidence")) is not None:
            for key in _EVIDENCE:
                first.pop(key, None)
        else:
            evidence = None
        for key, value in values.items():
            if value is None:
                first.pop(key, None)
            elif key != "evidence":
                first[key] = _cell(value)
        if evidence is None:
            self._rows[id] = [first, *rows[1:]]
            self._columns.update(dict.fromkeys(first))
        else:
            self._put(id, first, evidence)

    def remove(self, id: str) -> None:
        """Takes an entry out."""
        self._rows.pop(id, None)

    def text(self) -> str:
        """The table as it comes to be."""
        out = io.StringIO()
        columns = [key for key in self._columns if key]
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(columns)
        for rows in self._rows.values():
            writer.writerows([row.get(key, "") for key in columns] for row in rows)
        return out.getvalue()

    def _put(self, id: str, first: dict[str, str], evidence: list[dict[str, str]]) -> None:
        rows = list(_evidence_rows(id, first, evidence))
        self._rows[id] = rows
        for row in rows:
            self._columns.update(dict.fromkeys(row))


def _evidence_rows(id: str, first: dict[str, str], evidence: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    yield first | (evidence[0] if evidence else {})
    for one in evidence[1:]:
        yield {"id": id, **one}


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else f"{BETWEEN} ".join(value)
