"""A quote found again in the text that it was taken from, whatever became of its capitals, marks and line ends."""

from __future__ import annotations

import re

from ..files.comparison import fold

_MOST, _FEWEST = 12, 3
_GAP = re.compile(r"\[?(?:\.\.\.|…)\]?")


def words_of_quote(quote: str, text: str) -> str:
    """At most twelve words of a text that a quote begins with, as they stand in the text; empty where it has them not.

    Of a quote that leaves something out, its longest part is looked for.

    >>> words_of_quote("We had NO bus... and so we asked them", "Well, we had no bus, at night. And so we asked them.")
    'And so we asked them.'
    >>> words_of_quote("we have a bus", "Well, we had no bus.")
    ''

    A quote of one or two words that stands there once is led by, or goes on with, the words beside it.

    >>> words_of_quote("no bus", "Well, we had no bus."), words_of_quote("bus", "A bus is a bus.")
    ('had no bus.', '')
    """
    parts = sorted(_GAP.split(quote), key=lambda part: len(part.split()), reverse=True)
    for part in parts:
        if found := _span(part, text, is_whole=len(parts) == 1):
            return found
    return ""


def _span(quote: str, text: str, *, is_whole: bool) -> str:
    wanted = [plain for word in quote.split() if (plain := _plain(word))]
    words = [(word, plain) for word in text.split() if (plain := _plain(word)) or word]
    kept = [at for at, (_, plain) in enumerate(words) if plain]
    plain_words = [words[at][1] for at in kept]
    if not wanted:
        return ""
    starts = [
        first
        for first in range(len(plain_words) - len(wanted) + 1)
        if plain_words[first : first + len(wanted)] == wanted
    ]
    is_short = len(wanted) < min(_FEWEST, len(plain_words))
    if not starts or (is_short and (len(starts) > 1 or not is_whole)):
        return ""
    last = min(starts[0] + max(len(wanted), _FEWEST), len(kept)) - 1
    first = max(0, min(starts[0], last - _FEWEST + 1)) if is_short else starts[0]
    begin, end = kept[first], kept[last if is_short else starts[0] + len(wanted) - 1]
    return " ".join(word for word, _ in words[begin : min(end + 1, begin + _MOST)])


def _plain(word: str) -> str:
    """A word by its letters and digits alone."""
    return re.sub(r"\W", "", fold(word)).casefold()
