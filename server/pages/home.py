"""The start page, the ready-made questions, the search and the map."""

from __future__ import annotations

import json
from collections import OrderedDict
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ..context import Context, context
from ..file_state import stamp
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, PAGE, accept_of, chosen
from ..refusal import Refusal
from .query_page import asking_links
from .templates import page, static
from .thing_page import known_thing

_FOUND, _LONGEST, _MAPS, _MOST_DRAWN = 50, 200, 16, 300
# A map draws scripts of its own, whose hashes are in the page: what is left to say here is who may frame it.
_MAP_POLICY = "base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
_drawn: OrderedDict[str, bytes] = OrderedDict()


async def start(request: Request) -> Response:
    """What there is, and where."""
    here = context(request)
    etag = caching.tag(here, "start")
    return caching.unchanged(request, etag) or page(here, "start.html", etag, examples=list(asking_links())[:8])


async def listed(request: Request) -> Response:
    """The ready-made questions, each a link that asks it."""
    here = context(request)
    etag = caching.tag(here, "questions")
    return caching.unchanged(request, etag) or page(here, "questions.html", etag, questions=list(asking_links()))


async def search(request: Request) -> Response:
    """The things that go by some words, as a page or as JSON."""
    here, text = context(request), request.query_params.get("q", "")
    if len(text) > _LONGEST:
        raise Refusal(400, f"search for at most {_LONGEST} characters")
    format = chosen(accept_of(request), (BY_NAME["json"], PAGE))
    as_json = {"json": True, "html": False}.get(request.query_params.get("format", ""), format is not PAGE)
    etag = caching.tag(here, "search", text, as_json)
    if known := caching.unchanged(request, etag):
        return known
    body = b"[]"
    if text.strip():
        body = (await here.ask(request, {"op": "search", "text": text, "most": _FOUND})).body
    if as_json:
        return Response(body, headers=caching.headers(etag), media_type="application/json")
    return page(here, "search.html", etag, text=text, found=json.loads(body), most=_FOUND)


async def map(request: Request) -> Response:
    """The relationship map: of everything, ``?around=`` one thing, or of the ``?things=`` of an answer."""
    here = context(request)
    around, depth = request.query_params.get("around", "")[:_LONGEST], _depth(request)
    picked, places = _picked(here, request.query_params.get("things", "")), stamp(here.settings.positions)
    etag = caching.tag(here, "map", around, depth, picked, places)
    if known := caching.unchanged(request, etag):
        return known
    if etag not in _drawn:
        job = {"op": "map", "around": around, "depth": depth, "most": _MOST_DRAWN}
        job |= {"picked": picked, "stamp": places}
        _drawn[etag] = (await here.ask(request, job)).body
        while len(_drawn) > _MAPS:
            _drawn.popitem(last=False)
    headers = {"Content-Security-Policy": _MAP_POLICY, **caching.headers(etag)}
    return Response(_drawn[etag], headers=headers, media_type="text/html")


def _picked(here: Context, text: str) -> list[str]:
    """Things by id, with spaces between them."""
    ids = list(dict.fromkeys(text.split()))
    if len(ids) > _MOST_DRAWN:
        raise Refusal(400, f"name at most {_MOST_DRAWN} things")
    return [known_thing(here, id).id for id in ids]


def _depth(request: Request) -> int:
    text = request.query_params.get("depth", "2")
    if text not in ("1", "2", "3", "4", "5", "6"):
        raise Refusal(400, "depth is a number from 1 to 6")
    return int(text)


async def asset(request: Request) -> Response:
    """The style and the script of the pages."""
    name = request.path_params["name"]
    try:
        content = static(name)
    except KeyError:
        raise Refusal(404, "there is no such file") from None
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    etag = caching.tag(context(request), "asset", quote(name), content)
    known = caching.unchanged(request, etag)
    return known or Response(content, headers=caching.headers(etag), media_type=kind)
