"""Outcomes as statements: plain values, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypedDict

from ..assessment.outcomes import Statement, part_codes
from ..record import Claim, Record
from ..spreadsheets import neutralise, sheet
from ..words.codes import wording_label
from .markdown import escape_cell
from .row_keys import Data, Named
from .rows import data_json


class Worded(TypedDict):
    """The claim that says it, and how."""

    wording: str
    claim: str


class PartRow(Worded):
    """One part of a statement; ``id`` is the thing meant."""

    text: str
    id: str | None


class ContributionRow(Named, Worded):
    """What is said to have contributed, and by whom."""

    phrase: str
    voice: str


class WitnessRow(Named):
    """Who reports it, and with what stake."""

    standing: str
    stakes: list[str]


class StatementDict(Named):
    """An outcome with its parts, and those that it lacks."""

    whole: bool
    missing: list[str]
    who: list[PartRow]
    what: list[PartRow]
    when: list[PartRow]
    where: list[PartRow]
    why: list[PartRow]
    contribution: list[ContributionRow]
    substantiation: list[WitnessRow]
    disputed_by: list[str]


class OutcomesDict(TypedDict):
    """Outcome statements, whole ones first."""

    schema: Literal["civicgraph/outcomes/1"]
    outcomes: list[StatementDict]
    whole: int
    refused: int
    data: Data


def outcomes_json(record: Record, statements: Sequence[Statement]) -> OutcomesDict:
    """Outcome statements, whole ones first, each refused one with the parts that it lacks."""
    return {
        "schema": "civicgraph/outcomes/1",
        "outcomes": [_statement(record, statement) for statement in statements],
        "whole": sum(statement.whole for statement in statements),
        "refused": sum(not statement.whole for statement in statements),
        "data": data_json(record),
    }


def _statement(record: Record, statement: Statement) -> StatementDict:
    def parts(name: str) -> list[PartRow]:
        return [
            {"text": part.text, "id": part.id or None, **_wording(part.claim)} for part in statement.parts.get(name, ())
        ]

    return {
        "id": statement.outcome,
        "name": record.name(statement.outcome),
        "whole": statement.whole,
        "missing": list(statement.missing),
        "who": parts("who"),
        "what": parts("what"),
        "when": parts("when"),
        "where": parts("where"),
        "why": parts("why"),
        "contribution": [
            {
                "id": contribution.id,
                "name": record.name(contribution.id),
                "phrase": contribution.phrase,
                "voice": contribution.claim.voice,
                **_wording(contribution.claim),
            }
            for contribution in statement.contributions
        ],
        "substantiation": [
            {
                "id": witness.voice,
                "name": record.name(witness.voice),
                "standing": witness.standing,
                "stakes": list(witness.stakes),
            }
            for witness in statement.witnesses
        ],
        "disputed_by": [claim.id for claim in statement.disputed],
    }


def _wording(claim: Claim) -> Worded:
    return {"wording": claim.wording, "claim": claim.id}


def cells(record: Record, statement: Statement) -> dict[str, str]:
    """A statement as the cells of one row, under the parts' names in words; ``;`` joins values that share a cell."""
    found = {"id": statement.outcome, "outcome": record.name(statement.outcome)}
    for name in part_codes(record):
        found[record.name(f"part:{name}")] = "; ".join(_part_texts(record, statement, name))
    found["missing"] = "; ".join(record.name(f"part:{name}") for name in statement.missing)
    found["disputed by"] = "; ".join(record.name(claim.voice) for claim in statement.disputed)
    return found


def _part_texts(record: Record, statement: Statement, name: str) -> Iterator[str]:
    if name == "contribution":
        for contribution in statement.contributions:
            claim = contribution.claim
            yield f"{record.name(contribution.id)} ({speaker_and_wording(record, claim)})"
    elif name == "substantiation":
        for witness in statement.witnesses:
            yield f"{record.name(witness.voice)} ({witness.standing})"
    else:
        for part in statement.parts.get(name, ()):
            mark = "" if part.claim.wording == "stated" else f" ({wording_label(record, part.claim)})"
            yield f"{part.text}{mark}"


def speaker_and_wording(record: Record, claim: Claim) -> str:
    """Who says something and how, in a few words; what is inferred, no voice says."""
    return (
        "inferred here"
        if claim.wording == "inferred"
        else f"{record.name(claim.voice)}: {wording_label(record, claim)}"
    )


def outcomes_csv(record: Record, statements: Sequence[Statement]) -> str:
    """One line a statement. A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    return sheet(
        _columns(record), ([neutralise(cell) for cell in cells(record, statement).values()] for statement in statements)
    )


def _columns(record: Record) -> list[str]:
    return ["id", "outcome", *(record.name(f"part:{name}") for name in part_codes(record)), "missing", "disputed by"]


def outcomes_markdown(record: Record, statements: Sequence[Statement]) -> str:
    """A table of the whole statements, then one of those refused with what they lack."""
    whole, refused = ([statement for statement in statements if statement.whole is wanted] for wanted in (True, False))
    lines = [f"{len(whole)} of {len(statements)} outcomes make a whole statement.", ""]
    if whole:
        lines += _table(_columns(record)[1:-2], [list(cells(record, statement).values())[1:-2] for statement in whole])
    if refused:
        rows = [[cells(record, statement)[name] for name in ("outcome", "missing")] for statement in refused]
        lines += _table(["Refused", "Missing"], rows)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    titles = [f"{name[0].upper()}{name[1:]}" for name in head]
    written = [f"| {' | '.join(map(escape_cell, row))} |" for row in (titles, *rows)]
    return [written[0], f"|{' --- |' * len(head)}", *written[1:], ""]
