"""The workbook read back: rows that were changed or added, and cards; each told by its sheet and cell."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...files.document_shape import LISTS
from ..bundle import Bundle, BundleEntry, EntryValue
from ..joined_lists import split_list
from ..opened import OpenedFile
from ..sheets import Sheet, SheetRow
from ..workspace_book.card_reading import CardReader
from ..workspace_book.cards import CARDS
from ..workspace_book.layout import (
    EVIDENCE_ID,
    EVIDENCE_SOURCE,
    IN_WORDS,
    SHEETS,
    SUMMARY_OF_CAVEAT,
    VERSION_SHEET,
    WORKBOOK,
    cell_name,
)
from ..workspace_book.row_checking import row_problems

KINDS = (".xlsx",)
"""What files of this format are, by their content."""

_EVIDENCE = {"anchor", "summary", "line", "page", "paragraph", "row", "prefix", "suffix"}
_EVIDENCE_TITLES = {EVIDENCE_SOURCE: "source", EVIDENCE_ID: "id"}
_NEEDED = {"sources": ("id",), "voices": ("id", "source"), "things": ("id",), "claims": ("id", "source"),
           "caveats": ("id", "source")}  # fmt: skip


def recognise(file: OpenedFile) -> bool:
    """Whether a workbook was made by civicgraph, or has its sheets."""
    names = {sheet.name for sheet in file.sheets}
    return VERSION_SHEET in names or {"Things", "Claims"} <= names


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the rows of a workbook, and with what its cards come to."""
    bundle.is_workspace_own = True
    bundle.before = _versions(file)
    if not bundle.before:
        bundle.report.guessed.add(
            "the workbook does not say which version it was taken of: rows that differ are decisions"
        )
    refused = set[str]()
    for section, title in SHEETS.items():
        if sheet := file.sheet(title):
            refused |= _SheetEntries(section, sheet, bundle).read()
    for source in bundle.sources.values():
        if source.id not in bundle.before and "authorVoice" not in source.values:
            bundle.report.guessed.add("a new source speaks with the voice of its author", source.place)
            bundle.author_voice(f"the author of “{source.text('title')}”", source=source.id)
    for card in CARDS:
        if (sheet := file.sheet(card.title)) and sheet.rows:
            CardReader(card, sheet, bundle).read()
    known = {*SHEETS.values(), *(card.title for card in CARDS), "Start"}
    for sheet in file.sheets:
        if sheet.name not in known and not sheet.name.startswith("_") and sheet.rows:
            bundle.report.left_out.add("sheets that are none of the workbook's own", sheet.name)
    gone = bundle.before.keys() - {entry.id for _, entry in bundle.entries()} - refused
    for id in sorted(gone):
        bundle.report.to_decide.add("rows that are not in the workbook any more: what they said stays here", id)


def _versions(file: OpenedFile) -> dict[str, str]:
    """The fingerprints of entries as the workbook was taken; empty where it does not have them."""
    sheet = file.sheet(VERSION_SHEET)
    if sheet is None or not sheet.columns or sheet.columns[0] != WORKBOOK:
        return {}
    found: dict[str, str] = {}
    for row in sheet.rows:
        cell = row.cells.get(WORKBOOK, "")
        if cell.startswith("{"):
            try:
                found.update(json.loads(cell))
            except (ValueError, TypeError):
                return {}
    return {str(id): str(value) for id, value in found.items()}


class _SheetEntries:
    """The rows of a sheet of entries."""

    def __init__(self, section: str, sheet: Sheet, bundle: Bundle) -> None:
        self.section, self.sheet, self.bundle = section, sheet, bundle
        self.columns = {name: at for at, name in enumerate(sheet.columns)}
        self.known, self.refused = frozenset[str](), set[str]()

    def read(self) -> set[str]:
        """Adds an entry for each row, and evidence of the rows that repeat one; the ids of rows that are refused."""
        known = self.bundle.vocabulary.keys["source" if self.section == "sources" else self.section]
        known |= {*_EVIDENCE, "source", "status", *_EVIDENCE_TITLES, *IN_WORDS, SUMMARY_OF_CAVEAT, "id"}
        for column in self.columns:
            if column and column not in known and not column.startswith("name@"):
                self.bundle.report.left_out.add("columns that no key has", f"{self.sheet.name}!{column}")
        self.known = known
        last: BundleEntry | None = None
        for row in self.sheet.rows:
            self.bundle.report.count_read("rows")
            if row.cells.get("id") in self.refused:
                continue
            if missing := [key for key in _NEEDED[self.section] if not self._has(row, key, last)]:
                self._refuse(row, missing[0], f"a row of {self.sheet.name} needs {missing[0]}")
                continue
            last = self._entry(row, last)
        return self.refused

    def _has(self, row: SheetRow, key: str, last: BundleEntry | None) -> bool:
        return bool(row.cells.get(key)) or (last is not None and key != "id" and row.cells.get("id") == last.id)

    def _entry(self, row: SheetRow, last: BundleEntry | None) -> BundleEntry | None:
        id, evidence = row.cells["id"], dict(self._evidence(row))
        values = dict(self._values(row))
        if last is not None and last.id == id:
            if len(values) > 1 and any(last.values.get(key) != value for key, value in values.items()):
                self._refuse(
                    row, "id", f"{id} is in the row above already, and says something else: leave its cells empty"
                )
            elif evidence:
                last.evidence.append(evidence)
            return last
        entries = self.bundle.section(self.section)
        if id in entries:
            self._refuse(row, "id", f"{id} is in another row already: give it an id of its own")
            return last
        if problems := list(row_problems(self.section, row.cells, self.bundle.vocabulary)):
            for column, message in problems:
                self._refuse(row, column, message)
            self.refused.add(id)
            return last
        entries[id] = BundleEntry(values, [evidence] if evidence else [], cell_name(self.sheet.name, row.number, 0))
        return entries[id]

    def _values(self, row: SheetRow) -> Iterator[tuple[str, EntryValue]]:
        for title, cell in row.cells.items():
            if title in IN_WORDS or title in _EVIDENCE_TITLES or (title in _EVIDENCE and self._is_evidence(title)):
                continue
            if title not in self.known and not title.startswith("name@"):
                continue
            key = "summary" if title == SUMMARY_OF_CAVEAT else title
            yield key, split_list(cell) if key in LISTS else cell

    def _is_evidence(self, title: str) -> bool:
        return self.section in ("claims", "caveats") or title not in ("summary",)

    def _evidence(self, row: SheetRow) -> Iterator[tuple[str, str]]:
        if self.section in ("claims", "caveats"):
            for title, cell in row.cells.items():
                if title in _EVIDENCE or title in _EVIDENCE_TITLES:
                    yield _EVIDENCE_TITLES.get(title, title), cell

    def _refuse(self, row: SheetRow, column: str, message: str) -> None:
        at = self.columns.get(column, 0)
        self.bundle.report.refused.add(message, cell_name(self.sheet.name, row.number, at))
