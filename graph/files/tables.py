"""Files of things and claims as tables, for many of them: a row for each, and a column for each key.

``NAME.things.csv`` and ``NAME.claims.csv`` hold the keys that the same entries have in YAML, and come to the same. A
cell with nothing in it is a key that is not given; the values of a key that takes several stand between semicolons. A
claim stands with its evidence: the keys of its first piece in its own row, each further piece in a row below that
repeats the id and says nothing else of the claim. The column ``source`` names the one source of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import DataError, Problem, line_word
from ..suggest import did_you_mean_word
from ..vocabulary import Vocabulary
from .csv_cells import TableRow, csv_rows
from .invisible_letters import CONTROL, describe_letter, invisible_problem
from .portions import TablePortion, file_of, portion_rows, unpack
from .reading import LOCATING, FilePlace, YamlMapping, YamlNode, decode

# What a table holds, by what its name ends with.
ENDINGS = {f".{section}.{kind}": section for kind in ("csv", "parquet") for section in ("things", "claims")}
SOURCE, BETWEEN = "source", ";"
# A name in some language, by its tag.
IN_LANGUAGE = re.compile("name@[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def table_section(name: str) -> str:
    """What a table holds, by its name; empty where it is none.

    >>> table_section("grants.claims.csv"), table_section("grants.csv"), table_section("grants.yaml")
    ('claims', '', '')
    """
    return next((section for ending, section in ENDINGS.items() if file_of(name).lower().endswith(ending)), "")


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

    def problems(self, names: Sequence[str], file: str, line: int) -> Iterator[Problem]:
        """Columns that no key has, that two have, and a missing one without which no row can be read.

        ``line`` is where the names of the columns stand.
        """
        wanted = ("id", SOURCE, "voice") if self.section == "claims" else ("id",)
        known = {*self.own, *self.evidence, *wanted}
        for number, name in enumerate(names):
            if name and not (name in known or self.is_own(name)):
                hint = did_you_mean_word(name, known) or f": it may have {', '.join(sorted(known))}"
                yield Problem(file, line, f"{name} is not a column of a table of {self.section}{hint}")
            elif name and name in names[:number]:
                yield Problem(file, line, f"{name} is the name of two columns: keep one")
        for name in wanted:
            if name not in names:
                why = ": who says each claim is told by none but its row" if name == "voice" else ""
                yield Problem(file, line, f"a table of {self.section} needs a column {name}{why}")


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
    portion = unpack(content)
    names, rows = portion_rows(portion, file) if portion else csv_rows(decode(content, file), file)
    head = 0 if portion else 1
    if problems := list(columns.problems(names, file, head)):
        raise DataError(problems)
    reading = _TableReading(file, columns, collected, portion)
    values: dict[str, YamlNode] = {columns.section: list(reading.entries(rows))}
    if columns.section == "claims":
        if not reading.source:
            reading.complain(head, "no row names the source of these claims: fill the column source")
        values[SOURCE] = reading.source
    return YamlMapping(FilePlace(file, head, {columns.section: head}), values)


class _TableReading:
    """One table made into entries, with the problems found on the way."""

    def __init__(
        self, file: str, columns: Columns, problems: list[Problem], portion: TablePortion | None = None
    ) -> None:
        self.file, self.columns, self.problems = file, columns, problems
        self.is_claims = columns.section == "claims"
        self.source, self.source_line = (portion.source, portion.source_row) if portion else ("", 0)
        for row, message in portion.problems if portion else ():
            self.complain(row, message)

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
                first = f"{line_word(self.file)} {entry.place.line}"
                self.complain(row.line, f"{key} is not what {first} says of this claim: leave the cell empty")
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
        values: dict[str, YamlNode] = {key: self.value(key, row.cells[key]) for key in keys}
        return YamlMapping(FilePlace(self.file, row.line, dict.fromkeys(keys, row.line)), values) if values else None

    def value(self, key: str, cell: str | list[str]) -> YamlNode:
        if key not in self.columns.lists:
            return cell if isinstance(cell, str) else cell[0]
        return [one for part in (cell.split(BETWEEN) if isinstance(cell, str) else cell) if (one := part.strip())]

    def is_readable(self, row: TableRow, key: str) -> bool:
        """Whether a cell holds what can be seen, and one text where the key takes one; a problem is noted otherwise."""
        value = row.cells[key]
        if isinstance(value, str) and value.isascii() and value.isprintable():
            return True
        if isinstance(value, list) and len(value) > 1 and key not in self.columns.lists:
            self.complain(row.line, f"{key} takes one text, and the cell has a list of {len(value)}")
            return False
        for one in [value] if isinstance(value, str) else value:
            if hidden := _hidden_letter(one, key):
                self.complain(row.line, f"{key}: {hidden}")
                return False
        return True

    def note_source(self, row: TableRow) -> None:
        """Notes the source of a row; it has to be that of the others."""
        given = str(self.value(SOURCE, row.cells.get(SOURCE, "")))
        if given and self.source and given != self.source:
            first = f"{self.source} of {line_word(self.file)} {self.source_line}"
            self.complain(row.line, f"{given} is another source than {first}: one file, one source")
        elif given and not self.source:
            self.source, self.source_line = given, row.line


def _hidden_letter(text: str, key: str) -> str:
    """The first letter of a cell that nobody sees, and what to do; empty where all can be seen."""
    if not text.isascii():
        return invisible_problem(text, locating=key in LOCATING)
    found = None if text.isprintable() else CONTROL.search(text)
    return f"{describe_letter(found[0])}: take it out" if found else ""
