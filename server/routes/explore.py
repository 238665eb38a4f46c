"""The ready-made questions, the search and the map."""

from __future__ import annotations

import json
from asyncio import to_thread
from collections import OrderedDict
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ...graph.errors import UnknownName, UsageError
from ...graph.names import resolve
from ...graph.sparql.evaluation import questions as all_questions
from ...graph.sparql.parameters import Naming, fill
from ...pages.questions import questions_page
from ...pages.rendering import load_asset, render_text
from ..context import Context, context_of
from ..file_state import stamp
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, PAGE, accept_of, choose
from ..refusal import Refusal
from .replies import page_reply, render_page, site_of
from .summaries import summary_of
from .thing_page import thing_by_id

_MAX_FOUND, _MAX_CHARACTERS, _MAX_CACHED_MAPS, _MAX_DRAWN = 50, 200, 16, 300
# The hashes of a map's scripts are in its page. This adds only who may frame it.
_MAP_POLICY = "base-uri 'none'; frame-ancestors {}; form-action 'none'"
_HEADINGS = {
    "name": "By name",
    "description": "By description",
    "voice": "Speakers",
    "claim": "Claims",
    "caveat": "Caveats",
    "source": "Sources",
}
_map_cache: OrderedDict[str, bytes] = OrderedDict()


async def questions(request: Request) -> Response:
    """The ready-made questions, each with a link to its answer, and a form where it may be asked about something."""
    context = context_of(request)
    etag = caching.etag_of(context, "questions", request.url.query)
    cached = caching.not_modified(request, etag)
    return cached or page_reply(questions_page(site_of(context, request)), etag)


async def question(request: Request) -> Response:
    """Leads to the answer of a ready-made question about what its form names."""
    context, name = context_of(request), request.path_params["name"]
    if name not in all_questions():
        raise Refusal(404, "there is no such question; /questions lists them")
    given = {key: [one.strip() for one in request.query_params.getlist(key)] for key in request.query_params}
    if any(len(one) > _MAX_CHARACTERS for values in given.values() for one in values):
        raise Refusal(400, f"name things by at most {_MAX_CHARACTERS} characters")
    naming = Naming(context.settings.base, partial(resolve, context.record), partial(_claim_id, context))
    asked = {key: [one for one in values if one] for key, values in given.items()}
    try:
        text = await to_thread(fill, name, {key: values for key, values in asked.items() if values}, naming)
    except UsageError as error:
        raise Refusal(404 if isinstance(error, UnknownName) else 400, str(error)) from None
    return Response(
        status_code=303, headers={"Location": site_of(context).links.answer(name, text), "Cache-Control": "no-store"}
    )


def _claim_id(context: Context, name: str) -> str:
    id = context.record.short_id(name)
    if id not in context.record.claims:
        raise UnknownName(f"{name!r} is no claim in {context.record.label}")
    return id


async def search(request: Request) -> Response:
    """The things that go by some words, then all else that holds them, as a page or as JSON."""
    context, text = context_of(request), request.query_params.get("q", "")
    if len(text) > _MAX_CHARACTERS:
        raise Refusal(400, f"search for at most {_MAX_CHARACTERS} characters")
    format = choose(accept_of(request), (BY_NAME["json"], PAGE))
    as_json = {"json": True, "html": False}.get(request.query_params.get("format", ""), format is not PAGE)
    etag = caching.etag_of(context, "search", text, as_json, request.url.query)
    if cached := caching.not_modified(request, etag):
        return cached
    body = b"[]"
    if text.strip():
        body = (await context.ask(request, {"op": "search", "text": text, "limit": _MAX_FOUND})).body
    if as_json:
        return Response(body, headers=caching.headers(etag), media_type="application/json")
    found = json.loads(body)
    groups = {kind: [row for row in found if row["found"] == kind] for kind in _HEADINGS}
    return render_page(context, "search.html", etag, request, text=text, found=found, groups=groups, headings=_HEADINGS,
                       crumbs=[("Search", "")])  # fmt: skip


async def relationship_map(request: Request) -> Response:
    """The relationship map: of everything, ``?around=`` one thing, or of the ``?things=`` of an answer."""
    context = context_of(request)
    around, depth = request.query_params.get("around", "")[:_MAX_CHARACTERS], _parse_depth(request)
    picked = _parse_things(context, request.query_params.get("things", ""))
    positions_stamp = stamp(context.settings.positions)
    etag = caching.etag_of(context, "map", around, depth, picked, positions_stamp)
    summary = summary_of(request, around if around in context.record.things else "", _map_address(request))
    sent = caching.etag_of(context, etag, summary, _framers(request))
    if cached := caching.not_modified(request, sent):
        return cached
    if etag not in _map_cache:
        job = {"op": "map", "around": around, "depth": depth, "limit": _MAX_DRAWN}
        job |= {"picked": picked, "stamp": positions_stamp}
        _map_cache[etag] = (await context.ask(request, job)).body
        while len(_map_cache) > _MAX_CACHED_MAPS:
            _map_cache.popitem(last=False)
    headers = {"Content-Security-Policy": _MAP_POLICY.format(_framers(request)), **caching.headers(sent)}
    told = render_text("summary.html", summary=summary).encode()
    return Response(
        _map_cache[etag].replace(b"</title>", b"</title>\n" + told, 1), headers=headers, media_type="text/html"
    )


def _map_address(request: Request) -> str:
    """The address of the map on a page of its own."""
    return str(request.url.remove_query_params("embed"))


def _framers(request: Request) -> str:
    """The pages that may show the map within themselves: where it is asked for, those that may read what it reads."""
    allowed = context_of(request).settings.allow_origin
    return allowed if request.query_params.get("embed") == "1" and allowed != "none" else "'none'"


def _parse_things(context: Context, text: str) -> list[str]:
    """The ids of things in a text, with spaces between them."""
    ids = list(dict.fromkeys(text.split()))
    if len(ids) > _MAX_DRAWN:
        raise Refusal(400, f"name at most {_MAX_DRAWN} things")
    return [thing_by_id(context, id).id for id in ids]


def _parse_depth(request: Request) -> int:
    text = request.query_params.get("depth", "2")
    if text not in ("1", "2", "3", "4", "5", "6"):
        raise Refusal(400, "depth is a number from 1 to 6")
    return int(text)


async def asset(request: Request) -> Response:
    """A style or a script of the pages."""
    name = request.path_params["name"]
    try:
        content = load_asset(name)
    except KeyError:
        raise Refusal(404, "there is no such file") from None
    content_type = "text/css" if name.endswith(".css") else "text/javascript"
    etag = caching.etag_of(context_of(request), "asset", quote(name), content)
    cached = caching.not_modified(request, etag)
    return cached or Response(content, headers=caching.headers(etag), media_type=content_type)
