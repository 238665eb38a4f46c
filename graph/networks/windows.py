"""Windows of time, and which dated claims certainly fall into them. Undated claims fall into none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..dates import UNKNOWN, Bounds, bounds, is_known
from ..errors import UsageError
from ..record import Claim

WITHIN, PERHAPS, OUTSIDE, UNDATED = "within", "perhaps", "outside", "undated"
_MAX_WINDOWS = 400


class Window(NamedTuple):
    """From one day to another, both included; ``text`` is what to call it."""

    since: str
    until: str
    text: str

    @classmethod
    def of(cls, text: str) -> Window:
        """The window of EDTF text: the days of 2016, of 2016-11 or of 2015/2019.

        >>> Window.of("2015/2019")
        Window(since='2015-01-01', until='2019-12-31', text='2015/2019')

        Raises
        ------
        ValueError
            The text is no date, or open at both ends.
        """
        span = bounds(text)
        if span == UNKNOWN:
            raise ValueError(f"{text!r} is no window: write 2016, 2016-11 or 2015/2019")
        return cls(span.start_lo, span.end_hi, text)

    def place(self, time: Bounds) -> str:
        """Where a time stands to the window: ``within``, ``perhaps``, ``outside`` or ``undated``.

        *Within* is certain: it had begun by the window's last day and had not ended before its first, whichever of
        the possible days are true. What only may be so is *perhaps*.

        >>> Window.of("2016").place(bounds("2016-11")), Window.of("2016-11").place(bounds("2016"))
        ('within', 'perhaps')
        """
        if time == UNKNOWN:
            return UNDATED
        window = Bounds(self.since, self.since, self.until, self.until)
        if time.overlaps(window):
            return WITHIN
        return OUTSIDE if time.is_before(window) or time.is_after(window) else PERHAPS


def windows(claims: Iterable[Claim], years: int) -> list[Window]:
    """Windows of so many years, one after another, that cover every dated claim; none where nothing is dated.

    Open ends add no window: a claim that holds *since 2018* asks for 2018, not for all years to come.

    Raises
    ------
    UsageError
        There would be more windows than anybody reads.
    """
    days = [day for claim in claims for day in claim.bounds]
    dated = sorted({int(day[:4]) for day in days if is_known(day)})
    if not dated:
        return []
    if (dated[-1] - dated[0]) // years >= _MAX_WINDOWS:
        raise UsageError(f"from {dated[0]} to {dated[-1]} there are too many windows of {years} years: take wider ones")
    return [_span(start, start + years - 1) for start in range(dated[0], dated[-1] + 1, years)]


def _span(first: int, last: int) -> Window:
    return Window(f"{first:04}-01-01", f"{last:04}-12-31", f"{first}" if first == last else f"{first}/{last}")
