"""A Bayesian reading: worked by hand, and the laws that it keeps."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.assessment.bayes import (
    SCALE,
    Range,
    Reading,
    parse_range,
    posterior,
    range_in_words,
    ratio,
    readings,
)
from civicgraph.graph.record import EvidenceTest, Record

RIVAL = "it-was-coming-anyway"
CLAIM = "claim/it-was-the-ask"


def make_test(id: str, result: str = "found", s: str = "", t: str = "", depends: tuple[str, ...] = ()) -> EvidenceTest:
    """A test of the claim against the rival."""
    words = ("hoop", "It is found.", "before-looking", CLAIM, RIVAL, "It is not.", result, "the archive")
    return EvidenceTest(id, *words, s, t, "our judgement" if s else "", (CLAIM,), depends, "source/s", ())


def reading(*tests: EvidenceTest, prior: str = "0.5/0.5", **given: tuple[Range, Range]) -> Reading:
    """The one reading of some tests."""
    shelf = {test.id: test for test in tests}
    record = Record("https://example.org/", "0", "here", {}, {}, {}, {}, {}, {}, {}, tests=shelf)
    (found,) = readings(record, tests, RIVAL, parse_range(prior), given)
    return found


def near(low: float, high: float) -> object:
    """A range as computed, but for rounding."""
    return pytest.approx((low, high))


def test_evidence_found_moves_the_prior_as_bayes_has_it() -> None:
    # s = 0.8, t = 0.2, p = 0.5: 0.8 * 0.5 / (0.8 * 0.5 + 0.2 * 0.5) = 0.8
    assert reading(make_test("a", s="0.8/0.8", t="0.2/0.2")).posterior == near(0.8, 0.8)


def test_evidence_absent_moves_it_the_other_way() -> None:
    # 1 - s = 0.2, 1 - t = 0.8, p = 0.5: 0.2 * 0.5 / (0.2 * 0.5 + 0.8 * 0.5) = 0.2
    assert reading(make_test("a", "searched-and-absent", "0.8/0.8", "0.2/0.2")).posterior == near(0.2, 0.2)


def test_ranges_give_the_widest_interval_that_they_allow() -> None:
    # lowest: p 0.25, s 0.6, t 0.3, odds 1/3 * 2 = 2/3, so 0.4; highest: p 0.5, s 0.9, t 0.1, odds 9, so 0.9
    assert reading(make_test("a", s="0.6/0.9", t="0.1/0.3"), prior="0.25/0.5").posterior == near(0.4, 0.9)


def test_independent_tests_multiply_and_dependent_ones_count_once() -> None:
    a = make_test("a", s="0.8/0.8", t="0.2/0.2")
    b = make_test("b", s="0.6/0.6", t="0.3/0.3")
    assert reading(a, b).posterior == near(8 / 9, 8 / 9)
    together = reading(a, b._replace(depends_with=("a",)))
    (weight,) = together.weights
    assert weight.ratio == near(2, 4)
    assert together.posterior == near(2 / 3, 4 / 5)


def test_tests_depend_through_one_that_nobody_looked_for() -> None:
    a = make_test("a", s="0.8/0.8", t="0.2/0.2", depends=("b",))
    b = make_test("b", "not-searched", "0.9/0.9", "0.1/0.1", depends=("c",))
    c = make_test("c", s="0.8/0.8", t="0.2/0.2")
    found = reading(a, b, c)
    assert len(found.weights) == 1
    assert found.posterior == near(0.8, 0.8)


@pytest.mark.parametrize("result", ["not-searched", "lost"])
def test_what_was_not_searched_or_is_lost_moves_nothing(result: str) -> None:
    found = reading(make_test("a", result, "0.9/0.9", "0.1/0.1"), prior="0.2/0.4")
    assert (found.posterior, found.weights) == (near(0.2, 0.4), ())
    assert [test.id for test, _ in found.idle] == ["a"]


def test_what_nobody_has_judged_moves_nothing_until_somebody_does() -> None:
    assert reading(make_test("a")).idle[0][1] == "nobody has judged its likelihoods"
    found = reading(make_test("a"), a=(Range(0.8, 0.8), Range(0.2, 0.2)))
    assert found.posterior == near(0.8, 0.8)
    assert found.weights[0].inputs[0].basis == "given for this reading"


def test_evidence_that_the_rival_rules_out_decides() -> None:
    assert reading(make_test("a", s="0.5/0.9", t="0/0")).posterior == (1, 1)
    assert reading(make_test("a", "searched-and-absent", "1/1", "0.2/0.5")).posterior == (0, 0)


def test_evidence_for_and_against_that_both_decide_leaves_all_open() -> None:
    assert reading(make_test("a", s="0.5/0.5", t="0/0"), make_test("b", s="0/0", t="0.5/0.5")).posterior == (0, 1)


@pytest.mark.parametrize("prior", ["0/0.5", "0.5/1", "0/1"])
def test_a_prior_that_nothing_can_move_is_refused(prior: str) -> None:
    with pytest.raises(UsageError, match="cannot be moved by any evidence"):
        reading(make_test("a", s="0.8/0.8", t="0.2/0.2"), prior=prior)


def test_evidence_that_neither_side_allows_is_refused() -> None:
    with pytest.raises(UsageError, match="neither the hypothesis nor the rival allows"):
        reading(make_test("a", s="0/0", t="0/0"))


def test_a_likelihood_for_another_test_is_refused() -> None:
    with pytest.raises(UsageError, match="b is no test here"):
        reading(make_test("a"), b=(Range(0.8, 0.8), Range(0.2, 0.2)))


@pytest.mark.parametrize(
    "text", ["0.5", "0.5/", "/0.5", "0.6/0.4", "-0.1/0.5", "0.5/1.1", "a/b", "nan/1", "0.1/nan", ""]
)
def test_what_is_no_range_of_probabilities_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no range of probabilities: give the lower and the higher"):
        parse_range(text)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0.04, "almost ruled out"),
        (0.05, 0.19, "very unlikely"),
        (0.4, 0.59, "about as likely as not"),
        (0.95, 1, "almost certain"),
        (0.1, 0.9, "between very unlikely and very likely"),
    ],
)
def test_a_range_is_put_in_the_words_of_the_scale(low: float, high: float, words: str) -> None:
    assert range_in_words(Range(low, high)) == words


def test_the_scale_rises_and_leaves_no_gap() -> None:
    bounds = [bound for bound, _ in SCALE]
    assert bounds == sorted(set(bounds))
    assert bounds[-1] == inf


LIKELY = st.floats(0.01, 0.99)
RANGES = st.tuples(LIKELY, LIKELY).map(lambda pair: Range(min(pair), max(pair)))
RESULTS = st.sampled_from(["found", "searched-and-absent"])


def point(value: float) -> Range:
    """A range without width."""
    return Range(value, value)


@given(RANGES, RANGES, RANGES, RESULTS, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_every_choice_within_the_inputs_lies_within_the_answer(
    p: Range, s: Range, t: Range, result: str, at_p: float, at_s: float, at_t: float
) -> None:
    inside = [one.low + at * (one.high - one.low) for one, at in ((p, at_p), (s, at_s), (t, at_t))]
    chance, here, there = inside
    if result != "found":
        here, there = 1 - here, 1 - there
    exact = here * chance / (here * chance + there * (1 - chance))
    low, high = posterior(p, [ratio(result, s, t)])
    assert low - 1e-9 <= exact <= high + 1e-9


@given(RANGES, st.lists(st.tuples(RESULTS, RANGES, RANGES), max_size=4))
def test_the_order_of_evidence_does_not_matter(p: Range, some: list[tuple[str, Range, Range]]) -> None:
    ratios = [ratio(*one) for one in some]
    assert posterior(p, ratios) == pytest.approx(posterior(p, sorted(ratios)))


@given(RANGES, RANGES, RANGES)
def test_hypothesis_and_rival_are_two_sides_of_one_coin(p: Range, s: Range, t: Range) -> None:
    ours = posterior(p, [ratio("found", s, t)])
    theirs = posterior(Range(1 - p.high, 1 - p.low), [ratio("found", t, s)])
    assert (ours.low, ours.high) == pytest.approx((1 - theirs.high, 1 - theirs.low))


@given(RANGES, LIKELY, LIKELY)
def test_found_and_absent_pull_apart(p: Range, s: float, t: float) -> None:
    assume(s > t)
    found, absent = (posterior(p, [ratio(result, point(s), point(t))]) for result in ("found", "searched-and-absent"))
    assert absent.low <= p.low <= found.low
    assert absent.high <= p.high <= found.high
