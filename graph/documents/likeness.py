"""Which texts read alike, whatever document each was read from: by their words alone, in a row.

Line breaks, hyphens at the end of a line, punctuation and capitals are no matter. The beginnings are compared first,
which is quick; only texts whose beginnings are alike are read whole.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from zlib import crc32

from ..unspaced import LETTERS

ALIKE = 0.7
"""Texts that have so much in common read alike."""

_RUN = 3  # words that are compared together
_BEGINNING = 30_000  # letters
_SKETCH = 200  # so many runs stand for a beginning: those with the smallest checksums
_LIKELY = 0.4  # so many of these in common make it worth while to read the whole
_FEWEST = 20  # of texts with fewer runs, only the very same words tell something
_BROKEN = re.compile("[-\u00ad\u2010]\\s*\\n\\s*")
_UNSPACED = re.compile(f"([{LETTERS}])")
_WORD = re.compile(r"[^\W_]+")


class Likeness(NamedTuple):
    """The source whose text a text is like, and how much of both is the same, from 0.7 to 1: word for word."""

    id: str
    share: float


def words_of(content: str) -> list[str]:
    """The words of a text as they are compared; in a script without spaces, its letters.

    >>> words_of("The night-\\nbus RUNS!"), words_of("夜行 bus")
    (['the', 'nightbus', 'runs'], ['夜', '行', 'bus'])
    """
    text = unicodedata.normalize("NFKC", _BROKEN.sub("", content)).casefold()
    return _WORD.findall(_UNSPACED.sub(r" \1 ", text))


def share_of(one: str, other: str) -> float:
    """How much of two texts is the same: of all runs of three words in them, how many both have.

    >>> share_of("The night bus runs.", "the NIGHT\\nbus runs"), share_of("The night bus", "A day tram")
    (1.0, 0.0)
    """
    words = words_of(one), words_of(other)
    if words[0] == words[1]:
        return 1.0
    first, second = (Counter(_runs(each)) for each in words)
    if min(first.total(), second.total()) < _FEWEST:
        return 0.0
    # The same runs in another order are not word for word the same.
    return min((first & second).total() / (first | second).total(), 0.999)


class KnownTexts:
    """The texts of some sources, by id and path, to find one that reads as a new one does."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths: dict[str, str] = {}
        self._sketches: dict[str, frozenset[int]] = {}
        self._by_run: defaultdict[int, list[str]] = defaultdict(list)
        self._unread = dict(paths)

    def add(self, id: str, path: str, content: str) -> None:
        """Takes up the text of one more source."""
        self._paths[id] = path
        self._sketches[id] = _sketch(content)
        for run in self._sketches[id]:
            self._by_run[run].append(id)

    def nearest(self, content: str) -> Likeness | None:
        """The source that a text is most like; none where it is like none."""
        self._read()
        sketch = _sketch(content)
        shared = Counter(id for run in sketch for id in self._by_run[run])
        likely = [id for id, count in shared.items() if count >= _LIKELY * min(len(sketch), len(self._sketches[id]))]
        found = [Likeness(id, share_of(content, _text(self._paths[id]))) for id in sorted(likely)]
        best = max(found, key=lambda one: one.share, default=None)
        return best if best and best.share >= ALIKE else None

    def _read(self) -> None:
        unread, self._unread = self._unread, {}
        for id, path in unread.items():
            self.add(id, path, _text(path, _BEGINNING))


def _sketch(content: str) -> frozenset[int]:
    return frozenset(sorted(set(_runs(words_of(content[:_BEGINNING]))))[:_SKETCH])


def _runs(words: list[str]) -> Iterable[int]:
    """Checksums of the runs of words in a text; of a shorter one, that of all."""
    for at in range(max(1, len(words) - _RUN + 1)):
        yield crc32(" ".join(words[at : at + _RUN]).encode())


def _text(path: str, letters: int = -1) -> str:
    """What a text holds, or its beginning; nothing where it cannot be read: a check of the files says so."""
    if not os.path.isfile(path):
        return ""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(letters)
    except OSError:
        return ""
