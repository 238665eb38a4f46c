"""Where no name is as typed: names with a slip, or with most of the words. ``web/core/near_names.ts`` does the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from .name_cores import ASKING, core
from .name_index import NameIndex, end_of_beginning, twice
from .unspaced import is_unspaced

# How alike a word is to one that is looked for, of 100: it begins with it, is it but for a slip (less for each), begins
# with it but for a slip, ends with it, or begins as it does. Within a word without spaces
# counts as begun.
_BEGUN, _SLIPPED, _BEGUN_SLIPPED, _SLIP, _WITHIN, _KINDRED = 90, 75, 70, 15, 50, 40
MET = 55  # so alike that a word counts as met
# From how many letters on one letter of a word may be another, and two may be amiss.
_SHORT, _LONG = 5, 8
_UNFINISHED = 6  # letters from which on the beginning of a longer word may have a slip
_WHOLE = 3  # a shorter word has no slip, and one of so many letters is looked for at the beginning only
_SHARED = 5  # letters with which kindred words begin


def significant_words(words: Sequence[str]) -> list[str]:
    """The words but for those that only ask; all of them where nothing else would be left.

    >>> significant_words(["who", "funded", "the", "guide"]), significant_words(["who"])
    (['funded', 'guide'], ['who'])
    """
    return [word for word in words if word not in ASKING] or list(words)


def near_lines(names: NameIndex, text: str) -> dict[int, float]:
    """The lines of the names that are near a text, each with how near, from above 0 to 100.

    All words are in the name, with slips; or the name's own words are all in the text; or more than half of the words
    are met. The last two are worth half of what is met.

    >>> from .name_index import HeldNames
    >>> from .record_parts import Thing
    >>> things = [Thing("a", "Event", "Voter registration"), Thing("b", "Fund", "Bus Fund")]
    >>> near_lines(HeldNames(things), "voter regstration")
    {0: 80.0}
    """
    cored = core(text)
    alike = [similar_words(names.words, want) for want in significant_words(cored)]
    sets = [_lines_of(names, known) for known in alike]
    likely = _lines_in(sets, len(sets) // 2 + 1)
    own, lone = frozenset(cored), len(cored) < 3
    within = _lines_within(names, own, lone) if any(sets) else set()
    near = {}
    for line in sorted(likely | within):
        words = names.folded_name(line).split()
        found = [max([known.get(word, 0) for word in words], default=0) for known in alike]
        met = [likeness for likeness in found if likeness >= MET]
        if found and all(found):
            near[line] = sum(found) / len(found)
        elif 2 * len(met) > len(found) or (met and line in within and _is_within(core(names.at(line)[1]), own, lone)):
            near[line] = sum(met) / len(found) / 2
    return near


def _lines_of(names: NameIndex, words: Iterable[str]) -> set[int]:
    return set().union(*(names.lines_of(word) for word in words))


def _lines_in(sets: Sequence[set[int]], least: int) -> set[int]:
    """The numbers that are in so many of some sets at least; those in many sets are never gone through one by one.

    >>> sorted(_lines_in([{1, 2, 3}, {2, 3}, {3, 4}], 2))
    [2, 3]
    """
    by_size = sorted(sets, key=len)
    # What is in none of the smallest is in too few of the others.
    possible = set().union(*by_size[: len(sets) - least + 1])
    reached = [possible, *(set[int]() for _ in range(least))]
    for one in by_size:
        held = one & possible
        for level in range(least, 0, -1):
            reached[level] |= reached[level - 1] & held
    return reached[least]


def _lines_within(names: NameIndex, own: frozenset[str], lone: bool) -> set[int]:
    """The lines of all names whose cores have no other words than these, and of some more."""
    found = _lines_in([set(names.lines_of(word)) for word in own], 2) if len(own) > 1 else set()
    found |= _lines_of(names, map(twice, own))
    return found.union(*map(names.lines_of_core, own)) if lone else found


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


def similar_words(words: Sequence[str], want: str) -> dict[str, int]:
    """Of sorted words, each that is like the one that is looked for, with how much.

    >>> similar_words(["bus", "cycle", "cycles", "cylce", "bicycle"], "cycle")
    {'cycle': 100, 'cycles': 90, 'cylce': 60, 'bicycle': 50}
    """
    numbers = {*_numbers_beginning(words, want)}
    if is_unspaced(want):
        numbers.update(number for number, word in enumerate(words) if want in word)
    if len(want) >= _SHARED:
        numbers.update(_numbers_beginning(words, want[:_SHARED]))
    if len(want) > _WHOLE:
        numbers.update(number for number, word in enumerate(words) if word.endswith(want))
    if len(want) >= _WHOLE:
        # What is a slip begins as the word does, or has its first two letters the other way round.
        begun = (_numbers_beginning(words, start) for start in {want[0], want[1::-1]})
        numbers.update(chain.from_iterable(_numbers_with_slips(words, want, among) for among in begun))
    return {words[number]: found for number in sorted(numbers) if (found := likeness(want, words[number]))}


def _numbers_beginning(words: Sequence[str], start: str) -> range:
    return range(bisect_left(words, start), end_of_beginning(words, start))


def _numbers_with_slips(words: Sequence[str], want: str, among: range) -> Iterator[int]:
    """The numbers of the words, among some, that are another but for slips, or begin with what is.

    Words that begin alike are gone through together, as long as what they begin with can still become it.
    """
    limit, before, rows = _most_slips(want), "", [list(range(len(want) + 1))]
    number = among.start
    while number < among.stop:
        word = words[number]
        depth = shared_start(before, word)
        del rows[depth + 1 :]
        is_possible = True
        while is_possible and depth < len(word) and not (depth >= len(want) and rows[depth][-1] <= limit):
            depth += 1
            rows.append(_slip_row(rows, want, word[:depth]))
            is_possible = min(rows[depth]) <= limit or min(rows[depth - 1]) <= limit
        before = word[:depth]
        end = number + 1 if depth == len(word) and is_possible else end_of_beginning(words, before, number)
        if is_possible and rows[depth][-1] <= limit:
            yield from range(number, end)
        number = end


def likeness(want: str, word: str) -> int:
    """How alike a word is to one that is looked for and may be unfinished: from 0, nothing alike, to 100.

    >>> likeness("week", "week"), likeness("regis", "registration"), likeness("reigst", "registration")
    (100, 90, 55)
    >>> likeness("cycle", "bicycle"), likeness("consultation", "consulted"), likeness("ship", "citizenship")
    (50, 40, 0)
    >>> likeness("財団", "杉の木財団")
    90
    """
    if word.startswith(want):
        return 100 if word == want else _BEGUN
    if want in word and is_unspaced(want):
        return _BEGUN
    whole, begun = likely_slips(want, word), _slips_in_beginning(want, word)
    if whole or begun:
        return max(_SLIPPED - _SLIP * whole if whole else 0, _BEGUN_SLIPPED - _SLIP * begun if begun else 0)
    if len(want) > _WHOLE and word.endswith(want) and 2 * len(want) > len(word):
        return _WITHIN
    return _KINDRED if are_kindred(want, word) else 0


def _slips_in_beginning(want: str, word: str) -> int:
    """How many slips there are in what is an unfinished word; of a short one, only where just an ending is missing."""
    size, more = len(want), len(word) - len(want)
    if size <= _WHOLE or more < 1 or (size < _UNFINISHED and more > 1):
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
    most = _most_slips(typed)
    if len(typed) < _WHOLE or (max(len(typed), len(word)) < _SHORT and not _is_short_slip(typed, word)):
        return 0
    is_swapped = typed[:1] != word[:1] and typed[:2] == word[1::-1]
    count = slips(typed, word, most)
    return count if count <= min(most, 1 if is_swapped else shared_start(typed, word)) else 0


def _most_slips(typed: str) -> int:
    """How many slips a word may have."""
    return 1 if len(typed) < _LONG else 2


def _is_short_slip(typed: str, word: str) -> bool:
    """Whether letters are missing in a word, stand twice, or are its own in another order."""
    return len(typed) < len(word) or sorted(typed) == sorted(word) or _without_doubles(typed) == _without_doubles(word)


def _without_doubles(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def are_kindred(one: str, other: str) -> bool:
    """Whether two words begin with the same five letters at least, and with more than half of the longer one."""
    shared = shared_start(one, other)
    return shared >= _SHARED and 2 * shared > max(len(one), len(other))


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
    rows = [list(range(len(other) + 1))]
    for end in range(1, len(one) + 1):
        rows.append(_slip_row(rows, other, one[:end]))
        if min(rows[-1]) > limit and min(rows[-2]) > limit:
            return limit + 1
    return min(rows[-1][-1], limit + 1)


def _slip_row(rows: Sequence[Sequence[int]], whole: str, begun: str) -> list[int]:
    """How many slips lie between the beginnings of a word and one of another; ``rows`` are of its shorter ones."""
    end = len(begun)
    letter, last = begun[-1], rows[end - 1]
    row = [end]
    for at, against in enumerate(whole, 1):
        least = min(last[at] + 1, row[at - 1] + 1, last[at - 1] + (letter != against))
        if end > 1 and at > 1 and letter == whole[at - 2] and begun[-2] == against:
            least = min(least, rows[end - 2][at - 2] + 1)
        row.append(least)
    return row
