"""The data set described for people, and in RDF by VoID and DCAT: what it holds, its licence, its files, its hash."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from ..graph.data_files import SHIPPED_ABOUT
from ..graph.storing.querying import shortened
from ..graph.version import VERSION, YEAR
from ..graph.vocabulary import NS
from . import caching
from .context import Context, context
from .formats import GRAPH, PAGE, Format
from .html import page
from .negotiation import accept_of, chosen

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NAME = "dataset.nq.gz"


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
    content = _written(root, here, found, format)
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
    return FileResponse(here.counts.dump, headers=caching.headers(etag), media_type="application/gzip", filename=_NAME)


def cited(here: Context, hash: str) -> str:
    """How to cite the data set: who, what, which version, and the hash that anybody can compute again."""
    about = here.record.about
    ours = about == SHIPPED_ABOUT
    who, version = (f"{about.creator} ({YEAR})", f"Version {VERSION}") if ours else (about.creator, "")
    return ". ".join(part for part in (who, about.title, version, f"RDFC-1.0 SHA-256 {hash}") if part) + "."


def _written(root: str, here: Context, found: dict[str, Any], format: Format) -> bytes:
    import pyoxigraph as ox

    quads = list(ox.parse(turtle(root, here, found), format=ox.RdfFormat.TURTLE))
    kind = ox.RdfFormat.from_media_type(format.media_type)
    assert kind is not None
    made = ox.serialize(quads, format=kind, prefixes=_PREFIXES)
    assert made is not None
    return made


def turtle(root: str, here: Context, found: dict[str, Any]) -> str:
    """The description as Turtle."""
    base = here.settings.base
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())
    classes = "".join(
        f"  void:classPartition [ void:class <{iri}> ; void:entities {n} ] ;\n" for iri, n in found["classes"].items()
    )
    properties = "".join(
        f"  void:propertyPartition [ void:property <{iri}> ; void:triples {n} ] ;\n"
        for iri, n in found["properties"].items()
    )
    graphs = "".join(
        f"  void:subset [ a void:Dataset ; dcterms:identifier {_text(iri)} ;"
        f"{_of_source(here, iri)} void:triples {n} ] ;\n"
        for iri, n in found["graphs"].items()
    )
    example = f"  void:exampleResource <{base}{min(here.record.things)}> ;\n" if here.record.things else ""
    about = here.record.about
    creator = f"  dcterms:creator {_text(about.creator)} ;\n" if about.creator else ""
    licence = f"  dcterms:license <{about.licence}> ;\n" if about.licence else ""
    version = f"  dcat:version {_text(VERSION)} ;\n" if about == SHIPPED_ABOUT else ""
    return f"""{prefixes}
<{root}/dataset#data> a void:Dataset, dcat:Dataset ;
  dcterms:title {_text(about.title or "A record")} ;
  dcterms:description "What sources claim about how what people asked for became policy, with the evidence."@en ;
{creator}{licence}{version}  dcterms:identifier "{found["hash"]}" ;
  void:uriSpace "{base}" ;
  void:vocabulary <{NS}> ;
  void:sparqlEndpoint <{root}/sparql> ;
  void:dataDump <{root}/{_NAME}> ;
{example}  void:triples {found["quads"]} ;
  void:entities {len(here.record.things)} ;
  void:distinctSubjects {found["subjects"]} ;
  void:distinctObjects {found["objects"]} ;
  void:classes {len(found["classes"])} ;
  void:properties {len(found["properties"])} ;
{classes}{properties}{graphs}  dcat:distribution <{root}/dataset#nquads> .
<{root}/dataset#nquads> a dcat:Distribution ;
  dcterms:title "All quads as canonical N-Quads (RDFC-1.0), packed; unpacked, their SHA-256 is the identifier"@en ;
{licence}  dcat:downloadURL <{root}/{_NAME}> ;
  dcat:mediaType <https://www.iana.org/assignments/media-types/application/n-quads> ;
  dcat:compressFormat <https://www.iana.org/assignments/media-types/application/gzip> ;
  dcat:byteSize {found["size"]} ;
  spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue "{found["dump"]}" ] .
"""


def _of_source(here: Context, graph: str) -> str:
    """What the description says of the source that a graph holds, if it is of one."""
    source = here.record.sources.get(graph.removeprefix(here.settings.base))
    if source is None:
        return ""
    told = {"title": source.title, "publisher": source.publisher, "language": source.language}
    parts = [f" dcterms:{name} {_text(value)} ;" for name, value in told.items() if value]
    parts += [f" dcterms:source <{source.link}> ;"] if source.link else []
    return "".join(parts)


def _text(text: str) -> str:
    """A literal as Turtle writes it."""
    import pyoxigraph as ox

    return str(ox.Literal(text))
