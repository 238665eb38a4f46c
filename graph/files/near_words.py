"""The words of a text that are nearest to an anchor which it does not have."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from .comparison import fold

_LEAST = 0.6
_COMPARED = 20


class NearWords(NamedTuple):
    """Words of a text with the line on which they begin, and how like the anchor they are, from 0 to 1."""

    words: str
    line: int
    likeness: float


class WordIndex:
    """The words of a text, each with its line.

    >>> WordIndex("In May\\nthe council promised two buses.").nearest("the council has promised a bus")
    NearWords(words='the council promised two buses.', line=2, likeness=0.83)
    """

    def __init__(self, content: str) -> None:
        self._words, self._ends = list[str](), list[int]()
        for row in content.split("\n"):
            self._words += row.split()
            self._ends.append(len(self._words))
        self._folded = [fold(word).casefold().strip(".,;:!?()[]\"'") for word in self._words]

    def nearest(self, anchor: str) -> NearWords | None:
        """The words nearest to an anchor; none where nothing is like it."""
        sought = [word.strip(".,;:!?()[]\"'") for word in fold(anchor).casefold().split()]
        best: tuple[float, int, int] = (0.0, 0, 0)
        for begin in self._candidates(sought):
            for length in {len(sought) - 1, len(sought), len(sought) + 1} - {0}:
                found = self._folded[begin : begin + length]
                likeness = SequenceMatcher(None, " ".join(sought), " ".join(found), autojunk=False).ratio()
                best = max(best, (likeness, -begin, length))
        likeness, begin, length = best[0], -best[1], best[2]
        if likeness < _LEAST:
            return None
        words = " ".join(self._words[begin : begin + length])
        return NearWords(words, bisect_right(self._ends, begin) + 1, round(likeness, 2))

    def _candidates(self, sought: list[str]) -> Iterator[int]:
        """Where the runs of words begin that share most words with those that are sought."""
        wanted, long = Counter(sought), len(sought)
        shared: Counter[int] = Counter()
        for at, word in enumerate(self._folded):
            if word in wanted:
                for begin in range(max(0, at - long + 1), at + 1):
                    shared[begin] += 1 if len(word) < 4 else 2
        yield from (begin for begin, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:_COMPARED])
