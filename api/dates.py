"""Dates as users give them."""

from __future__ import annotations

from ..graph.errors import UsageError


def check_date(name: str, date: str, *, single: bool = False) -> str:
    """A date in EDTF, or nothing; ``single``: no span.

    >>> check_date("until", "2019-05")
    '2019-05'

    Raises
    ------
    UsageError
        It is no such date; the message begins with ``name``.
    """
    from ..graph.dates import bounds

    try:
        bounds(date)
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from None
    if single and "/" in date:
        raise UsageError(f"{name}: give one date here, such as 2016 or 2016-11")
    return date
