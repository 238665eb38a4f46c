"""What workers make of the record that takes longer than a page at hand: traces, as pages or as JSON."""

from __future__ import annotations

import json
from typing import Any

from ...graph.export.traces import trace_json
from ...graph.names import resolve
from ...graph.record import Record
from ...graph.tracing.as_one import note_would_join, trace_as_one
from ...graph.tracing.model import Trace
from ...graph.tracing.trace import Filters, trace
from ...pages.site import Site
from ...pages.trace import TraceQuestion, trace_page


def answer_trace(record: Record, job: dict[str, Any]) -> bytes:
    """A trace as a page, or as JSON."""
    asked = job["asked"]
    question = TraceQuestion(**{**asked, "filters": _filters(asked["filters"])})
    record, found = _trace(record, question)
    if job["json"]:
        return json.dumps(trace_json(record, found), ensure_ascii=False, indent=1).encode()
    return trace_page(Site(record, edited=job["edited"]), question, found).encode()


def _filters(given: list[Any]) -> Filters:
    """The filters, of which JSON has made lists."""
    kinds, wordings, *dates = given
    return Filters(tuple(kinds), tuple(wordings), *dates)


def _trace(record: Record, question: TraceQuestion) -> tuple[Record, Trace]:
    """The trace, and the record that it is in: one in which things are taken as one is another."""
    ids = [resolve(record, name) for name in (question.start, question.end)]
    options: dict[str, Any] = {"limit": question.limit, "max_steps": question.max_steps, "ends": question.ends}
    if question.same:
        return trace_as_one(record, *ids, filters=question.filters, **options)
    found = trace(record, *ids, filters=question.filters, **options)
    return record, note_would_join(record, found, question.filters)
