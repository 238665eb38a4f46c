"""Large files, of which a portion is read at a time: nothing holds the whole of one.

A table in Parquet is divided into portions of so many rows, a file of N-Quads into its graphs. In a data set a portion
has a name of its own, that of the file and its number, and is compiled as a file is. What is told of it, is told of the
file.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from ..errors import DataError, FilesChanged, Problem
from .csv_cells import TableRow
from .folders import open_file, short_path
from .invisible_letters import is_blank

LARGE_ENDINGS = (".things.parquet", ".claims.parquet", ".nq")
_MARK = "#"
_READ = 1 << 20

CellValue = str | list[str] | None


class TablePortion(NamedTuple):
    """Rows of a table: the names of its columns, the cells of each, and the number of the first row, from 1.

    ``source`` is the source that the table as a whole is of, as ``source_row`` says. ``problems`` are cells that cannot
    be read, by row; with ``refused`` nothing can.
    """

    names: list[str]
    columns: list[list[CellValue]]
    first: int
    source: str
    source_row: int
    problems: list[tuple[int, str]]
    refused: str = ""


class PackedRows(bytes):
    """A portion of a table as the content of a file. Its type tells what it is: no file can pass itself off as one."""


def pack(portion: TablePortion) -> PackedRows:
    """A portion as the content of a file.

    >>> unpack(pack(TablePortion(["id"], [["ada", None]], 1, "", 0, []))).columns
    [['ada', None]]
    """
    return PackedRows(marshal.dumps(tuple(portion)))


def unpack(content: bytes) -> TablePortion | None:
    """The portion that a content is; None where it is the text of a table."""
    return TablePortion(*marshal.loads(content)) if isinstance(content, PackedRows) else None


def portion_rows(portion: TablePortion, file: str) -> tuple[list[str], Iterator[TableRow]]:
    """The names of a portion's columns and its rows, without those in which all cells are empty.

    Raises
    ------
    DataError
        Nothing of it can be read.
    """
    if portion.refused:
        raise DataError([Problem(file, portion.first, portion.refused)])
    return portion.names, _filled_rows(portion, file)


def _filled_rows(portion: TablePortion, file: str) -> Iterator[TableRow]:
    for number, cells in enumerate(zip(*portion.columns, strict=True), portion.first):
        found: dict[str, str | list[str]] = {}
        for name, cell in zip(portion.names, cells, strict=True):
            if isinstance(cell, str):
                text = cell.strip()
                if text and (text.isascii() or not is_blank(text)):
                    found[name] = text
            elif cell:
                found[name] = cell
        if "" in found:
            raise DataError([Problem(file, number, f"{found['']!r} stands in a column without a name: name it")])
        if found:
            yield TableRow(number, found)


def is_large(name: str) -> bool:
    """Whether a file is one that is read in portions, by its name.

    >>> is_large("grants.claims.parquet"), is_large("grants.claims.csv")
    (True, False)
    """
    return name.lower().endswith(LARGE_ENDINGS)


def portion_name(file: str, number: int) -> str:
    """The name of a portion of a file, by its number from 0."""
    return f"{file}{_MARK}{number:06}"


def file_of(name: str) -> str:
    """The file that a name is of: of a portion, the file; any other is that file itself.

    >>> file_of(portion_name("a.claims.parquet", 12)), file_of("b#1.yaml")
    ('a.claims.parquet', 'b#1.yaml')
    """
    file, _, _ = name.rpartition(_MARK)
    return file if is_large(file) else name


def hash_large_file(path: str, max_bytes: int) -> str:
    """The hash of a file, read piece by piece; errors as of :func:`~.folders.read_file`."""
    sum = hashlib.sha256()
    with open_file(path, max_bytes) as file:
        while piece := file.read(_READ):
            sum.update(piece)
    return sum.hexdigest()


class PortionReader(Protocol):
    """What reads one large file: how many portions it has, the size of all, and each as a content.

    ``decisions_line`` is where it holds decisions on whether things are one, which no portion holds; 0 without any.
    """

    count: int
    size: int
    decisions_line: int

    def read(self, number: int) -> bytes:
        """A portion as the content of a file; best in order."""


class LargeFile:
    """A large file with its portions; refused where it has changed since it was opened."""

    def __init__(self, path: str) -> None:
        """Looks at how it is divided.

        Raises
        ------
        UsageError
            What reads it is not installed.
        """
        from .parquet import ParquetReader
        from .quads import QuadsReader

        self.path, self._stamp = path, _stamp(path)
        self._reader: PortionReader = (QuadsReader if path.lower().endswith(".nq") else ParquetReader)(path)
        self.count, self.decisions_line = self._reader.count, self._reader.decisions_line

    def was_settled(self, when: int) -> bool:
        """Whether it had not been written to for some time at a moment, in nanoseconds."""
        return max(self._stamp[1:3]) < when - _SETTLED_NS

    def size(self) -> int:
        """The bytes that a portion comes to, more or less."""
        return self._reader.size // self.count

    def read(self, number: int) -> bytes:
        """A portion as the content of a file.

        Raises
        ------
        FilesChanged
            The file has changed.
        """
        found = self._reader.read(number)
        if _stamp(self.path) != self._stamp:
            raise FilesChanged(f"{short_path(self.path)}: it has changed while the files were being read")
        return found


_SETTLED_NS = 2_000_000_000


def _stamp(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0, 0, 0)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
