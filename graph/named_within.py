"""Where a text as a whole names nothing: the things that some of its words name, and the words that tell nothing.

A question in a language whose question words nobody declared still has names in it. ``web/core/named_within.ts`` does
the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from .name_cores import ASKING
from .name_folding import fold_name
from .near_names import MET, are_kindred, likeness, shared_start
from .record import Record, Thing

_FEW = 5  # things that one more word names; what more have in their names tells none of them
_ENDING = 2  # letters in which two forms of a word may differ
_TELLING = 4  # letters of a word that may name something; a shorter one must be all of a name
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


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
    known = {thing.id for thing, _ in names}
    named = [
        (thing, name, fold_name(name).split())
        for thing in record.things.values()
        if thing.id not in known
        for name in (thing.name, *thing.other_names)
    ]
    vocabulary = {word for _, _, words in named for word in words}
    heard = {word for _, name in names for word in fold_name(name).split()}
    wanted = [word for _, word in _telling_words(text, vocabulary | heard) if not _is_met(word, heard)]
    found = list(names)
    while wanted:
        forms = {want: {word: fit for word in vocabulary if (fit := form_fit(want, word))} for want in wanted}
        best, met = 0, list[tuple[Thing, str, list[str]]]()
        for thing, name, words in named:
            fit, wants = _fit(words, forms)
            if fit > best:
                best, met = fit, []
            if fit == best and fit:
                met.append((thing, name, wants))
        if not met:
            break
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
    return any(form_fit(want, word) or (len(want) >= _TELLING and likeness(want, word) >= MET) for word in words)


def _fit(words: Sequence[str], forms: Mapping[str, Mapping[str, int]]) -> tuple[int, list[str]]:
    """How much of what is looked for a name has, and which words; nothing where they are too short to tell it."""
    fits = {want: max((known.get(word, 0) for word in words), default=0) for want, known in forms.items()}
    met = [want for want, fit in fits.items() if fit]
    is_told = all(word in met for word in words) or any(len(want) >= _TELLING or _UNSPACED.search(want) for want in met)
    return (sum(fits.values()), met) if is_told else (0, [])


def _telling_words(text: str, vocabulary: Collection[str]) -> list[tuple[str, str]]:
    """The words of a text that do not only ask: as typed, and as compared."""
    words = [(typed, word) for token in text.split() for typed, word in _split(token, vocabulary)]
    return [(typed, word) for typed, word in words if word not in ASKING]


def _split(token: str, vocabulary: Collection[str]) -> Iterator[tuple[str, str]]:
    """A word as typed without the marks around it, and as compared; in scripts without spaces, cut around names."""
    folded = fold_name(token)
    if _UNSPACED.search(folded):
        inside = [word for word in vocabulary if len(word) > 1 and _UNSPACED.search(word) and word in folded]
        pattern = "|".join(sorted(map(re.escape, inside), key=lambda word: (-len(word), word)))
        pieces = re.split(f"({pattern})", folded) if pattern else [folded]
        yield from ((piece, piece) for part in pieces for piece in part.split())
        return
    typed = re.sub(r"^[\W_]+|[\W_]+$", "", token)
    for word in folded.split():
        yield (typed if folded == word else word), word
