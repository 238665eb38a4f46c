"""What workers make of the record: pages, and the same as JSON, as CSV or as a file to keep."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from importlib.util import find_spec
from itertools import islice
from typing import Any

from ...graph.errors import UnknownName
from ...graph.export.ledger import ledger_json
from ...graph.export.ledger_tables import ledger_csv
from ...graph.export.rows import besides
from ...graph.export.traces import trace_json
from ...graph.files.texts import text_path
from ...graph.ledger.filters import filters_by_name
from ...graph.ledger.ledger import ledger
from ...graph.names import resolve
from ...graph.record import Record
from ...graph.tracing.as_one import note_would_join, trace_as_one
from ...graph.tracing.model import Trace
from ...graph.tracing.trace import Filters, trace
from ...pages.analyses import BY_NAME as ANALYSES_BY_NAME
from ...pages.analyses import analyses_page, analysis_page
from ...pages.compare import THINGS_ASKED, TRACES_ASKED, compare_things, compare_traces
from ...pages.composing import composed_file, composing_page
from ...pages.home import home_page
from ...pages.ledger import ledger_page
from ...pages.list_page import list_page
from ...pages.site import Site
from ...pages.sources import sources_page, text_page
from ...pages.trace import TraceQuestion, trace_page
from ...pages.unknown import unknown_page
from ...reports.publishing import FORMATS, report_on, write_report
from ...visualisations.figures.neighbourhood import claim_picture, neighbourhood_figure
from ...visualisations.map.stories import generate_stories
from ..operations import BY_NAME
from .analyses import analyse, load_analyses
from .held_record import HeldRecord
from .lookups import parse_stories, read_text

_MOST_DRAWN = 10
_Json = dict[str, Any] | list[Any]
_Answer = str | bytes | _Json


def make_page(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """The page that a job names, about what it asks, in its format; and what its head tells besides."""
    answer = _MAKERS[job["name"]](record, job, settings)
    if isinstance(answer, str | bytes):
        return answer.encode() if isinstance(answer, str) else answer, {}
    told, total = _part_of(answer, BY_NAME[job["name"]].listed, job["asked"])
    if isinstance(told, dict):
        told |= besides(record)
    return json.dumps(told, ensure_ascii=False, indent=1).encode(), {} if total is None else {"total": total}


def _part_of(answer: _Json, listed: str | None, asked: dict[str, Any]) -> tuple[_Json, int | None]:
    """An answer with the part of its list that is asked for, and how many there are; None where it has no list."""
    if listed is None or (isinstance(answer, dict) and not isinstance(answer.get(listed), list)):
        return answer, None
    rows = answer[listed] if isinstance(answer, dict) else answer
    part = rows[asked["offset"] :][: asked["limit"] or None]
    return {**answer, listed: part} if isinstance(answer, dict) else part, len(rows)


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
    asked, format = job["asked"], job["format"]
    ids = [resolve(record, name) for name in (asked["start"], asked["end"]) if name]
    return write_report(report_on(record, ids, format), format, Site(record).around())


def _make_ledger(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    asked = {**job["asked"]}
    group_by = asked.pop("group_by", "")
    for part in ("offset", "limit", "page"):
        asked.pop(part, None)
    found = ledger(record, filters_by_name(record, **asked), group_by)
    if job["format"] == "json":
        return {**ledger_json(record, found)}
    if job["format"] == "csv":
        return ledger_csv(record, found)
    return ledger_page(_site(record, job), job["asked"], found)


def _make_list(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    return list_page(_site(record, job), job["asked"]["list"])


def _make_home(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    stories = parse_stories(record, settings["stories"])
    return home_page(_site(record, job), generate_stories(record) if stories is None else stories)


def _make_text(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    source = record.sources[job["asked"]["source"]]
    text = read_text(text_path(settings["texts"], source.text_file), job["asked"]["stamp"], source.text_hash)
    if not text:
        raise UnknownName("the text of this source is not the one that the record was made with: it is not shown", [])
    return text_page(_site(record, job), source.id, text)


def _make_comparison(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    asked = job["asked"]
    pair, ends = ([asked[name] for name in names] for names in (THINGS_ASKED, TRACES_ASKED))
    if all(pair):
        one, other = (resolve(record, name) for name in pair)
        return compare_things(_site(record, job), asked, one, other)
    start, end, start2, end2 = (resolve(record, name) for name in ends)
    return compare_traces(_site(record, job), asked, trace(record, start, end), trace(record, start2, end2))


def _make_composed(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    if job["format"] == "rq":
        return composed_file(record, job["asked"])
    return composing_page(_site(record, job), job["asked"])


def _make_unknown(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    of = job["asked"].get("of", "")
    return unknown_page(_site(record, job), resolve(record, of) if of else "")


def _make_picture(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    asked = job["asked"]
    if asked["of"] in record.claims:
        return claim_picture(record, asked["of"], theme=asked["theme"])
    return neighbourhood_figure(record, asked["of"], depth=1, limit=_MOST_DRAWN, theme=asked["theme"])


def _make_find(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    return [*HeldRecord.of(record, settings).find(job["asked"]["q"]).to_dict()]


def _make_show(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    return {**HeldRecord.of(record, settings).show(job["asked"]["of"]).to_dict()}


def _make_analyses(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    return analyses_page(_site(record, job))


def _make_analysis(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> _Answer:
    name, asked = job["name"], job["asked"]
    found = analyse(HeldRecord.of(record, settings), name, asked)
    if job["format"] == "json":
        return {**found.json}
    return analysis_page(_site(record, job), name, asked, found.answer())


_MAKERS: dict[str, Callable[[Record, dict[str, Any], dict[str, Any]], _Answer]] = {
    "home": _make_home,
    "picture": _make_picture,
    "text": _make_text,
    "compare": _make_comparison,
    "ask": _make_composed,
    "find": _make_find,
    "show": _make_show,
    "analyse": _make_analyses,
    **dict.fromkeys(ANALYSES_BY_NAME, _make_analysis),
    "trace": _make_trace,
    "report": _make_report,
    "ledger": _make_ledger,
    "list": _make_list,
    "sources": lambda record, job, settings: sources_page(_site(record, job)),
    "unknown": _make_unknown,
}


def sample_jobs(record: Record) -> list[dict[str, Any]]:
    """A job for each page and format, by which all that they need is loaded; analyses of all claims are left out."""
    load_analyses()
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
        "analyse": {},
        "timeline": {"of": start, "around": False},
    }
    whole["trace"] = asdict(TraceQuestion(start, end))
    report = {"start": start, "end": ""}
    asked = [(name, asked, "html") for name, asked in whole.items()]
    asked += [("report", report, format) for format in FORMATS if has_module(format)]
    return [{"op": "page", "name": name, "asked": about, "format": format, "site": {}} for name, about, format in asked]


def has_module(format: str) -> bool:
    """Whether what writes reports in a format is installed."""
    needed = {"docx": "docx", "pdf": "reportlab"}.get(format)
    return needed is None or find_spec(needed) is not None
