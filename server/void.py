"""The data set described in RDF by VoID and DCAT: what it holds, its licence, its files, its hash."""

from __future__ import annotations

from typing import Any

from ..graph.data_files import SHIPPED_ABOUT
from ..graph.record import Record
from ..graph.version import VERSION
from ..graph.vocabulary import NS
from .statements import Said, Statements, link

DUMP = "dataset.nq.gz"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ABOUT = "What sources claim about how what people asked for became policy, with the evidence."
_PACKED = "All quads as canonical N-Quads (RDFC-1.0), packed; unpacked, their SHA-256 is the identifier"
_TYPES = "https://www.iana.org/assignments/media-types/application/"


def description(root: str, base: str, record: Record, found: dict[str, Any]) -> Statements:
    """What there is to say of a data set that is served at ``root``; ``found`` holds its counts and hashes."""
    import pyoxigraph as ox

    made, dump = Statements(PREFIXES), ox.NamedNode(f"{root}/dataset#nquads")
    made.say(
        ox.NamedNode(f"{root}/dataset#data"),
        {
            **_named(made, record, found),
            **_places(root, base, record),
            **_counts(record, found),
            "void:classPartition": [{"void:class": link(k), "void:entities": n} for k, n in found["classes"].items()],
            "void:propertyPartition": [
                {"void:property": link(property), "void:triples": n} for property, n in found["properties"].items()
            ],
            "void:subset": [_graph(made, record, base, graph, n) for graph, n in found["graphs"].items()],
            "dcat:distribution": dump,
        },
    )
    made.say(dump, _distribution(made, root, record, found))
    return made


def _named(made: Statements, record: Record, found: dict[str, Any]) -> Said:
    about = record.about
    return {
        "a": [made.name("void:Dataset"), made.name("dcat:Dataset")],
        "dcterms:title": about.title or "A record",
        "dcterms:description": made.english(_ABOUT),
        "dcterms:creator": about.creator,
        "dcterms:license": link(about.licence),
        "dcat:version": VERSION if about == SHIPPED_ABOUT else None,
        "dcterms:identifier": found["hash"],
    }


def _places(root: str, base: str, record: Record) -> Said:
    return {
        "void:uriSpace": base,
        "void:vocabulary": link(NS),
        "void:sparqlEndpoint": link(f"{root}/sparql"),
        "void:dataDump": link(f"{root}/{DUMP}"),
        "void:exampleResource": link(base + min(record.things)) if record.things else None,
    }


def _counts(record: Record, found: dict[str, Any]) -> Said:
    return {
        "void:triples": found["quads"],
        "void:entities": len(record.things),
        "void:distinctSubjects": found["subjects"],
        "void:distinctObjects": found["objects"],
        "void:classes": len(found["classes"]),
        "void:properties": len(found["properties"]),
    }


def _graph(made: Statements, record: Record, base: str, graph: str, count: int) -> Said:
    """A graph, with what is known of the source that it holds, if it is of one."""
    source = record.sources.get(graph.removeprefix(base))
    about: Said = {}
    if source is not None:
        texts = {"title": source.title, "publisher": source.publisher, "language": source.language}
        about = {f"dcterms:{name}": text for name, text in texts.items()} | {"dcterms:source": link(source.link)}
    return {"a": made.name("void:Dataset"), "dcterms:identifier": graph, **about, "void:triples": count}


def _distribution(made: Statements, root: str, record: Record, found: dict[str, Any]) -> Said:
    return {
        "a": made.name("dcat:Distribution"),
        "dcterms:title": made.english(_PACKED),
        "dcterms:license": link(record.about.licence),
        "dcat:downloadURL": link(f"{root}/{DUMP}"),
        "dcat:mediaType": link(f"{_TYPES}n-quads"),
        "dcat:compressFormat": link(f"{_TYPES}gzip"),
        "dcat:byteSize": found["size"],
        "spdx:checksum": {
            "spdx:algorithm": made.name("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": found["dump"],
        },
    }
