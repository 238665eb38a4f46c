"""Workbooks (XLSX) in which every cell is text, none a formula, and the same sheets come to the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from ..errors import UsageError
from ..progress import Progress, Steps, silent
from .xml_text import legal_text

MOST_LETTERS = 32_767
"""So many letters a cell of a workbook holds."""

MOST_ROWS = 1_048_576
"""So many rows a sheet of a workbook holds, its head among them."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # before which a zip has no time
_TIME = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")

SheetRows = Iterable[Sequence[str]]


def workbook(sheets: Mapping[str, SheetRows], title: str = "", progress: Progress = silent) -> bytes:
    """A workbook of sheets by name, each with its first row as a head that stays in view.

    >>> workbook({"Elements": [["Label"], ["=1+1"]]})[:2]
    b'PK'

    Raises
    ------
    UsageError
        A sheet has more rows than a workbook holds.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    def cell(text: str, is_head: bool) -> object:
        """A cell that is text whatever it begins with; what cannot be taken for another kind is a plain value."""
        legal = legal_text(text)[:MOST_LETTERS]
        if not is_head and legal[:1] not in "=#":
            return legal or None
        made = WriteOnlyCell(page, legal)
        made.data_type = "s"
        if is_head:
            made.font = Font(bold=True)
        return made

    tables = {name: list(rows) for name, rows in sheets.items()}
    steps = Steps(progress, "writing", sum(map(len, tables.values())) + 1)
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "civicgraph", title or None
    try:
        for name, rows in tables.items():
            page = book.create_sheet(name)
            page.freeze_panes = "A2"
            for number, row in enumerate(steps.over(rows)):
                if number == MOST_ROWS:
                    raise UsageError(f"a sheet of a workbook holds {MOST_ROWS:,} rows, and {name} has more: export csv")
                page.append([cell(text, not number) for text in row])
    except BaseException:
        for begun in book.worksheets:  # else its writer complains when it is thrown away
            begun.close()
        raise
    made = io.BytesIO()
    book.save(made)
    return without_times(made.getvalue())


def without_times(content: bytes) -> bytes:
    """The same zip without the time at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            new.writestr(info, part)
    return made.getvalue()
