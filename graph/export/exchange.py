"""The report of an import or export, as JSON."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from ..exchange.importing import ImportPlan
    from ..exchange.report import ExchangeReport, Remarks


class RemarkRow(TypedDict):
    """One thing that a report tells, how often, and the first places of it."""

    what: str
    count: int
    places: list[str]


class ExchangeReportDict(TypedDict):
    """What came of an import or export: read and written by kind, guessed, left out, refused, to be decided."""

    schema: Literal["civicgraph/exchange-report/1"]
    format: str
    read: dict[str, int]
    written: dict[str, int]
    guessed: list[RemarkRow]
    left_out: list[RemarkRow]
    refused: list[RemarkRow]
    to_decide: list[RemarkRow]


def exchange_report_json(report: ExchangeReport) -> ExchangeReportDict:
    """A report for programs.

    >>> from ..exchange.report import ExchangeReport
    >>> exchange_report_json(ExchangeReport("kumu"))["format"]
    'kumu'
    """
    return {
        "schema": "civicgraph/exchange-report/1",
        "format": report.format,
        "read": dict(report.read),
        "written": dict(report.written),
        "guessed": _rows(report.guessed),
        "left_out": _rows(report.left_out),
        "refused": _rows(report.refused),
        "to_decide": _rows(report.to_decide),
    }


def _rows(remarks: Remarks) -> list[RemarkRow]:
    return [{"what": one.what, "count": one.times, "places": list(one.places)} for one in remarks]


class PreviewRow(TypedDict):
    """A change that an import makes: of which entry, in words, where it was read, whether it is new, or a draft."""

    id: str
    section: str
    what: str
    place: str | None
    new: bool
    draft: bool


class ImportDict(TypedDict):
    """What an import comes to: the report, its first changes, how many there are, the files that it writes."""

    schema: Literal["civicgraph/import/1"]
    format: str
    read: dict[str, int]
    written: dict[str, int]
    guessed: list[RemarkRow]
    left_out: list[RemarkRow]
    refused: list[RemarkRow]
    to_decide: list[RemarkRow]
    changes: int
    preview: list[PreviewRow]
    files: list[str]


PREVIEWED = 10
"""So many changes of an import are shown before it is written: claims first."""


def import_json(plan: ImportPlan, labels: Mapping[str, str]) -> ImportDict:
    """An import for programs."""
    return {
        **exchange_report_json(plan.report),
        "schema": "civicgraph/import/1",
        "changes": len(plan.changes),
        "preview": preview_rows(plan, labels),
        "files": [os.path.relpath(path, plan.edits.root).replace(os.sep, "/") for path in plan.edits.files],
    }


def preview_rows(plan: ImportPlan, labels: Mapping[str, str]) -> list[PreviewRow]:
    """The first changes of an import, those of claims first."""
    from ..exchange.importing import change_in_words

    ordered = sorted(plan.changes, key=lambda one: one.section != "claims")
    return [
        {
            "id": one.id,
            "section": one.section,
            "what": change_in_words(plan.bundle, one, labels),
            "place": one.entry.place or None if one.entry else None,
            "new": one.entry is not None and not one.path,
            "draft": one.entry is not None and one.entry.values.get("status") == "draft",
        }
        for one in ordered[:PREVIEWED]
    ]
