"""Where a text as a whole names nothing: the things that some of its words name, and the words that tell nothing.

A question in a language whose question words nobody declared still has names in it. ``web/core/named_within.ts`` does
the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from .name_cores import ASKING
from .name_folding import fold_name
from .name_index import NameIndex
from .names import name_index
from .near_names import MET, are_kindred, likeness, shared_start
from .record import Record, Thing
from .unspaced import is_unspaced

_FEW = 5  # things that one more word names; what more have in their names tells none of them
_ENDING = 2  # letters in which two forms of a word may differ
_TELLING = 4  # letters of a word that may name something; a shorter one must be all of a name


class Understood(NamedTuple):
    """The words of a text, as typed, that names have, and those that none has; without those that only ask."""

    met: tuple[str, ...]
    left: tuple[str, ...]


def add_named_within(record: Record, text: str, names: Sequence[tuple[Thing, str]]) -> list[tuple[Thing, str]]:
    """Names that were found, then those that the other words of the text name: first by the most letters.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> [thing.id for thing, _ in add_named_within(record, "τι έκανε ο Kosmala", [])]
    ['bella-kosmala']
    """
    index, known = name_index(record), {thing.id for thing, _ in names}
    eligible = _EligibleNames(index, frozenset(known))
    heard = {word for _, name in names for word in fold_name(name).split()}
    within = {word for token in text.split() for word in _unspaced_within(token, index) if eligible.has(word)}
    wanted = [word for _, word in _telling_words(text, within | heard) if not _is_met(word, heard)]
    found = list(names)
    while met := eligible.best({want: _forms(index, want) for want in wanted}):
        met.sort(key=lambda one: (len(fold_name(one[1])), one[0].id))
        things: dict[str, tuple[Thing, str]] = {}
        for thing, name, _ in met:
            if thing.id not in known:
                things.setdefault(thing.id, (thing, name))
        if not found or len(things) <= _FEW:
            found += things.values()
            known |= set(things)
        used = {want for _, _, wants in met for want in wants}
        wanted = [want for want in wanted if want not in used]
    return found


class _EligibleNames:
    """The names, and no numbers or ids, of things that are not known before."""

    def __init__(self, index: NameIndex, known: frozenset[str]) -> None:
        self.index, self.known = index, known

    def at(self, line: int) -> tuple[Thing, str, list[str]] | None:
        """The name on a line, with its words."""
        thing, name, folded = self.index.at(line)
        is_one = thing.id not in self.known and name in (thing.name, *thing.other_names)
        return (thing, name, folded.split()) if is_one else None

    def has(self, word: str) -> bool:
        """Whether a word stands in one of the names."""
        named = map(self.at, self.index.lines_of(word))
        return any(word in one[2] for one in named if one)

    def best(self, forms: Mapping[str, Mapping[str, int]]) -> list[tuple[Thing, str, list[str]]]:
        """The names that have most of what is looked for, each with which words of it."""
        best, met = 0, list[tuple[Thing, str, list[str]]]()
        for most, line in self._by_most(forms):
            if most < best:
                break
            if one := self.at(line):
                thing, name, words = one
                fit, wants = _fit(words, forms)
                if fit > best:
                    best, met = fit, []
                if fit == best and fit:
                    met.append((thing, name, wants))
        return met

    def _by_most(self, forms: Mapping[str, Mapping[str, int]]) -> list[tuple[int, int]]:
        """The lines of all names that have anything of it, each behind the most that it may have, the most first."""
        totals = Counter[int]()
        for known in forms.values():
            fits: dict[int, int] = {}
            for word in sorted(known, key=lambda word: known[word]):  # the best last
                fits.update(dict.fromkeys(self.index.lines_of(word), known[word]))
            totals.update(fits)
        return sorted(((most, line) for line, most in totals.items()), key=lambda one: (-one[0], one[1]))


def _forms(index: NameIndex, want: str) -> dict[str, int]:
    """Of the words of names, those that are the one that is looked for, unfinished or inflected, with how much."""
    words = {want, *index.words_beginning(want[:_TELLING])} if len(want) >= _TELLING else {want}
    return {word: fit for word in words if (fit := form_fit(want, word))}


def _unspaced_within(token: str, index: NameIndex) -> Iterator[str]:
    """All parts of a text of a script without spaces that may be words of names."""
    folded = fold_name(token)
    if not is_unspaced(folded):
        return
    longest = max(map(len, index.words), default=0)
    for start in range(len(folded)):
        for end in range(start + 2, min(start + longest, len(folded)) + 1):
            yield folded[start:end]


def understood_words(text: str, heard: Sequence[str]) -> Understood:
    """Which words of a text the names that were found have, and which none has.

    >>> understood_words("ποιος έφτιαξε τις βρύσες;", ["Δημόσιες βρύσες"])
    Understood(met=('βρύσες',), left=('ποιος', 'έφτιαξε', 'τις'))
    """
    words = {word for name in heard for word in fold_name(name).split()}
    told: dict[str, str] = {}
    for typed, word in _telling_words(text, words):
        told.setdefault(word, typed)
    met = [word for word in told if _is_met(word, words)]
    return Understood(
        tuple(told[word] for word in met), tuple(typed for word, typed in told.items() if word not in met)
    )


def form_fit(want: str, word: str) -> int:
    """How much of a word that is looked for a word of a name has, if it is the same word, unfinished or inflected.

    >>> form_fit("bus", "bus"), form_fit("δημου", "δημοσ"), form_fit("fountains", "fountain"), form_fit("the", "theme")
    (7, 10, 18, 0)
    """
    if want == word:
        return 2 * len(want) + 1
    shared = shared_start(want, word)
    longest = max(len(want), len(word))
    is_form = shared == len(want) or longest - shared <= _ENDING or are_kindred(want, word)
    return 2 * len(want) if shared >= _TELLING and is_form else 0


def _is_met(want: str, words: Collection[str]) -> bool:
    """Whether one of some words is meant, a slip allowed."""
    return any(
        form_fit(want, word) or ((len(want) >= _TELLING or is_unspaced(want)) and likeness(want, word) >= MET)
        for word in words
    )


def _fit(words: Sequence[str], forms: Mapping[str, Mapping[str, int]]) -> tuple[int, list[str]]:
    """How much of what is looked for a name has, and which words; nothing where they are too short to tell it."""
    fits = {want: max((known.get(word, 0) for word in words), default=0) for want, known in forms.items()}
    met = [want for want, fit in fits.items() if fit]
    is_told = all(word in met for word in words) or any(len(want) >= _TELLING or is_unspaced(want) for want in met)
    return (sum(fits.values()), met) if is_told else (0, [])


def _telling_words(text: str, vocabulary: Collection[str]) -> list[tuple[str, str]]:
    """The words of a text that do not only ask: as typed, and as compared."""
    words = [(typed, word) for token in text.split() for typed, word in _split(token, vocabulary)]
    return [(typed, word) for typed, word in words if word not in ASKING]


def _split(token: str, vocabulary: Collection[str]) -> Iterator[tuple[str, str]]:
    """A word as typed without the marks around it, and as compared; in scripts without spaces, cut around names."""
    folded = fold_name(token)
    if is_unspaced(folded):
        inside = [word for word in vocabulary if len(word) > 1 and is_unspaced(word) and word in folded]
        pattern = "|".join(sorted(map(re.escape, inside), key=lambda word: (-len(word), word)))
        pieces = re.split(f"({pattern})", folded) if pattern else [folded]
        yield from ((piece, piece) for part in pieces for piece in part.split())
        return
    typed = re.sub(r"^[\W_]+|[\W_]+$", "", token)
    for word in folded.split():
        yield (typed if folded == word else word), word
