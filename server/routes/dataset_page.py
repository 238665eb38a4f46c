"""The description of the data set, for people and programs, and its dump."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from ...pages.dataset import dataset_page
from ..context import context_of
from ..protocol import caching
from ..protocol.negotiation import GRAPH, PAGE, accept_of, choose
from ..services.dataset_description import DUMP, description
from .replies import page_reply, site_of


async def dataset(request: Request) -> Response:
    """Answers with the description, as a page or in the RDF format that the client prefers."""
    context = context_of(request)
    format = choose(accept_of(request), (PAGE, *GRAPH)) or PAGE
    root = str(request.base_url).rstrip("/")
    etag = caching.etag_of(context, "dataset", root, format.name, request.url.query)
    if cached := caching.not_modified(request, etag):
        return cached
    counts = await context.counts.load()
    if format is PAGE:
        return page_reply(dataset_page(site_of(context, request), counts), etag)
    body = description(root, context.settings.base, context.record, counts).serialize(format.name)
    return Response(body, headers={"Content-Type": format.content_type, **caching.headers(etag)})


async def well_known(request: Request) -> Response:
    """Redirects from the address where clients look for a description (VoID, section 7.2)."""
    return RedirectResponse("/dataset", 302, {"Vary": "Accept"})


async def dump(request: Request) -> Response:
    """Answers with all quads as one file: canonical N-Quads, packed."""
    context = context_of(request)
    counts = await context.counts.load()
    etag = caching.etag_of(context, "dump", counts["dump"])
    if cached := caching.not_modified(request, etag):
        return cached
    return FileResponse(
        context.counts.dump, headers=caching.headers(etag), media_type="application/gzip", filename=DUMP
    )
