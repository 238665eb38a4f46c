"""Where no name is as typed: names with a slip, or with most of the words. ``web/core/near_names.ts`` does the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from .name_cores import ASKING, core

# How alike a word is to one that is looked for, of 100: it begins with it, is it but for a slip (less for each), begins
# with it but for a slip, ends with it, or begins as it does.
_BEGUN, _SLIPPED, _BEGUN_SLIPPED, _SLIP, _WITHIN, _KINDRED = 90, 75, 70, 15, 50, 40
MET = 55  # so alike that a word counts as met
# From how many letters on one letter of a word may be another, and two may be amiss.
_SHORT, _LONG = 5, 8
_UNFINISHED = 6  # letters from which on the beginning of a longer word may have a slip


def significant_words(words: Sequence[str]) -> list[str]:
    """The words but for those that only ask; all of them where nothing else would be left.

    >>> significant_words(["who", "funded", "the", "guide"]), significant_words(["who"])
    (['funded', 'guide'], ['who'])
    """
    return [word for word in words if word not in ASKING] or list(words)


def nearness(text: str, names: Mapping[str, str]) -> dict[str, float]:
    """Of names with their folded form, those that are near a text, each with how near, from above 0 to 100.

    All words are in the name, with slips; or the name's own words are all in the text; or more than half of the words
    are met. The last two are worth half of what is met.

    >>> nearness("voter regstration", {"Voter registration": "voter registration", "Bus Fund": "bus fund"})
    {'Voter registration': 80.0}
    """
    cored = core(text)
    wanted = significant_words(cored)
    vocabulary = {word for folded in names.values() for word in folded.split()}
    alike = [_similar_words(want, vocabulary) for want in wanted]
    own, lone = frozenset(cored), len(cored) < 3
    near = {}
    for name, folded in names.items():
        words = folded.split()
        found = [max([known.get(word, 0) for word in words], default=0) for known in alike]
        if not any(found):
            continue
        if all(found):
            near[name] = sum(found) / len(found)
            continue
        met = [likeness for likeness in found if likeness >= MET]
        if 2 * len(met) > len(found) or (met and _is_within(core(name), own, lone)):
            near[name] = sum(met) / len(found) / 2
    return near


def is_meant(text: str, name: str) -> bool:
    """Whether a name may be what was meant by a text: it has all its words, slips allowed, and they are half of it.

    >>> is_meant("cycle welington", "Cycle Wellington"), is_meant("cycle welington", "Vote on Wellington's cycleways")
    (True, True)
    >>> is_meant("cycle welington", "U-turn of 2021 on the cycleways of Wellington"), is_meant("bike", "Bakerloo Line")
    (False, False)
    """
    words = significant_words(core(name))
    fits = [[likeness(want, word) >= MET for word in words] for want in significant_words(core(text))]
    met = sum(map(any, zip(*fits, strict=True)))
    return all(map(any, fits)) and 2 * met >= len(words)


def _is_within(words: tuple[str, ...], text: frozenset[str], lone: bool) -> bool:
    """All words of a name are in a text; a single word is not enough in a text of several."""
    return text.issuperset(words) and (len(words) > 1 or lone)


def _similar_words(want: str, vocabulary: Collection[str]) -> dict[str, int]:
    """Each word that is like the one that is looked for, with how much."""
    return {word: found for word in vocabulary if (found := likeness(want, word))}


def likeness(want: str, word: str) -> int:
    """How alike a word is to one that is looked for and may be unfinished: from 0, nothing alike, to 100.

    >>> likeness("week", "week"), likeness("regis", "registration"), likeness("reigst", "registration")
    (100, 90, 55)
    >>> likeness("cycle", "bicycle"), likeness("consultation", "consulted"), likeness("ship", "citizenship")
    (50, 40, 0)
    """
    if word.startswith(want):
        return 100 if word == want else _BEGUN
    whole, begun = likely_slips(want, word), _slips_in_beginning(want, word)
    if whole or begun:
        return max(_SLIPPED - _SLIP * whole if whole else 0, _BEGUN_SLIPPED - _SLIP * begun if begun else 0)
    if len(want) > 3 and word.endswith(want) and 2 * len(want) > len(word):
        return _WITHIN
    return _KINDRED if are_kindred(want, word) else 0


def _slips_in_beginning(want: str, word: str) -> int:
    """How many slips there are in what is an unfinished word; of a short one, only where just an ending is missing."""
    size, more = len(want), len(word) - len(want)
    if size <= 3 or more < 1 or (size < _UNFINISHED and more > 1):
        return 0
    counts = [likely_slips(want, word[:end]) for end in range(size, min(size + 2, len(word)))]
    return min([count for count in counts if count], default=0)


def likely_slips(typed: str, word: str) -> int:
    """How many slips, one or two, may have made what is typed of a word; 0 where it is rather another word.

    People begin a word right, with as many of its letters as are amiss later, or change the places of its first two.
    Words of four letters have too few for one to be another; one may be missing, or there twice.

    >>> likely_slips("welington", "wellington"), likely_slips("orgnaistion", "organisation"), likely_slips("aks", "ask")
    (1, 2, 1)
    >>> likely_slips("wek", "week"), likely_slips("oldnon", "london"), likely_slips("olndon", "london")
    (1, 0, 1)
    >>> likely_slips("water", "later"), likely_slips("petition", "position"), likely_slips("bike", "bite")
    (0, 0, 0)
    """
    most = 1 if len(typed) < _LONG else 2
    if len(typed) < 3 or (max(len(typed), len(word)) < _SHORT and not _is_short_slip(typed, word)):
        return 0
    is_swapped = typed[:1] != word[:1] and typed[:2] == word[1::-1]
    count = slips(typed, word, most)
    return count if count <= min(most, 1 if is_swapped else shared_start(typed, word)) else 0


def _is_short_slip(typed: str, word: str) -> bool:
    """Whether letters are missing in a word, stand twice, or are its own in another order."""
    return len(typed) < len(word) or sorted(typed) == sorted(word) or _without_doubles(typed) == _without_doubles(word)


def _without_doubles(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def are_kindred(one: str, other: str) -> bool:
    """Whether two words begin with the same five letters at least, and with more than half of the longer one."""
    shared = shared_start(one, other)
    return shared >= 5 and 2 * shared > max(len(one), len(other))


def shared_start(one: str, other: str) -> int:
    """With how many of the same letters two words begin.

    >>> shared_start("mayoral", "mayor"), shared_start("bus", "fund")
    (5, 0)
    """
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def slips(one: str, other: str, limit: int) -> int:
    """How many letters must be added, dropped, changed or swapped to make one word of another, up to ``limit`` and one.

    >>> slips("fourm", "forum", 2), slips("aliance", "alliance", 2), slips("bus", "fund", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > limit or len(set(one) - set(other)) > limit or len(set(other) - set(one)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > limit and min(last) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)
