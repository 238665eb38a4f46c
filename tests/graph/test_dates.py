"""EDTF text as days: examples by hand, laws, and the ``edtf`` library as a second opinion."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.dates import AFTER_ALL, BEFORE_ALL, UNKNOWN, Bounds, bounds

EXAMPLES = {
    "2016": ("2016-01-01", "2016-12-31", "2016-01-01", "2016-12-31"),
    "2016-02": ("2016-02-01", "2016-02-29", "2016-02-01", "2016-02-29"),
    "2015-02": ("2015-02-01", "2015-02-28", "2015-02-01", "2015-02-28"),
    "2016-11-03": ("2016-11-03", "2016-11-03", "2016-11-03", "2016-11-03"),
    "201X": ("2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31"),
    "2016-21": ("2016-03-01", "2016-05-31", "2016-03-01", "2016-05-31"),
    "2016-22": ("2016-06-01", "2016-08-31", "2016-06-01", "2016-08-31"),
    "2016-23": ("2016-09-01", "2016-11-30", "2016-09-01", "2016-11-30"),
    "2016-24": ("2015-12-01", "2017-02-28", "2015-12-01", "2017-02-28"),
    "2015-24": ("2014-12-01", "2016-02-29", "2014-12-01", "2016-02-29"),
    "9999-24": ("9998-12-01", "9999-12-31", "9998-12-01", "9999-12-31"),
    "0001-24": ("0001-01-01", "0002-02-28", "0001-01-01", "0002-02-28"),
    "2016-21~": ("2015-12-01", "2016-08-31", "2015-12-01", "2016-08-31"),
    "2016-22/2016-23": ("2016-06-01", "2016-08-31", "2016-09-01", "2016-11-30"),
    "2018-XX": ("2018-01-01", "2018-12-31", "2018-01-01", "2018-12-31"),
    "2018-XX-XX": ("2018-01-01", "2018-12-31", "2018-01-01", "2018-12-31"),
    "2018-02-XX": ("2018-02-01", "2018-02-28", "2018-02-01", "2018-02-28"),
    "2018-02-XX~": ("2018-01-01", "2018-03-31", "2018-01-01", "2018-03-31"),
    "20XX-XX": ("2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31"),
    "2016~": ("2015-01-01", "2017-12-31", "2015-01-01", "2017-12-31"),
    "2016-01?": ("2015-12-01", "2016-02-29", "2015-12-01", "2016-02-29"),
    "2016-03-01%": ("2016-02-29", "2016-03-02", "2016-02-29", "2016-03-02"),
    "201X~": ("2000-01-01", "2029-12-31", "2000-01-01", "2029-12-31"),
    "2018-10/..": ("2018-10-01", "2018-10-31", "2018-10-01", AFTER_ALL),
    "2018-10/": ("2018-10-01", "2018-10-31", "2018-10-01", AFTER_ALL),
    "../2016": (BEFORE_ALL, "2016-12-31", "2016-01-01", "2016-12-31"),
    "/2016": (BEFORE_ALL, "2016-12-31", "2016-01-01", "2016-12-31"),
    "2016/2021": ("2016-01-01", "2016-12-31", "2021-01-01", "2021-12-31"),
    "2016/2016": ("2016-01-01", "2016-12-31", "2016-01-01", "2016-12-31"),
    "2016-05/2016": ("2016-05-01", "2016-05-31", "2016-05-01", "2016-12-31"),
    "2016/2016-05": ("2016-01-01", "2016-05-31", "2016-05-01", "2016-05-31"),
    "0001~": ("0001-01-01", "0002-12-31", "0001-01-01", "0002-12-31"),
    "9999~": ("9998-01-01", "9999-12-31", "9998-01-01", "9999-12-31"),
    "9999-12~": ("9999-11-01", "9999-12-31", "9999-11-01", "9999-12-31"),
    "0001-01-01~": ("0001-01-01", "0001-01-02", "0001-01-01", "0001-01-02"),
}
NO_DATES = (
    "16", "2016-13", "2016-00", "2016-02-30", "2015-02-29", "2016-1", "2016/11", "spring 2016", "2016 ", "0000", "000X",
    "201X-05", "2X16", "2016-20", "2016-25", "2016-21-03", "2016-24-XX", "201X-21", "2018-XX-15", "2018-1X", "2018-X",
    "2018-13-XX", "2018-05-1X",
    "2016-11-03T10:00", "~2016", "2021/2016", "2016-05/2016-04", "2016/2017/2018", "٢٠١٦", "2016\n",
)  # fmt: skip

years = st.integers(2, 9998).map(lambda year: f"{year:04}")
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
days = st.dates().map(lambda day: day.isoformat())
decades = st.integers(1, 998).map(lambda decade: f"{decade:03}X")
unknown = st.builds("{}-XX{}".format, years, st.sampled_from(["", "-XX"])) | months.map(lambda month: f"{month}-XX")
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
known = years | months | days | decades
plain = known | unknown
dates = st.builds("{}{}".format, plain | seasons, st.sampled_from(["", "", "~", "?", "%"]))
times = dates | st.builds("{}/{}".format, dates | st.sampled_from(["", ".."]), dates | st.sampled_from(["", ".."]))


def read(text: str) -> Bounds | None:
    """The bounds, or nothing where the text is refused."""
    try:
        return bounds(text)
    except ValueError:
        return None


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_time_is_the_days_that_it_leaves_open(text: str) -> None:
    assert bounds(text) == EXAMPLES[text]


@pytest.mark.parametrize("text", ["", "..", "/", "../.."])
def test_a_time_without_a_date_in_it_says_nothing_or_is_refused(text: str) -> None:
    assert read(text) in (UNKNOWN, None)
    assert bounds("") == Bounds(BEFORE_ALL, AFTER_ALL, BEFORE_ALL, AFTER_ALL)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date: |ends before it begins"):
        bounds(text)


@given(st.text("0123456789X-/~?%. ", max_size=24))
def test_no_text_is_met_with_anything_but_bounds_or_a_refusal(text: str) -> None:
    found = read(text)
    assert found is None or len(found) == 4


@given(times)
def test_bounds_are_in_order(text: str) -> None:
    if found := read(text):
        assert found.start_lo <= found.start_hi <= found.end_hi
        assert found.start_lo <= found.end_lo <= found.end_hi


@given(st.dates())
def test_a_narrower_date_lies_inside_a_wider_one(day: object) -> None:
    text = str(day)
    wider = [text, text[:7], text[:4]] + ([f"{text[:3]}X"] if text[:3] > "000" else [])
    for narrow, wide in pairwise(wider):
        inner, outer = bounds(narrow), bounds(wide)
        assert outer.start_lo <= inner.start_lo and inner.end_hi <= outer.end_hi


@given(plain | seasons)
def test_about_a_date_leaves_open_all_that_the_date_does_and_more(text: str) -> None:
    inner, outer = bounds(text), bounds(f"{text}~")
    assert outer.start_lo <= inner.start_lo and inner.end_hi <= outer.end_hi
    assert outer != inner


@given(plain | seasons, plain | seasons)
def test_an_interval_begins_within_its_first_date_and_ends_within_its_last(first: str, last: str) -> None:
    if found := read(f"{first}/{last}"):
        assert bounds(first).start_lo == found.start_lo and found.start_hi <= bounds(first).start_hi
        assert bounds(last).end_hi == found.end_hi and found.end_lo >= bounds(last).end_lo
    else:
        assert bounds(first).start_lo > bounds(last).end_hi


@given(plain | st.builds("{}-{}".format, years, st.integers(21, 23)))
def test_the_edtf_library_reads_the_same_first_and_last_day(text: str) -> None:
    from edtf import parse_edtf

    theirs = parse_edtf(text)
    days = ["{:04}-{:02}-{:02}".format(*day[:3]) for day in (theirs.lower_strict(), theirs.upper_strict())]
    assert [bounds(text).start_lo, bounds(text).end_hi] == days


@given(known, known)
def test_the_edtf_library_reads_the_same_ends_of_an_interval(first: str, last: str) -> None:
    from edtf import parse_edtf

    if found := read(f"{first}/{last}"):
        theirs = parse_edtf(f"{first}/{last}")
        days = ["{:04}-{:02}-{:02}".format(*day[:3]) for day in (theirs.lower_strict(), theirs.upper_strict())]
        assert [found.start_lo, found.end_hi] == days


@given(st.integers(2, 9998))
def test_a_winter_is_any_that_the_library_or_a_reader_may_mean(year: int) -> None:
    from edtf import parse_edtf

    theirs, ours = parse_edtf(f"{year:04}-24"), bounds(f"{year:04}-24")
    days = ["{:04}-{:02}-{:02}".format(*day[:3]) for day in (theirs.lower_strict(), theirs.upper_strict())]
    assert ours.start_lo <= days[0] and days[1] <= ours.end_hi
    assert ours.start_lo == f"{year - 1:04}-12-01" and ours.end_hi[:7] == f"{year + 1:04}-02"


@pytest.mark.parametrize("text", ["12/05/2021", "5/2021", "2021/5", "31/12/99"])
def test_a_date_with_strokes_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' is no date: write 2021-05-12, or a period as 2018-10/2019-03$"):
        bounds(text)
