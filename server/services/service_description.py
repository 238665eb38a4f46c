"""What the endpoint says of itself in RDF (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from ..context import context
from ..protocol import caching
from ..protocol.negotiation import GRAPH, accept_of, chosen
from ..refusal import Refusal
from .dataset_description import One, Said, Statements, link

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


async def described(request: Request) -> Response:
    """The description, in the RDF format that the client likes best."""
    format = chosen(accept_of(request), GRAPH)
    if format is None:
        raise Refusal(406, f"the description comes as {', '.join(format.media_type for format in GRAPH)}")
    here = context(request)
    endpoint = str(request.url.replace(query=""))
    etag = caching.tag(here, "description", endpoint, format.name)
    if known := caching.unchanged(request, etag):
        return known
    reply = await here.ask(request, {"op": "graphs"})
    content = description(endpoint, json.loads(reply.body)).written(format.name)
    return Response(content, headers={"Content-Type": format.content_type, **caching.headers(etag)})


def description(endpoint: str, graphs: list[str]) -> Statements:
    """What there is to say of an endpoint at this address that has these named graphs."""
    import pyoxigraph as ox

    made, dataset = Statements(_PREFIXES), ox.NamedNode(f"{endpoint}#dataset")
    service: Said = {
        "a": made.name("sd:Service"),
        "sd:endpoint": link(endpoint),
        "sd:supportedLanguage": made.name("sd:SPARQL11Query"),
        "sd:feature": made.name("sd:UnionDefaultGraph"),
        "sd:resultFormat": [made.name(f"formats:{name}") for name in _FORMATS],
        "sd:defaultDataset": dataset,
        "rdfs:seeAlso": link(f"{endpoint.removesuffix('/').removesuffix('/sparql')}/dataset"),
    }
    named: list[One] = [
        {"a": made.name("sd:NamedGraph"), "sd:name": link(name), "sd:graph": {"a": made.name("sd:Graph")}}
        for name in graphs
    ]
    made.say(ox.NamedNode(f"{endpoint}#service"), service)
    made.say(
        dataset,
        {"a": made.name("sd:Dataset"), "sd:namedGraph": named, "sd:defaultGraph": {"a": made.name("sd:Graph")}},
    )
    return made
