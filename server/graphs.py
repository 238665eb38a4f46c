"""The named graphs, one for each source: SPARQL 1.1 Graph Store HTTP Protocol, as far as it reads."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from . import caching
from .context import context
from .formats import GRAPH
from .negotiation import accept_of, chosen
from .protocol import graph_name, pairs_of
from .refusal import Refusal
from .sparql import response

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
