"""The SPARQL endpoint and the graph store: queries and graphs, in the format that the client prefers."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ..context import context_of, query_job
from ..refusal import Refusal
from ..routes import query_page
from ..services import service_description
from ..workers.pool import JobReply
from . import caching
from .negotiation import BY_NAME, GRAPH, PAGE, ROWS, Format, accept_of, choose
from .request import QueryRequest, graph_name, parse_pairs, parse_query_request

# The names of formats in the parameter "format", for rows and for triples.
ROW_NAMES, GRAPH_NAMES = ([format.name for format in formats] for formats in (ROWS, GRAPH))
_ROW_FORMATS = {name: format for format in ROWS for name in (format.name, format.media_type, *format.aliases)}
_GRAPH_FORMATS = {
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
    """Answers a query (SPARQL 1.1 Protocol), or describes the endpoint (SPARQL 1.1 Service Description)."""
    query = await parse_query_request(request)
    context = context_of(request)
    if query is None:
        if request.query_params.get("format") == PAGE.name or _is_page(request, GRAPH):
            return query_page.empty_form(context)
        return await service_description.describe_service(request)
    rows, graph, page = _formats_of(request, query)
    if page:
        return await query_page.answer_page(request, query)
    if rows is None and graph is None:
        raise Refusal(406, f"answers come as {', '.join(format.media_type for format in (*ROWS, *GRAPH))}")
    etag = caching.etag_of(
        context, query.text, query.default, query.named, query.names, rows and rows.name, graph and graph.name
    )
    repeatable = caching.is_repeatable(query.text)
    if repeatable and (cached := caching.not_modified(request, etag)):
        return cached
    reply = await context.ask(request, query_job(context, query, rows, graph))
    return response(reply, etag if repeatable else "")


def response(reply: JobReply, etag: str) -> Response:
    """A reply as an HTTP response. Caches may store it only if it is whole; if it is cut short, it says so."""
    content_type = BY_NAME[reply.head["format"]].content_type
    headers = {"Content-Type": content_type, "Vary": "Accept, Accept-Encoding", "Cache-Control": "no-store"}
    if notices := reply.head.get("notices"):
        headers["X-Notice"] = header_of(notices)
    if reply.rest is not None:
        return StreamingResponse(_stream(reply), headers=headers)
    if cut := reply.head.get("cut"):
        headers["X-Truncated"] = cut
    elif etag:
        headers |= caching.headers(etag)
    return Response(reply.body, headers=headers)


def header_of(notices: list[str]) -> str:
    """Notices as the value of a header: ASCII without control characters, all else percent-encoded.

    >>> header_of(["nothing in this record is called “Zoë”"])
    'nothing in this record is called %E2%80%9CZo%C3%AB%E2%80%9D'
    """
    return quote("; ".join(notices), safe=" !\"#$&'()*+,/:;<=>?@[]^`{|}~")[:2_000]


async def _stream(reply: JobReply) -> Any:
    yield reply.body
    assert reply.rest is not None
    async for piece in reply.rest:
        yield piece


def _formats_of(request: Request, query: QueryRequest) -> tuple[Format | None, Format | None, bool]:
    """The format for rows, the one for triples, and whether the answer should be a page."""
    if query.format in ("", PAGE.name, PAGE.media_type):
        accept = accept_of(request)
        return choose(accept, ROWS), choose(accept, GRAPH), bool(query.format) or _is_page(request, (*ROWS, *GRAPH))
    rows, graph = _format_by_name(_ROW_FORMATS, query.format), _format_by_name(_GRAPH_FORMATS, query.format)
    if rows is None and graph is None:
        # Clients may send names of their own beside an Accept header with the same meaning: then the header decides.
        if not (accept := accept_of(request)) or _is_any(accept):
            listed = ", ".join(sorted({*ROW_NAMES, *GRAPH_NAMES}))
            raise Refusal(400, f"there is no format {query.format[:40]!r}: {listed}")
        return choose(accept, ROWS), choose(accept, GRAPH), False
    return rows, graph, False


def _format_by_name(formats: dict[str, Format], names: str) -> Format | None:
    """The first known format in a list with commas; case and parameters do not matter."""
    # A plus sign that a client forgot to encode arrives as a space.
    given = (name.partition(";")[0].strip().lower().replace(" ", "+") for name in names.split(","))
    return next((formats[name] for name in given if name in formats), None)


def _is_any(accept: str) -> bool:
    """Whether a header accepts every format alike."""
    return all(part.partition(";")[0].strip() in ("*/*", "") for part in accept.split(","))


def _is_page(request: Request, others: tuple[Format, ...]) -> bool:
    """Whether a client prefers a page to all other formats."""
    return choose(accept_of(request), (*others, PAGE)) is PAGE


GRAPH_STORE_PATH = "/rdf-graph-store"


async def graph(request: Request) -> Response:
    """Answers with a whole graph: indirectly, by ``?graph=IRI`` or ``?default``; or directly, by the address itself."""
    format = choose(accept_of(request), GRAPH)
    if format is None:
        raise Refusal(406, f"graphs come as {', '.join(format.media_type for format in GRAPH)}")
    names, context = _graph_names(request), context_of(request)
    etag = caching.etag_of(context, "graph", names, format.name)
    if cached := caching.not_modified(request, etag):
        return cached
    job = {"op": "graph", "names": names, "graph": format.name}
    return response(await context.ask(request, job), etag)


def _graph_names(request: Request) -> list[str]:
    """The IRIs that the graph may have; none means the default graph."""
    pairs = parse_pairs(request.scope["query_string"])
    path = request.path_params.get("path", "")
    named = [value for name, value in pairs if name == "graph"]
    wanted = len(named) + sum(name == "default" for name, _ in pairs)
    if path and not wanted:
        return [graph_name(str(request.url)), graph_name(context_of(request).settings.base + path)]
    if path or wanted != 1:
        raise Refusal(
            400, f"name one graph: {GRAPH_STORE_PATH}?graph=IRI, {GRAPH_STORE_PATH}?default or {GRAPH_STORE_PATH}/PATH"
        )
    return [graph_name(name) for name in named]
