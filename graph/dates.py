"""What a source says of the time, as EDTF text, and the bounds that comparisons use.

A claim's ``when`` says no more than its source: ``2016`` is some day of 2016, ``2018-10/..`` is since October 2018.
Each end of the time is therefore a range of days, and comparing two times answers *certainly*, *possibly* or *not*.

The part of EDTF (ISO 8601-2) that is read: years, months and days, ``~ ? %`` behind them, intervals with ``/``,
``..`` or nothing for an open or unknown end, ``X`` for unknown digits of a year (``201X``), ``XX`` for an unknown month
or day (``2018-XX``, ``2018-05-XX``), and the four seasons (``2016-21`` to ``2016-24``).

Seasons are those of the northern half of the world, by whole months: spring is March to May, summer June to August,
autumn September to November. A winter lies in two years and may be named after either: the winter of 2016 is some time
from December 2015 to February 2017.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .errors import UsageError

BEFORE_ALL = "0000-00-00"
AFTER_ALL = "9999-99-99"

Day = tuple[int, int, int]

_DATE = r"(?a:(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<about>[~?%])?)"
# The first and the last month of each season, counted from January of its year.
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (0, 14)}


class Bounds(NamedTuple):
    """The earliest and latest day on which something may have begun and ended, as ISO text, both inclusive.

    Unknown ends are :data:`BEFORE_ALL` and :data:`AFTER_ALL`, which compare below and above every day.
    """

    start_lo: str = BEFORE_ALL
    start_hi: str = AFTER_ALL
    end_lo: str = BEFORE_ALL
    end_hi: str = AFTER_ALL

    def is_before(self, other: Bounds) -> bool:
        """Whether it had certainly ended before the other began.

        >>> bounds("2016").is_before(bounds("2017")), bounds("2016").is_before(bounds("2016-11"))
        (True, False)
        """
        return self.end_hi < other.start_lo

    def is_after(self, other: Bounds) -> bool:
        """Whether it certainly began after the other had ended."""
        return other.is_before(self)

    def has_begun_by(self, other: Bounds) -> bool:
        """Whether it had certainly begun by the time the other ended.

        >>> bounds("2016").has_begun_by(bounds("2017")), bounds("2016").has_begun_by(bounds("2016-11"))
        (True, False)
        """
        return self.start_hi <= other.end_lo

    def overlaps(self, other: Bounds) -> bool:
        """Whether the two certainly have a time in common."""
        return self.has_begun_by(other) and other.has_begun_by(self)

    def with_later_start(self, other: Bounds) -> Bounds:
        """These bounds with the start that comes later."""
        return self._replace(start_lo=max(self.start_lo, other.start_lo), start_hi=max(self.start_hi, other.start_hi))

    @property
    def is_one_day(self) -> bool:
        """Whether it lies within one known day."""
        return self.start_lo == self.end_hi

    @property
    def is_open(self) -> bool:
        """Whether its beginning or its end is not known at all."""
        return self.start_lo == BEFORE_ALL or self.end_hi == AFTER_ALL

    @property
    def has_certain_span(self) -> bool:
        """Whether there are days on which it was certainly going on."""
        return BEFORE_ALL < self.start_hi <= self.end_lo < AFTER_ALL


UNKNOWN = Bounds()


def is_known(day: str) -> bool:
    """Whether one of the days of bounds is a day, and not an unknown end."""
    return day not in (BEFORE_ALL, AFTER_ALL)


def day_number(text: str) -> int:
    """A day as ISO text as a number that compares the same.

    >>> day_number("2016-11-03")
    20161103
    """
    return int(text[:4] + text[5:7] + text[8:])


@lru_cache(maxsize=10_000)
def bounds(when: str) -> Bounds:
    """The bounds of EDTF text; empty text is unknown at both ends.

    >>> bounds("2016-11")
    Bounds(start_lo='2016-11-01', start_hi='2016-11-30', end_lo='2016-11-01', end_hi='2016-11-30')
    >>> bounds("2018-10/..").end_hi == AFTER_ALL
    True

    Raises
    ------
    ValueError
        The text is no date that is read here; the message says what would be.
    """
    if not when:
        return UNKNOWN
    if "/" not in when:
        lo, hi = _day_range(when)
        return Bounds(lo, hi, lo, hi)
    start, _, end = when.partition("/")
    if "/" in end or re.fullmatch(r"\d{1,2}", start) or re.fullmatch(r"\d{1,2}", end):
        raise ValueError(f"{when!r} is no date: write 2021-05-12, or a period as 2018-10/2019-03")
    start_lo, start_hi = _day_range(start) if start not in ("", "..") else (BEFORE_ALL, AFTER_ALL)
    end_lo, end_hi = _day_range(end) if end not in ("", "..") else (BEFORE_ALL, AFTER_ALL)
    if start_lo > end_hi:
        raise ValueError(f"{when!r} ends before it begins")
    return Bounds(start_lo, min(start_hi, end_hi), max(start_lo, end_lo), end_hi)


def _day_range(text: str) -> tuple[str, str]:
    match = re.fullmatch(_DATE, text)
    if not match:
        raise ValueError(f"{text!r} is no date: write 2016, 2016-11, 2016-11-03, 2018-10/.. or 2016~")
    year, month, day, about = (part if part != "XX" else "" for part in match.group("year", "month", "day", "about"))
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1 or ("X" in year and month) or (day and not month):
        raise ValueError(f"{text!r} is no date: a year from 0001, and nothing known behind what is unknown")
    if month in _SEASONS:
        if day is not None:
            raise ValueError(f"{text!r} is no date: a season has no days")
        return _season(low, month, bool(about))
    first, last = (low, int(month or 1), int(day or 1)), (high, int(month or 12), int(day or 31))
    for y, m, d in (first, last if day else (high, last[1], 1)):
        if not 1 <= m <= 12 or not 1 <= d <= _last_day(y, m):
            raise ValueError(f"{text!r} is no date: there is no such day")
    if not day:
        last = (high, last[1], _last_day(high, last[1]))
    if about:
        first, last = _widen(first, last, "day" if day else "month" if month else "year", high - low + 1)
    return _iso(first), _iso(last)


def _season(year: int, season: str, about: bool) -> tuple[str, str]:
    """The days of a season; about it, those of the seasons beside it too. Winter is that at either end of the year."""
    begins, ends = _SEASONS[season]
    begins, ends = (begins - 3, ends + 3) if about else (begins, ends)
    (y, m), (last_y, last_m) = _month(year, begins), _month(year, ends)
    return _iso((y, m, 1)), _iso((last_y, last_m, _last_day(last_y, last_m)))


def _month(year: int, month: int) -> tuple[int, int]:
    """The year and month that are so many months behind the end of the year before, within the years that are read."""
    behind = min(max(year * 12 + month - 1, 12), 9999 * 12 + 11)
    return behind // 12, behind % 12 + 1


def _last_day(year: int, month: int) -> int:
    from calendar import monthrange

    return monthrange(year, month)[1]


def _iso(day: Day) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"


def _widen(first: Day, last: Day, unit: str, years: int) -> tuple[Day, Day]:
    """Both ends moved out by one unit of the date's own precision: about 2016 is 2015 to 2017."""
    from datetime import date

    if unit == "year":
        return (max(1, first[0] - years), 1, 1), (min(9999, last[0] + years), 12, 31)
    span = 1 if unit == "day" else 28
    low = date.fromordinal(max(date.min.toordinal(), date(*first).toordinal() - span))
    high = date.fromordinal(min(date.max.toordinal(), date(*last).toordinal() + span))
    if unit == "month":
        low, high = low.replace(day=1), high.replace(day=_last_day(high.year, high.month))
    return (low.year, low.month, low.day), (high.year, high.month, high.day)


def check_date(name: str, date: str, *, single: bool = False) -> str:
    """A date in EDTF, or nothing; ``single``: no span.

    >>> check_date("until", "2019-05")
    '2019-05'

    Raises
    ------
    UsageError
        It is no such date; the message begins with ``name``.
    """
    try:
        bounds(date)
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from None
    if single and "/" in date:
        raise UsageError(f"{name}: give one date here, such as 2016 or 2016-11")
    return date
