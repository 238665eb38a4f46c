"""The columns by which names are looked up: their folded lines, the words in them, and what is left of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from ..storage.open_record import BITS, NUMBER, PLACE
from ..storage.sections import SectionWriter
from .number_columns import Array, join, order_of

if TYPE_CHECKING:
    from .indexing import RecordWriter
    from .word_tables import NameWords

_LINE_END = ord("\n")


class NameColumns:
    """The names of the things of a record; those of things that are left out stay away."""

    def __init__(self, writer: RecordWriter, words: Sequence[NameWords]) -> None:
        """``words`` are those of each file."""
        self.files, self.words, order = writer.files, words, writer.orders["things"]
        many = np.array([len(file.name_counts) for file in self.files], int)
        numbers = np.full(many.sum(), -1, NUMBER)
        numbers[(np.cumsum(many) - many)[order.files] + order.rows] = np.arange(len(order.rows))
        self.things = np.repeat(numbers, join((file.name_counts for file in self.files), NUMBER))
        self.kept = self.things >= 0

    def write(self, writer: SectionWriter) -> None:
        """Writes the columns."""
        self._write_lines(writer)
        self._write_words(writer)
        cores = join((one.cores for one in self.words), BITS)[self.kept]
        by_core = order_of(cores)
        writer.put("names.core_keys", cores[by_core].tobytes())
        writer.put("names.core_lines", by_core.astype(NUMBER).tobytes())

    def _write_lines(self, writer: SectionWriter) -> None:
        lengths, first = [np.array([0], PLACE)], 0
        writer.begin("names")
        for file in self.files:
            content = np.frombuffer(file.names.encode(), "B")
            ends = np.flatnonzero(content == _LINE_END) + 1
            kept = self.kept[first : first + len(ends)]
            of_line = np.diff(ends, prepend=0)
            writer.add((content if kept.all() else content[np.repeat(kept, of_line)]).tobytes())
            lengths.append(of_line[kept])
            first += len(ends)
        writer.put("names.starts", np.cumsum(np.concatenate(lengths)).astype(PLACE).tobytes())
        writer.put("names.things", self.things[self.kept].tobytes())

    def _write_words(self, writer: SectionWriter) -> None:
        """The words in order, each once, and the lines of each."""
        own = [one.words.split("\n") if one.words else [] for one in self.words]
        words = sorted(dict.fromkeys(chain.from_iterable(own)))
        numbers = dict(zip(words, range(len(words)), strict=True))
        found = [
            np.fromiter(map(numbers.__getitem__, some), NUMBER, len(some))[np.frombuffer(one.numbers, NUMBER)]
            for some, one in zip(own, self.words, strict=True)
            if some
        ]
        del own, numbers
        counts = join((one.counts for one in self.words), NUMBER)
        kept = np.repeat(self.kept, counts)
        of_lines = join(found, NUMBER)[kept]
        lines = np.repeat((np.cumsum(self.kept) - 1).astype(NUMBER), counts)[kept]
        by_word = order_of(of_lines)
        many = np.bincount(of_lines, minlength=len(words))
        used = words if many.all() else [words[one] for one in np.flatnonzero(many).tolist()]
        writer.put("names.words", "".join([f"{word}\n" for word in used]).encode())
        writer.put("names.first", _starts(many[many > 0]).tobytes())
        writer.put("names.lines", lines[by_word].tobytes())


def _starts(counts: Array) -> Array:
    starts: Array = np.append(0, np.cumsum(counts)).astype(NUMBER)
    return starts
