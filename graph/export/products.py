"""Which files civicgraph made: maps, reports, figures, tables and JSON bear a mark or a shape by which they are known.

The mark says no more than that nobody need be told that the file is not read. Nothing else trusts it.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from ..marks import PAGE_MARK, PICTURE_MARK, PROGRAM
from . import check, row_keys
from .ledger_tables import COLUMNS

_BEGINNING = 8_192
_MAX_WORD_PART = 100_000
_ROWS = (row_keys.ClaimRow, row_keys.EntityRow, row_keys.PlacedCaveatRow, row_keys.FoundRow, row_keys.SourceRow)


def is_product(path: str) -> bool:
    """Whether a file says of itself that civicgraph made it; one that cannot be read does not.

    >>> is_product(__file__)
    False
    """
    file = Path(path)
    test = _TESTS.get(file.suffix.lower())
    if test is None:
        return False
    with suppress(OSError, ValueError):
        return stat.S_ISREG(file.stat().st_mode) and test(file)
    return False


def _beginning(file: Path, most: int = _BEGINNING) -> str:
    with file.open("rb") as opened:
        return opened.read(most).decode("utf-8-sig", "ignore")


def _is_page(file: Path) -> bool:
    head, closed, _ = _beginning(file).partition("<title>")
    return bool(closed) and PAGE_MARK in head


def _is_figure(file: Path) -> bool:
    root = re.match(r"<svg [^>]*>", _beginning(file))
    return root is not None and f' data-generator="{PROGRAM}"' in root[0]


def _is_picture(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(_BEGINNING)[37:].startswith(PICTURE_MARK)


def _is_pdf(file: Path) -> bool:
    content = file.read_bytes()
    return content.startswith(b"%PDF-") and f"/Producer ({PROGRAM})".encode() in content


def _is_word(file: Path) -> bool:
    from zipfile import BadZipFile, ZipFile

    with suppress(BadZipFile, KeyError, NotImplementedError, RuntimeError), ZipFile(file) as parts:
        told = parts.getinfo("docProps/core.xml")
        if told.file_size <= _MAX_WORD_PART:
            return f"<cp:lastModifiedBy>{PROGRAM}</cp:lastModifiedBy>".encode() in parts.read(told)
    return False


def _is_json(file: Path) -> bool:
    """An answer by its first key; a list by the keys of its first row."""
    text = _beginning(file, 10 * _BEGINNING).lstrip()
    if text.startswith("["):
        return _is_row(text[1:].lstrip(), (*_ROWS, check.ProblemRow))
    return re.match(rf'\{{\s*"schema": "{PROGRAM}/', text) is not None


def _is_lines(file: Path) -> bool:
    return _is_row(_beginning(file, 10 * _BEGINNING), _ROWS)


def _is_row(text: str, rows: tuple[type, ...]) -> bool:
    """Whether a text begins with a row of one of some kinds, which may be marked as a draft."""
    found, _ = json.JSONDecoder().raw_decode(text)
    return isinstance(found, dict) and any(
        list(found) in (keys := list(row.__annotations__), [*keys, "draft"]) for row in rows
    )


def _is_table(file: Path) -> bool:
    heads = _beginning(file).split("\n", 1)[0].rstrip("\r").split(",")
    return heads in (list(COLUMNS), ["group", *COLUMNS])


_TESTS: Mapping[str, Callable[[Path], bool]] = {
    ".html": _is_page,
    ".svg": _is_figure,
    ".png": _is_picture,
    ".pdf": _is_pdf,
    ".docx": _is_word,
    ".json": _is_json,
    ".jsonl": _is_lines,
    ".csv": _is_table,
}
