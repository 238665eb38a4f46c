"""Tests with what they came to, rivals, and readings by Bayes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from ..assessment.bayes import Input, Range, Reading, range_in_words
from ..assessment.evidence_tests import StepTests, meaning, step_summary, summary
from ..record import EvidenceTest, Record
from .row_keys import ClaimRow, Data, Named, ThingRef
from .rows import claim_row, data_json, thing_json


class Spot(TypedDict):
    """One place in a source."""

    source: str
    anchor: str
    line: int | None
    summary: str


class TestRow(TypedDict):
    """One test, with what its result says and where its evidence stands."""

    id: str
    prediction: str
    predicted: str
    hypothesis: Named
    rival: Named
    kind: str
    result: str
    meaning: str
    if_absent: str
    searched_in: str | None
    sensitivity: str | None
    type_one_error: str | None
    basis: str | None
    bears_on: list[str]
    depends_with: list[str]
    source: str
    evidence: list[Spot]


class RivalRow(Named):
    """A rival explanation, and what is claimed of it."""

    tested: bool
    claims: list[ClaimRow]


StepTestsRow = TypedDict(
    "StepTestsRow",
    {
        "number": int,
        "from": ThingRef,
        "to": ThingRef,
        "phrase": str,
        "claims": list[str],
        "tests": list[TestRow],
        "rivals": list[RivalRow],
    },
)


class RangeDict(TypedDict):
    """The least and the most; null says that there is no bound."""

    low: float | None
    high: float | None


class RangeInWords(RangeDict):
    """A range of probabilities, and the words for it."""

    words: str


class InputDict(TypedDict):
    """A test with the likelihoods that it is read with."""

    test: str
    result: str
    sensitivity: RangeDict
    type_one_error: RangeDict
    basis: str
    ratio: RangeDict


class WeightDict(TypedDict):
    """Tests that count once."""

    ratio: RangeDict
    inputs: list[InputDict]


class IdleRow(TypedDict):
    """A test that moved nothing, and why."""

    test: str
    because: str


class ReadingDict(TypedDict):
    """How far tests move a hypothesis against a rival."""

    hypothesis: Named
    rival: Named
    prior: RangeDict
    posterior: RangeInWords
    weights: list[WeightDict]
    moved_nothing: list[IdleRow]


class Rest(TypedDict):
    """What every answer about tests ends with."""

    readings: list[ReadingDict]
    data: Data


class TestsDict(Rest):
    """Tests, with what they come to together."""

    schema: Literal["civicgraph/tests/1"]
    summary: list[str]
    tests: list[TestRow]


class StepsDict(Rest):
    """The tests of a pathway, step by step."""

    schema: Literal["civicgraph/pathway-tests/1"]
    summary: list[str]
    steps: list[StepTestsRow]


def test_row(record: Record, test: EvidenceTest) -> TestRow:
    """One test, with what its result says and where its evidence stands."""
    return {
        "id": test.id,
        "prediction": test.prediction,
        "predicted": test.predicted,
        "hypothesis": _reference(record, test.hypothesis),
        "rival": _reference(record, test.rival),
        "kind": test.kind,
        "result": test.result,
        "meaning": meaning(test),
        "if_absent": test.if_absent,
        "searched_in": test.searched_in or None,
        "sensitivity": test.sensitivity or None,
        "type_one_error": test.type_one_error or None,
        "basis": test.basis or None,
        "bears_on": list(test.bears_on),
        "depends_with": list(test.depends_with),
        "source": test.source,
        "evidence": [
            {"source": e.source, "anchor": e.anchor, "line": e.line or None, "summary": e.summary}
            for e in test.evidence
        ],
    }


def steps_json(record: Record, steps: Sequence[StepTests], readings: Sequence[Reading]) -> StepsDict:
    """The tests of a pathway, step by step."""
    return {
        "schema": "civicgraph/pathway-tests/1",
        "summary": list(step_summary(steps)),
        "steps": [
            {
                "number": step.number,
                "from": thing_json(record, step.step.start),
                "to": thing_json(record, step.step.end),
                "phrase": step.step.phrase,
                "claims": [claim.id for claim in step.step.claims],
                "tests": [test_row(record, test) for test in step.tests],
                "rivals": [
                    {
                        **_reference(record, rival.id),
                        "tested": rival.tested,
                        "claims": [claim_row(record, claim) for claim in rival.claims],
                    }
                    for rival in step.rivals
                ],
            }
            for step in steps
        ],
        **_rest(record, readings),
    }


def tests_json(record: Record, tests: Sequence[EvidenceTest], readings: Sequence[Reading]) -> TestsDict:
    """Tests in order of id, with what they come to together."""
    rows = [test_row(record, test) for test in tests]
    return {"schema": "civicgraph/tests/1", "summary": list(summary(tests)), "tests": rows, **_rest(record, readings)}


def _rest(record: Record, readings: Sequence[Reading]) -> Rest:
    found = [_reading(record, one) for one in readings]
    return {"readings": found, "data": data_json(record)}


def _reading(record: Record, reading: Reading) -> ReadingDict:
    return {
        "hypothesis": _reference(record, reading.hypothesis),
        "rival": _reference(record, reading.rival),
        "prior": _range(reading.prior),
        "posterior": {**_range(reading.posterior), "words": range_in_words(reading.posterior)},
        "weights": [
            {"ratio": _range(weight.ratio), "inputs": [_input(given) for given in weight.inputs]}
            for weight in reading.weights
        ],
        "moved_nothing": [{"test": test.id, "because": why} for test, why in reading.idle],
    }


def _input(given: Input) -> InputDict:
    return {
        "test": given.test.id,
        "result": given.test.result,
        "sensitivity": _range(given.sensitivity),
        "type_one_error": _range(given.type_one_error),
        "basis": given.basis,
        "ratio": _range(given.ratio),
    }


def _range(range_: Range) -> RangeDict:
    # JSON has no infinity; null says that there is no bound.
    return {"low": _bound(range_.low), "high": _bound(range_.high)}


def _bound(value: float) -> float | None:
    return None if value == float("inf") else round(value, 6)


def _reference(record: Record, id: str) -> Named:
    return {"id": id, "name": record.name(id)}
