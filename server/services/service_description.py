"""The description of the endpoint in RDF (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from ..context import context_of
from ..protocol import caching
from ..protocol.negotiation import GRAPH, accept_of, choose
from ..refusal import Refusal
from .dataset_description import Properties, PropertyValue, RdfDescription, link

_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


async def describe_service(request: Request) -> Response:
    """Answers with the description, in the RDF format that the client prefers."""
    format = choose(accept_of(request), GRAPH)
    if format is None:
        raise Refusal(406, f"the description comes as {', '.join(format.media_type for format in GRAPH)}")
    context = context_of(request)
    endpoint = str(request.url.replace(query=""))
    etag = caching.etag_of(context, "description", endpoint, format.name)
    if cached := caching.not_modified(request, etag):
        return cached
    reply = await context.ask(request, {"op": "graphs"})
    content = description(endpoint, json.loads(reply.body)).serialize(format.name)
    return Response(content, headers={"Content-Type": format.content_type, **caching.headers(etag)})


def description(endpoint: str, graphs: list[str]) -> RdfDescription:
    """The description of an endpoint at an address, with its named graphs."""
    import pyoxigraph as ox

    rdf, dataset = RdfDescription(_PREFIXES), ox.NamedNode(f"{endpoint}#dataset")
    service: Properties = {
        "a": rdf.name("sd:Service"),
        "sd:endpoint": link(endpoint),
        "sd:supportedLanguage": rdf.name("sd:SPARQL11Query"),
        "sd:feature": rdf.name("sd:UnionDefaultGraph"),
        "sd:resultFormat": [rdf.name(f"formats:{name}") for name in _FORMATS],
        "sd:defaultDataset": dataset,
        "rdfs:seeAlso": link(f"{endpoint.removesuffix('/').removesuffix('/sparql')}/dataset"),
    }
    named: list[PropertyValue] = [
        {"a": rdf.name("sd:NamedGraph"), "sd:name": link(name), "sd:graph": {"a": rdf.name("sd:Graph")}}
        for name in graphs
    ]
    rdf.add(ox.NamedNode(f"{endpoint}#service"), service)
    rdf.add(
        dataset,
        {"a": rdf.name("sd:Dataset"), "sd:namedGraph": named, "sd:defaultGraph": {"a": rdf.name("sd:Graph")}},
    )
    return rdf
