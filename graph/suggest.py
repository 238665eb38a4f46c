"""Did you mean …? Close names for a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def close(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words nearest to a word, nearest first.

    >>> close("fundded", ["funded", "founded", "asked"])
    ['funded', 'founded']
    """
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in sorted(set(known), reverse=True)}
    return [folded[hit] for hit in get_close_matches(word.casefold(), folded, n=most, cutoff=0.7)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question to end an error message with, or nothing.

    >>> did_you_mean("statde", ["stated", "hedged"])
    '; did you mean stated?'
    """
    names = close(word, known)
    return f"; did you mean {' or '.join(names)}?" if names else ""
