"""Did you mean …? Close names for a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def close_names(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words nearest to a word, nearest first.

    Two letters that changed places are the likeliest slip, also in a word so short that little of it agrees.

    >>> close_names("fundded", ["funded", "founded", "asked"])
    ['funded', 'founded']
    >>> close_names("Aks", ["Ask", "Assembly"])
    ['Ask']
    >>> close_names("Asx", ["Ask", "Event"])
    ['Ask']
    """
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in sorted(set(known), reverse=True)}
    typed = word.casefold()
    swapped = [f"{typed[:at]}{typed[at + 1]}{typed[at]}{typed[at + 2 :]}" for at in range(len(typed[:100]) - 1)]
    likely = [one for one in swapped if one in folded and one != typed]
    # A letter of three is a third of the word.
    near = get_close_matches(typed, folded, n=limit, cutoff=0.7 if len(typed) > 3 else 0.66)
    return [folded[hit] for hit in dict.fromkeys([*(near[:1] if near[:1] == [typed] else likely), *near])][:limit]


def near_spellings(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words of which a word may be a slip, nearest first: it begins alike, and a letter or two are amiss.

    Unlike names and ids, of which people write a part, a word that merely shares letters with another is not it.

    >>> near_spellings("fundded", ["funded", "founded"]), near_spellings("Aks", ["Ask", "Assembly"])
    (['funded'], ['Ask'])
    >>> near_spellings("water", ["later", "cameAfter"]), near_spellings("rent", ["event", "rest"])
    ([], [])
    """
    from .near_names import likely_slips

    typed, found = word.casefold(), []
    for name in sorted(set(known)):
        folded = name.casefold()
        count = likely_slips(typed, folded)
        if count or typed == folded:
            found.append((count, name))
    return [name for _, name in sorted(found)][:limit]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question to end an error message with, about a name or an id; or nothing.

    >>> did_you_mean("night-buss", ["night-bus", "night-train"])
    '; did you mean night-bus?'
    """
    return _question(close_names(name, known))


def did_you_mean_word(word: str, known: Iterable[str]) -> str:
    """A question to end an error message with, about a word of a list, such as a code or a key; or nothing.

    >>> did_you_mean_word("statde", ["stated", "hedged"]), did_you_mean_word("caused", ["asked"])
    ('; did you mean stated?', '')
    """
    return _question(near_spellings(word, known))


def _question(names: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(names)}?" if names else ""
