"""Traces over HTTP: the page for people, the same as JSON for programs."""

from __future__ import annotations

from dataclasses import asdict

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from ...graph.dates import bounds
from ...graph.tracing.trace import Filters
from ...pages.fields import MAX_CHARACTERS
from ...pages.trace import FIELDS, TraceQuestion, trace_form
from ..context import context_of
from ..protocol import caching
from ..protocol.parameters import read_fields
from ..refusal import Refusal
from .replies import format_of, page_reply, send_page, site_of
from .suggestions import site_refusing


async def trace(request: Request) -> Response:
    """How far the record traces ``?to=`` back to ``?from=``; without the two, the form that asks for them."""
    context, format = context_of(request), format_of(request, "json")
    try:
        question = read_question(request.query_params, strict=format == "json")
        if question.start and question.end:
            return await send_page(request, "trace", asdict(question), format)
        if format == "json":
            raise Refusal(400, "name two things: ?from= and ?to=")
        etag = caching.etag_of(context, "trace form", question, request.url.query)
        cached = caching.not_modified(request, etag)
        return cached or page_reply(trace_form(site_of(context, request), question), etag)
    except Refusal as refusal:
        if format == "json" or refusal.status not in (400, 404):
            raise
        start, end = (request.query_params.get(name, "")[:MAX_CHARACTERS] for name in ("from", "to"))
        asked = TraceQuestion(start, end)
        site, reason = site_refusing(request, refusal.reason)
        return page_reply(trace_form(site, asked, reason), status=refusal.status)


def read_question(given: QueryParams, *, strict: bool = False) -> TraceQuestion:
    """What the parameters ask; with ``strict``, no others may stand there.

    Raises
    ------
    Refusal
        One of them says what it cannot.
    """
    asked = read_fields(FIELDS, given, strict=strict)
    dates = [asked[name] for name in ("from_date", "to_date")]
    if all(dates) and bounds(dates[0]).is_after(bounds(dates[1])):
        raise Refusal(400, f"from_date {dates[0]} lies after to_date {dates[1]}: nothing could be between")
    filters = Filters(asked["kind"], asked["wording"], *dates)
    numbers = {name: asked[name] for name in ("limit", "max_steps", "ends", "same")}
    return TraceQuestion(asked["from"], asked["to"], **numbers, filters=filters)
