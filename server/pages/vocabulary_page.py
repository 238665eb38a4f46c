"""The vocabulary at its own path: a page for people, Turtle and JSON-LD for programs, this version by its number."""

from __future__ import annotations

import asyncio
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from ... import ontology
from ...graph.record import Record
from ...graph.vocabulary import FILES
from ..context import context
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, PAGE, Format, accept_of, chosen
from ..refusal import Refusal

_SUFFIXES = {".ttl": "turtle", ".jsonld": "jsonld", ".nt": "ntriples", ".rdf": "rdfxml"}
_pages: dict[str, str] = {}
# The page bears its style itself, and pictures as data.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


async def namespace(request: Request) -> Response:
    """The vocabulary, whole."""
    version = request.path_params.get("version", "")
    suffix = next((end for end in _SUFFIXES if request.url.path.endswith(end)), "")
    if version.removesuffix(suffix) not in ("", _version()):
        raise Refusal(404, f"there is no version {version.removesuffix(suffix)[:40]!r} here; this is {_version()}")
    named = [BY_NAME[name] for name in _SUFFIXES.values()]
    format = BY_NAME[_SUFFIXES[suffix]] if suffix else chosen(accept_of(request), (PAGE, *named)) or PAGE
    etag = caching.tag(context(request), "namespace", format.name)
    if known := caching.unchanged(request, etag):
        return known
    headers = caching.headers(etag) | {"Vary": "Accept, Accept-Encoding"}
    if format is PAGE:
        return Response(
            await _page(request), headers=headers | {"Content-Security-Policy": _POLICY}, media_type="text/html"
        )
    return Response(_written(format), headers=headers | {"Content-Type": format.content_type})


async def beside(request: Request) -> Response:
    """The context that JSON-LD of the record is read by, or the shapes that the files are held against."""
    name = request.url.path.rpartition("/")[2]
    etag = caching.tag(context(request), "beside", name)
    kind = "text/turtle; charset=utf-8" if name.endswith(".ttl") else "application/ld+json"
    known = caching.unchanged(request, etag)
    return known or Response(ontology.text(name), headers={"Content-Type": kind, **caching.headers(etag)})


async def _page(request: Request) -> str:
    """The page, made once: it counts all of the record, and others are answered meanwhile."""
    here = context(request)
    if here.settings.hash not in _pages:
        _pages[here.settings.hash] = await asyncio.to_thread(_made, here.record)
    return _pages[here.settings.hash]


def _made(record: Record) -> str:
    from ...reports.html import write
    from ...reports.vocabulary import vocabulary_report

    return write(vocabulary_report(record))


@cache
def _version() -> str:
    from ...reports.vocabulary import version

    return version()


@cache
def _written(format: Format) -> bytes:
    import pyoxigraph as ox

    from ...graph.sparql.triples import numbered, serialized

    quads = (quad for name in FILES for quad in ox.parse(path=ontology.path(name), format=ox.RdfFormat.TURTLE))
    return serialized(numbered(quad.triple for quad in quads), format.name, {})
