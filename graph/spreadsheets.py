"""CSV for people: what opens by a double click, shows every letter, and runs nothing.

A program reads SPARQL's own CSV, from ``query --format csv`` and the endpoint, in which each cell is as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
"""The byte order mark, by which a spreadsheet recognises UTF-8; files begin with it, pipes do not."""

# What a spreadsheet takes for the beginning of a formula; some do so of the wide forms, too.
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def neutralise(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> neutralise("=1+1"), neutralise("46 pledges")
    ("'=1+1", '46 pledges')
    """
    return f"'{cell}" if is_formula(cell.lstrip("'")) else cell


def plain_cell(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.

    >>> plain_cell("'=1+1"), plain_cell("'Tis")
    ('=1+1', "'Tis")
    """
    return cell[1:] if cell.startswith("'") and is_formula(cell.lstrip("'")) else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run a cell."""
    return _FORMULA.match(cell) is not None


def sheet(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV; the cells of the rows have to be safe already, by :func:`neutralise`."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
