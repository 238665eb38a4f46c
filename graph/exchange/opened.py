"""A file that is to be imported, as its reader sees it: the rows of its sheets, its JSON, its XML, its text."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from ..documents.extracted import Extracted, Options, Unreadable
from ..errors import UsageError
from ..files.folders import short_path
from ..spreadsheets import plain_cell
from .sheets import Sheet, SheetRow, sheet_of
from .xml_text import xml_root

if TYPE_CHECKING:
    from zipfile import ZipFile

TABLES = (".csv", ".tsv", ".xlsx", ".json")
"""Endings of files that have rows, which are places that a reader can look up."""
_XML = (".xml", ".graphml", ".gexf")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PLAIN = (".ris", ".bib", ".nbib", ".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf", ".txt")


@dataclass
class OpenedFile:
    """A file with what it holds. ``kind`` is its ending as the content tells it, such as ``.xlsx``.

    ``notes`` are what was guessed of it to read it at all, such as its encoding.

    >>> file = OpenedFile("fair.csv", b"id,name\\n1,Ada\\n")
    >>> file.kind, file.sheets[0].rows
    ('.csv', [SheetRow(number=2, cells={'id': '1', 'name': 'Ada'})])
    """

    path: str
    content: bytes = field(repr=False)
    encoding: str = ""
    notes: dict[str, None] = field(default_factory=dict, repr=False)
    _is_lower: bool = False

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
        if begin.startswith((b"<", b"\0<")) and named not in (".ttl", ".trig", ".nq", ".nt", ".rdf", ".txt"):
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

                found = enumerate(workbook(self.content)[1], 1)
                return [sheet_of(one.name, at, one.rows, is_lower=self._is_lower) for at, one in found]
            if self.kind == ".csv":
                from ..documents.tables import csv_table

                rows, notes = csv_table(self.content, Options(encoding=self.encoding))
                self._note(notes)
                plain = [[plain_cell(cell.strip()) for cell in row] for row in rows]
                return [sheet_of("", 0, plain, is_lower=self._is_lower)]
            return self._json_sheets()
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

    def seek_names_lower(self) -> bool:
        """Looks for the names of columns below the first rows, even where these have several cells; whether any were.

        >>> file = OpenedFile("a.csv", b"Fund,Harbour\\nid,title,amount\\n1,A bus,5\\n")
        >>> file.sheets[0].columns, file.seek_names_lower(), file.sheets[0].columns
        (['Fund', 'Harbour', 'column 3'], True, ['id', 'title', 'amount'])
        """
        if self._is_lower or self.kind not in (".csv", ".xlsx"):
            return False
        before = [sheet.columns for sheet in self.sheets]
        self._is_lower = True
        del self.sheets
        return [sheet.columns for sheet in self.sheets] != before

    def _note(self, notes: Iterable[str]) -> None:
        if not self.encoding:  # what somebody says is no guess
            self.notes.update(dict.fromkeys(notes))

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
            value, notes = json_value(self.content, Options(encoding=self.encoding))
            self._note(notes)
            return value
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

    @cached_property
    def xml(self) -> Element:
        """The root of an XML file.

        Raises
        ------
        UsageError
            It is none, or declares a document type, which no such file needs.
        """
        try:
            return xml_root(self.content)
        except Unreadable as refusal:
            raise self.error(str(refusal)) from None

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
            text, notes = decode(self.content, said=self.encoding)
            self._note(notes)
            return text
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
