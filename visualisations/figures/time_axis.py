"""An axis of days for a figure: from the first to the last day that dates may mean, with years marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...graph.dates import AFTER_ALL, BEFORE_ALL, Bounds, is_known
from ..style import Theme
from .measures import SMALL, TEXT
from .svg import element, format_number, polygon_path, text_line

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_YEAR_WIDTH = 34.0
# Longer dashes would leave little of so narrow a bar.
_NARROW_BAR = 24.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from ``first`` to ``last``, as ordinals, drawn from ``left`` to ``right``."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: str) -> float:
        """Where a day stands; what lies before or after all days stands at an edge."""
        if not is_known(day):
            return self.left if day == BEFORE_ALL else self.right
        share = (_ordinal(day) - self.first) / (self.last - self.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def years(self) -> list[int]:
        """The years whose beginning to mark, the end of the last too, so few that their names stay apart."""
        low, high = date.fromordinal(self.first).year, date.fromordinal(self.last).year
        max_years = max(2, int((self.right - self.left) / _YEAR_WIDTH))
        step = next((step for step in _STEPS if (high - low) / step <= max_years), _STEPS[-1])
        return [
            year for year in range(low, high + 1) if year % step == 0 and self.first <= _ordinal(f"{year:04}-01-01")
        ]


def build_axis(times: Iterable[Bounds], left: float, right: float) -> Axis:
    """An axis of whole years that holds every known day of these times, with a year more where an end is open."""
    every = [day for time in times for day in time]
    days = sorted(day for day in every if is_known(day))
    low, high = (int(days[0][:4]), int(days[-1][:4])) if days else (2000, 2000)
    low, high = max(1, low - (BEFORE_ALL in every)), min(9999, high + (AFTER_ALL in every))
    return Axis(date(low, 1, 1).toordinal(), date(high, 12, 31).toordinal() + (1 if high < 9999 else 0), left, right)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def draw_axis(axis: Axis, top: float, foot: float, theme: Theme) -> str:
    """The years, with a thin line at the beginning of each from ``top`` to ``foot``."""
    parts = []
    for year in axis.years():
        x = axis.x(f"{year:04}-01-01")
        parts.append(
            element(
                "path",
                d=f"M{format_number(x)} {format_number(top)}V{format_number(foot)}",
                stroke=theme.rule,
                stroke_width=0.6,
            )
        )
        if x + 24 <= axis.right + 10:
            parts.append(text_line(x + 2, top - 4, str(year), SMALL, theme.quiet, bold=True))
    return "".join(parts)


def draw_bar(axis: Axis, time: Bounds, y: float, fill: str, rim: str, dash: str = "") -> str:
    """A time around a height: a dot for one known day; else hollow where it may be and filled where it must be.

    An end that is not known runs to the edge and ends in an arrow.
    """
    if time.is_one_day:
        return element(
            "circle", cx=axis.x(time.start_lo), cy=y, r=4, fill=fill, stroke=rim, stroke_width=1.1, class_="day"
        )
    low, high = axis.x(time.start_lo), max(axis.x(time.end_hi), axis.x(time.start_lo) + 5)
    narrow = high - low < _NARROW_BAR and dash
    parts = [_draw_box(low, high, y, "none", rim, "1.6 1.4" if narrow else dash, "possible")]
    if time.has_certain_span:
        parts.append(_draw_box(axis.x(time.start_hi), axis.x(time.end_lo), y, fill, rim, "", "certain"))
    parts += [_draw_arrow(low, y, -1, rim)] if time.start_lo == BEFORE_ALL else []
    parts += [_draw_arrow(high, y, 1, rim)] if time.end_hi == AFTER_ALL else []
    return "".join(parts)


def _draw_box(low: float, high: float, y: float, fill: str, rim: str, dash: str, name: str) -> str:
    return element(
        "rect", x=low, y=y - TEXT / 2, width=high - low, height=TEXT, fill=fill, stroke=rim, stroke_width=1.1,
        stroke_dasharray=dash, class_=name,
    )  # fmt: skip


def _draw_arrow(x: float, y: float, way: int, rim: str) -> str:
    d = polygon_path([(x, y - 5), (x + 6 * way, y), (x, y + 5)])
    return element("path", d=d, fill=rim, class_="open-end")
