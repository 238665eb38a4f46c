"""A Bayesian reading of tests: how far evidence moves belief in a hypothesis against one named rival.

Nothing here is measured. The prior and, for each test, the likelihood of the evidence under the hypothesis (its
sensitivity, s) and under the rival (its type I error, t) are somebody's judgements, given as ranges and shown. With p
the prior, P(H|E) is s·p / (s·p + t·(1 - p)) for evidence found; for evidence searched and absent, 1 - s and 1 - t
stand in the place of s and t. What was not searched or is lost moves nothing. Tests that depend on each other count
once. The answer is an interval, and holds if it was one or the other: a third explanation is outside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from ..errors import UsageError
from ..record import EvidenceTest, Record
from .evidence_tests import MOVING, group_by_hypothesis

# The words for a probability, each up to and without its bound.
SCALE = (
    (0.05, "almost ruled out"),
    (0.20, "very unlikely"),
    (0.40, "unlikely"),
    (0.60, "about as likely as not"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (inf, "almost certain"),
)


class Range(NamedTuple):
    """The lowest and highest that somebody would say."""

    low: float
    high: float


class Input(NamedTuple):
    """A test with the likelihoods that it is read with, who judged them, and the ratio of the two that results."""

    test: EvidenceTest
    sensitivity: Range
    type_one_error: Range
    basis: str
    ratio: Range


class Weight(NamedTuple):
    """Tests that count once, being dependent, or one alone; the ratio takes in all of theirs."""

    inputs: tuple[Input, ...]
    ratio: Range


class Reading(NamedTuple):
    """How far the tests of a hypothesis against a rival move it. ``idle`` are tests that move nothing, and why."""

    hypothesis: str
    rival: str
    prior: Range
    weights: tuple[Weight, ...]
    idle: tuple[tuple[EvidenceTest, str], ...]
    posterior: Range


Likelihoods = Mapping[str, tuple[Range, Range]]


def parse_range(text: str) -> Range:
    """A range of probabilities from text.

    >>> parse_range("0.2/0.5")
    Range(low=0.2, high=0.5)

    Raises
    ------
    UsageError
        It is no range of two numbers from 0 to 1, the lower first.
    """
    low, slash, high = text.partition("/")
    try:
        result = Range(float(low), float(high))
    except ValueError:
        result = Range(1, 0)
    if not slash or not 0 <= result.low <= result.high <= 1:
        raise UsageError(f"{text!r} is no range of probabilities: give the lower and the higher, such as 0.2/0.5")
    return result


def range_in_words(probabilities: Range) -> str:
    """A range in the words of the scale.

    >>> range_in_words(Range(0.1, 0.7)), range_in_words(Range(0.61, 0.7))
    ('between very unlikely and likely', 'likely')
    """
    low, high = (next(word for bound, word in SCALE if value < bound) for value in probabilities)
    return low if low == high else f"between {low} and {high}"


def ratio(result: str, sensitivity: Range, type_one_error: Range) -> Range:
    """How many times likelier the result is under the hypothesis than under the rival, at the least and the most.

    >>> ratio("found", Range(0.5, 0.5), Range(0.25, 0.25))
    Range(low=2.0, high=2.0)
    """
    s, t = sensitivity, type_one_error
    if result == "searched-and-absent":
        s, t = Range(1 - s.high, 1 - s.low), Range(1 - t.high, 1 - t.low)
    if s.high == 0 and t.high == 0:
        raise UsageError("a result that neither the hypothesis nor the rival allows cannot be weighed")
    low = s.low / t.high if t.high else (inf if s.low else 0.0)
    high = s.high / t.low if t.low else (inf if s.high else 0.0)
    return Range(low, high)


def posterior(prior: Range, ratios: Iterable[Range]) -> Range:
    """The prior moved by ratios of independent evidence.

    >>> posterior(Range(0.5, 0.5), [Range(3.0, 3.0)])
    Range(low=0.75, high=0.75)
    """
    low, high = 1.0, 1.0
    for ratio_range in ratios:
        # Where one piece rules a side out and another rules in its favour, that end is left open.
        low = 0.0 if 0 in (low, ratio_range.low) else low * ratio_range.low
        high = inf if inf in (high, ratio_range.high) else high * ratio_range.high
    return Range(_update(prior.low, low), _update(prior.high, high))


def _update(prior: float, times: float) -> float:
    return 1.0 if times == inf else times * prior / (times * prior + 1 - prior)


def readings(
    record: Record, tests: Sequence[EvidenceTest], rival: str, prior: Range, given: Likelihoods | None = None
) -> tuple[Reading, ...]:
    """A reading of each hypothesis that the tests set against a rival.

    Parameters
    ----------
    given
        Likelihoods by id of test, in the place of those that the record holds.

    Raises
    ------
    UsageError
        The prior leaves nothing to learn, no test names the rival, or a likelihood is given for no test of these.
    """
    if prior.low in (0, 1) or prior.high in (0, 1):
        raise UsageError("a prior of 0 or 1 cannot be moved by any evidence: give a range between them")
    groups = {key: group for key, group in group_by_hypothesis(tests).items() if key[1] == rival}
    if not groups:
        raise UsageError(f"no test here is against {record.name(rival)}")
    strange = sorted(set(given or ()) - {test.id for group in groups.values() for test in group})
    if strange:
        raise UsageError(f"{strange[0]} is no test here against {record.name(rival)}")
    return tuple(_reading(record, key, group, prior, given or {}) for key, group in groups.items())


def _reading(
    record: Record, key: tuple[str, str], tests: Sequence[EvidenceTest], prior: Range, given: Likelihoods
) -> Reading:
    inputs, idle = [], []
    for test in tests:
        if test.result not in MOVING:
            idle.append((test, record.name(f"result:{test.result}")))
        elif test.id in given:
            inputs.append(_input(test, *given[test.id], "given for this reading"))
        elif test.sensitivity:
            inputs.append(_input(test, parse_range(test.sensitivity), parse_range(test.type_one_error), test.basis))
        else:
            idle.append((test, "nobody has judged its likelihoods"))
    weights = _weights(record, inputs)
    return Reading(*key, prior, weights, tuple(idle), posterior(prior, (one.ratio for one in weights)))


def _input(test: EvidenceTest, sensitivity: Range, type_one_error: Range, basis: str) -> Input:
    return Input(test, sensitivity, type_one_error, basis, ratio(test.result, sensitivity, type_one_error))


def _weights(record: Record, inputs: Sequence[Input]) -> tuple[Weight, ...]:
    """Dependent tests as one: as little as the least of them may move, as much as the most, never more."""
    group = _groups(record.tests.values())
    together: dict[str, list[Input]] = {}
    for one in inputs:
        together.setdefault(group[one.test.id], []).append(one)
    return tuple(
        Weight(
            tuple(dependent), Range(min(one.ratio.low for one in dependent), max(one.ratio.high for one in dependent))
        )
        for dependent in together.values()
    )


def _groups(tests: Iterable[EvidenceTest]) -> dict[str, str]:
    """For each test the least id among those that it depends with, directly or through others."""
    leader = {test.id: test.id for test in tests}

    def top(id: str) -> str:
        while leader[id] != id:
            id = leader[id]
        return id

    for test in list(tests):
        for other in test.depends_with:
            one, two = sorted((top(test.id), top(other)))
            leader[two] = one
    return {id: top(id) for id in leader}
