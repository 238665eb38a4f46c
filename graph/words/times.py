"""Times in words, saying no more than the EDTF text does."""

from __future__ import annotations

import re
from functools import lru_cache

from .catalogue import catalogue, fill_phrase

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(0[1-9]|1[0-2]|2[1-4]|XX)(?:-(\d{2}|XX))?)?([~?%]?)")
_OPEN = ("", "..")
_DOUBTS = {"~": "when.about", "?": "when.perhaps", "%": "when.perhaps-about"}


@lru_cache(maxsize=4096)
def in_words(when: str) -> str:
    """EDTF text as one would say it; text that is no such date stays as it is.

    >>> in_words("2018-10/.."), in_words("2016~"), in_words("2016/2019-03"), in_words("201X"), in_words("")
    ('since October 2018', 'about 2016', '2016 to March 2019', 'the 2010s', 'undated')
    >>> in_words("2016-21"), in_words("2018-XX"), in_words("2018-05-XX"), in_words("and/or")
    ('spring 2016', 'some month of 2018', 'some day of May 2018', 'and/or')
    """
    if not when:
        return catalogue()["when.undated"]
    start, slash, end = when.partition("/")
    if not all(part in _OPEN or _DATE.fullmatch(part) for part in (start, end)):
        return when
    if not slash:
        return _date(when)
    if end in _OPEN:
        return fill_phrase("when.since" if end else "when.end-unknown", start=_date(start))
    if start in _OPEN:
        return fill_phrase("when.until", end=_date(end))
    return fill_phrase("when.from-to", start=_date(start), end=_date(end))


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, day, doubt = match.groups()
    said = _in_year(_year(year), month or "", day or "")
    return fill_phrase(_DOUBTS[doubt], date=said) if doubt else said


def _year(text: str) -> str:
    if text.endswith("XX"):
        return fill_phrase("when.century", start=text.replace("X", "0"), end=text.replace("X", "9"))
    return fill_phrase("when.decade", start=text.replace("X", "0")) if "X" in text else text


def _in_year(year: str, month: str, day: str) -> str:
    """A year with its month or season and day, as far as they are told."""
    if month == "XX":
        return fill_phrase("when.some-day" if day else "when.some-month", date=year)
    if not month:
        return year
    number = int(month)
    names = catalogue()["when.months" if number <= 12 else "when.seasons"].split()
    said = fill_phrase("when.month", month=names[(number - 1) % 20], year=year)
    if day == "XX":
        return fill_phrase("when.some-day", date=said)
    return fill_phrase("when.day", day=day.lstrip("0"), month=said) if day else said
