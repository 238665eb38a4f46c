"""The report of an import or export, as JSON."""

from __future__ import annotations

import itertools
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
    """A claim of an import: its id, what it says in words, where it was read, whether it is a draft."""

    id: str
    claim: str
    place: str | None
    draft: bool


class ImportDict(ExchangeReportDict):
    """What an import comes to: the report, the first claims, the files that it writes or changes."""

    preview: list[PreviewRow]
    files: list[str]


PREVIEWED = 10
"""So many claims of an import are shown before it is written."""


def import_json(plan: ImportPlan, labels: Mapping[str, str]) -> ImportDict:
    """An import for programs."""
    return {
        **exchange_report_json(plan.report),
        "preview": preview_rows(plan, labels),
        "files": [os.path.relpath(path, plan.edits.root).replace(os.sep, "/") for path in plan.edits.files],
    }


def preview_rows(plan: ImportPlan, labels: Mapping[str, str]) -> list[PreviewRow]:
    """The first claims of an import."""
    from ..exchange.importing import entry_in_words

    return [
        {
            "id": entry.id,
            "claim": entry_in_words(plan.bundle, entry, labels),
            "place": entry.place or None,
            "draft": entry.values.get("status") == "draft",
        }
        for entry in itertools.islice(plan.bundle.claims.values(), PREVIEWED)
    ]
