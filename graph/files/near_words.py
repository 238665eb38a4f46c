"""The words of a text that are nearest to an anchor which it does not have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from ..unspaced import LETTERS, is_unspaced
from .comparison import fold

_LEAST = 0.6
_COMPARED = 20
# Of so many words, or letters, one more or less may be what was meant.
_WORDS, _LETTERS = 6, 4
_MOST_PLACES = 20_000  # of words: once so many are looked at, those that stand more often are not
_PIECE = re.compile(rf"[{LETTERS}]|[^\s{LETTERS}]+")


class NearWords(NamedTuple):
    """Words of a text with the line on which they begin, and how like the anchor they are, from 0 to 1."""

    words: str
    line: int
    likeness: float


class _Piece(NamedTuple):
    """A word of a text, or a letter of a script without spaces; what stands before it; and it as compared."""

    gap: str
    text: str
    plain: str


class WordIndex:
    """The words of a text, each with its line.

    >>> WordIndex("In May\\nthe council promised two buses.").nearest("the council has promised a bus")
    NearWords(words='the council promised two buses.', line=2, likeness=0.83)
    >>> WordIndex("市長は秋までに門を開けると答えた。").nearest("秋まで門を開くと答えた")
    NearWords(words='秋までに門を開けると答えた', line=1, likeness=0.83)
    """

    def __init__(self, content: str) -> None:
        self._pieces, self._ends = list[_Piece](), list[int]()
        for row in content.split("\n"):
            self._pieces += _pieces(row)
            self._ends.append(len(self._pieces))
        self._places = defaultdict[str, list[int]](list)
        for at, piece in enumerate(self._pieces):
            self._places[piece.plain].append(at)

    def nearest(self, anchor: str) -> NearWords | None:
        """The words nearest to an anchor; none where nothing is like it."""
        sought = list(_pieces(anchor))
        wanted, slack = _joined_plain(sought), max(1, len(sought) // (_LETTERS if is_unspaced(anchor) else _WORDS))
        best: tuple[float, int, int] = (0.0, 0, 0)
        for begin in self._candidates(sought):
            for length in range(max(1, len(sought) - slack), len(sought) + slack + 1):
                found = _joined_plain(self._pieces[begin : begin + length])
                likeness = SequenceMatcher(None, wanted, found, autojunk=False).ratio()
                best = max(best, (likeness, -begin, length))
        likeness, begin, length = best[0], -best[1], best[2]
        if likeness < _LEAST:
            return None
        words = "".join(piece.gap + piece.text for piece in self._pieces[begin : begin + length]).strip(" ,;:、。・")
        return NearWords(words, bisect_right(self._ends, begin) + 1, round(likeness, 2))

    def _candidates(self, sought: Sequence[_Piece]) -> Iterator[int]:
        """Where the runs of words begin that share most words with those that are sought; the rarest come first."""
        long, left = len(sought), _MOST_PLACES
        shared: Counter[int] = Counter()
        for word in sorted({piece.plain for piece in sought}, key=lambda word: (len(self._places.get(word, ())), word)):
            places = self._places.get(word, ())
            if (left := left - len(places)) < 0 < len(shared):
                break
            for at in places[:_MOST_PLACES]:
                for begin in range(max(0, at - long + 1), at + 1):
                    shared[begin] += 1 if len(word) < 4 else 2
        yield from (begin for begin, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:_COMPARED])


def _pieces(row: str) -> Iterator[_Piece]:
    end = 0
    for match in _PIECE.finditer(row):
        yield _piece(" " if not end or match.start() > end else "", match[0])
        end = match.end()


@lru_cache(20_000)
def _piece(gap: str, text: str) -> _Piece:
    plain = fold(text).casefold().strip(".,;:!?()[]\"'") or text
    if not plain.isascii():
        plain = "".join(letter for letter in normalize("NFKD", plain) if not combining(letter))
    return _Piece(gap, text, plain)


def _joined_plain(pieces: Sequence[_Piece]) -> str:
    return "".join(piece.gap + piece.plain for piece in pieces).strip()
