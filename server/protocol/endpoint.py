"""The endpoint itself: a query in, an answer out, in the format that the client likes best."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ..context import context, query_job
from ..pages import query_page
from ..refusal import Refusal
from ..services import service_description
from ..workers.pool import Reply
from . import caching
from .negotiation import BY_NAME, GRAPH, PAGE, ROWS, Format, accept_of, chosen
from .request import Ask, asked, graph_name, pairs_of

# What clients and links call formats in the parameter "format", for rows and for triples.
ROW_NAMES, GRAPH_NAMES = ([format.name for format in formats] for formats in (ROWS, GRAPH))
_NAMED_ROWS = {name: format for format in ROWS for name in (format.name, format.media_type, *format.aliases)}
_NAMED_GRAPH = {
    **{name: format for format in GRAPH for name in (format.name, format.media_type, *format.aliases)},
    "json": BY_NAME["jsonld"],
    "json-ld": BY_NAME["jsonld"],
    "xml": BY_NAME["rdfxml"],
    "rdf+xml": BY_NAME["rdfxml"],
    "ttl": BY_NAME["turtle"],
    "nt": BY_NAME["ntriples"],
    "n3": BY_NAME["turtle"],
}


async def sparql(request: Request) -> Response:
    """Answers a query (SPARQL 1.1 Protocol), or says what the endpoint is (SPARQL 1.1 Service Description)."""
    ask = await asked(request)
    here = context(request)
    if ask is None:
        if request.query_params.get("format") == PAGE.name or _is_page(request, GRAPH):
            return query_page.empty(here)
        return await service_description.described(request)
    rows, graph, page = _wanted(request, ask)
    if page:
        return await query_page.answered(request, ask)
    if rows is None and graph is None:
        raise Refusal(406, f"answers come as {', '.join(format.media_type for format in (*ROWS, *GRAPH))}")
    etag = caching.tag(here, ask.query, ask.default, ask.named, rows and rows.name, graph and graph.name)
    lasting = caching.lasting(ask.query)
    if lasting and (known := caching.unchanged(request, etag)):
        return known
    reply = await here.ask(request, query_job(here, ask, rows, graph))
    return response(reply, etag if lasting else "")


def response(reply: Reply, etag: str) -> Response:
    """A reply as HTTP. Only what is known to be whole may be kept; what is cut short says so, and is not."""
    kind = BY_NAME[reply.head["format"]].content_type
    headers = {"Content-Type": kind, "Vary": "Accept, Accept-Encoding", "Cache-Control": "no-store"}
    if said := reply.head.get("notices"):
        headers["X-Notice"] = header_of(said)
    if reply.rest is not None:
        return StreamingResponse(_joined(reply), headers=headers)
    if cut := reply.head.get("cut"):
        headers["X-Truncated"] = cut
    elif etag:
        headers |= caching.headers(etag)
    return Response(reply.body, headers=headers)


def header_of(notices: list[str]) -> str:
    """Notices as one header, which holds ASCII without control characters: all else is percent-encoded.

    >>> header_of(["nothing in this record is called “Zoë”"])
    'nothing in this record is called %E2%80%9CZo%C3%AB%E2%80%9D'
    """
    return quote("; ".join(notices), safe=" !\"#$&'()*+,/:;<=>?@[]^`{|}~")[:2_000]


async def _joined(reply: Reply) -> Any:
    yield reply.body
    assert reply.rest is not None
    async for piece in reply.rest:
        yield piece


def _wanted(request: Request, ask: Ask) -> tuple[Format | None, Format | None, bool]:
    """A format for rows, one for triples, and whether it is a person who asks, with a browser."""
    if ask.format in ("", PAGE.name, PAGE.media_type):
        accept = accept_of(request)
        return chosen(accept, ROWS), chosen(accept, GRAPH), bool(ask.format) or _is_page(request, (*ROWS, *GRAPH))
    rows, graph = _named(_NAMED_ROWS, ask.format), _named(_NAMED_GRAPH, ask.format)
    if rows is None and graph is None:
        # Clients send names of their own beside an Accept header that says the same: the header then decides.
        if not (accept := accept_of(request)) or _is_any(accept):
            listed = ", ".join(sorted({*ROW_NAMES, *GRAPH_NAMES}))
            raise Refusal(400, f"there is no format {ask.format[:40]!r}: {listed}")
        return chosen(accept, ROWS), chosen(accept, GRAPH), False
    return rows, graph, False


def _named(known: dict[str, Format], names: str) -> Format | None:
    """The first format that is known of those named, with commas between; case and parameters say nothing."""
    # A plus sign that a client forgot to encode arrives as a space.
    given = (name.partition(";")[0].strip().lower().replace(" ", "+") for name in names.split(","))
    return next((known[name] for name in given if name in known), None)


def _is_any(accept: str) -> bool:
    """Whether a header accepts everything alike, and so says nothing of what is wanted."""
    return all(part.partition(";")[0].strip() in ("*/*", "") for part in accept.split(","))


def _is_page(request: Request, others: tuple[Format, ...]) -> bool:
    """Whether a client would rather have a page than any other format."""
    return chosen(accept_of(request), (*others, PAGE)) is PAGE


PATH = "/rdf-graph-store"


async def graph(request: Request) -> Response:
    """A graph whole. Indirectly, by ``?graph=IRI`` or ``?default``; or directly, by the address itself."""
    format = chosen(accept_of(request), GRAPH)
    if format is None:
        raise Refusal(406, f"graphs come as {', '.join(format.media_type for format in GRAPH)}")
    names, here = _names(request), context(request)
    etag = caching.tag(here, "graph", names, format.name)
    if known := caching.unchanged(request, etag):
        return known
    job = {"op": "graph", "names": names, "graph": format.name}
    return response(await here.ask(request, job), etag)


def _names(request: Request) -> list[str]:
    """The IRIs that the graph may have, none for the default graph."""
    pairs = pairs_of(request.scope["query_string"])
    path = request.path_params.get("path", "")
    named = [value for name, value in pairs if name == "graph"]
    wanted = len(named) + sum(name == "default" for name, _ in pairs)
    if path and not wanted:
        return [graph_name(str(request.url)), graph_name(context(request).settings.base + path)]
    if path or wanted != 1:
        raise Refusal(400, f"name one graph: {PATH}?graph=IRI, {PATH}?default or {PATH}/PATH")
    return [graph_name(name) for name in named]
