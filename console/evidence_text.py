"""Tests of the steps of a pathway, and a Bayesian reading of them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.assessment.bayes import Range, Reading, Weight, range_in_words
from ..graph.assessment.evidence_tests import (
    MOVING,
    Rivalry,
    StepTests,
    group_by_hypothesis,
    meaning,
    step_summary,
    summary,
)
from ..graph.record import EvidenceTest, Record
from ..graph.words.claims import speaker
from ..graph.words.codes import wording_label
from ..graph.words.counts import capital, quantity
from ..graph.words.places import spot, words_quoted
from .words import bold, dim, heading, warning, wrap

_HOLDS = (
    "That holds if it was the one or the other, and if the likelihoods are right; a third explanation is outside it."
)


def steps_text(record: Record, start: str, end: str, steps: Sequence[StepTests], readings: Sequence[Reading]) -> str:
    """The tests of a pathway, step by step, what they come to, and the readings asked for."""
    lines = [wrap(f"What has been tested on the way from {record.name(start)} to {record.name(end)}?"), ""]
    lines += [wrap(sentence, "  ", "  ") for sentence in step_summary(steps)]
    for tested_step in steps:
        lines += _step(record, tested_step)
    return "\n".join([*lines, *_end(record, readings)])


def tests_text(record: Record, tests: Sequence[EvidenceTest], readings: Sequence[Reading]) -> str:
    """Tests under the hypothesis and the rival that they set apart, and the readings asked for."""
    lines = [wrap(sentence) for sentence in summary(tests)]
    for (hypothesis, rival), some in group_by_hypothesis(tests).items():
        lines += ["", *_hypothesis_and_rival(record, hypothesis, rival)]
        for test in some:
            lines += _test(record, test, "  ")
    return "\n".join([*lines, *_end(record, readings)])


def _hypothesis_and_rival(record: Record, hypothesis: str, rival: str, indent: str = "") -> Iterator[str]:
    yield bold(wrap(record.name(hypothesis), indent, indent))
    yield wrap(f"tested against: {record.name(rival)}", f"{indent}  ", f"{indent}  ")


def _step(record: Record, tested_step: StepTests) -> Iterator[str]:
    step = tested_step.step
    yield heading(wrap(f"Step {tested_step.number}: {record.name(step.start)} {step.phrase} {record.name(step.end)}"))
    for rival in tested_step.rivals:
        yield from _rival(record, rival)
    for test in tested_step.tests:
        yield from _test(record, test, "  ")
    if not tested_step.tests:
        yield "  Not tested." if tested_step.rivals else "  Not tested, and no rival is named."


def _rival(record: Record, rival: Rivalry) -> Iterator[str]:
    yield wrap(f"Rival: {record.name(rival.id)}{'' if rival.tested else ' (not tested)'}", "  ", "    ")
    for claim in rival.claims:
        said = "Said by" if claim.supports else "Doubted by"
        who = speaker(record, claim)
        who = f"{said} {who}, {wording_label(record, claim)}" if claim.wording != "inferred" else capital(who)
        yield wrap(f"{who}: {claim.reason or claim.evidence[0].summary}", "    ", "    ")


def _test(record: Record, test: EvidenceTest, indent: str) -> Iterator[str]:
    deeper = f"{indent}  "
    result, kind = record.name(f"result:{test.result}"), record.name(f"test:{test.kind}")
    yield ""
    shown = bold if test.result in MOVING else dim
    yield shown(wrap(f"{result.upper()} · {kind} · {record.name(f'predicted:{test.predicted}')}", indent, deeper))
    yield wrap(f"Should be found: {test.prediction}", deeper, deeper)
    yield wrap(f"Were it absent: {test.if_absent}", deeper, deeper)
    yield wrap(f"Result: it {meaning(test)}.", deeper, deeper)
    if test.searched_in:
        yield wrap(f"Searched in: {test.searched_in}", deeper, deeper)
    for evidence in test.evidence:
        place = (record.name(evidence.source), spot(record, evidence), f"at {words_quoted(evidence.anchor)}")
        where = ", ".join(part for part in place if part)
        yield wrap(f"Found in {where}: {evidence.summary}", deeper, deeper)
    if test.depends_with:
        yield wrap(f"Not independent of {', '.join(test.depends_with)}", deeper, deeper)
    yield dim(f"{deeper}{test.id}")


def _end(record: Record, readings: Sequence[Reading]) -> Iterator[str]:
    for reading in readings:
        yield from _reading(record, reading)
    yield dim(wrap(f"\nData {record.hash[:12]}, {record.origin}"))


def _reading(record: Record, reading: Reading) -> Iterator[str]:
    yield heading("A Bayesian reading")
    yield from _hypothesis_and_rival(record, reading.hypothesis, reading.rival, "  ")
    yield wrap(f"Prior, as given: {range_text(reading.prior)}, {range_in_words(reading.prior)}.", "  ", "  ")
    for weight in reading.weights:
        yield from _weight(record, weight)
    if reading.idle:
        yield wrap(f"{quantity(len(reading.idle), 'test').capitalize()} moved nothing:", "  ", "  ")
    for test, why in reading.idle:
        yield wrap(f"{test.id}: {why}", "    - ", "      ")
    if not reading.weights:
        yield warning(wrap("Nothing moves the prior. What follows from these tests is what was put in.", "  ", "  "))
        return
    yield bold(wrap(f"Then: {range_in_words(reading.posterior)} ({range_text(reading.posterior)}).", "  ", "  "))
    yield wrap(_HOLDS, "  ", "  ")


def _weight(record: Record, weight: Weight) -> Iterator[str]:
    together = len(weight.inputs) > 1
    if together:
        yield wrap(f"{quantity(len(weight.inputs), 'dependent test').capitalize()}, counted once:", "  ", "  ")
    for given in weight.inputs:
        yield wrap(f"{given.test.id}: {record.name(f'result:{given.test.result}')}", "    - ", "      ")
        odds = f"s {range_text(given.sensitivity)}, t {range_text(given.type_one_error)} ({given.basis})"
        yield wrap(f"{odds}; {ratio_text(given.ratio)}", "      ", "      ")
    if together:
        yield wrap(f"Together {ratio_text(weight.ratio)}", "    ", "    ")


def range_text(range_: Range) -> str:
    """A range as text, never one number alone.

    >>> range_text(Range(0.25, 0.5))
    '0.25 to 0.50'
    """
    return f"{range_.low:.2f} to {range_.high:.2f}"


def ratio_text(ratio: Range) -> str:
    """A ratio of likelihoods as text.

    >>> ratio_text(Range(0.5, float("inf")))
    '0.50 to any number of times as likely under the hypothesis'
    """
    high = "any number of" if ratio.high == float("inf") else f"{ratio.high:.2f}"
    return f"{ratio.low:.2f} to {high} times as likely under the hypothesis"
