"""An answer as a table for a page, from the JSON that a worker makes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..graph.storing.querying import shortened
from .html import address


@dataclass(frozen=True)
class Cell:
    """One value: its text, where it leads, and its language or type where that says something."""

    text: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """An answer: rows under names, or a text of triples, or yes or no."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    text: str = ""
    truth: str = ""


def table(format: str, body: bytes, base: str) -> Table:
    """The body of an answer in JSON or Turtle as a table."""
    if format != "json":
        return Table(text=body.decode())
    found = json.loads(body)
    if "boolean" in found:
        return Table(truth="yes" if found["boolean"] else "no")
    names = tuple(found["head"]["vars"])
    rows = found["results"]["bindings"]
    return Table(names, tuple(tuple(_cell(row.get(name), base) for name in names) for row in rows))


def _cell(term: dict[str, Any] | None, base: str) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] == "uri":
        return Cell(shortened(term["value"], base), address(base, term["value"]))
    if term["type"] == "triple":
        return Cell(json.dumps(term["value"], ensure_ascii=False))
    note = term.get("xml:lang", "") or shortened(term.get("datatype", ""), base)
    return Cell(term["value"], note="" if note.startswith("xsd:") else note)
