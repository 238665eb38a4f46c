"""Finding an anchor in a source's text, whatever its quotes, dashes and spaces look like and wherever words are broken.

What is compared is folded (:mod:`.comparison`). An anchor is sought without its spaces and dashes, which is as quick as
any search; each place found is then compared letter by letter. Only these differences are allowed: a word broken at
the end of a line, with a hyphen; spaces at quotes and dashes; the end of a line between letters of a script that is
written without spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .comparison import BROKEN, fold

__all__ = ["FoldedText", "fold", "is_unspaced"]

_KEPT = re.compile("[^ \n-]+")
# Scripts that are written without spaces, or whose words go on in the next line without a hyphen.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u31f0-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
_GAP = "[ \n]?"
# An apostrophe is part of its word; spaces stand at the others as a language or a typist has it.
_SIGNS = '"-'
_DASHES = re.compile("-(?: ?-)+")


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script that is written without spaces, so that its words cannot be counted.

    >>> is_unspaced("夜行バス"), is_unspaced("night bus")
    (True, False)
    """
    return bool(_UNSPACED.search(text))


@dataclass(frozen=True)
class FoldedText:
    """A source's text, folded, with the line that each part came from."""

    content: str

    @cached_property
    def _rows(self) -> tuple[str, list[int]]:
        """The folded rows that hold something, each in a line of its own, and where each row of the text begins."""
        parts, starts, at = [], [], 0
        for row in BROKEN.sub("-", self.content).split("\n"):
            starts.append(at)
            if part := fold(row):
                parts.append(part)
                at += len(part) + 1
        return "\n".join(parts), starts

    @cached_property
    def plain(self) -> str:
        """All of the text in one line."""
        return self._rows[0].replace("\n", " ")

    def rows(self) -> Iterator[tuple[str, int]]:
        """The rows as they are written, each with the place in :attr:`plain` where it begins."""
        return zip(BROKEN.sub("-", self.content).split("\n"), self._rows[1], strict=True)

    @cached_property
    def _without_gaps(self) -> tuple[str, list[int], list[int]]:
        """The text without spaces and dashes, and where its parts begin: there, and in the rows."""
        parts, here, there, at = list[str](), list[int](), list[int](), 0
        for match in _KEPT.finditer(self._rows[0]):
            parts.append(match[0])
            here.append(at)
            there.append(match.start())
            at += len(match[0])
        return "".join(parts), here, there

    def spans(self, anchor: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
        """Where the anchor begins and ends in :attr:`plain`, at each of its places.

        Spaces at quotes and dashes may differ only where no place has them as the anchor has.
        """
        sought, before, after = fold(anchor), fold(prefix), fold(suffix)
        if not _KEPT.search(sought):
            return []
        places = list(self._places("".join(_KEPT.findall(f"{before} {sought} {after}"))))
        for loose in (False, True):
            looked_at = (self._match_at(place, sought, before, after, loose) for place in places)
            if found := [span for span in looked_at if span]:
                return found
        return []

    def spans_on(self, line: int, anchor: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
        """Those of :meth:`spans` that begin on a line, looked for there alone; in a long text this is far quicker.

        Only where the anchor stands there with its very spaces: else the answer is empty, whatever ``spans`` has.

        >>> FoldedText("one bus\\ntwo bus").spans_on(2, "bus")
        [(12, 15)]
        """
        starts, sought, before, after = self._rows[1], fold(anchor), fold(prefix), fold(suffix)
        if not 1 <= line <= len(starts) or not _KEPT.search(sought):
            return []
        begin, end = starts[line - 1], starts[line] if line < len(starts) else len(self._rows[0])
        letters = "".join(_KEPT.findall(f"{before} {sought} {after}"))
        places = self._places(letters) if before else self._places(letters, begin, end)  # a prefix may stand above
        looked_at = (self._match_at(at, sought, before, after, loose=False) for at in places)
        return [span for span in looked_at if span and begin <= span[0] < end]

    def _places(self, letters: str, begin: int = 0, end: int = -1) -> Iterator[int]:
        """Where these letters stand, from one place of the rows to another; spaces and dashes do not count."""
        text, here, there = self._without_gaps
        last = len(text) if end < 0 else self._gapless(end) + len(letters)
        at = text.find(letters, self._gapless(begin), last)
        while at >= 0:
            part = bisect_right(here, at) - 1
            yield there[part] + at - here[part]
            at = text.find(letters, at + 1, last)

    def _gapless(self, place: int) -> int:
        """The first place of the text without gaps that a place of the rows, or one behind it, has."""
        text, here, there = self._without_gaps
        part = bisect_right(there, place) - 1
        if part < 0:
            return 0
        return min(here[part] + place - there[part], here[part + 1] if part + 1 < len(here) else len(text))

    def _match_at(self, at: int, sought: str, prefix: str, suffix: str, loose: bool) -> tuple[int, int] | None:
        """Whether what begins there is the anchor, and where it then begins and ends."""
        if not prefix and not suffix and self.plain.startswith(sought, at):
            return at, at + len(sought)
        rows, first = self._rows[0], at
        if (prefix or sought).startswith("-"):
            while first > 0 and rows[first - 1] in " \n-":
                first -= 1
        pattern = _pattern(sought, prefix, suffix, loose)
        matches = (pattern.match(rows, begin) for begin in range(first, at + 1))
        return next((match.span(1) for match in matches if match), None)

    def line_at(self, place: int) -> int:
        """The line, from 1, that a place of :attr:`plain` came from."""
        return bisect_right(self._rows[1], place)

    def lines_of(self, anchor: str, prefix: str = "", suffix: str = "") -> list[int]:
        """The lines, from 1, on which the anchor begins; more than one where it stands in several places.

        >>> FoldedText("one\\ntwo three\\nfour two").lines_of("two")
        [2, 3]
        >>> FoldedText("one\\ntwo three\\nfour two").lines_of("two", prefix="four")
        [3]
        >>> FoldedText("the neigh-\\nbourhood").lines_of("neighbourhood")
        [1]
        """
        return [self.line_at(begin) for begin, _ in self.spans(anchor, prefix, suffix)]


@lru_cache(1024)
def _pattern(sought: str, prefix: str, suffix: str, loose: bool) -> re.Pattern[str]:
    """What an anchor may look like in the rows of a text; the group is the anchor itself."""
    before = f"{_letters(prefix, loose)}{_GAP}" if prefix else ""
    after = f"{_GAP}{_letters(suffix, loose)}" if suffix else ""
    return re.compile(f"{before}({_letters(sought, loose)}){after}")


def _letters(text: str, loose: bool) -> str:
    """The letters of an anchor, and between them all that a line, a quote or a dash that is set otherwise may have."""
    made, last, spaced = list[str](), "", False
    for letter in _DASHES.sub("-", text) if loose else text:
        if letter == " ":
            spaced = True
            continue
        made += [_between(last, letter, spaced, loose), "-+" if loose and letter == "-" else re.escape(letter)]
        last, spaced = letter, False
    return "".join(made)


def _between(last: str, letter: str, spaced: bool, loose: bool) -> str:
    if not last:
        return ""
    if (loose and (last in _SIGNS or letter in _SIGNS)) or (_UNSPACED.match(last) and _UNSPACED.match(letter)):
        return _GAP
    if spaced:
        return "[ \n]"
    if last == "-":
        return "\n?"
    return "(?:-\n)?" if last.isalpha() and letter.isalpha() else ""
