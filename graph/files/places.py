"""Where the anchors of claims stand in the texts: the line, the passage and the sentence.

``places.csv``, beside the data, keeps them for those who have the data and not the texts. ``civicgraph check
--write-places`` writes it. Of each piece of evidence it says what was found in the text that was coded; a row counts
only as long as its anchor is written as it was then.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from zlib import crc32

from ..errors import DataError, Problem
from ..unspaced import LETTERS, STOPS
from .anchors import FoldedText
from .comparison import fold
from .folders import PLACES
from .numbering import NOWHERE as NO_NUMBERS
from .numbering import NumbersOf, PlaceNumbers

_COLUMNS = ["evidence", "anchor", "line", "passage", "sentence"]
# These are written only where a text has pages, paragraphs or rows.
_NUMBERED = [*_COLUMNS, *PlaceNumbers._fields]
_NUMBER = re.compile(r"[0-9]{1,9}")
# What begins a passage of its own within a line that is no row of a table told apart by tabs.
_BLOCK = re.compile(r"</?(?:p|td|th|tr|li|ul|ol|dl|dt|dd|div|br|h[1-6])\b[^>]*>|[|•]")
_ITEM = re.compile(r"(?:[#>|*•-]|\d+[.)]|[a-z][.)])\s")
_ENDED = re.compile(rf"[.!?:;{STOPS}][\"')\]*_]*$")
_STOP = re.compile(rf"[.!?][\"')\]]*\s+(?=[\"'(\[]*[^\sa-z])|[{STOPS}]\s*(?=\S)|[!?](?=[{LETTERS}])")
_SHORT = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Rev|Cllr|No|vs|approx|e\.g|i\.e|etc|cf)|\b[A-Z])\.[\"')\]]*\s+$")


class SentencePosition(NamedTuple):
    """The line, from 1, and the numbers, from 1, of the passage and of the sentence in the whole text."""

    line: int
    passage: int
    sentence: int


class Places:
    """The passages and sentences of a text.

    A passage is a paragraph, an item of a list or a cell of a table; a line that ends in the middle of a sentence goes
    on in the next. Where it is not clear whether a sentence ends, it does: two places are rather told apart.

    >>> places = Places(FoldedText("One. Two\\nand more.\\n\\n- Three"))
    >>> places.at(0), places.at(5), places.at(9), places.at(21)
    (SentencePosition(line=1, passage=1, sentence=1), SentencePosition(line=1, passage=1, sentence=2), \
SentencePosition(line=2, passage=1, sentence=2), SentencePosition(line=4, passage=2, sentence=3))
    >>> Places(FoldedText("市長は答えた。門は開く。")).at(7).sentence
    2
    """

    def __init__(self, text: FoldedText) -> None:
        self.text = text
        self._passages = _passages(text)
        self._sentences = _sentences(text.plain, self._passages)

    def at(self, begin: int) -> SentencePosition:
        """The place of what begins there in the text's ``plain``."""
        passage, sentence = bisect_right(self._passages, begin), bisect_right(self._sentences, begin)
        return SentencePosition(self.text.line_at(begin), passage, sentence)


def _passages(text: FoldedText) -> list[int]:
    """Where passages begin."""
    starts, last = list[int](), ""
    for row, begin in text.rows():
        part = fold(row)
        if not part:
            last = ""
            continue
        if not last or _ENDED.search(last) or _ITEM.match(part) or _BLOCK.match(part):
            starts.append(begin)
        is_table = "\t" in row.strip()
        starts += _cells(row, part, begin) if is_table else [begin + match.end() for match in _BLOCK.finditer(part)]
        last = part
    return sorted(set(starts)) or [0]


def _cells(row: str, part: str, begin: int) -> list[int]:
    """Where the cells of a row begin that are told apart by tabs, which folding has made spaces."""
    found, at = list[int](), 0
    for cell in row.split("\t")[1:]:
        if sought := fold(cell):
            at = max(part.find(sought, at), at)
            found.append(begin + at)
            at += len(sought)
    return found


def _sentences(plain: str, passages: list[int]) -> list[int]:
    """Where sentences begin; every passage begins one."""
    ends = (match.end() for match in _STOP.finditer(plain))
    stops = [end for end in ends if not _SHORT.search(plain, max(0, end - 12), end)]
    return sorted({*passages, *stops})


def anchor_key(record: Mapping[str, Any]) -> int:
    """An anchor as it is written, with all that tells its place apart, as one number."""
    return crc32("\0".join(str(record.get(key, "")) for key in ("anchor", "line", "prefix", "suffix")).encode())


def read_places(content: bytes, name: str) -> dict[str, tuple[str, SentencePosition]]:
    """For each piece of evidence the number of its anchor, and its place.

    Raises
    ------
    DataError
        The file is no such table.
    """
    found: dict[str, tuple[str, SentencePosition]] = {}
    for row in _rows(content, name):
        found[row[0]] = row[1], SentencePosition(*map(int, row[2 : len(_COLUMNS)]))
    return found


def read_numbers(content: bytes, name: str) -> dict[str, PlaceNumbers]:
    """For each piece of evidence its page, paragraph and row; nothing where the table has no such columns.

    Raises
    ------
    DataError
        The file is no such table.
    """
    rows = (row for row in _rows(content, name) if len(row) == len(_NUMBERED))
    return {row[0]: PlaceNumbers(*map(int, row[len(_COLUMNS) :])) for row in rows}


def _rows(content: bytes, name: str) -> Iterator[list[str]]:
    """The rows below the names of the columns."""
    rows = csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline=""))
    try:
        if (columns := next(rows, [])) not in (_COLUMNS, _NUMBERED):
            raise DataError([Problem(name, 1, f"the columns of {PLACES} are {', '.join(_COLUMNS)}")])
        count = "three" if columns == _COLUMNS else "six"
        for row in rows:
            if len(row) != len(columns) or not all(_NUMBER.fullmatch(part) for part in row[2:]):
                message = f"an id, the number of the anchor, and {count} numbers are wanted"
                raise DataError([Problem(name, rows.line_num, message)])
            yield row
    except csv.Error as error:
        raise DataError([Problem(name, rows.line_num, f"no table: {error}")]) from None


def places_text(places: Mapping[str, tuple[str, SentencePosition]], numbers: NumbersOf = MappingProxyType({})) -> str:
    """The table as a file holds it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_NUMBERED if numbers else _COLUMNS)
    for id, (anchor, place) in sorted(places.items()):
        writer.writerow([id, anchor, *place, *(numbers.get(id, NO_NUMBERS) if numbers else ())])
    return out.getvalue()
