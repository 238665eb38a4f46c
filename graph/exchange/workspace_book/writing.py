"""Writing a workbook: sheets of text with notes on their heads, lists to choose from, and the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...progress import Steps, silent
from ..workbook import without_times
from ..xml_text import legal_text

_WIDEST, _USUAL_WIDTH = 60, 16
_TEXT = "@"


class Book:
    """A workbook that is being made; ``steps`` counts its rows.

    >>> book = Book("The fair")
    >>> book.sheet("Things", [("id", "Its id.")], [["ada"], ["=1+1"]], {})
    >>> book.content()[:2]
    b'PK'
    """

    def __init__(self, title: str, steps: Steps | None = None) -> None:
        from openpyxl import Workbook

        self._steps = steps or Steps(silent, "writing", 1)
        self._book: Any = Workbook()
        self._book.remove(self._book.active)
        self._book.properties.title = title
        self._book.properties.creator = "civicgraph"
        self._ranges: dict[str, str] = {}
        self._wanted: list[tuple[str, int, str, int, bool]] = []
        self._filled: dict[str, int] = {}  # rows of each sheet; a sheet asked for them looks at all its cells

    def start(self, lines: Sequence[str], cards: Sequence[tuple[str, str]]) -> None:
        """The first sheet, which says what the others are."""
        from openpyxl.styles import Font

        sheet = self._book.create_sheet("Start")
        sheet.append([self._book.properties.title])
        self._filled[sheet.title] = 1
        sheet["A1"].font = Font(bold=True, size=14)
        for line in lines:
            self._append(sheet, [line])
        for title, note in cards:
            self._append(sheet, [title, note])
        sheet.column_dimensions["A"].width = 24
        sheet.column_dimensions["B"].width = 90

    def sheet(
        self, title: str, heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]], widths: Mapping[str, int]
    ) -> None:
        """A sheet with its heads, each with a note, and rows below."""
        from openpyxl.comments import Comment
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(title)
        self._append(sheet, [head for head, _ in heads])
        for at, (head, note) in enumerate(heads, 1):
            cell = sheet.cell(1, at)
            cell.font = Font(bold=True)
            if note:
                cell.comment = Comment(note, "civicgraph", height=120, width=300)
            column = sheet.column_dimensions[get_column_letter(at)]
            column.width = widths.get(head.lower(), _USUAL_WIDTH)
            column.number_format = _TEXT
        for row in self._steps.over(rows):
            self._append(sheet, row)
        sheet.freeze_panes = "B2"
        if heads:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{sheet.max_row}"

    def choices(self, title: str, column: int, list_name: str, rows: int, *, strict: bool) -> None:
        """Lets the cells of a column be chosen from a list; ``strict`` refuses what is not in it."""
        self._wanted.append((title, column, list_name, rows, strict))

    def lists(self, title: str, lists: Mapping[str, Sequence[str]]) -> None:
        """The hidden sheet of the lists, and the columns that are chosen from them."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        sheet = self._book.create_sheet(title)
        sheet.sheet_state = "hidden"
        for at, (name, values) in enumerate(lists.items(), 1):
            letter = get_column_letter(at)
            for row, value in enumerate([name, *values], 1):
                self._put(sheet.cell(row, at), value)
            self._ranges[name] = f"'{title}'!${letter}$2:${letter}${len(values) + 1}"
        for title_of, column, name, rows, strict in self._wanted:
            letter = get_column_letter(column + 1)
            rule = DataValidation("list", formula1=self._ranges[name], allow_blank=True, showErrorMessage=strict)
            rule.error, rule.errorTitle = f"Choose one of the list of {name}.", "Not in the list"
            rule.add(f"{letter}2:{letter}{rows + 1}")
            self._book[title_of].add_data_validation(rule)

    def hidden_sheet(self, title: str, rows: Iterable[Sequence[str]]) -> None:
        """A hidden sheet for the program that reads the workbook back."""
        sheet = self._book.create_sheet(title)
        sheet.sheet_state = "hidden"
        for row in rows:
            self._append(sheet, row)

    def content(self) -> bytes:
        """The workbook as a file: the same bytes for the same sheets."""
        out = io.BytesIO()
        self._book.save(out)
        return without_times(out.getvalue())

    def _append(self, sheet: Any, row: Sequence[str]) -> None:
        at = self._filled[sheet.title] = self._filled.get(sheet.title, 0) + 1
        for column, value in enumerate(row, 1):
            if value:
                self._put(sheet.cell(at, column), value)
        if not any(row):
            sheet.cell(at, 1).value = None

    @staticmethod
    def _put(cell: Any, value: str) -> None:
        """Puts a text into a cell as text, whatever it begins with."""
        cell.value = legal_text(value)
        cell.data_type = "s"
        cell.number_format = _TEXT
