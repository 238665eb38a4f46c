"""Whether steps can have happened in their order, judged along the whole chain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.dates import AFTER_ALL, BEFORE_ALL, UNKNOWN, Bounds, bounds
from civicgraph.graph.tracing.chronology import judge_order, worst_verdict

DAYS = st.dates().map(lambda day: day.isoformat())


@st.composite
def some_time(draw: st.DrawFn) -> Bounds:
    """Bounds as the dates module makes them: ends in order, or unknown."""
    low, middle, high = sorted(draw(st.lists(DAYS, min_size=3, max_size=3)))
    times = [
        UNKNOWN,
        Bounds(low, high, low, high),
        Bounds(low, low, BEFORE_ALL, AFTER_ALL),
        Bounds(BEFORE_ALL, AFTER_ALL, low, high),
        Bounds(low, middle, middle, high),
    ]
    return draw(st.sampled_from(times))


TIMES = st.lists(some_time(), max_size=6)


def judge_dates(*when: str) -> list[str]:
    """The steps of a chain of dates, judged."""
    return judge_order(bounds(text) for text in when)


@pytest.mark.parametrize(
    ("dates", "verdicts"),
    [
        (["2016", "2018"], ["certain", "certain"]),
        (["2018", "2016"], ["certain", "impossible"]),
        (["2016", "2016"], ["certain", "possible"]),
        (["2016-03", "2016"], ["certain", "possible"]),
        (["2016-03-01", "2016-03-01"], ["certain", "certain"]),
        (["2016-12", "2016-11"], ["certain", "impossible"]),
        (["", "2016"], ["certain", "possible"]),
        (["2016", ""], ["certain", "possible"]),
        (["2018-10/..", "2016"], ["certain", "impossible"]),
        (["2016", "2015/2019"], ["certain", "certain"]),
        (["2015/2019", "2016"], ["certain", "certain"]),
        (["2016/2019", "2016"], ["certain", "possible"]),
        (["2016~", "2015"], ["certain", "possible"]),
        (["../2016", "2010"], ["certain", "possible"]),
        ([], []),
    ],
    ids=" > ".join,
)
def test_a_chain_of_dates_is_judged_as_by_hand(dates: list[str], verdicts: list[str]) -> None:
    assert judge_dates(*dates) == verdicts


def test_an_undated_step_in_the_middle_does_not_launder_time() -> None:
    assert judge_dates("2020", "", "2016") == ["certain", "possible", "impossible"]
    assert judge_dates("2020", "", "", "201X", "2019") == [
        "certain",
        "possible",
        "possible",
        "impossible",
        "impossible",
    ]


def test_neighbours_that_fit_do_not_hide_a_chain_that_runs_backwards() -> None:
    pairs = [("2018", "2010/2020"), ("2010/2020", "2012")]
    assert all("impossible" not in judge_dates(*pair) for pair in pairs)
    assert judge_dates("2018", "2010/2020", "2012")[-1] == "impossible"


def test_the_whole_is_as_bad_as_its_worst_step() -> None:
    assert worst_verdict(["certain", "possible", "impossible", "certain"]) == "impossible"
    assert worst_verdict(["certain", "possible"]) == "possible"
    assert worst_verdict([]) == "certain"


@given(st.integers(1900, 2100), st.integers(0, 5))
def test_same_year_pairs_are_possible_and_never_certain(year: int, undated: int) -> None:
    assert judge_dates(str(year), *[""] * undated, str(year))[-1] == "possible"


@given(TIMES, some_time())
def test_a_further_step_changes_no_earlier_one(times: list[Bounds], more: Bounds) -> None:
    assert judge_order([*times, more])[: len(times)] == judge_order(times)


@given(TIMES, st.integers(0, 5), some_time())
def test_a_step_put_in_never_makes_a_later_one_better(times: list[Bounds], place: int, more: Bounds) -> None:
    rank = ["impossible", "possible", "certain"].index
    place = min(place, len(times))
    before, after = judge_order(times)[place:], judge_order([*times[:place], more, *times[place:]])[place + 1 :]
    assert all(rank(now) <= rank(then) for then, now in zip(before, after, strict=True))


@given(TIMES)
def test_a_chain_of_undated_steps_put_between_all_others_changes_nothing_but_certainty(times: list[Bounds]) -> None:
    spread = [one for time in times for one in (time, UNKNOWN)]
    assert [verdict == "impossible" for verdict in judge_order(spread)[::2]] == [
        verdict == "impossible" for verdict in judge_order(times)
    ]


@given(st.lists(DAYS, max_size=6))
def test_exact_days_are_certain_in_order_and_impossible_out_of_it(days: list[str]) -> None:
    verdicts = judge_order(Bounds(day, day, day, day) for day in days)
    assert verdicts == ["certain" if day >= max(days[: n + 1]) else "impossible" for n, day in enumerate(days)]


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5), st.data())
def test_what_is_called_impossible_no_choice_of_days_makes_possible(
    ranges: list[tuple[str, str]], data: st.DataObject
) -> None:
    """A year or a month is some day in it: whatever the days are, an impossible chain runs backwards somewhere."""
    times = [Bounds(low, high, low, high) for low, high in map(sorted, ranges)]
    days = [min(max(data.draw(DAYS), time.start_lo), time.end_hi) for time in times]
    verdict = worst_verdict(judge_order(times))
    in_order = days == sorted(days)
    assert not (verdict == "impossible" and in_order)
    assert not (verdict == "certain" and not in_order)
