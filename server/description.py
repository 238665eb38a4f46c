"""What the endpoint says of itself in RDF (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from . import caching
from .context import context
from .formats import GRAPH, Format
from .negotiation import accept_of, chosen
from .refusal import Refusal

_SD = "http://www.w3.org/ns/sparql-service-description#"
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
    content = _written(endpoint, json.loads(reply.body), format)
    return Response(content, headers={"Content-Type": format.content_type, **caching.headers(etag)})


def _written(endpoint: str, graphs: list[str], format: Format) -> bytes:
    import pyoxigraph as ox

    prefixes = {"sd": _SD, "formats": "http://www.w3.org/ns/formats/"}
    quads = list(ox.parse(turtle(endpoint, graphs), format=ox.RdfFormat.TURTLE))
    chosen = ox.RdfFormat.from_media_type(format.media_type)
    assert chosen is not None
    made = ox.serialize(quads, format=chosen, prefixes=prefixes)
    assert made is not None
    return made


def turtle(endpoint: str, graphs: list[str]) -> str:
    """The description as Turtle."""
    named = "".join(
        f"    sd:namedGraph [ a sd:NamedGraph ; sd:name <{name}> ; sd:graph [ a sd:Graph ] ] ;\n" for name in graphs
    )
    formats = ", ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS)
    return f"""@prefix sd: <{_SD}> .
<{endpoint}#service> a sd:Service ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat {formats} ;
  sd:defaultDataset <{endpoint}#dataset> ;
  <http://www.w3.org/2000/01/rdf-schema#seeAlso> <{endpoint.removesuffix("/").removesuffix("/sparql")}/dataset> .
<{endpoint}#dataset> a sd:Dataset ;
{named}    sd:defaultGraph [ a sd:Graph ] .
"""
