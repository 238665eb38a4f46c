"""The passage of a source's text around an anchor, as the text has it, for people who may read the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from unicodedata import combining

from .anchors import FoldedText
from .comparison import BROKEN, fold

AROUND = 320
_ROWS = 12


class Excerpt(NamedTuple):
    """The words at which evidence stands, and what stands before and behind them; "…" where the text goes on."""

    before: str
    words: str
    after: str


def excerpt(content: str, anchor: str, line: int, around: int = AROUND) -> Excerpt | None:
    """What a text has around an anchor, which begins on the line given, counted from 1; none where it does not.

    Up to ``around`` characters are taken on either side, and no word is cut.

    >>> excerpt("One.\\nHer “yes” was heard\\nby all of us there.", 'her "yes"'.capitalize(), 2, around=13)
    Excerpt(before='One.\\n', words='Her “yes”', after=' was heard …')
    """
    if not (found := TextPlaces(content).place_of(anchor, line)):
        return None
    begins, ends = found
    return Excerpt(_before(content, begins, around), content[begins:ends], _after(content, ends, around))


class TextPlaces:
    """Where anchors stand in a text as it is written; what is read of it for one is kept for the next.

    >>> TextPlaces("One.\\nHer “yes” was heard").place_of('her "yes"'.capitalize(), 2)
    (5, 14)
    """

    def __init__(self, content: str) -> None:
        self.rows = content.split("\n")
        self.starts = [0, *accumulate(len(row) + 1 for row in self.rows)]
        self._windows: dict[int, tuple[FoldedText, list[tuple[int, int]]]] = {}

    def place_of(self, anchor: str, line: int) -> tuple[int, int] | None:
        """Where an anchor begins and ends that begins on a line, counted from 1; none where it does not."""
        if not 0 < line <= len(self.rows):
            return None
        folded, places = self._window(line)
        found = folded.spans(anchor)[:1]
        if not found or found[0][1] > len(places):
            return None
        start = self.starts[line - 1]
        return start + places[found[0][0]][0], start + places[found[0][1] - 1][1]

    def _window(self, line: int) -> tuple[FoldedText, list[tuple[int, int]]]:
        if line not in self._windows:
            text = "\n".join(self.rows[line - 1 : line - 1 + _ROWS])
            self._windows[line] = FoldedText(text), _places(text)
        return self._windows[line]


def _before(content: str, end: int, around: int) -> str:
    if end <= around:
        return content[:end].lstrip()
    kept = content[end - around : end]
    return f"… {kept.split(None, 1)[-1].lstrip()}" if len(kept.split(None, 1)) > 1 else "… "


def _after(content: str, start: int, around: int) -> str:
    if len(content) - start <= around:
        return content[start:].rstrip()
    kept = content[start : start + around]
    cut = max(kept.rfind(" "), kept.rfind("\n"))
    return f"{kept[: cut + 1].rstrip()} …"


def _places(text: str) -> list[tuple[int, int]]:
    """Where in the original each letter of the folded text begins and ends."""
    text = BROKEN.sub("-", text)
    blank, places = True, list[tuple[int, int]]()
    for at, cluster in _clusters(text):
        plain = " " if cluster.isspace() else fold(cluster)
        if plain == " " and blank:
            continue
        blank = plain == " " if plain else blank
        places += [(at, at + len(cluster))] * len(plain)
    return places


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Letters with the marks that belong to them, and where they begin."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and combining(text[end]):
            end += 1
        yield at, text[at:end]
        at = end
