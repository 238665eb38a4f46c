"""Tables: a row of a CSV or of a sheet is a line of the text, its cells told apart by tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import dropwhile
from typing import Any, NamedTuple

from .extracted import (
    MAX_CELLS,
    Extracted,
    Options,
    Unreadable,
    check_length,
    clean_line,
    engine_name,
    parts_text,
    plain_title,
)
from .letters import decode
from .zips import check_xml, open_zip

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50
_TOO_LONG = f"more than {MAX_CELLS:,} cells: divide it"


def read_csv(content: bytes, options: Options) -> Extracted:
    """The rows of a CSV file; row 1 is its first, the names of the columns where it has them.

    Raises
    ------
    Unreadable
        It is no table.
    """
    rows, notes = csv_table(content, options)
    made = check_length("".join(f"{line}\n" for line in _lines(rows)))
    return Extracted(made, "rows", engine_name("csv", ""), "table", 0, notes=notes)


def csv_table(content: bytes, options: Options) -> tuple[Iterator[list[str]], tuple[str, ...]]:
    """The rows of a CSV file as lists of cells, and notes on what was guessed.

    >>> list(csv_table(b"a;b\\n1;2\\n", Options())[0])
    [['a', 'b'], ['1', '2']]

    Raises
    ------
    Unreadable
        It is no text; of the rows, when they are read: it is no table.
    """
    text, notes = decode(content, said=options.encoding)
    delimiter = _delimiter(text)
    if delimiter != ",":
        shown = "tabs" if delimiter == "\t" else delimiter
        notes = (*notes, f"cells are told apart by {shown}")
    return _csv_rows(text, delimiter), notes


def _csv_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from rows
    except csv.Error as error:
        raise Unreadable(f"it is no table: {error} in line {rows.line_num}") from None


def _delimiter(text: str) -> str:
    """What tells cells apart: what divides the first rows into the same number of cells, most of them.

    Where nothing does, the same below a title; Excel writes one such as ``sep=;``.
    """
    widths = {one: _widths(text, one) for one in _DELIMITERS}
    below = {one: _below_title(found) for one, found in widths.items()}
    for counted in (widths, below):
        even = {one: found[0] for one, found in counted.items() if len(set(found)) == 1 and found[0] > 1}
        if even:
            return max(even, key=lambda one: even[one])
    return ","


def _widths(text: str, delimiter: str) -> list[int]:
    """How many cells the first rows have."""
    rows = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
    return [len(row) for _, row in zip(range(_LOOKED_AT), _until_error(rows), strict=False) if row]


def _below_title(widths: list[int]) -> list[int]:
    """The widths of rows without those at the top that are at most half as wide as the widest."""
    return list(dropwhile(lambda width: 2 * width <= max(widths), widths))


def _until_error(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    from contextlib import suppress

    with suppress(csv.Error):
        yield from rows


def read_xlsx(content: bytes, options: Options) -> Extracted:
    """The rows of every sheet of a workbook, each sheet below its name; of formulas, what they last came to.

    Raises
    ------
    Unreadable
        It is encrypted or damaged, or there is no text in it.
    """
    title, sheets = workbook(content)
    lines = [list(_lines(sheet.rows)) for sheet in sheets]
    if not any(map(any, lines)):
        raise Unreadable("there is no text in it")
    parts = [
        "".join(f"{line}\n" for line in (clean_line(one.name), *rows)) for one, rows in zip(sheets, lines, strict=True)
    ]
    hidden = [sheet.name for sheet in sheets if sheet.is_hidden]
    notes = (f"hidden in the workbook, and read: {', '.join(hidden)}",) if hidden else ()
    return Extracted(check_length(parts_text(parts)), "sheets", engine_name("openpyxl", "openpyxl"), "workbook",
                     len(sheets), plain_title(title), notes=notes)  # fmt: skip


class WorkbookSheet(NamedTuple):
    """A sheet of a workbook: its name, whether it is hidden, and the cells of its rows as text."""

    name: str
    is_hidden: bool
    rows: list[list[str]]


def workbook(content: bytes) -> tuple[str, list[WorkbookSheet]]:
    """The title of a workbook and its sheets; of formulas, what they last came to.

    Raises
    ------
    Unreadable
        It is encrypted, damaged, or longer than any that people read.
    """
    import warnings
    from xml.etree.ElementTree import ParseError
    from zipfile import BadZipFile
    from zlib import error as ZipError

    from openpyxl import load_workbook

    with open_zip(content) as archive:
        check_xml(archive)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter to a text
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            sheets = [WorkbookSheet(one.title, one.sheet_state != "visible", _sheet(one)) for one in book.worksheets]
            title = book.properties.title or ""
            book.close()
    except (
        BadZipFile, ZipError, EOFError, ParseError, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError
    ) as error:  # fmt: skip
        raise Unreadable(f"it is damaged ({type(error).__name__}): open it elsewhere and save it anew") from None
    return title, sheets


def _sheet(sheet: Any) -> list[list[str]]:
    """The rows of a sheet, without empty ones at its end."""
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    rows, count = list[list[str]](), 0
    for row in sheet.iter_rows(values_only=True):
        if (count := count + len(row) + 1) > MAX_CELLS:
            raise Unreadable(_TOO_LONG)
        rows.append([_cell(value) for value in row])
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _lines(rows: Iterable[list[str]]) -> Iterator[str]:
    """Each row as one line: white space within cells becomes one blank.

    Raises
    ------
    Unreadable
        There are more cells than any table has that people read.
    """
    count = 0
    for row in rows:
        if (count := count + len(row) + 1) > MAX_CELLS:
            raise Unreadable(_TOO_LONG)
        cells = [clean_line(" ".join(cell.split())) for cell in row]
        yield "\t".join(cells).rstrip("\t")


def _cell(value: object) -> str:
    """What a cell shows, as plain text.

    >>> _cell(300.0), _cell(datetime(2021, 3, 1)), _cell(True), _cell(None)
    ('300', '2021-03-01', 'TRUE', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)
