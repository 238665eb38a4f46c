"""Traces over HTTP: the page for people, the same as JSON for programs."""

from __future__ import annotations

from dataclasses import asdict

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from ...graph.dates import bounds, check_date
from ...graph.errors import UsageError
from ...graph.tracing.trace import EXACT, WIDE, Filters
from ...ontology import codes
from ...pages.trace import TraceQuestion, trace_form
from ..context import context_of
from ..protocol import caching
from ..refusal import Refusal
from .replies import format_of, page_reply, send_page, site_of

_MAX_CHARACTERS, _MAX_STEPS, _MAX_LIMIT = 200, 20, 50


async def trace(request: Request) -> Response:
    """How far the record traces ``?to=`` back to ``?from=``; without the two, the form that asks for them."""
    context, format = context_of(request), format_of(request, "json")
    try:
        question = read_question(request.query_params)
        if question.start and question.end:
            return await send_page(request, "trace", asdict(question), format)
        if format == "json":
            raise Refusal(400, "name two things: ?from= and ?to=")
        etag = caching.etag_of(context, "trace form", question)
        cached = caching.not_modified(request, etag)
        return cached or page_reply(trace_form(site_of(context), question), etag)
    except Refusal as refusal:
        if format == "json" or refusal.status not in (400, 404):
            raise
        start, end = (request.query_params.get(name, "")[:_MAX_CHARACTERS] for name in ("from", "to"))
        asked = TraceQuestion(start, end)
        return page_reply(trace_form(site_of(context), asked, refusal.reason), status=refusal.status)


def read_question(given: QueryParams) -> TraceQuestion:
    """What the parameters ask.

    Raises
    ------
    Refusal
        One of them says what it cannot.
    """
    ends = [given.get(name, "").strip() for name in ("from", "to")]
    if any(len(name) > _MAX_CHARACTERS for name in ends):
        raise Refusal(400, f"name things by at most {_MAX_CHARACTERS} characters")
    dates = [given.get(name, "").strip() for name in ("from_date", "to_date")]
    try:
        for name, date in zip(("from_date", "to_date"), dates, strict=True):
            check_date(name, date, single=True)
    except UsageError as error:
        raise Refusal(400, str(error)) from None
    if all(dates) and bounds(dates[0]).is_after(bounds(dates[1])):
        raise Refusal(400, f"from_date {dates[0]} lies after to_date {dates[1]}: nothing could be between")
    chosen = {name: tuple(dict.fromkeys(given.getlist(name))) for name in ("kind", "wording")}
    for name, values in chosen.items():
        if unknown := [value for value in values if value not in codes(name)]:
            raise Refusal(400, f"{name} is one of {', '.join(codes(name))}, not {unknown[0][:40]!r}")
    ways = given.get("ends", WIDE)
    if ways not in (WIDE, EXACT):
        raise Refusal(400, f"ends is {WIDE} or {EXACT}, not {ways[:40]!r}")
    return TraceQuestion(
        ends[0],
        ends[1],
        _number(given, "limit", 5, _MAX_LIMIT),
        _number(given, "max_steps", 8, _MAX_STEPS),
        ways,
        given.get("same", "") == "1",
        Filters(chosen["kind"], chosen["wording"], *dates),
    )


def _number(given: QueryParams, name: str, usual: int, most: int) -> int:
    text = given.get(name, "") or str(usual)
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= most):
        raise Refusal(400, f"{name} is a number from 1 to {most}")
    return int(text)
