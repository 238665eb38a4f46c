"""Giving claims their places: the words of a spot become an anchor in the row of the source's text that has them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from ..documents.extracted import Extracted
from ..files.comparison import fold
from ..files.numbering import PAGE_END
from ..progress import Progress, Steps, silent
from .bundle import Bundle, BundleEntry, EvidenceSpot

_WORD = re.compile(r"\S+")
_FEWEST, _MOST = 3, 12
_UNPLACED = "claims without a place in a source are drafts: give each an anchor and a summary, and take status out"
_DRAWN = (
    "claims of a drawing are drafts, since it names no source: give each one, or say with --as-source that it is one"
)


class PlacesByRow:
    """The lines of a text by the numbers of their sheets and rows.

    >>> PlacesByRow(Extracted("Grants\\nFund\\tGrant\\nHarbour\\t101\\n", "sheets", "", "workbook")).line(1, 2)
    ('Harbour\\t101', 3)
    """

    def __init__(self, text: Extracted) -> None:
        self._pages = [page.split("\n") for page in text.content.split(PAGE_END)]
        self._above = [0, *accumulate(len(page) - 1 for page in self._pages)]
        self._below = int(text.layout == "sheets")

    def line(self, page: int, row: int) -> tuple[str, int]:
        """The line of a row, and its number in the whole text; empty and 0 where there is none."""
        sheet = max(page, 1) - 1
        lines, at = self._pages[sheet] if sheet < len(self._pages) else [], row - 1 + self._below
        return (lines[at], self._above[sheet] + at + 1) if 0 <= at < len(lines) else ("", 0)


def anchor_in(line: str, words: tuple[str, ...]) -> str:
    """Three to twelve words of a line that hold the first of some words that stand in it; empty where it has too few.

    >>> anchor_in("Harbour Fund\\t101\\tElm Street Alliance\\t4200", ("101",))
    '101 Elm Street'
    >>> anchor_in("101\\t4200", ("101",))
    ''
    """
    found = _words_of(line)
    if len(found) < _FEWEST or not any(map(str.isalnum, line)):
        return ""
    first, last = next(filter(None, (_span(line, found, " ".join(one.split())) for one in words)), (0, 0))
    if last - first + 1 < _FEWEST:
        last = min(first + _FEWEST - 1, len(found) - 1)
        first = max(0, last - _FEWEST + 1)
    last = min(last, first + _MOST - 1)
    plain = _fold_line(line)
    while plain.count(fold(line[found[first][0] : found[last][1]])) > 1 and last + 1 < min(len(found), first + _MOST):
        last += 1
    if last - first + 1 == len(found) and len(found) > _FEWEST:  # never the whole of it
        last -= 1
    return " ".join(line[found[first][0] : found[last][1]].split())


@lru_cache(maxsize=1_000)
def _words_of(line: str) -> list[tuple[int, int]]:
    """Where the words of a line begin and end; the claims of a row ask for the same line one after the other."""
    return [one.span() for one in _WORD.finditer(line)]


@lru_cache(maxsize=1_000)
def _fold_line(line: str) -> str:
    return fold(line)


def _span(line: str, found: list[tuple[int, int]], words: str) -> tuple[int, int] | None:
    """The numbers of the first and last word of a line that hold some words."""
    first = line.replace("\t", " ").find(words) if words else -1  # cells are told apart by tabs, words by one blank
    if first < 0:
        return None
    inside = [at for at, (begin, end) in enumerate(found) if end > first and begin < first + len(words)]
    return (inside[0], inside[-1]) if inside else None


def place_evidence(bundle: Bundle, progress: Progress = silent) -> None:
    """Makes evidence of the spots of all claims; a claim that comes to none is a draft from then on."""
    rows = {id: PlacesByRow(text) for id, text in bundle.texts.items()}
    steps = Steps(progress, "placing", len(bundle.claims))
    for entry in steps.over(bundle.claims.values()):
        for spot in entry.spots:
            if evidence := _evidence(entry, spot, rows):
                entry.evidence.append(evidence)
        entry.spots.clear()
        if bundle.is_workspace_own:
            continue
        if "status" not in entry.values and not (entry.evidence and bundle.is_source):
            entry.values["status"] = "draft"
            bundle.report.to_decide.add(_UNPLACED if bundle.is_source else _DRAWN, entry.place)


def _evidence(entry: BundleEntry, spot: EvidenceSpot, rows: dict[str, PlacesByRow]) -> dict[str, str] | None:
    source = spot.source or entry.text("source")
    if source not in rows:
        return None
    text, line = rows[source].line(spot.page, spot.row)
    anchor = anchor_in(text, spot.words)
    if not anchor:
        return None
    of = {"source": source} if source != entry.text("source") else {}
    return {**of, "anchor": anchor, "line": str(line), "summary": spot.summary}
