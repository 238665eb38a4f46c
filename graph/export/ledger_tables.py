"""A ledger as CSV for a spreadsheet, and as a Markdown table for a report."""

from __future__ import annotations

from collections.abc import Iterator

from ..ledger.ledger import Ledger
from ..ledger.text import cells_of, sentences
from ..record import Record
from ..spreadsheets import neutralise, sheet
from ..words.places import spot
from .markdown import escape_cell

# fmt: off
COLUMNS = (
    "kind", "id", "name", "part of", "in answer to", "asked by", "put to", "at", "date", "answers", "made by",
    "promised to", "figures", "deadline", "must act", "status", "status date", "terms", "followed by", "area",
    "source", "line", "anchor", "how it is told", "caveats",
)
# fmt: on
_SHORT = ("kind", "name", "asked by", "at", "answers", "made by", "figures", "deadline", "must act", "status")


def ledger_csv(record: Record, ledger: Ledger) -> str:
    """One line a row, with a first column ``group`` where there are groups; ``;`` joins values that share a cell.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    titles = (group.title for group in ledger.groups for _ in group.rows)
    rows = (cells_of(record, row) for group in ledger.groups for _, row in group.rows)
    cells = (
        [neutralise(cell) for cell in (*([title] if ledger.group_by else []), *(row[name] for name in COLUMNS))]
        for title, row in zip(titles, rows, strict=True)
    )
    return sheet([*(["group"] if ledger.group_by else []), *COLUMNS], cells)


def ledger_markdown(record: Record, ledger: Ledger) -> str:
    """A table for each group, parts marked by ``↳``, with the evidence and the counts below."""
    return "\n".join(_markdown(record, ledger)).rstrip("\n") + "\n"


def _markdown(record: Record, ledger: Ledger) -> Iterator[str]:
    head = [*(name.capitalize() for name in _SHORT), "Evidence"]
    for group in ledger.groups:
        if ledger.group_by:
            yield from (f"## {escape_cell(group.title)}", "")
        yield f"| {' | '.join(head)} |"
        yield f"|{' --- |' * len(head)}"
        for depth, row in group.rows:
            cells = cells_of(record, row)
            cells["name"] = "↳ " * depth + cells["name"]
            place = spot(record, row.lead.evidence[0]) if row.lead else ""
            where = ", ".join(part for part in (cells["source"], place) if part)
            yield f"| {' | '.join(escape_cell(cell) for cell in (*(cells[name] for name in _SHORT), where))} |"
        yield ""
    for sentence in sentences(record, ledger):
        yield from (escape_cell(sentence), "")
