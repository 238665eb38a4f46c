"""Times as Popolo and other formats have them that know years, months and days, and no doubts."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..report import ExchangeReport

_DATE = re.compile(r"(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)([~?%]?)")


class Tenure(NamedTuple):
    """When something began and ended, each a year, month or day; empty where that is not known.

    ``is_single`` says that only one time is told, at which it was so: neither a beginning nor an end.
    """

    start: str = ""
    end: str = ""
    is_single: bool = False


def tenure(when: str, report: ExchangeReport, place: str) -> Tenure:
    """The beginning and end of an EDTF time; the report is told which doubts and which dates have no place.

    >>> report = ExchangeReport("popolo")
    >>> tenure("2016~/2019-03", report, "claim/a")
    Tenure(start='2016', end='2019-03', is_single=False)
    >>> [one.what for one in report.guessed]
    ['a date that a source gives as about or perhaps is written without that']
    >>> tenure("2018", report, "claim/b").is_single, tenure("2018/..", report, "claim/b").end
    (True, '')
    """
    start, slash, end = when.partition("/")
    parts = [_plain_date(part, report, place) for part in (start, end)]
    return Tenure(parts[0], parts[1], bool(parts[0] and not slash))


def _plain_date(text: str, report: ExchangeReport, place: str) -> str:
    found = _DATE.fullmatch(text)
    if found:
        if found[2]:
            report.guessed.add("a date that a source gives as about or perhaps is written without that", place)
        return found[1]
    if text not in ("", ".."):
        report.left_out.add("a season, a decade or another date that is no year, month or day has no place", place)
    return ""
