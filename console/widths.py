"""How many columns of a terminal a text takes: letters of Han, Kana and Hangul take two, marks on letters none."""

from __future__ import annotations

from functools import lru_cache


def shown_width(text: str) -> int:
    """The columns that a text takes.

    >>> shown_width("night bus"), shown_width("夜行バス"), shown_width("cafe\\u0301")
    (9, 8, 4)
    """
    return len(text) if text.isascii() else sum(map(_letter_width, text))


@lru_cache(10_000)
def _letter_width(letter: str) -> int:
    from unicodedata import category, east_asian_width

    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def fitting(text: str, columns: int) -> int:
    """How many letters of a text fit into so many columns.

    >>> fitting("night bus", 5), fitting("夜行バス", 5)
    (5, 2)
    """
    if text.isascii():
        return min(len(text), max(0, columns))
    taken = 0
    for number, letter in enumerate(text):
        taken += _letter_width(letter)
        if taken > columns:
            return number
    return len(text)


def pad(text: str, columns: int) -> str:
    """A text with blanks behind it, so that it takes so many columns at least.

    >>> pad("bus", 4), pad("バス", 5)
    ('bus ', 'バス ')
    """
    return text + " " * max(0, columns - shown_width(text))


def shorten(text: str, columns: int) -> str:
    """A text cut to so many columns, with a mark where it was cut.

    >>> shorten("a long name", 7), shorten("夜行バスの会", 7)
    ('a long…', '夜行バ…')
    """
    return text if shown_width(text) <= columns else text[: fitting(text, columns - 1)].rstrip() + "…"
