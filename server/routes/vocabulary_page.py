"""The vocabulary: a page for people, Turtle and JSON-LD for programs; this version also by its number."""

from __future__ import annotations

import asyncio
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from ... import ontology
from ...graph.record import Record
from ...graph.vocabulary import FILES
from ...pages.site import Site
from ..context import context_of
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, PAGE, Format, accept_of, choose
from ..refusal import Refusal

_SUFFIXES = {".ttl": "turtle", ".jsonld": "jsonld", ".nt": "ntriples", ".rdf": "rdfxml"}
_pages: dict[str, str] = {}
# The page contains its style, and its pictures as data.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


async def namespace(request: Request) -> Response:
    """The whole vocabulary."""
    version = request.path_params.get("version", "")
    suffix = next((end for end in _SUFFIXES if request.url.path.endswith(end)), "")
    if version.removesuffix(suffix) not in ("", _version()):
        raise Refusal(404, f"there is no version {version.removesuffix(suffix)[:40]!r} here; this is {_version()}")
    named = [BY_NAME[name] for name in _SUFFIXES.values()]
    format = BY_NAME[_SUFFIXES[suffix]] if suffix else choose(accept_of(request), (PAGE, *named)) or PAGE
    etag = caching.etag_of(context_of(request), "namespace", format.name)
    if cached := caching.not_modified(request, etag):
        return cached
    headers = caching.headers(etag) | {"Vary": "Accept, Accept-Encoding"}
    if format is PAGE:
        return Response(
            await _page(request), headers=headers | {"Content-Security-Policy": _POLICY}, media_type="text/html"
        )
    return Response(_serialize(format), headers=headers | {"Content-Type": format.content_type})


async def companion_file(request: Request) -> Response:
    """The JSON-LD context of the record, or the shapes that the files are validated by."""
    name = request.url.path.rpartition("/")[2]
    etag = caching.etag_of(context_of(request), "beside", name)
    kind = "text/turtle; charset=utf-8" if name.endswith(".ttl") else "application/ld+json"
    cached = caching.not_modified(request, etag)
    return cached or Response(ontology.text(name), headers={"Content-Type": kind, **caching.headers(etag)})


async def _page(request: Request) -> str:
    """The page, made once in a thread: it counts all of the record, and other requests are answered meanwhile."""
    context = context_of(request)
    if context.settings.hash not in _pages:
        _pages[context.settings.hash] = await asyncio.to_thread(_render, context.record)
    return _pages[context.settings.hash]


def _render(record: Record) -> str:
    from ...reports.html import write
    from ...reports.vocabulary import vocabulary_report

    return write(vocabulary_report(record), Site(record).around())


@cache
def _version() -> str:
    from ...reports.vocabulary import version

    return version()


@cache
def _serialize(format: Format) -> bytes:
    import pyoxigraph as ox

    from ...graph.sparql.triples import number_blank_nodes, serialize

    quads = (quad for name in FILES for quad in ox.parse(path=ontology.path(name), format=ox.RdfFormat.TURTLE))
    return serialize(number_blank_nodes(quad.triple for quad in quads), format.name, {})
