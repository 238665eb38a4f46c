"""Tests, readings and outcome statements as plain values for JSON, as CSV and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..exchange import claim_row, thing_json
from ..promises.export import escaped
from ..record import Claim, EvidenceTest, Record
from ..spreadsheets import neutral, sheet
from .bayes import Input, Range, Reading, in_words
from .evidence_tests import StepTests, meaning, step_summary, summary
from .outcomes import Statement, part_codes

Json = dict[str, Any]


def test_row(record: Record, test: EvidenceTest) -> Json:
    """One test, with what its result says and where its evidence stands."""
    return {
        "id": test.id,
        "prediction": test.prediction,
        "predicted": test.predicted,
        "hypothesis": _named(record, test.hypothesis),
        "rival": _named(record, test.rival),
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


def steps_json(record: Record, steps: Sequence[StepTests], readings: Sequence[Reading]) -> Json:
    """The tests of a pathway, step by step."""
    return {
        "summary": list(step_summary(steps)),
        "steps": [
            {
                "number": one.number,
                "from": thing_json(record, one.step.start),
                "to": thing_json(record, one.step.end),
                "phrase": one.step.phrase,
                "claims": [claim.id for claim in one.step.claims],
                "tests": [test_row(record, test) for test in one.tests],
                "rivals": [
                    {
                        **_named(record, rival.id),
                        "tested": rival.tested,
                        "claims": [claim_row(record, claim) for claim in rival.claims],
                    }
                    for rival in one.rivals
                ],
            }
            for one in steps
        ],
        **_rest(record, readings),
    }


def tests_json(record: Record, tests: Sequence[EvidenceTest], readings: Sequence[Reading]) -> Json:
    """Tests in order of id, with what they come to together."""
    rows = [test_row(record, test) for test in tests]
    return {"summary": list(summary(tests)), "tests": rows, **_rest(record, readings)}


def _rest(record: Record, readings: Sequence[Reading]) -> Json:
    found = [_reading(record, one) for one in readings]
    return {"readings": found, "data": {"hash": record.hash, "origin": record.origin}}


def _reading(record: Record, one: Reading) -> Json:
    return {
        "hypothesis": _named(record, one.hypothesis),
        "rival": _named(record, one.rival),
        "prior": _range(one.prior),
        "posterior": {**_range(one.posterior), "words": in_words(one.posterior)},
        "weights": [
            {"ratio": _range(weight.ratio), "inputs": [_input(given) for given in weight.inputs]}
            for weight in one.weights
        ],
        "moved_nothing": [{"test": test.id, "because": why} for test, why in one.idle],
    }


def _input(given: Input) -> Json:
    return {
        "test": given.test.id,
        "result": given.test.result,
        "sensitivity": _range(given.sensitivity),
        "type_one_error": _range(given.type_one_error),
        "basis": given.basis,
        "ratio": _range(given.ratio),
    }


def _range(found: Range) -> Json:
    # JSON has no infinity; null says that there is no bound.
    return {"low": _bound(found.low), "high": _bound(found.high)}


def _bound(value: float) -> float | None:
    return None if value == float("inf") else round(value, 6)


def _named(record: Record, id: str) -> Json:
    return {"id": id, "name": record.name(id)}


def outcomes_json(record: Record, found: Sequence[Statement]) -> Json:
    """Outcome statements, whole ones first, each refused one with the parts that it lacks."""
    return {
        "outcomes": [_statement(record, one) for one in found],
        "whole": sum(one.whole for one in found),
        "refused": sum(not one.whole for one in found),
        "data": {"hash": record.hash, "origin": record.origin},
    }


def _statement(record: Record, one: Statement) -> Json:
    parts = {
        name: [{"text": part.text, "id": part.id or None, **_worded(part.claim)} for part in some]
        for name, some in one.parts.items()
    }
    return {
        **_named(record, one.outcome),
        "whole": one.whole,
        "missing": list(one.missing),
        **{name: parts.get(name, []) for name in part_codes(record) if name not in ("contribution", "substantiation")},
        "contribution": [
            {
                **_named(record, given.id),
                "phrase": given.phrase,
                "voice": given.claim.voice,
                **_worded(given.claim),
            }
            for given in one.contributions
        ],
        "substantiation": [
            {**_named(record, witness.voice), "standing": witness.standing, "stakes": list(witness.stakes)}
            for witness in one.witnesses
        ],
        "disputed_by": [claim.id for claim in one.disputed],
    }


def _worded(claim: Claim) -> Json:
    return {"wording": claim.wording, "claim": claim.id}


def cells(record: Record, one: Statement) -> dict[str, str]:
    """A statement as the cells of one row, under the parts' names in words; ``;`` joins values that share a cell."""
    found = {"id": one.outcome, "outcome": record.name(one.outcome)}
    for name in part_codes(record):
        found[record.name(f"part:{name}")] = "; ".join(_told(record, one, name))
    found["missing"] = "; ".join(record.name(f"part:{name}") for name in one.missing)
    found["disputed by"] = "; ".join(record.name(claim.voice) for claim in one.disputed)
    return found


def _told(record: Record, one: Statement, name: str) -> Iterator[str]:
    if name == "contribution":
        for given in one.contributions:
            yield f"{record.name(given.id)} ({says(record, given.claim.voice, given.claim.wording)})"
    elif name == "substantiation":
        for witness in one.witnesses:
            yield f"{record.name(witness.voice)} ({witness.standing})"
    else:
        for part in one.parts.get(name, ()):
            mark = "" if part.claim.wording == "stated" else f" ({part.claim.wording})"
            yield f"{part.text}{mark}"


def says(record: Record, voice: str, wording: str) -> str:
    """Who says something and how, in a few words; what is inferred, no voice says."""
    return "inferred here" if wording == "inferred" else f"{record.name(voice)}: {wording}"


def outcomes_csv(record: Record, found: Sequence[Statement]) -> str:
    """One line a statement. A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    return sheet(_columns(record), ([neutral(cell) for cell in cells(record, one).values()] for one in found))


def _columns(record: Record) -> list[str]:
    return ["id", "outcome", *(record.name(f"part:{name}") for name in part_codes(record)), "missing", "disputed by"]


def outcomes_markdown(record: Record, found: Sequence[Statement]) -> str:
    """A table of the whole statements, then one of those refused with what they lack."""
    whole, refused = ([one for one in found if one.whole is wanted] for wanted in (True, False))
    lines = [f"{len(whole)} of {len(found)} outcomes make a whole statement.", ""]
    if whole:
        lines += _table(_columns(record)[1:-2], [list(cells(record, one).values())[1:-2] for one in whole])
    if refused:
        rows = [[cells(record, one)[name] for name in ("outcome", "missing")] for one in refused]
        lines += _table(["Refused", "Missing"], rows)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    titles = [f"{name[0].upper()}{name[1:]}" for name in head]
    written = [f"| {' | '.join(map(escaped, row))} |" for row in (titles, *rows)]
    return [written[0], f"|{' --- |' * len(head)}", *written[1:], ""]
