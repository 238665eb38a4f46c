"""The description of the data set, for people and programs, and its dump."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from ...graph.data_files import SHIPPED_ABOUT
from ...graph.sparql.evaluation import shorten_iri
from ...graph.version import VERSION, YEAR
from ...graph.vocabulary import NS
from ..context import Context, context_of
from ..protocol import caching
from ..protocol.negotiation import GRAPH, PAGE, accept_of, choose
from ..services.dataset_description import DUMP, description
from .replies import render_page


async def dataset(request: Request) -> Response:
    """Answers with the description, as a page or in the RDF format that the client prefers."""
    context = context_of(request)
    format = choose(accept_of(request), (PAGE, *GRAPH)) or PAGE
    root = str(request.base_url).rstrip("/")
    etag = caching.etag_of(context, "dataset", root, format.name)
    if cached := caching.not_modified(request, etag):
        return cached
    counts = await context.counts.load()
    if format is PAGE:
        base = context.settings.base
        lists = {
            name: sorted(
                ((iri, shorten_iri(iri, base), count) for iri, count in counts[name].items()),
                key=lambda row: (not row[0].startswith((NS, base)), -row[2], row[1]),
            )
            for name in ("graphs", "classes", "properties")
        }
        content: dict[str, Any] = {"counts": counts, "lists": lists, "citation": citation(context, counts["hash"])}
        return render_page(context, "dataset.html", etag, **content)
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


def citation(context: Context, hash: str) -> str:
    """How to cite the data set: who, what, which version, and the hash that anybody can compute again."""
    about = context.record.about
    is_shipped = about == SHIPPED_ABOUT
    who, version = (f"{about.creator} ({YEAR})", f"Version {VERSION}") if is_shipped else (about.creator, "")
    return ". ".join(part for part in (who, about.title, version, f"RDFC-1.0 SHA-256 {hash}") if part) + "."
