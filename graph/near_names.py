"""Where no name is as typed: names with a slip, or with most of the words. ``web/core/near_names.ts`` does the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from .name_cores import ASKING, core

# How alike a word is to one that is looked for, of 100: it begins with it, is it but for a slip (less for each), begins
# with it but for a slip, has it within, or begins as it does.
_BEGUN, _SLIPPED, _BEGUN_SLIPPED, _SLIP, _WITHIN, _KINDRED = 90, 75, 70, 15, 50, 40
MET = 55  # so alike that a word counts as met


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
    >>> likeness("ship", "citizenship"), likeness("consultation", "consulted"), likeness("bus", "fund")
    (50, 40, 0)
    """
    if word.startswith(want):
        return 100 if word == want else _BEGUN
    limit = 0 if len(want) < 3 else 1 if len(want) < 7 else 2
    if limit and (slip_count := slips(want, word, limit)) <= limit:
        return _SLIPPED - _SLIP * slip_count
    if limit and len(word) > len(want) > 3 and (slip_count := slips(want, word[: len(want)], limit)) <= limit:
        return _BEGUN_SLIPPED - _SLIP * slip_count
    if len(want) > 3 and want in word:
        return _WITHIN
    return _KINDRED if are_kindred(want, word) else 0


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
