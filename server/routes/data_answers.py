"""What programs ask in JSON, the pages of the analyses, and the description of both."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...pages.analyses import ANALYSES, analysis_page
from ...pages.analyses import BY_NAME as ANALYSES_BY_NAME
from ...pages.compare import FIELDS as COMPARED
from ...pages.compare import THINGS_ASKED, TRACES_ASKED, compare_form
from ...pages.composing import FIELDS as CHOSEN
from ..context import context_of
from ..operations import BY_NAME, fields_of
from ..protocol import caching
from ..protocol.parameters import read_fields
from ..refusal import Refusal
from ..services.openapi import description
from .replies import format_of, page_reply, send_page, site_of
from .suggestions import site_refusing


async def answer(request: Request) -> Response:
    """What the address asks, as JSON: ``/find.json``, ``/show.json``."""
    operation = BY_NAME[request.url.path.strip("/").removesuffix(".json")]
    asked = read_fields(fields_of(operation), request.query_params, strict=True)
    if missing := next((one.name for one in operation.fields if one.needed and not asked[one.name]), ""):
        raise Refusal(400, f"say what to look for: ?{missing}=")
    return await send_page(request, operation.name, asked, "json")


async def analyses(request: Request) -> Response:
    """Which analyses there are."""
    return await send_page(request, "analyse", {})


async def analysis(request: Request) -> Response:
    """An analysis: its form, or its answer as a page or as JSON."""
    name = request.path_params["name"].removesuffix(".json")
    if name not in ANALYSES_BY_NAME:
        raise Refusal(404, f"there is no such analysis: choose from {', '.join(one.name for one in ANALYSES)}")
    context, fields, format = context_of(request), ANALYSES_BY_NAME[name].fields, format_of(request, "json")
    asked = {field.name: field.usual for field in fields}
    try:
        asked = read_fields(fields, request.query_params, strict=format == "json")
        missing = next((one.name for one in fields if one.needed and not asked[one.name]), "")
        if not missing:
            return await send_page(request, name, asked, format)
        if format == "json":
            raise Refusal(400, f"say whom or what it is about: ?{missing}=")
        etag = caching.etag_of(context, "form", name, asked, request.url.query)
        return caching.not_modified(request, etag) or page_reply(
            analysis_page(site_of(context, request), name, asked, None), etag
        )
    except Refusal as refusal:
        if format == "json" or refusal.status not in (400, 404):
            raise
        site, reason = site_refusing(request, refusal.reason)
        page = analysis_page(site, name, asked, None, reason)
        return page_reply(page, status=refusal.status)


async def compare(request: Request) -> Response:
    """Two things side by side, ``?a=`` and ``&b=``; or two traces, ``?from=&to=&from2=&to2=``."""
    context, asked = context_of(request), dict.fromkeys((field.name for field in COMPARED), "")
    try:
        asked = read_fields(COMPARED, request.query_params)
        if all(asked[name] for name in THINGS_ASKED) or all(asked[name] for name in TRACES_ASKED):
            return await send_page(request, "compare", asked)
        if sum(map(bool, asked.values())) > 1:
            raise Refusal(400, "name both things, or both ends of both traces")
        etag = caching.etag_of(context, "compare form", asked, request.url.query)
        return caching.not_modified(request, etag) or page_reply(compare_form(site_of(context, request), asked), etag)
    except Refusal as refusal:
        if refusal.status not in (400, 404):
            raise
        site, reason = site_refusing(request, refusal.reason)
        return page_reply(compare_form(site, asked, reason), status=refusal.status)


async def ask(request: Request) -> Response:
    """A question put together from choices: the page, or with the ending ``.rq`` the query as a file."""
    format = "rq" if request.url.path.endswith(".rq") else "html"
    asked = read_fields(CHOSEN, request.query_params, strict=format == "rq")
    return await send_page(request, "ask", asked, format)


async def openapi(request: Request) -> Response:
    """What is described here, as OpenAPI 3.1."""
    context = context_of(request)
    address = str(request.base_url).rstrip("/")
    etag = caching.etag_of(context, "openapi", address)
    if cached := caching.not_modified(request, etag):
        return cached
    return JSONResponse(description(context.record.about, address), headers=caching.headers(etag))
