"""The keys of a ledger."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .row_keys import CaveatRow, ClaimRow, Data, Named


class SummaryDict(TypedDict):
    """How many there are, and of how many promises the record gives what an evaluator needs."""

    rows: int
    asks: int
    responses: int
    commitments: int
    pledges: int
    asks_answered: int
    promises_answering: int
    promises_with_figure: int
    promises_with_deadline: int
    promises_assessed: int


class LinkedRow(Named):
    """A thing that claims tie to a row; ``mark`` says how they do where they do not plainly state it."""

    mark: str | None
    claims: list[str]
    of_whole: NotRequired[bool]
    relation: NotRequired[str]


class InheritedThemeRow(Named):
    """A theme that is not told of the row itself, but of its part, whole or project: ``via``."""

    relation: Literal["part", "whole", "project"]
    via: list[Named]


class PlaceRow(LinkedRow):
    """Where it was put, and when that was."""

    date: str | None


class AnswerRow(TypedDict):
    """An answer to an ask."""

    response: str
    ask: str | None
    by: list[LinkedRow]
    answer: str | None
    coded_as: list[str]
    mark: str | None


class FigureRow(TypedDict):
    """How much or how long."""

    relation: str
    text: str
    value: str | None
    unit: str | None
    qualifier: str | None
    scope: str | None
    modality: str | None
    mark: str | None
    claim: str


class DeadlineRow(TypedDict):
    """When it is due, at the earliest and at the latest."""

    value: str
    earliest: str | None
    latest: str | None
    mark: str | None
    claim: str


class TermRow(TypedDict):
    """A condition of a promise."""

    text: str
    mark: str | None
    claim: str


class AssessmentRow(TypedDict):
    """What somebody found had become of it."""

    assessment: str
    status: str
    coded_as: list[str]
    when: str | None
    by: list[LinkedRow]
    mark: str | None
    claim: str


class LeadRow(TypedDict):
    """The first evidence of a row."""

    claim: str
    source: str
    line: int | None
    anchor: str
    summary: str


class LedgerRow(TypedDict):
    """An ask, an answer or a promise."""

    id: str
    kind: str
    name: str
    description: str | None
    wholes: list[LinkedRow]
    asks: list[LinkedRow]
    promises: list[LinkedRow]
    asked_by: list[LinkedRow]
    put_to: list[LinkedRow]
    made_by: list[LinkedRow]
    promised_to: list[LinkedRow]
    through: list[LinkedRow]
    must_act: list[LinkedRow]
    at: list[PlaceRow]
    answers: list[AnswerRow]
    figures: list[FigureRow]
    deadlines: list[DeadlineRow]
    terms: list[TermRow]
    themes: list[LinkedRow]
    inherited_themes: list[InheritedThemeRow]
    status: str | None
    assessments: list[AssessmentRow]
    follow_up: list[LinkedRow]
    evidence: LeadRow | None
    caveats: list[str]
    sources: list[str]


class MemberRow(TypedDict):
    """A row of a group, and how deep it stands under others."""

    id: str
    depth: int


class GroupRow(TypedDict):
    """Rows under one heading."""

    id: str | None
    title: str | None
    rows: list[MemberRow]


class NearRow(Named):
    """A group or post of whoever was named, and how many rows it has."""

    relation: str
    rows: int


class AreaRow(Named):
    """How many of a theme stand directly under the whole, and how many under those."""

    direct: int
    under: int


class ReadingRow(Named):
    """A whole whose parts are counted."""

    parts: int


class ReconciliationRow(TypedDict):
    """A source's own count beside what the record holds."""

    of: Named
    stated: FigureRow
    direct: int
    under: int
    all: int
    undivided: int
    by_area: list[AreaRow]
    readings: list[list[ReadingRow]]
    caveats: list[CaveatRow]


class LedgerDict(TypedDict):
    """The whole ledger; ``groups`` hold ids of rows, and without grouping there is one."""

    schema: Literal["civicgraph/ledger/1"]
    summary: SummaryDict
    rows: list[LedgerRow]
    group_by: str | None
    groups: list[GroupRow]
    left_out: dict[str, int]
    nearby: list[NearRow]
    reconciliations: list[ReconciliationRow]
    retracted: list[ClaimRow]
    data: Data
