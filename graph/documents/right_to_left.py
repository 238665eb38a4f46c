"""Words of a script that is written from right to left, in the order in which they are read.

Where a PDF says in words what stands at a place, as Chromium and others do for letters that are joined, PDFium turns
these words round: what was read first comes last; and so it does with letters that are drawn as one sign. Where each
letter stands on the page tells which words these are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

# Hebrew, Arabic and their neighbours: letters and the marks above and below them, without digits and stops.
_WRITTEN = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05d0-\u05f2\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06fc\u06ff\u0710-\u07b1\u07ca-\u07f5\u0840-\u085b\u08a0-\u08ff\ufb1d-\ufdfb"
    "\ufe70-\ufefc"
)
_WORD = re.compile(f"[{_WRITTEN}]{{2,}}")
_LEAST = 0.5  # points by which a letter stands further to the right than the one before

LetterPlace = tuple[float, float]
"""How far right a letter stands, and its box begins: the latter tells where all letters of a word stand at one."""


def in_reading_order(text: str, place_of: Callable[[int], LetterPlace]) -> str:
    """The text with each word that was turned round put right.

    >>> in_reading_order("ab يف", [(n, n) for n in (0, 5, 9, 12, 20)].__getitem__)
    'ab في'
    >>> in_reading_order("في", [(20, 20), (12, 12)].__getitem__)
    'في'
    """
    return _WORD.sub(lambda found: _word(found[0], [place_of(at) for at in range(*found.span())]), text)


def _word(word: str, places: list[LetterPlace]) -> str:
    letters = [at for at, letter in enumerate(word) if letter.isalpha()]
    if not any(_goes_right(places[one], places[other]) for one, other in pairwise(letters)):
        return word
    # Letters of one place are joined in one sign: they were turned round, too.
    ordered = sorted(letters, key=lambda at: (places[at], at), reverse=True)
    marks: dict[int, str] = {}
    for at, mark in enumerate(word):
        if not mark.isalpha():
            bearer = min(reversed(ordered), key=lambda letter: abs(places[letter][0] - places[at][0]))
            marks[bearer] = marks.get(bearer, "") + mark
    return "".join(word[at] + marks.get(at, "") for at in ordered)


def _goes_right(one: LetterPlace, other: LetterPlace) -> bool:
    """Whether a letter stands to the right of the one before, or is drawn with it as one sign."""
    return other[0] - one[0] > _LEAST or (one[0] == other[0] and other[1] >= one[1])
