"""Tests of the steps of a pathway, and a Bayesian reading of them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.assessment.bayes import Range, Reading, Weight, in_words
from ..graph.assessment.evidence_tests import MOVING, Rivalry, StepTests, by_hypothesis, meaning, step_summary, summary
from ..graph.record import EvidenceTest, Record
from ..graph.words.claims import speaker
from ..graph.words.codes import label
from ..graph.words.counts import capital, counted
from .words import bold, dim, filled, heading, warning

_HOLDS = (
    "That holds if it was the one or the other, and if the likelihoods are right; a third explanation is outside it."
)


def steps_text(record: Record, start: str, end: str, steps: Sequence[StepTests], readings: Sequence[Reading]) -> str:
    """The tests of a pathway, step by step, what they come to, and the readings asked for."""
    lines = [filled(f"What has been tested on the way from {record.name(start)} to {record.name(end)}?"), ""]
    lines += [filled(sentence, "  ", "  ") for sentence in step_summary(steps)]
    for one in steps:
        lines += _step(record, one)
    return "\n".join([*lines, *_end(record, readings)])


def tests_text(record: Record, tests: Sequence[EvidenceTest], readings: Sequence[Reading]) -> str:
    """Tests under the hypothesis and the rival that they set apart, and the readings asked for."""
    lines = [filled(sentence) for sentence in summary(tests)]
    for (hypothesis, rival), some in by_hypothesis(tests).items():
        lines += ["", *_versus(record, hypothesis, rival)]
        for test in some:
            lines += _test(record, test, "  ")
    return "\n".join([*lines, *_end(record, readings)])


def _versus(record: Record, hypothesis: str, rival: str, indent: str = "") -> Iterator[str]:
    yield bold(filled(record.name(hypothesis), indent, indent))
    yield filled(f"against: {record.name(rival)}", f"{indent}  ", f"{indent}  ")


def _step(record: Record, one: StepTests) -> Iterator[str]:
    step = one.step
    yield heading(filled(f"Step {one.number}: {record.name(step.start)} {step.phrase} {record.name(step.end)}"))
    for rival in one.rivals:
        yield from _rival(record, rival)
    for test in one.tests:
        yield from _test(record, test, "  ")
    if not one.tests:
        yield "  Not tested." if one.rivals else "  Not tested, and no rival is named."


def _rival(record: Record, rival: Rivalry) -> Iterator[str]:
    yield filled(f"Rival: {record.name(rival.id)}{'' if rival.tested else ' (not tested)'}", "  ", "    ")
    for claim in rival.claims:
        said = "Said by" if claim.supports else "Doubted by"
        who = speaker(record, claim)
        who = (
            f"{said} {who}, {label(record, 'wording', claim.wording)}" if claim.wording != "inferred" else capital(who)
        )
        yield filled(f"{who}: {claim.reason or claim.evidence[0].summary}", "    ", "    ")


def _test(record: Record, test: EvidenceTest, indent: str) -> Iterator[str]:
    deeper = f"{indent}  "
    result, kind = record.name(f"result:{test.result}"), record.name(f"test:{test.kind}")
    yield ""
    shown = bold if test.result in MOVING else dim
    yield shown(filled(f"{result.upper()} · {kind} · {record.name(f'predicted:{test.predicted}')}", indent, deeper))
    yield filled(f"Should be found: {test.prediction}", deeper, deeper)
    yield filled(f"Were it absent: {test.if_absent}", deeper, deeper)
    yield filled(f"Result: it {meaning(test)}.", deeper, deeper)
    if test.searched_in:
        yield filled(f"Searched in: {test.searched_in}", deeper, deeper)
    for evidence in test.evidence:
        line = f", line {evidence.line}" if evidence.line else ""
        where = f"{record.name(evidence.source)}{line}, at “{evidence.anchor}”"
        yield filled(f"Found in {where}: {evidence.summary}", deeper, deeper)
    if test.depends_with:
        yield filled(f"Depends with {', '.join(test.depends_with)}", deeper, deeper)
    yield dim(f"{deeper}{test.id}")


def _end(record: Record, readings: Sequence[Reading]) -> Iterator[str]:
    for one in readings:
        yield from _reading(record, one)
    yield dim(filled(f"\nData {record.hash[:12]}, {record.origin}"))


def _reading(record: Record, one: Reading) -> Iterator[str]:
    yield heading("A Bayesian reading")
    yield from _versus(record, one.hypothesis, one.rival, "  ")
    yield filled(f"Prior, as given: {shown(one.prior)}, {in_words(one.prior)}.", "  ", "  ")
    for weight in one.weights:
        yield from _weight(record, weight)
    if one.idle:
        yield filled(f"{counted(len(one.idle), 'test').capitalize()} moved nothing:", "  ", "  ")
    for test, why in one.idle:
        yield filled(f"{test.id}: {why}", "    - ", "      ")
    if not one.weights:
        yield warning(filled("Nothing moves the prior. What follows from these tests is what was put in.", "  ", "  "))
        return
    yield bold(filled(f"Then: {in_words(one.posterior)} ({shown(one.posterior)}).", "  ", "  "))
    yield filled(_HOLDS, "  ", "  ")


def _weight(record: Record, weight: Weight) -> Iterator[str]:
    together = len(weight.inputs) > 1
    if together:
        yield filled(f"{counted(len(weight.inputs), 'dependent test').capitalize()}, counted once:", "  ", "  ")
    for given in weight.inputs:
        yield filled(f"{given.test.id}: {record.name(f'result:{given.test.result}')}", "    - ", "      ")
        odds = f"s {shown(given.sensitivity)}, t {shown(given.type_one_error)} ({given.basis})"
        yield filled(f"{odds}; {times(given.ratio)}", "      ", "      ")
    if together:
        yield filled(f"Together {times(weight.ratio)}", "    ", "    ")


def shown(found: Range) -> str:
    """A range as text, never one number alone.

    >>> shown(Range(0.25, 0.5))
    '0.25 to 0.50'
    """
    return f"{found.low:.2f} to {found.high:.2f}"


def times(ratio: Range) -> str:
    """A ratio of likelihoods as text.

    >>> times(Range(0.5, float("inf")))
    '0.50 to any number of times as likely under the hypothesis'
    """
    high = "any number of" if ratio.high == float("inf") else f"{ratio.high:.2f}"
    return f"{ratio.low:.2f} to {high} times as likely under the hypothesis"
