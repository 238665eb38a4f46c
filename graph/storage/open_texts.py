"""In which blocks of a record the words of a query may stand, told without reading the blocks.

A group of every file is cut in stretches of some blocks. Of each stretch the words are kept, one a line, each behind it
with its blocks as the bits of a number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .rows import GROUPS
from .sections import Sections

if TYPE_CHECKING:
    from ..word_matching import Word

BLOCKS_IN_A_STRETCH = 32
_FEW = 200  # stretches that are gone through one by one


class OpenTexts:
    """The words of all texts of a record."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._starts = sections.numbers("words.starts", "q")
        self._groups = sections.numbers("words.groups", "B")
        self._firsts = sections.numbers("words.blocks", "i")
        self._found: dict[tuple[Word, ...], dict[int, int]] = {}

    def blocks(self, group: str, words: Sequence[Word]) -> set[int]:
        """The numbers of the blocks of a group in which words like all of these stand."""
        wanted, typed = list(GROUPS).index(group), tuple(words)
        own = () if typed in self._found else self._of_group(wanted)
        found = self._with_all(typed, dict.fromkeys(own, -1)) if 0 < len(own) <= _FEW else self._stretches(typed)
        return {
            self._firsts[stretch] + bit
            for stretch, bits in found.items()
            if self._groups[stretch] == wanted
            for bit in range(BLOCKS_IN_A_STRETCH)
            if bits >> bit & 1
        }

    def _of_group(self, group: int) -> list[int]:
        """The stretches of a group; where they are few, as those of speakers are, no others need be read."""
        return [stretch for stretch, one in enumerate(self._groups) if one == group]

    def _stretches(self, words: tuple[Word, ...]) -> dict[int, int]:
        """The stretches in which all words stand, each with the blocks."""
        if words not in self._found:
            self._found[words] = self._with_all(words, None)
        return self._found[words]

    def _with_all(self, words: tuple[Word, ...], within: dict[int, int] | None) -> dict[int, int]:
        """The same, or of some stretches with their blocks those."""
        found = within
        for word in sorted(words, key=lambda word: -len(word.typed)):
            has = self._of_word(word, found)
            found = {one: bits for one in has if (bits := has[one] & (found[one] if found is not None else -1))}
        return (found or {}) if words else {}

    def _of_word(self, word: Word, within: dict[int, int] | None) -> dict[int, int]:
        """The stretches in which a word stands, or of some of them."""
        found: dict[int, int] = {}
        for stretch, bits in self._lines(word, within):
            found[stretch] = found.get(stretch, 0) | bits
        return {stretch: bits for stretch, bits in found.items() if within is None or stretch in within}

    def _lines(self, word: Word, within: dict[int, int] | None) -> Iterator[tuple[int, int]]:
        sections, starts = self._sections, self._starts
        parts = [(0, sections.size("words"))]
        if within is not None and len(within) <= _FEW:
            parts = [(starts[one], starts[one + 1]) for one in within]
        for start, end in parts:
            for wanted in _sought(word):
                for at in sections.find_all("words", wanted.encode(), start, end):
                    line = bytes(sections.read("words", at + 1, sections.find("words", b"\n", at + 1)))
                    yield bisect_right(starts, at) - 1, int(line[line.rindex(b" ") :], 16)


def _sought(word: Word) -> list[str]:
    """What stands in the lines of the words that match one."""
    if word.is_within:
        return [word.typed]
    return [f"\n{text}" if is_begun else f"\n{text} " for text, is_begun in word.forms]
