"""Times in words, saying no more than the EDTF text does."""

from __future__ import annotations

import re

from ..graph.record import Claim

_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(0[1-9]|1[0-2]|2[1-4]|XX)(?:-(\d{2}|XX))?)?([~?%]?)")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}


def in_words(when: str) -> str:
    """EDTF text as one would say it; text that is no such date stays as it is.

    >>> in_words("2018-10/.."), in_words("2016~"), in_words("2016/2019-03"), in_words("201X"), in_words("")
    ('since October 2018', 'about 2016', '2016 to March 2019', 'the 2010s', 'undated')
    >>> in_words("2016-21"), in_words("2018-XX"), in_words("2018-05-XX")
    ('spring 2016', 'some month of 2018', 'some day of May 2018')
    """
    if not when:
        return "undated"
    if "/" not in when:
        return _date(when)
    start, _, end = when.partition("/")
    if end in ("", ".."):
        return f"since {_date(start)}" if end else f"from {_date(start)}, end unknown"
    if start in ("", ".."):
        return f"until {_date(end)}"
    return f"{_date(start)} to {_date(end)}"


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, day, doubt = match.groups()
    if year.endswith("XX"):
        year = f"some year from {year.replace('X', '0')} to {year.replace('X', '9')}"
    elif "X" in year:
        year = f"the {year.replace('X', '0')}s"
    if month == "XX":
        return f"{_DOUBT[doubt]}some day of {year}" if day else f"{_DOUBT[doubt]}some month of {year}"
    name = f"{_SEASONS.get(month) or _MONTHS[int(month) - 1]} " if month else ""
    on = {"": "", "XX": "some day of "}.get(day or "", f"{day.lstrip('0')} " if day else "")
    return f"{_DOUBT[doubt]}{on}{name}{year}"


def value_in_words(claim: Claim) -> str:
    """The figure, date or text that a claim gives, with its unit and what it holds for.

    >>> from civicgraph import Dataset
    >>> value_in_words(Dataset.shipped().record().claims["claim/cii/lvrw-2019-launched"])
    'September 2019'
    """
    number = f"{int(claim.value):,}" if claim.value.isdecimal() and claim.unit else claim.value
    value = in_words(number) if "-" in number or "/" in number else number
    text = " ".join(part for part in (claim.qualifier, value, claim.unit) if part)
    return f"{text} ({claim.scope})" if claim.scope else text
