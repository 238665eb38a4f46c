"""Reports over HTTP: on a pathway or on one thing, to read as a page or to keep as a file."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from ...reports.publishing import FORMATS
from ..context import context_of
from ..protocol import caching
from ..protocol.negotiation import PAGE, TEXT, accept_of, choose
from ..refusal import Refusal
from .replies import render_page, send_page

_MAX_CHARACTERS = 200
# A report holds its style, and its pictures as data.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


# What each format is called in a form.
_KINDS = {"html": "a page", "pdf": "PDF", "docx": "Word", "md": "Markdown"}


async def report(request: Request) -> Response:
    """The report on the way ``?from=`` one thing ``&to=`` another, or ``?of=`` one thing; ``&format=`` says how.

    Without any of it, for people, the page that asks.
    """
    given = request.query_params
    if not given and choose(accept_of(request), (TEXT, PAGE)) is PAGE:
        context = context_of(request)
        etag = caching.etag_of(context, "reports")
        return caching.not_modified(request, etag) or render_page(
            context, "reports.html", etag, request, kinds=_KINDS, crumbs=[("Reports", "")]
        )
    start, end, format = (
        given.get("from", given.get("of", "")).strip(),
        given.get("to", "").strip(),
        given.get("format"),
    )
    if any(len(name) > _MAX_CHARACTERS for name in (start, end)):
        raise Refusal(400, f"name things by at most {_MAX_CHARACTERS} characters")
    if not start or ("from" in given) != ("to" in given):
        raise Refusal(400, "say what the report is on: ?from= and ?to=, or ?of=")
    format = format or "html"
    if format not in FORMATS:
        raise Refusal(400, f"{format[:40]!r} is no format of reports: choose from {', '.join(FORMATS)}")
    named = "-".join(filter(None, (re.sub(r"[^a-z0-9]+", "-", one.lower()).strip("-")[:40] for one in (start, end))))
    file = "" if format == "html" else f"{named or 'report'}.{format}"
    return await send_page(request, "report", {"start": start, "end": end}, format, _POLICY, file)
