"""A file that is to be imported, as its reader sees it: the rows of its sheets, its JSON, its XML, its text."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from ..documents.extracted import Extracted, Options, Unreadable
from ..errors import UsageError
from ..files.folders import short_path
from ..spreadsheets import plain_cell

if TYPE_CHECKING:
    from zipfile import ZipFile

TABLES = (".csv", ".tsv", ".xlsx", ".json")
"""Endings of files that have rows, which are places that a reader can look up."""
_XML = (".xml", ".graphml", ".gexf")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PLAIN = (".ris", ".bib", ".nbib", ".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf", ".txt")


class SheetRow(NamedTuple):
    """One row of a sheet: its number, from 1 as in the file, and its cells by the names of their columns."""

    number: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """A sheet or list of a file: its name and number (0 for the only one), the names of its columns, its rows."""

    name: str
    page: int
    columns: list[str]
    rows: list[SheetRow]

    def place(self, row: SheetRow) -> str:
        """Where a row stands, for people.

        >>> Sheet("Connections", 2, [], []).place(SheetRow(7, {}))
        'Connections, row 7'
        """
        return f"{self.name}, row {row.number}" if self.page else f"row {row.number}"


@dataclass
class OpenedFile:
    """A file with what it holds. ``kind`` is its ending as the content tells it, such as ``.xlsx``.

    >>> file = OpenedFile("fair.csv", b"id,name\\n1,Ada\\n")
    >>> file.kind, file.sheets[0].rows
    ('.csv', [SheetRow(number=2, cells={'id': '1', 'name': 'Ada'})])
    """

    path: str
    content: bytes = field(repr=False)
    encoding: str = ""

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return os.path.basename(self.path)

    @property
    def hash(self) -> str:
        """The SHA-256 of what it holds."""
        return f"sha256:{sha256(self.content).hexdigest()}"

    @cached_property
    def kind(self) -> str:
        """What it is, told by its first bytes, else by its name."""
        named = os.path.splitext(self.name)[1].lower()
        begin = self.content[:4096]
        begin = begin.decode("utf-16", "replace").encode() if begin.startswith(_UTF_16) else begin
        begin = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not begin:
            raise self.error("the file is empty")
        if begin.startswith(b"PK"):
            return self._zip_kind()
        if begin.startswith(b"<") and named not in (".ttl", ".trig", ".nq", ".nt", ".rdf", ".txt"):
            return ".xml"
        if named == ".jsonld":
            return named
        if begin[:1] in (b"{", b"["):
            return named if named in (".trig",) else ".json"
        if named == ".bibtex":
            return ".bib"
        if named in (*TABLES, *_PLAIN):
            return ".csv" if named == ".tsv" else named
        return ".csv"

    def _zip_kind(self) -> str:
        names = set(self.archive.namelist())
        if "xl/workbook.xml" in names:
            return ".xlsx"
        if "project.qde" in {name.lower().rpartition("/")[2] for name in names}:
            return ".qdpx"
        raise self.error("it is a zip of files that no format here has: unpack it and import what is in it")

    @property
    def archive(self) -> ZipFile:
        """The archive that it is.

        Raises
        ------
        UsageError
            It is damaged, or unpacks to too much.
        """
        from ..documents.zips import open_zip

        try:
            return open_zip(self.content)
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The sheets of a workbook, the one table of a CSV, the lists of a JSON file; without empty rows.

        Raises
        ------
        UsageError
            It is none of these, or damaged.
        """
        try:
            if self.kind == ".xlsx":
                from ..documents.tables import workbook

                return [_sheet(one.name, at, one.rows) for at, one in enumerate(workbook(self.content)[1], 1)]
            if self.kind == ".csv":
                from ..documents.tables import csv_table

                rows = csv_table(self.content, Options(encoding=self.encoding))[0]
                return [_sheet("", 0, [[plain_cell(cell.strip()) for cell in row] for row in rows])]
            return self._json_sheets()
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

    def _json_sheets(self) -> list[Sheet]:
        from ..documents.json_records import record_lists

        lists = record_lists(self.json)
        found = []
        for at, one in enumerate(lists, 1):
            columns = list(dict.fromkeys(key for record in one.records for key in record))
            rows = [SheetRow(number, record) for number, record in enumerate(one.records, 1)]
            found.append(Sheet(one.name, at if len(lists) > 1 else 0, columns, rows))
        return found

    @property
    def pieces(self) -> int:
        """About how many pieces its reader will count: rows, elements of XML, objects of JSON, else lines."""
        if self.kind in (".csv", ".xlsx"):
            return sum(len(sheet.rows) for sheet in self.sheets)
        mark = b"</" if self.kind in _XML else b"{" if self.kind == ".json" else b"\n"
        return self.content.count(mark)

    def sheet(self, *names: str) -> Sheet | None:
        """The first sheet that has one of some names, whatever their capitals."""
        wanted = [name.casefold() for name in names]
        return next((one for one in self.sheets if one.name.strip().casefold() in wanted), None)

    @cached_property
    def json(self) -> Any:
        """What a JSON file holds.

        Raises
        ------
        UsageError
            It is none.
        """
        from ..documents.json_records import json_value

        try:
            return json_value(self.content, Options(encoding=self.encoding))[0]
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

    @cached_property
    def xml(self) -> ElementTree.Element:
        """The root of an XML file.

        Raises
        ------
        UsageError
            It is none, or declares a document type, which no such file needs.
        """
        plain = self.content.replace(b"\0", b"")  # in UTF-16 every other byte is none
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise self.error("its XML declares a document type or entities, which no such file needs: save it anew")
        try:
            return ElementTree.fromstring(self.content)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise self.error(f"it is no readable XML: {error}") from None

    @cached_property
    def text(self) -> str:
        """Its letters, where it is plain text.

        Raises
        ------
        UsageError
            It is none.
        """
        from ..documents.letters import decode

        try:
            return decode(self.content, said=self.encoding).text
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

    @cached_property
    def utf8(self) -> bytes:
        """What it holds in UTF-8, without a mark before it; XML, which says its encoding itself, as it is.

        >>> OpenedFile("a.ttl", "<urn:a> <urn:b> 1 .".encode("utf-16")).utf8
        b'<urn:a> <urn:b> 1 .'

        Raises
        ------
        UsageError
            It is no text.
        """
        if self.kind not in (".xml", ".rdf") and (self.encoding or self.content.startswith(_UTF_16)):
            return self.text.encode()
        return self.content.removeprefix(b"\xef\xbb\xbf")

    @cached_property
    def extracted(self) -> Extracted:
        """The text that anchors are looked up in, its rows as ``sources add`` numbers them.

        Raises
        ------
        UsageError
            It has no rows or text.
        """
        from ..documents.kinds import read_document

        try:
            return read_document(self.content, f"file{self.kind}", Options(encoding=self.encoding))
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

    def error(self, message: str, place: str = "") -> UsageError:
        """A refusal that names the file, and the place in it where there is one."""
        return UsageError(f"{short_path(self.path)}{f', {place}' if place else ''}: {message}")


def _named_columns(first: list[str], width: int) -> list[str]:
    """The names of columns, each its own: one that is there again is numbered, one without a name has its place.

    >>> _named_columns(["Name", "Name ", ""], 4)
    ['Name', 'Name (2)', 'column 3', 'column 4']
    """
    made = list[str]()
    for at in range(width):
        name = " ".join(first[at].split()) if at < len(first) else ""
        name, number = name or f"column {at + 1}", 1
        plain = name
        while name in made:
            number += 1
            name = f"{plain} ({number})"
        made.append(name)
    return made


def _sheet(name: str, page: int, rows: list[list[str]]) -> Sheet:
    """A sheet whose first row that holds anything names its columns."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not filled:
        return Sheet(name, page, [], [])
    columns = _named_columns(filled[0][1], max(len(row) for _, row in filled))
    made = []
    for number, row in filled[1:]:
        cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if cell.strip()}
        if cells:
            made.append(SheetRow(number, cells))
    return Sheet(name, page, columns, made)
