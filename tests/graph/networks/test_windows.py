from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.dates import bounds
from civicgraph.graph.networks.windows import OUTSIDE, PERHAPS, UNDATED, WITHIN, Window, windows

from ..small_network import claim

YEAR = Window.of("2016")


@pytest.mark.parametrize(
    ("when", "place"),
    [
        ("2016", WITHIN),
        ("2016-11-03", WITHIN),
        ("2015/2017", WITHIN),  # under way all year
        ("2015/..", PERHAPS),  # begun in 2015, and may have ended by then
        ("../2016", WITHIN),  # ended some day of 2016, so it was under way that day
        ("../2017", PERHAPS),
        ("2016~", PERHAPS),
        ("201X", PERHAPS),
        ("2017", OUTSIDE),
        ("2015-12-31", OUTSIDE),
        ("", UNDATED),
    ],
)
def test_a_time_is_within_only_where_every_reading_of_it_is(when: str, place: str) -> None:
    assert YEAR.place(bounds(when)) == place


@given(st.integers(2000, 2020), st.integers(1, 12), st.integers(2000, 2020), st.integers(0, 5))
def test_a_month_is_within_a_span_of_years_exactly_where_its_year_is(
    year: int, month: int, start: int, more: int
) -> None:
    window = Window.of(f"{start}/{start + more}")
    place = window.place(bounds(f"{year}-{month:02}"))
    assert place == (WITHIN if start <= year <= start + more else OUTSIDE)


@pytest.mark.parametrize("text", ["", "../.."])
def test_a_window_without_any_end_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no window"):
        Window.of(text)


def test_windows_cover_from_the_first_dated_year_to_the_last_and_leave_open_ends_alone() -> None:
    claims = [
        claim("a", "x made y", when="2018-10/.."),
        claim("b", "x made y", when="2014"),
        claim("c", "x made y", when=""),
    ]
    assert [window.text for window in windows(claims, 3)] == ["2014/2016", "2017/2019"]
    assert [window.text for window in windows(claims, 1)] == ["2014", "2015", "2016", "2017", "2018"]


def test_where_nothing_is_dated_there_are_no_windows() -> None:
    assert windows([claim("a", "x made y")], 1) == []


def test_a_stray_date_of_long_ago_does_not_make_thousands_of_windows() -> None:
    with pytest.raises(UsageError, match="too many windows of 1 years"):
        windows([claim("a", "x made y", when="0001"), claim("b", "x made y", when="2020")], 1)
