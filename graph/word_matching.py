"""Many texts folded at once, and the words of a query found in them. ``web/core/word_matching.ts`` does the same.

An entry has several texts. Folded, it is one string: spaces around each word, and a line break behind each text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .unspaced import is_unspaced

_PREFIX = 4  # a word of so many letters matches all words that begin with it
_TEXT, _ENTRY = "\n", "\r"  # end a text, end an entry
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_ASCII = {code: None if chr(code) == "'" else " " for code in range(128) if not chr(code).isalnum()}
_ASCII |= {ord(_TEXT): _TEXT, ord(_ENTRY): _ENTRY}
# Marks of English typography. Without them nearly all texts are ASCII, which folds ten times faster.
_TYPOGRAPHIC = {"’": "'", "‘": " ", "“": " ", "”": " ", "–": " ", "—": " ", "…": " ", "£": " ", "•": " ", "○": " "}


class Word(NamedTuple):
    """A word of a query: as typed, the beginnings that a matching word may have, and a pattern for one.

    Before a beginning stands a space, but for what is looked for within words, in scripts without spaces.
    """

    typed: str
    starts: tuple[str, ...]
    pattern: str

    @property
    def forms(self) -> tuple[tuple[str, bool], ...]:
        """The words that match, each with whether all that begin with it do.

        >>> word_of("bus").forms[0], word_of("cities").forms[0]
        (('bus', False), ('cities', True))
        """
        return tuple((start[1:], start[1:] == self.typed and len(self.typed) >= _PREFIX) for start in self.starts)

    @property
    def is_within(self) -> bool:
        """Whether it matches all words that hold it.

        >>> word_of("夜行").is_within, word_of("bus").is_within
        (True, False)
        """
        return self.starts == (self.typed,)


class Fit(NamedTuple):
    """How well an entry fits a query, less being better.

    ``rank``: 0 the words in a row as typed, 1 in a row, 2 in order in one text, 3 in one text, 4 in several texts.
    ``inexact``: how many words do not stand as typed.
    """

    rank: int
    inexact: int


def fold_entries(entries: Iterable[Sequence[str]]) -> list[str]:
    """Each entry's texts as one folded string. All are folded at once, which takes a fifth of the time.

    >>> fold_entries([["Over 5,000 people", "The Mayor’s café"], ["Bus"]])
    [' over 5000 people \\n the mayors cafe \\n', ' bus \\n']
    """
    return _fold_all([" " + f" {_TEXT} ".join(map(_one_line, texts)) + f" {_TEXT}" for texts in entries])


def fold_likely(entries: Sequence[Sequence[str]], query: Query) -> dict[int, str]:
    """The entries in which the words of a query may stand, folded, by number: a tenth of the time of folding all.

    >>> fold_likely([["A bus"], ["A tram"]], Query("buses"))
    {0: ' a bus \\n'}
    """
    joined = _ENTRY.join(map(_TEXT.join, entries))
    if joined.count(_ENTRY) >= len(entries) > 0:  # a text holds one itself
        joined = _ENTRY.join([" ".join(map(_one_line, texts)) for texts in entries])
    for mark in ("'", ","):
        joined = joined.replace(mark, "")
    plain, stems = joined.lower().split(_ENTRY), query.stems
    numbers = [n for n, text in enumerate(plain) if all(stem in text for stem in stems) or not text.isascii()]
    return dict(zip(numbers, fold_entries(entries[n] for n in numbers), strict=True))


def _one_line(text: str) -> str:
    return " ".join(text.split()) if _TEXT in text or _ENTRY in text else text


def _fold_all(entries: list[str], typography: bool = True) -> list[str]:
    """Entries folded, those in ASCII apart from all others."""
    plain = iter(_fold_joined([entry for entry in entries if entry.isascii()]))
    others = [entry for entry in entries if not entry.isascii()]
    if others and typography:
        joined = _ENTRY.join(others)
        for mark, replacement in _TYPOGRAPHIC.items():
            joined = joined.replace(mark, replacement)
        rest = iter(_fold_all(joined.split(_ENTRY), typography=False))
    else:
        rest = iter(_fold_joined(others))
    return [next(plain if entry.isascii() else rest) for entry in entries]


def _fold_joined(entries: list[str]) -> list[str]:
    """Entries folded in one string: without case, accents, punctuation, and commas within numbers."""
    if not entries:
        return []
    joined, table = _ENTRY.join(entries), _ASCII
    if "," in joined:
        joined = _THOUSANDS.sub("", joined)
    if joined.isascii():
        joined = joined.lower()
    else:
        from unicodedata import normalize

        joined = normalize("NFKD", joined.casefold())
        table = _table_of(joined)
    joined = joined.translate(table)
    while "  " in joined:
        joined = joined.replace("  ", " ")
    return joined.split(_ENTRY)


def _table_of(text: str) -> dict[int, str | None]:
    """What becomes of each letter that is not kept."""
    from unicodedata import category

    strange = {letter for letter in set(text) if not letter.isascii() and not letter.isalnum()}
    dropped = {letter for letter in strange if letter == "’" or category(letter)[0] == "M"}
    return _ASCII | {ord(letter): None if letter in dropped else " " for letter in strange}


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query as they are compared.

    >>> words_of("over 5,000 People")
    ('over', '5000', 'people')
    """
    return tuple(fold_entries([[query]])[0].split())


def word_of(typed: str) -> Word:
    """What matches a word: the same word, its plural or singular, and from four letters on all that begins with it.

    In a script without spaces all that holds it.

    >>> word_of("bus").pattern, word_of("cities").pattern
    ('(?:bus|buss|buses)', '(?:cities[^ ]*|citie|citi|city)')
    """
    if is_unspaced(typed):
        return Word(typed, (typed,), f"(?:[^ ]*{typed}[^ ]*)")
    plurals = [f"{typed}s", f"{typed}es"] if len(typed) < _PREFIX else []
    plurals += [f"{typed[:-1]}ies"] if typed.endswith("y") else []
    singulars = [typed[:-1]] if typed.endswith("s") and len(typed) >= _PREFIX else []
    singulars += [typed[:-2]] if typed.endswith("es") and len(typed) > _PREFIX else []
    singulars += [f"{typed[:-3]}y"] if typed.endswith("ies") and len(typed) > _PREFIX else []
    others = [*plurals, *singulars]
    begun = f"{typed}[^ ]*" if len(typed) >= _PREFIX else typed
    return Word(typed, tuple(f" {one}" for one in (typed, *others)), f"(?:{'|'.join([begun, *others])})")


def _shared(words: Sequence[str]) -> str:
    """The letters with which all words begin."""
    first = words[0]
    count = next((n for n in range(len(first), 0, -1) if all(word.startswith(first[:n]) for word in words)), 0)
    return first[:count]


class Query:
    """The words of a query, ready to be looked for.

    >>> Query("bus fare").matching({4: " a bus \\n", 7: " fares \\n by bus \\n"})
    [7]
    """

    def __init__(self, text: str) -> None:
        self.words = tuple(map(word_of, words_of(text)))
        self._each = [re.compile(f" ({word.pattern})(?= )") for word in self.words]
        self._row = re.compile("".join(f" {word.pattern}" for word in self.words) + " ")
        self._order = re.compile(f"[^{_TEXT}]*?".join(f" {word.pattern}(?= )" for word in self.words))
        self._typed = f" {' '.join(word.typed for word in self.words)} "

    @property
    def stems(self) -> tuple[str, ...]:
        """For each word the letters with which all begin that match it."""
        return tuple(_shared([start.removeprefix(" ") for start in word.starts]) for word in self.words)

    def without(self, left_out: Iterable[str]) -> Query:
        """The same without some words; itself where nothing would be left, or nothing goes."""
        kept = [word.typed for word in self.words if word.typed not in set(left_out)]
        return Query(" ".join(kept)) if 0 < len(kept) < len(self.words) else self

    def matching(self, entries: Mapping[int, str]) -> list[int]:
        """The numbers of the folded entries in which all words stand."""
        numbers: Iterable[int] = entries if self.words else ()
        for word in sorted(self.words, key=lambda word: -len(word.typed)):
            numbers = [n for n in numbers if any(start in entries[n] for start in word.starts)]
        return [n for n in numbers if all(pattern.search(entries[n]) for pattern in self._each)]

    def fit(self, entry: str) -> Fit:
        """How well an entry fits in which all words stand."""
        inexact = sum(f" {word.typed} " not in entry for word in self.words)
        if self._typed in entry:
            return Fit(0, inexact)
        if self._row.search(entry):
            return Fit(1, inexact)
        if self._order.search(entry):
            return Fit(2, inexact)
        return Fit(3 if max(map(self._count, entry.split(_TEXT))) == len(self.words) else 4, inexact)

    def best_text(self, entry: str) -> int:
        """The number of the text of an entry that fits best: the one with most of the words, in the best order."""
        texts = entry.split(_TEXT)[:-1]
        ranks = [(-self._count(text), self.fit(text + _TEXT).rank, n) for n, text in enumerate(texts)]
        return min(ranks)[2]

    def found_words(self, entry: str) -> tuple[str, ...]:
        """For each word of the query the first that matches it in an entry, as typed where it stands so."""
        return tuple(
            word.typed if word.is_within or f" {word.typed} " in entry else match[1]
            for word, pattern in zip(self.words, self._each, strict=True)
            if (match := pattern.search(entry))
        )

    def _count(self, text: str) -> int:
        return sum(bool(pattern.search(text)) for pattern in self._each)
