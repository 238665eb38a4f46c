"""Tables in Parquet, some thousands of rows at a time, as texts: what a cell of the same table in CSV would say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..extras import needing
from .folders import short_path
from .portions import CellValue, TablePortion, pack

ROWS = 10_000
"""The rows of a portion. The rows of one claim stay together in the portion of its first."""

_BATCH = 4_096
# What a few thousand rows of a table may come to.
_MOST_BYTES = 256_000_000
_WHOLE_DAY = re.compile(r"([+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}) 00:00:00(?:\.0+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_NO_PART = re.compile(r"\.0+(?=Z|[+-]|$)")
_TAKEN = "a table takes text, numbers, dates and lists of text"


class ParquetReader:
    """One table in Parquet.

    What cannot be read of it is told by the portion that it would stand in: a reader is made of any file.
    """

    def __init__(self, path: str, rows: int = ROWS) -> None:
        """Looks at how many rows there are, of which a portion has so many."""
        with needing("parquet", f"reading {short_path(path)}"):
            import pyarrow.parquet

        self._rows_in_one = rows
        self._is_claims = path.lower().endswith(".claims.parquet")
        self.count, self.size, self.refused, self._names = 1, 0, "", list[str]()
        self.decisions_line = 0
        self._first, self._columns = 0, list[list[CellValue]]()
        self._batches: Iterator[Any] = iter(())
        self._problems: list[tuple[int, str]] = []
        try:
            self._file = pyarrow.parquet.ParquetFile(path, buffer_size=_MOST_BYTES >> 8)
            groups = [self._file.metadata.row_group(number) for number in range(self._file.metadata.num_row_groups)]
            self._schema = self._file.schema_arrow
        except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
            self.refused = f"not readable as Parquet: {_reason(error)}; is the file whole?"
            return
        self._rows = [group.num_rows for group in groups]
        self._total = sum(self._rows)
        self.size = sum(group.total_byte_size for group in groups)
        self.count = max(1, -(-self._total // rows))
        self._names = list(self._schema.names)
        self.refused = _schema_problem(self._schema)
        self._source: tuple[str, int] | None = None

    def read(self, number: int) -> bytes:
        """A portion, by its number."""
        import pyarrow as pa

        if self.refused:
            return pack(TablePortion([], [], 0, "", 0, [], self.refused))
        start = number * self._rows_in_one
        end = min(start + self._rows_in_one, self._total)
        try:
            return pack(self._portion(start, end))
        except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
            self._columns = []
            refused = f"rows {start + 1:,} to {end:,} cannot be read: {_reason(error)}; is the file whole?"
            return pack(TablePortion([], [], start + 1, "", 0, [], refused))

    def _portion(self, start: int, end: int) -> TablePortion:
        """The rows from one to another, without those of a claim that begins before, with all of the last claim."""
        before = max(start - 1, 0)
        if not self._columns or not self._first <= before <= self._first + len(self._columns[0]):
            self._start_at(before)
        self._read_until(end + 1)
        while start < end and self._repeats(start):
            start += 1
        last = end + ROWS
        while start < end < self._total and self._repeats(end):
            end += 1
            if end > last:
                raise ValueError(f"a claim has more than {ROWS:,} pieces of evidence")
            self._read_until(end + 1)
        (source, source_row), at = self._source_of_all(), self._first
        columns = [column[start - at : end - at] for column in self._columns]
        problems = [one for one in self._problems if start < one[0] <= end]
        kept = max(end - 1 - at, 0)
        for column in self._columns:
            del column[:kept]
        self._first += kept
        self._problems = [one for one in self._problems if one[0] > self._first]
        return TablePortion(self._names, columns, start + 1, source, source_row, problems)

    def _repeats(self, row: int) -> bool:
        """Whether a row is a further one of the claim of the row above."""
        if not self._is_claims or "id" not in self._names or row == 0:
            return False
        ids, at = self._columns[self._names.index("id")], row - self._first
        return bool(ids[at]) and ids[at] == ids[at - 1]

    def _start_at(self, row: int) -> None:
        self._first, self._columns, self._problems = row, [[] for _ in self._names], []
        self._batches = self._batches_from(row)

    def _read_until(self, end: int) -> None:
        while self._columns and self._first + len(self._columns[0]) < min(end, self._total):
            batch = next(self._batches, None)
            if batch is None:
                raise ValueError("it has fewer rows than it says")
            row = self._first + len(self._columns[0]) + 1
            for name, column, array in zip(self._names, self._columns, batch.columns, strict=True):
                column += _texts(array, partial(self._tell, name, row))

    def _tell(self, column: str, first: int, at: int, message: str) -> None:
        self._problems.append((first + at, f"{column}: {message}"))

    def _batches_from(self, start: int, columns: list[str] | None = None) -> Iterator[Any]:
        """The rows from one on, some at a time, as Arrow has them."""
        at = 0
        for group, rows in enumerate(self._rows):
            if at + rows <= start:
                at += rows
                continue
            for batch in self._file.iter_batches(_BATCH, [group], columns, use_threads=False):
                if batch.nbytes > _MOST_BYTES:
                    raise ValueError(f"{batch.num_rows:,} rows hold {batch.nbytes:,} bytes: shorten the texts")
                if at + batch.num_rows > start:
                    yield batch.slice(max(start - at, 0))
                at += batch.num_rows

    def _source_of_all(self) -> tuple[str, int]:
        """The source that the table is of, and the first row that names it."""
        if self._source is None:
            self._source, at = ("", 0), 1
            looks = self._is_claims and self._names.count("source") == 1
            for batch in self._batches_from(0, ["source"]) if looks else ():
                cells = _texts(batch.columns[0], lambda at, say: None)
                named = (
                    (one.strip(), row) for row, one in enumerate(cells, at) if isinstance(one, str) and one.strip()
                )
                if found := next(named, None):
                    self._source = found
                    break
                at += len(cells)
        return self._source


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:200].rstrip(". ") or type(error).__name__


def _schema_problem(schema: Any) -> str:
    """The first column that holds what no cell of a table could; empty where all hold what they may."""
    for field in schema:
        if not _is_taken(field.type):
            return f"column {field.name} holds {str(field.type)[:60]}, and {_TAKEN}"
    return ""


def _is_taken(type: Any, in_list: bool = False) -> bool:
    import pyarrow as pa

    of = pa.types
    if of.is_dictionary(type):
        return _is_taken(type.value_type, in_list)
    if of.is_list(type) or of.is_large_list(type) or of.is_fixed_size_list(type):
        return not in_list and _is_taken(type.value_type, True)
    plain = (of.is_null, of.is_boolean, of.is_integer, of.is_floating, of.is_decimal, of.is_date, of.is_timestamp)
    return _is_text(type) or of.is_binary(type) or of.is_large_binary(type) or any(one(type) for one in plain)


def _is_text(type: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(type) or pa.types.is_large_string(type))


def _texts(array: Any, tell: Callable[[int, str], None]) -> list[CellValue]:
    """The cells of a column as texts, or lists of them; ``tell`` gets what cannot be read, by its place in it."""
    import pyarrow as pa

    type, of = array.type, pa.types
    if of.is_dictionary(type):
        return _of_dictionary(array, tell)
    if of.is_list(type) or of.is_large_list(type) or of.is_fixed_size_list(type):
        return [None if one is None else [str(part) for part in one if part is not None] for one in _lists(array, tell)]
    if _is_text(type) or of.is_binary(type) or of.is_large_binary(type):
        return _decode(array, tell)
    if of.is_null(type):
        return [None] * len(array)
    if of.is_floating(type):
        return [None if one is None or one != one else _number(one) for one in array.to_pylist()]
    if of.is_decimal(type):
        return [None if one is None else format(one, "f") for one in array.to_pylist()]
    found: list[CellValue] = array.cast(pa.string()).to_pylist()
    return [one if one is None else _day(str(one)) for one in found] if of.is_timestamp(type) else found


def _of_dictionary(array: Any, tell: Callable[[int, str], None]) -> list[CellValue]:
    """Cells that stand in a list of values once each; what is wrong with a value is told of each cell with it."""
    wrong: dict[int, str] = {}
    values = _texts(array.dictionary, wrong.__setitem__)
    numbers = array.indices.to_pylist()
    for row, number in enumerate(numbers) if wrong else ():
        if number in wrong:
            tell(row, wrong[number])
    return [None if number is None else values[number] for number in numbers]


def _lists(array: Any, tell: Callable[[int, str], None]) -> Iterator[list[CellValue] | None]:
    for row, cell in enumerate(array):
        yield None if cell.values is None else _texts(cell.values, partial(_tell_row, tell, row))


def _tell_row(tell: Callable[[int, str], None], row: int, at: int, message: str) -> None:
    tell(row, message)


def _decode(array: Any, tell: Callable[[int, str], None]) -> list[CellValue]:
    import pyarrow as pa

    if _is_text(array.type):
        try:
            found: list[CellValue] = array.to_pylist()
            return found
        except UnicodeDecodeError:
            array = array.cast(pa.large_binary())
    cells: list[CellValue] = []
    for row, one in enumerate(array.to_pylist()):
        try:
            cells.append(None if one is None else one.decode())
        except UnicodeDecodeError as error:
            tell(row, f"byte {one[error.start]:#04x} is not UTF-8: write the table with UTF-8 texts")
            cells.append(None)
    return cells


def _number(value: float) -> str:
    """A number as people write it.

    >>> [_number(one) for one in (12.0, 3.5, 1e22)]
    ['12', '3.5', '10000000000000000000000']
    """
    from decimal import Decimal

    text = format(Decimal(repr(value)), "f") if value - value == 0 else str(value)
    return text.removesuffix(".0")


def _day(text: str) -> str:
    """A moment as a day, where it is the beginning of one.

    >>> _day("2024-03-01 00:00:00.000000"), _day("2024-03-01 10:30:00.000")
    ('2024-03-01', '2024-03-01T10:30:00')
    """
    found = _WHOLE_DAY.fullmatch(text)
    return found[1] if found else _NO_PART.sub("", text.replace(" ", "T", 1))
