"""The report of an import or export, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
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
