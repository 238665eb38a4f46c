"""The cells of a table in CSV: as rows to be read, and with where each is written, so that one can be replaced."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import DataError, Problem
from .invisible_letters import is_blank

_SEPARATORS = ",;\t"
_SAID_SEPARATOR = re.compile(f"\ufeff?sep=([{_SEPARATORS}])\r?\n")


class TableRow(NamedTuple):
    """One row of a table: the line on which it begins, and its cells by the names of their columns.

    A cell of a table in Parquet may be a list of texts.
    """

    line: int
    cells: dict[str, str | list[str]]


def csv_rows(content: str, file: str) -> tuple[list[str], Iterator[TableRow]]:
    """The names of a table's columns and its rows, without those in which all cells are empty."""
    cells = _cells(content, file)
    _, names = next(cells, (1, []))
    if not any(names):
        raise DataError([Problem(file, 1, "the file is empty: the first row has the names of the columns, such as id")])

    def rows() -> Iterator[TableRow]:
        for line, row in cells:
            if len(row) > len(names) and any(row[len(names) :]):
                message = f"{len(row)} cells, and there are {len(names)} columns: put text with a separator in quotes"
                raise DataError([Problem(file, line, message)])
            found: dict[str, str | list[str]] = {
                name: cell for name, cell in zip(names, row, strict=False) if not is_blank(cell)
            }
            if "" in found:
                raise DataError(
                    [Problem(file, line, f"{found['']!r} stands in a column without a name: name it in line 1")]
                )
            if found:
                yield TableRow(line, found)

    return names, rows()


def _cells(content: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text as lists of cells, each with the line on which it begins."""
    separator, begin = _separator(content)
    reader = csv.reader(io.StringIO(content[begin:], newline=""), delimiter=separator, strict=True)
    above = content.count("\n", 0, begin)
    line = above + 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"not readable as a table: {error}; is a quotation mark left open, or single within quotes?"
            raise DataError([Problem(file, line, message)]) from None
        yield line, [cell.strip() for cell in row]
        line = above + reader.line_num + 1


def _separator(content: str) -> tuple[str, int]:
    """What stands between the cells of a table, and where its first row begins: Excel may say the first above it."""
    if said := _SAID_SEPARATOR.match(content):
        return said[1], said.end()
    begin = len(content) - len(content.lstrip("\ufeff\r\n"))
    head = content[begin:].partition("\n")[0]
    return max(_SEPARATORS, key=head.count), begin


class Cell(NamedTuple):
    """One cell of a table: its column, what it says, and where it begins and ends in the text."""

    key: str
    value: str
    start: int
    end: int


def cell_places(text: str) -> Iterator[Cell]:
    """The cells below the first row, as they are written: quotes are not part of what a cell says.

    >>> [(one.value, text[one.start : one.end]) for text in ["id,name\\na,\\"b, c\\"\\n"] for one in cell_places(text)]
    [('a', 'a'), ('b, c', '"b, c"')]
    """
    separator, at = _separator(text)
    names: list[str] = []
    column, is_head = 0, True
    while at < len(text):
        end = _end_of_cell(text, at, separator)
        written = text[at:end]
        value = written[1:-1].replace('""', '"') if written[:1] == '"' else written.strip()
        if is_head:
            names.append(value.strip())
        elif value:
            yield Cell(names[column] if column < len(names) else "", value, at, end)
        column, at = column + 1, end + 1
        if text[end : end + 1] != separator:
            column, is_head = 0, False
            at += text[end : end + 2] == "\r\n"


def _end_of_cell(text: str, at: int, separator: str) -> int:
    if text[at : at + 1] == '"':
        at += 1
        while at < len(text) and (text[at] != '"' or text[at + 1 : at + 2] == '"'):
            at += 2 if text[at] == '"' else 1
        at += 1
    while at < len(text) and text[at] not in (separator, "\n", "\r"):
        at += 1
    return at
