"""Pictures, drawn by a worker when they are asked for: the one of 1200 by 630 that other sites show beside a link, and
what is around a thing."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from ...pages.cards import card_of
from ...pages.things import is_known
from ...visualisations.map.selection import joins
from ..context import Context, context_of
from ..protocol import caching
from ..refusal import Refusal
from .replies import send_page
from .thing_page import thing_by_id

_MAX_CACHED = 64
THEMES = ("light", "dark")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_cache: OrderedDict[str, bytes] = OrderedDict()


async def card(request: Request) -> Response:
    """The picture of ``?id=``, or of the whole record."""
    context, id = context_of(request), request.query_params.get("id", "")
    if id and not is_known(context.record, id):
        raise Refusal(404, "the record has nothing of that name")
    etag = caching.etag_of(context, "card", id)
    if cached := caching.not_modified(request, etag):
        return cached
    if etag not in _cache:
        _cache[etag] = await _draw(context, request, id)
        while len(_cache) > _MAX_CACHED:
            _cache.popitem(last=False)
    return Response(_cache[etag], headers=caching.headers(etag), media_type="image/png")


async def picture(request: Request) -> Response:
    """The figure of what is within one claim of ``?of=`` a thing, or of a claim; light, or ``&theme=dark``."""
    context, given = context_of(request), request.query_params
    theme = given.get("theme", "light")
    if theme not in THEMES:
        raise Refusal(400, f"theme is {' or '.join(THEMES)}")
    id = context.record.short_id(given.get("of", ""))
    claim = context.record.claims.get(id)
    if not (claim and joins(context.record, claim)):
        id = thing_by_id(context, id).id
    asked = {"of": id, "theme": theme}
    reply = await send_page(request, "picture", asked, "svg")
    reply.headers["Content-Security-Policy"] = _POLICY
    return reply


async def _draw(context: Context, request: Request, id: str) -> bytes:
    reply = await context.ask(request, {"op": "card", "card": asdict(card_of(context.record, id))})
    if not reply.body:
        raise Refusal(404, "this server draws no pictures")
    return reply.body
