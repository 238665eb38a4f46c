"""Files of things and claims as tables, for many of them: a row for each, and a column for each key.

``NAME.things.csv`` and ``NAME.claims.csv`` hold the keys that the same entries have in YAML, and come to the same. A
cell with nothing in it is a key that is not given; the values of a key that takes several stand between semicolons. A
claim stands with its evidence: the keys of its first piece in its own row, each further piece in a row below that
repeats the id and says nothing else of the claim. The column ``source`` names the one source of the file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import DataError, Problem
from ..suggest import did_you_mean_word
from ..vocabulary import Vocabulary
from .invisible_letters import invisible_problem, is_blank
from .reading import LOCATING, FilePlace, YamlMapping, YamlNode, decode

# What a table holds, by what its name ends with.
ENDINGS = {".things.csv": "things", ".claims.csv": "claims"}
SOURCE, BETWEEN = "source", ";"
# A name in some language, by its tag.
IN_LANGUAGE = re.compile("name@[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SEPARATORS = ",;\t"
_SAID_SEPARATOR = re.compile(f"\ufeff?sep=([{_SEPARATORS}])\r?\n")


class TableRow(NamedTuple):
    """One row of a table: the line on which it begins, and its cells by the names of their columns."""

    line: int
    cells: dict[str, str]


def table_section(name: str) -> str:
    """What a table holds, by its name; empty where it is none.

    >>> table_section("grants.claims.csv"), table_section("grants.csv"), table_section("grants.yaml")
    ('claims', '', '')
    """
    return next((section for ending, section in ENDINGS.items() if name.lower().endswith(ending)), "")


class Columns(NamedTuple):
    """The columns that a table may have.

    ``section`` is ``things`` or ``claims``; ``own`` are the keys of an entry, ``evidence`` those of its evidence,
    ``lists`` those that take several values.
    """

    section: str
    own: frozenset[str]
    evidence: frozenset[str]
    lists: frozenset[str]

    @classmethod
    def of(cls, section: str, vocabulary: Vocabulary, lists: Iterable[str]) -> Columns:
        """The columns of tables of a section, by the keys that the vocabulary gives it."""
        own = vocabulary.keys[section] - {"evidence"} | {"status"}
        evidence = vocabulary.keys["evidence"] - {"id", SOURCE} if section == "claims" else ()
        return cls(section, frozenset(own), frozenset(evidence), frozenset(lists))

    def is_own(self, name: str) -> bool:
        """Whether a column is a key of an entry itself."""
        return name in self.own or (self.section == "things" and IN_LANGUAGE.fullmatch(name) is not None)

    def problems(self, names: Sequence[str], file: str) -> Iterator[Problem]:
        """Columns that no key has, that two have, and a missing one without which no row can be read."""
        wanted = ("id", SOURCE, "voice") if self.section == "claims" else ("id",)
        known = {*self.own, *self.evidence, *wanted}
        for number, name in enumerate(names):
            if name and not (name in known or self.is_own(name)):
                hint = did_you_mean_word(name, known) or f": it may have {', '.join(sorted(known))}"
                yield Problem(file, 1, f"{name} is not a column of a table of {self.section}{hint}")
            elif name and name in names[:number]:
                yield Problem(file, 1, f"{name} is the name of two columns: keep one")
        for name in wanted:
            if name not in names:
                why = ": who says each claim is told by none but its row" if name == "voice" else ""
                yield Problem(file, 1, f"a table of {self.section} needs a column {name}{why}")


def read_table(content: bytes, file: str, columns: Columns, collected: list[Problem]) -> YamlMapping:
    """The entries of a table, as if they stood in YAML: under ``things``, or under ``claims`` beside ``source``.

    Parameters
    ----------
    collected
        Gets a problem for every row that cannot be read as it is: a cell with invisible letters, no voice, another
        source.

    Raises
    ------
    DataError
        With the line of what cannot be read: broken UTF-8 or quotes, columns that no key has, rows longer than the
        first.

    Examples
    --------
    >>> from ..vocabulary import load_vocabulary
    >>> given = b"id,type,name,aliases\\nada,Person,Ada Okoye,A. Okoye; Ada\\n"
    >>> columns = Columns.of("things", load_vocabulary(), {"aliases"})
    >>> entry = read_table(given, "people.things.csv", columns, []).values["things"][0]
    >>> entry.place.line, entry.values["aliases"]
    (2, ['A. Okoye', 'Ada'])
    """
    names, rows = _rows(decode(content, file), file)
    if problems := list(columns.problems(names, file)):
        raise DataError(problems)
    reading = _TableReading(file, columns, collected)
    values: dict[str, YamlNode] = {columns.section: list(reading.entries(rows))}
    if columns.section == "claims":
        if not reading.source:
            reading.complain(1, "no row names the source of these claims: fill the column source")
        values[SOURCE] = reading.source
    return YamlMapping(FilePlace(file, 1, {columns.section: 1}), values)


class _TableReading:
    """One table made into entries, with the problems found on the way."""

    def __init__(self, file: str, columns: Columns, problems: list[Problem]) -> None:
        self.file, self.columns, self.problems = file, columns, problems
        self.is_claims = columns.section == "claims"
        self.source, self.source_line = "", 0

    def complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, message))

    def entries(self, rows: Iterable[TableRow]) -> Iterator[YamlNode]:
        """The entries, each with its evidence."""
        entry: YamlMapping | None = None
        for row in rows:
            if entry and self.is_claims and row.cells.get("id") == entry.values.get("id"):
                self.add_evidence(entry, row)
                continue
            if entry:
                yield entry
            entry = self.entry(row)
        if entry:
            yield entry

    def entry(self, row: TableRow) -> YamlMapping:
        given = [key for key in row.cells if self.columns.is_own(key) and self.is_readable(row, key)]
        values: dict[str, YamlNode] = {key: self.value(key, row.cells[key]) for key in given}
        if self.is_claims:
            self.note_source(row)
            if "voice" not in given:
                self.complain(row.line, "a claim in a table says by its voice who says so: fill the cell")
            if evidence := self.evidence(row):
                values["evidence"] = [evidence]
        return YamlMapping(FilePlace(self.file, row.line, dict.fromkeys(values, row.line)), values)

    def add_evidence(self, entry: YamlMapping, row: TableRow) -> None:
        """Adds what a further row tells of a claim; all else that it tells has to be what the first row says."""
        for key in self.columns.own & row.cells.keys() - {"id"}:
            said = self.value(key, row.cells[key])
            if said != entry.values.get(key):
                first = entry.place.line
                self.complain(row.line, f"{key} is not what line {first} says of this claim: leave the cell empty")
        self.note_source(row)
        if evidence := self.evidence(row):
            listed = entry.values.setdefault("evidence", [])
            assert isinstance(listed, list)
            listed.append(evidence)
            entry.place.keys.setdefault("evidence", row.line)
        else:
            self.complain(row.line, "this row repeats a claim and gives no evidence: take it out, or fill it in")

    def evidence(self, row: TableRow) -> YamlMapping | None:
        keys = [key for key in row.cells if key in self.columns.evidence and self.is_readable(row, key)]
        values: dict[str, YamlNode] = {key: row.cells[key] for key in keys}
        return YamlMapping(FilePlace(self.file, row.line, dict.fromkeys(keys, row.line)), values) if values else None

    def value(self, key: str, cell: str) -> YamlNode:
        return [one for part in cell.split(BETWEEN) if (one := part.strip())] if key in self.columns.lists else cell

    def is_readable(self, row: TableRow, key: str) -> bool:
        """Whether a cell holds what can be seen; a problem is noted otherwise."""
        value = row.cells[key]
        hidden = "" if value.isascii() else invisible_problem(value, locating=key in LOCATING)
        if hidden:
            self.complain(row.line, f"{key}: {hidden}")
        return not hidden

    def note_source(self, row: TableRow) -> None:
        """Notes the source of a row; it has to be that of the others."""
        given = row.cells.get(SOURCE, "")
        if given and self.source and given != self.source:
            first = f"{self.source} of line {self.source_line}"
            self.complain(row.line, f"{given} is another source than {first}: one file, one source")
        elif given and not self.source:
            self.source, self.source_line = given, row.line


def _rows(content: str, file: str) -> tuple[list[str], Iterator[TableRow]]:
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
            found = {name: cell for name, cell in zip(names, row, strict=False) if not is_blank(cell)}
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
