"""Did you mean …? Close names for a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def close_names(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words nearest to a word, nearest first.

    Two letters that changed places are the likeliest slip, also in a word so short that little of it agrees.

    >>> close_names("fundded", ["funded", "founded", "asked"])
    ['funded', 'founded']
    >>> close_names("Aks", ["Ask", "Assembly"])
    ['Ask']
    """
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in sorted(set(known), reverse=True)}
    typed = word.casefold()
    swapped = [f"{typed[:at]}{typed[at + 1]}{typed[at]}{typed[at + 2 :]}" for at in range(len(typed[:100]) - 1)]
    likely = [one for one in swapped if one in folded and one != typed]
    near = get_close_matches(typed, folded, n=limit, cutoff=0.7)
    return [folded[hit] for hit in dict.fromkeys([*(near[:1] if near[:1] == [typed] else likely), *near])][:limit]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question to end an error message with, or nothing.

    >>> did_you_mean("statde", ["stated", "hedged"])
    '; did you mean stated?'
    """
    names = close_names(word, known)
    return f"; did you mean {' or '.join(names)}?" if names else ""
