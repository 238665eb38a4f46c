"""Dates as spreadsheets have them, made into EDTF: the order of day and month is concluded from the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ..dates import bounds
from ..errors import CivicgraphError

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_PARTS = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})(?:[T ]\d{1,2}:\d{2}.*)?")
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .-]+)?([^\W\d_]{3,})\.?[ ,-]+(\d{4})", re.IGNORECASE)
_NAMED_FIRST = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_DAY = date(1899, 12, 30)  # day 0 of the numbers by which spreadsheets keep dates


class ReadDate(NamedTuple):
    """A date in EDTF, and by which rule it was read where the cell does not tell; empty where it is none."""

    edtf: str
    guess: str = ""


class DateReader:
    """Reads the dates of one column.

    Parameters
    ----------
    cells
        All of its cells: whether the day or the month stands first is concluded from those that can only be read so.

    Examples
    --------
    >>> reader = DateReader(["03/04/2001 00:00", "26/03/2001"])
    >>> reader.read("03/04/2001 00:00")
    ReadDate(edtf='2001-04-03', guess='')
    >>> DateReader(["03/04/2001"]).read("03/04/2001").guess
    'dates that can be read both ways are read day first: no date of the column tells'
    >>> DateReader([]).read("5 March 2019").edtf, DateReader([]).read("2014-07-24T00:00:00Z").edtf
    ('2019-03-05', '2014-07-24')
    """

    def __init__(self, cells: Iterable[str]) -> None:
        orders = {order for one in cells if (order := _order(one))}
        self._month_first = orders == {"month"}
        self._is_told = len(orders) == 1
        self._is_mixed = len(orders) == 2

    def read(self, cell: str) -> ReadDate:
        """What a cell says; with an empty ``edtf`` where it is no date."""
        text = " ".join(cell.split())
        if found := _ISO.fullmatch(text):
            return ReadDate(_if_date("-".join(part.zfill(2) for part in found.groups() if part)))
        if found := _PARTS.fullmatch(text):
            return self._in_parts(*map(int, found.groups()))
        if found := _NAMED.fullmatch(text):
            day, month, year = found.groups()
            return ReadDate(_with_month_name(year, month, day or ""))
        if found := _NAMED_FIRST.fullmatch(text):
            month, day, year = found.groups()
            return ReadDate(_with_month_name(year, month, day))
        if _SERIAL.fullmatch(text):
            day_of = _FIRST_DAY + timedelta(days=int(float(text)))
            return ReadDate(day_of.isoformat(), "numbers in a column of dates are days as spreadsheets count them")
        return ReadDate(_if_date(text) if re.fullmatch(r"[\dXx~/.-]{4,23}", text) else "")

    def _in_parts(self, first: int, second: int, year: int) -> ReadDate:
        month_first = second > 12 if first > 12 or second > 12 else self._month_first
        month, day = (first, second) if month_first else (second, first)
        order = "month" if month_first else "day"
        why = "the column has both orders" if self._is_mixed else "no date of the column tells"
        sure = self._is_told or first > 12 or second > 12 or first == second
        guess = "" if sure else f"dates that can be read both ways are read {order} first: {why}"
        return ReadDate(_if_date(f"{year:04}-{month:02}-{day:02}"), guess)


def _order(cell: str) -> str:
    """Whether a cell can only be read with the ``day`` or the ``month`` first; empty where it does not tell."""
    found = _PARTS.fullmatch(" ".join(cell.split()))
    first, second = map(int, found.groups()[:2]) if found else (0, 0)
    if first > 12 >= second:
        return "day"
    return "month" if second > 12 >= first else ""


def _with_month_name(year: str, month: str, day: str) -> str:
    at = month[:3].casefold()
    if at not in _MONTHS:
        return ""
    whole = f"{year}-{_MONTHS.index(at) + 1:02}"
    return _if_date(f"{whole}-{int(day):02}" if day else whole)


def _if_date(edtf: str) -> str:
    """The text where it is a date in EDTF; else empty."""
    try:
        bounds(edtf)
    except (CivicgraphError, ValueError):
        return ""
    return edtf
