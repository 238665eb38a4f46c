"""A text with positions of letters in it, as programs that code texts count them, and the words that stand there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ..documents.extracted import clean_line, paragraphs_text
from .plain_words import one_line

MOST_WORDS = 12
_FEWEST_WORDS = 3


class PassagePlace(NamedTuple):
    """Where a passage stands: words of it that its line has once, the number of the line, how many words it has.

    ``words`` are empty where the line is too short to be quoted. ``lines`` is over how many lines it runs.
    """

    words: str
    row: int
    length: int
    lines: int


class CodedText:
    """A plain text whose passages are known by the places of their first letter and of the one after their last.

    >>> text = CodedText("Day one\\n\\nWe had no bus at night.")
    >>> text.content
    'Day one\\n\\nWe had no bus at night.\\n'
    >>> text.place(12, 22)
    PassagePlace(words='had no bus', row=3, length=3, lines=1)
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._begins, self._rows, self._lines = list[int](), list[int](), list[str]()
        for found in re.finditer(r"[^\n\r\f]+", raw):
            if line := clean_line(one_line(found[0])):
                self._begins.append(found.start())
                self._rows.append(2 * len(self._rows) + 1)
                self._lines.append(line)

    @property
    def content(self) -> str:
        """The text in paragraphs, each in one line."""
        return paragraphs_text(self._lines)

    def fits(self, begin: int, end: int) -> bool:
        """Whether two places are in the text and have letters between them."""
        return 0 <= begin < end <= len(self.raw) and any(letter.isalnum() for letter in self.raw[begin:end])

    def place(self, begin: int, end: int) -> PassagePlace:
        """Where a passage stands that fits: in the first of its lines that has letters of it."""
        first = max(0, bisect_right(self._begins, begin) - 1)
        last = max(first, bisect_right(self._begins, end - 1) - 1)
        while first < last and not any(letter.isalnum() for letter in self._within(first, begin, end)):
            first += 1
        words, length = self._words(first, begin, end)
        return PassagePlace(words, self._rows[first], max(length, len(self.raw[begin:end].split())), last - first + 1)

    def _end_of(self, at: int) -> int:
        return self._begins[at + 1] if at + 1 < len(self._begins) else len(self.raw)

    def _within(self, at: int, begin: int, end: int) -> str:
        return self.raw[max(begin, self._begins[at]) : min(end, self._end_of(at))]

    def _words(self, at: int, begin: int, end: int) -> tuple[str, int]:
        """At most twelve words of a passage, with some beside it where they stand twice, and how many it has there."""
        origin = self._begins[at]
        found = [
            (one_line(word[0]), word.start() + origin, word.end() + origin)
            for word in re.finditer(r"\S+", self.raw[origin : self._end_of(at)])
        ]
        found = [one for one in found if one[0]]
        inside = [place for place, (_, start, stop) in enumerate(found) if stop > begin and start < end]
        if not inside or len(found) < _FEWEST_WORDS:
            return "", len(inside)
        said, first, last = [word for word, _, _ in found], inside[0], min(inside[-1], inside[0] + MOST_WORDS - 1)
        line = f" {' '.join(said)} "
        while line.count(" ".join(said[first : last + 1])) > 1 and last - first + 1 < MOST_WORDS:
            if last + 1 < len(said):
                last += 1
            elif first:
                first -= 1
            else:
                break
        return " ".join(said[first : last + 1]), len(inside)


def fitting_line_ends(raw: str, passages: Iterable[tuple[int, int, str]]) -> str:
    """A text of which some ends of lines are two letters, with one or two, as fits its passages.

    A passage fits that begins as it is called, and that begins and ends where words do.

    >>> fitting_line_ends("One\\r\\nTwo", [(4, 7, "")]), fitting_line_ends("One\\r\\nTwo", [(5, 8, "")])
    ('One\\nTwo', 'One\\r\\nTwo')
    """
    if "\r\n" not in raw:
        return raw
    plain, kept = raw.replace("\r\n", "\n"), list(passages)

    def fitting(text: str) -> tuple[int, int]:
        named = sum(one_line(text[begin:end]).startswith(one_line(name)[:40]) for begin, end, name in kept if name)
        return named, sum(_is_cut(text, at) for begin, end, _ in kept for at in (begin, end))

    return plain if fitting(plain) > fitting(raw) else raw


def _is_cut(text: str, at: int) -> bool:
    """Whether a place in a text is between words, and not within one."""
    return at in (0, len(text)) or (0 < at < len(text) and not text[at - 1 : at + 1].isalnum())
