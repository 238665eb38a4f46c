"""The data set described for people and programs, and its dump."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from ...graph.data_files import SHIPPED_ABOUT
from ...graph.sparql.evaluation import shortened
from ...graph.version import VERSION, YEAR
from ...graph.vocabulary import NS
from ..context import Context, context
from ..protocol import caching
from ..protocol.negotiation import GRAPH, PAGE, accept_of, chosen
from ..services.dataset_description import DUMP, description
from .templates import page


async def described(request: Request) -> Response:
    """The description, as a page or in the RDF format that the client likes best."""
    here = context(request)
    format = chosen(accept_of(request), (PAGE, *GRAPH)) or PAGE
    root = str(request.base_url).rstrip("/")
    etag = caching.tag(here, "dataset", root, format.name)
    if known := caching.unchanged(request, etag):
        return known
    found = await here.counts.found()
    if format is PAGE:
        base = here.settings.base
        lists = {
            name: sorted(
                ((iri, shortened(iri, base), count) for iri, count in found[name].items()),
                key=lambda row: (not row[0].startswith((NS, base)), -row[2], row[1]),
            )
            for name in ("graphs", "classes", "properties")
        }
        return page(here, "dataset.html", etag, found=found, lists=lists, cited=cited(here, found["hash"]))
    content = description(root, here.settings.base, here.record, found).written(format.name)
    return Response(content, headers={"Content-Type": format.content_type, **caching.headers(etag)})


async def well_known(request: Request) -> Response:
    """From where clients look for a description (VoID, section 7.2) to where it is."""
    return RedirectResponse("/dataset", 302, {"Vary": "Accept"})


async def dumped(request: Request) -> Response:
    """All quads as one file: canonical N-Quads, packed."""
    here = context(request)
    found = await here.counts.found()
    etag = caching.tag(here, "dump", found["dump"])
    if known := caching.unchanged(request, etag):
        return known
    return FileResponse(here.counts.dump, headers=caching.headers(etag), media_type="application/gzip", filename=DUMP)


def cited(here: Context, hash: str) -> str:
    """How to cite the data set: who, what, which version, and the hash that anybody can compute again."""
    about = here.record.about
    ours = about == SHIPPED_ABOUT
    who, version = (f"{about.creator} ({YEAR})", f"Version {VERSION}") if ours else (about.creator, "")
    return ". ".join(part for part in (who, about.title, version, f"RDFC-1.0 SHA-256 {hash}") if part) + "."
