"""The names of a record in a file: looked up by their words, without reading the things that have them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

from ..name_index import NamedThing, NameIndex, names_of
from ..unspaced import word_start
from .sections import Sections

if TYPE_CHECKING:
    from .open_record import OpenThings

_COUNTED = 4_000


def core_key(joined: str) -> int:
    """The number under which the core of a name is looked up, which others may have too."""
    return crc32(joined.encode())


class OpenNames(NameIndex):
    """The names of the things of a file."""

    def __init__(self, sections: Sections, things: OpenThings) -> None:
        self._sections, self._of = sections, things
        self._starts = sections.numbers("names.starts", "q")
        self._things = sections.numbers("names.things", "i")
        self._first = sections.numbers("names.first", "i")
        self._lines = sections.numbers("names.lines", "i")
        self._core_keys = sections.numbers("names.core_keys", "I")
        self._core_lines = sections.numbers("names.core_lines", "i")

    @cached_property
    def words(self) -> list[str]:
        return bytes(self._sections.read("names.words")).decode().split("\n")[:-1]

    def lines_of(self, word: str) -> Sequence[int]:
        at = bisect_left(self.words, word)
        if at == len(self.words) or self.words[at] != word:
            return ()
        return self._lines[self._first[at] : self._first[at + 1]]

    def lines_of_core(self, joined: str) -> Sequence[int]:
        key = core_key(joined)
        return self._core_lines[bisect_left(self._core_keys, key) : bisect_right(self._core_keys, key)]

    def folded_name(self, line: int) -> str:
        return bytes(self._sections.read("names", self._starts[line], self._starts[line + 1])).decode()[1:-1]

    def at(self, line: int) -> NamedThing:
        before = 0
        while before < line and self._things[line - before - 1] == self._things[line]:
            before += 1
        thing = self._of.at(self._things[line])
        return thing, names_of(thing)[before], self.folded_name(line)

    def lines_beginning(self, beginnings: Sequence[str]) -> Iterator[int]:
        wanted = [word_start(one).encode() for one in beginnings]
        first = min(wanted, key=self._frequency) if len(wanted) > 1 else wanted[0]
        at = self._sections.find("names", first)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            content = bytes(self._sections.read("names", self._starts[line], self._starts[line + 1]))
            if all(one in content for one in wanted):
                yield line
            at = self._sections.find("names", first, self._starts[line + 1])

    def _frequency(self, wanted: bytes) -> int:
        """How often something stands among the names; no more than a few thousand are counted."""
        return sum(1 for _ in zip(self._sections.find_all("names", wanted), range(_COUNTED), strict=False))
