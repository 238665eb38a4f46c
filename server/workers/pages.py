"""What workers make of the record: pages, and the same as JSON, as CSV or as a file to keep."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from shlex import quote
from typing import Any

from ...graph.export.ledger import ledger_json
from ...graph.export.ledger_tables import ledger_csv
from ...graph.export.traces import trace_json
from ...graph.extras import needing
from ...graph.names import resolve
from ...graph.record import Record
from ...graph.tracing.as_one import note_would_join, trace_as_one
from ...graph.tracing.model import Trace
from ...graph.tracing.trace import Filters, trace
from ...graph.version import VERSION
from ...pages.home import home_page
from ...pages.ledger import find_ledger, ledger_page
from ...pages.list_page import list_page
from ...pages.site import Site
from ...pages.sources import sources_page
from ...pages.trace import TraceQuestion, trace_page
from ...pages.unknown import unknown_page
from .lookups import parse_stories

_Answer = str | bytes | dict[str, Any]


def make_page(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> bytes:
    """The page that a job names, about what it asks, in its format."""
    answer = _MAKERS[job["name"]](record, job, settings)
    if isinstance(answer, dict):
        return json.dumps(answer, ensure_ascii=False, indent=1).encode()
    return answer.encode() if isinstance(answer, str) else answer


def _site(record: Record, job: dict[str, Any]) -> Site:
    return Site(record, **job["site"])


def _make_trace(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    asked = job["asked"]
    kinds, wordings, *dates = asked["filters"]
    question = TraceQuestion(**{**asked, "filters": Filters(tuple(kinds), tuple(wordings), *dates)})
    record, found = _trace(record, question)
    if job["format"] == "json":
        return {**trace_json(record, found)}
    return trace_page(_site(record, job), question, found)


def _trace(record: Record, question: TraceQuestion) -> tuple[Record, Trace]:
    """The trace, and the record that it is in: one in which things are taken as one is another."""
    ids = [resolve(record, name) for name in (question.start, question.end)]
    options: dict[str, Any] = {"limit": question.limit, "max_steps": question.max_steps, "ends": question.ends}
    if question.same:
        return trace_as_one(record, *ids, filters=question.filters, **options)
    found = trace(record, *ids, filters=question.filters, **options)
    return record, note_would_join(record, found, question.filters)


def _make_report(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    """A report on a pathway, or on one thing, as a file to keep."""
    from ...reports.method import Edition

    asked, format = job["asked"], job["format"]
    ids = [resolve(record, name) for name in (asked["start"], asked["end"]) if name]
    command = " ".join(["civicgraph report", *map(quote, ids), f"-o report.{format}"])
    edition = Edition(VERSION, record.hash, record.origin, command, record.about)
    if len(ids) == 1:
        from ...reports.thing_content import thing_report

        content = thing_report(record, ids[0], edition)
    else:
        from ...reports.content import pathway_report

        content = pathway_report(record, trace(record, *ids), edition)
    name = "markdown" if format == "md" else format
    with needing("reports", f"a report as {format}"):
        written: str | bytes = import_module(f"civicgraph.reports.{name}").write(content)
    return written


def _make_ledger(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    found = find_ledger(record, job["asked"])
    if job["format"] == "json":
        return {**ledger_json(record, found)}
    if job["format"] == "csv":
        return ledger_csv(record, found)
    return ledger_page(_site(record, job), job["asked"], found)


def _make_list(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    return list_page(_site(record, job), job["asked"]["list"])


def _make_home(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    stories = parse_stories(record, settings["stories"]) or ()
    return home_page(_site(record, job), stories)


_MAKERS: dict[str, Callable[[Record, dict[str, Any], dict[str, Any]], _Answer]] = {
    "home": _make_home,
    "trace": _make_trace,
    "report": _make_report,
    "ledger": _make_ledger,
    "list": _make_list,
    "sources": lambda record, job, settings: sources_page(_site(record, job)),
    "unknown": lambda record, job, settings: unknown_page(_site(record, job)),
}


def sample_jobs(record: Record) -> list[dict[str, Any]]:
    """A job for each page and format, by which all that they need is loaded."""
    ends = list(islice(record.things, 2))
    if len(ends) < 2:
        return []
    start, end = ends
    whole: dict[str, dict[str, Any]] = {
        "home": {},
        "ledger": {},
        "list": {"list": "people"},
        "sources": {},
        "unknown": {},
    }
    whole["trace"] = asdict(TraceQuestion(start, end))
    report = {"start": start, "end": ""}
    asked = [(name, asked, "html") for name, asked in whole.items()]
    asked += [("report", report, format) for format in ("html", "md", "docx", "pdf") if has_module(format)]
    return [{"op": "page", "name": name, "asked": about, "format": format, "site": {}} for name, about, format in asked]


def has_module(format: str) -> bool:
    """Whether what writes reports in a format is installed."""
    needed = {"docx": "docx", "pdf": "reportlab"}.get(format)
    return needed is None or find_spec(needed) is not None
