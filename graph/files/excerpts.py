"""The passage of a source's text around an anchor, as the text has it, for people who may read the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
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
    rows = content.split("\n")
    start = sum(len(row) + 1 for row in rows[: line - 1])
    window = "\n".join(islice(rows, line - 1, line - 1 + _ROWS)) if line > 0 else ""
    found = FoldedText(window).spans(anchor)[:1]
    places = _places(window) if found else []
    if not found or found[0][1] > len(places):
        return None
    begins, ends = start + places[found[0][0]][0], start + places[found[0][1] - 1][1]
    return Excerpt(_before(content, begins, around), content[begins:ends], _after(content, ends, around))


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
