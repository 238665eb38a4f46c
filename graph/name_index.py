"""The names of a record as they are looked up: by the words in them, and by what is left of them without letterheads.

Every name is on a line, those of one thing one after the other, with the number of the line.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from .name_cores import core
from .name_folding import fold_names
from .record_parts import Thing
from .unspaced import word_start

NamedThing = tuple[Thing, str, str]
"""A thing with one of its names, and this as folded."""


class NameIndex(ABC):
    """The names of all things, found by their words."""

    @property
    @abstractmethod
    def words(self) -> Sequence[str]:
        """The words by which names can be found, each once and in order."""

    @abstractmethod
    def lines_of(self, word: str) -> Sequence[int]:
        """The lines of the names in which a word stands, or of what :func:`findable_words` adds."""

    @abstractmethod
    def lines_of_core(self, joined: str) -> Sequence[int]:
        """The lines of the names whose cores, joined, are this, and maybe of some others."""

    @abstractmethod
    def at(self, line: int) -> NamedThing:
        """The name on a line."""

    @abstractmethod
    def folded_name(self, line: int) -> str:
        """The name on a line as folded."""

    @abstractmethod
    def lines_beginning(self, beginnings: Sequence[str]) -> Iterator[int]:
        """The lines of the names in which each of these begins a word, or stands within one of a script without spaces.

        Not always in order.
        """

    def beginning(self, beginnings: Sequence[str]) -> Iterator[NamedThing]:
        """The names in which each of these begins a word; not always in order."""
        return map(self.at, self.lines_beginning(beginnings))

    def words_beginning(self, start: str) -> Sequence[str]:
        """The words that begin so."""
        return self.words[bisect_left(self.words, start) : end_of_beginning(self.words, start)]


class HeldNames(NameIndex):
    """The names of things that are held in memory."""

    def __init__(self, things: Iterable[Thing]) -> None:
        named = [(thing, name) for thing in things for name in names_of(thing)]
        folded = fold_names(name for _, name in named)
        self._named = [(thing, name, plain) for (thing, name), plain in zip(named, folded, strict=True)]

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for line, (_, name, folded) in enumerate(self._named):
            for word in findable_words(folded, core(name)):
                found[word].append(line)
        return dict(found)

    @cached_property
    def _cores(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for line, (_, name, _) in enumerate(self._named):
            found["".join(core(name))].append(line)
        return dict(found)

    @cached_property
    def words(self) -> list[str]:
        return sorted(self._lines)

    def lines_of(self, word: str) -> Sequence[int]:
        return self._lines.get(word, ())

    def lines_of_core(self, joined: str) -> Sequence[int]:
        return self._cores.get(joined, ())

    def at(self, line: int) -> NamedThing:
        return self._named[line]

    def folded_name(self, line: int) -> str:
        return self._named[line][2]

    def lines_beginning(self, beginnings: Sequence[str]) -> Iterator[int]:
        starts = [word_start(one) for one in beginnings]
        return (
            line for line, (_, _, folded) in enumerate(self._named) if all(start in f" {folded}" for start in starts)
        )


def names_of(thing: Thing) -> tuple[str, ...]:
    """All that a thing is found by: all its names, its numbers in registers, the words of its id."""
    return (thing.name, *thing.other_names, *thing.identifiers, thing.id.replace("-", " "))


def findable_words(folded: str, cored: Sequence[str]) -> set[str]:
    """The words of a name by which it can be found: as folded and of its core; of a core that says one word, twice too.

    >>> sorted(findable_words("st john ltd", ("saint", "john"))), sorted(findable_words("bus bus", ("bus", "bus")))
    (['john', 'ltd', 'saint', 'st'], ['bus', 'bus bus'])
    """
    found = {*folded.split(), *cored}
    if len(cored) > 1 and len(set(cored)) == 1:
        found.add(twice(cored[0]))
    return found


def twice(word: str) -> str:
    """Under what a name is found whose core is one word again and again."""
    return f"{word} {word}"


def end_of_beginning(words: Sequence[str], start: str, first: int = 0) -> int:
    """Where in sorted words those end that begin so; no word has the last of all letters.

    >>> end_of_beginning(["bus", "buses", "bust", "fund"], "bus")
    3
    """
    return bisect_left(words, f"{start}\U0010ffff", first)
