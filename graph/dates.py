"""What a source says of the time, as EDTF text, and the bounds that comparisons use.

A claim's ``when`` says no more than its source: ``2016`` is some day of 2016, ``2018-10/..`` is since October 2018.
Each end of the time is therefore a range of days, and comparing two times answers *certainly*, *possibly* or *not*.

The part of EDTF (ISO 8601-2) that is read: years, months and days, ``~ ? %`` behind them, intervals with ``/``,
``..`` or nothing for an open or unknown end, and ``X`` for unknown digits of a year (``201X``).
"""

import re
from typing import NamedTuple

BEFORE_ALL = "0000-00-00"
AFTER_ALL = "9999-99-99"

Day = tuple[int, int, int]

_DATE = r"(?a:(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>[~?%])?)"


class Bounds(NamedTuple):
    """The earliest and latest day on which something may have begun and ended, as ISO text, both inclusive.

    Unknown ends are :data:`BEFORE_ALL` and :data:`AFTER_ALL`, which compare below and above every day.
    """

    start_lo: str = BEFORE_ALL
    start_hi: str = AFTER_ALL
    end_lo: str = BEFORE_ALL
    end_hi: str = AFTER_ALL


UNKNOWN = Bounds()


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
    start_lo, start_hi = _day_range(start) if start not in ("", "..") else (BEFORE_ALL, AFTER_ALL)
    end_lo, end_hi = _day_range(end) if end not in ("", "..") else (BEFORE_ALL, AFTER_ALL)
    if start_lo > end_hi:
        raise ValueError(f"{when!r} ends before it begins")
    return Bounds(start_lo, min(start_hi, end_hi), max(start_lo, end_lo), end_hi)


def _day_range(text: str) -> tuple[str, str]:
    match = re.fullmatch(_DATE, text)
    if not match:
        raise ValueError(f"{text!r} is no date: write 2016, 2016-11, 2016-11-03, 2018-10/.. or 2016~")
    year, month, day, about = match.group("year", "month", "day", "about")
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1 or ("X" in year and month):
        raise ValueError(f"{text!r} is no date: a year from 0001, and no month behind an unknown digit")
    first, last = (low, int(month or 1), int(day or 1)), (high, int(month or 12), int(day or 31))
    for y, m, d in (first, last if day else (high, last[1], 1)):
        if not 1 <= m <= 12 or not 1 <= d <= _last_day(y, m):
            raise ValueError(f"{text!r} is no date: there is no such day")
    if not day:
        last = (high, last[1], _last_day(high, last[1]))
    if about:
        first, last = _widened(first, last, "day" if day else "month" if month else "year", high - low + 1)
    return _iso(first), _iso(last)


def _last_day(year: int, month: int) -> int:
    from calendar import monthrange

    return monthrange(year, month)[1]


def _iso(day: Day) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"


def _widened(first: Day, last: Day, unit: str, years: int) -> tuple[Day, Day]:
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
