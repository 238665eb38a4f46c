"""The data set's description in RDF, made from terms and not from text, so that no text can add triples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from ...graph.data_choice import SHIPPED_ABOUT
from ...graph.record import Record
from ...graph.version import VERSION
from ...graph.vocabulary import NS

if TYPE_CHECKING:
    import pyoxigraph as ox


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PropertyValue = Union["ox.NamedNode", "ox.Literal", str, int, "Properties", None]
Properties = Mapping[str, PropertyValue | Sequence[PropertyValue]]
"""The properties of a resource, each with one or several values.

A value is a term, a text, a number, or the properties of a blank node. None and an empty text are left out.
"""


class RdfDescription:
    """Triples in the order in which they are added. Names such as ``void:triples`` are resolved by the prefixes."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """An empty description."""
        self.prefixes = prefixes
        self.triples: list[ox.Triple] = []
        self._nodes = 0
        self._names: dict[str, ox.NamedNode] = {}

    def name(self, name: str) -> ox.NamedNode:
        """The term for a name; ``a`` is the type.

        >>> RdfDescription({"void": "http://rdfs.org/ns/void#"}).name("void:triples").value
        'http://rdfs.org/ns/void#triples'
        """
        import pyoxigraph as ox

        if name not in self._names:
            prefix, _, local = name.partition(":")
            self._names[name] = ox.NamedNode(_TYPE if name == "a" else self.prefixes[prefix] + local)
        return self._names[name]

    def english_text(self, text: str) -> ox.Literal:
        """A text in English."""
        import pyoxigraph as ox

        return ox.Literal(text, language="en")

    def add(self, subject: ox.NamedNode | ox.BlankNode, properties: Properties) -> None:
        """Adds properties of a subject."""
        import pyoxigraph as ox

        for property, value in properties.items():
            for item in _non_empty(value):
                self.triples.append(ox.Triple(subject, self.name(property), self._object(item)))

    def serialize(self, name: str) -> bytes:
        """All triples, in one of the formats of :mod:`civicgraph.graph.sparql.triples`."""
        from ...graph.sparql.triples import serialize

        return serialize(self.triples, name, self.prefixes)

    def _object(self, value: PropertyValue) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        import pyoxigraph as ox

        if isinstance(value, Mapping):
            self._nodes += 1
            node = ox.BlankNode(f"n{self._nodes}")
            self.add(node, value)
            return node
        assert value is not None
        return ox.Literal(value) if isinstance(value, str | int) else value


def link(address: str) -> ox.NamedNode | None:
    """An address as a term; nothing if it is no IRI, because RDF can hold no such link.

    >>> link("https://example.org/a"), link("https://example.org/> a <b")
    (<NamedNode value=https://example.org/a>, None)
    """
    import pyoxigraph as ox

    try:
        return ox.NamedNode(address)
    except ValueError:
        return None


def _non_empty(value: PropertyValue | Sequence[PropertyValue]) -> Iterator[PropertyValue]:
    several = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return (item for item in several if item is not None and item != "")


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


def description(root: str, base: str, record: Record, counts: dict[str, Any]) -> RdfDescription:
    """The description of a data set that is served at ``root``; ``counts`` are its counts and hashes."""
    import pyoxigraph as ox

    rdf, dump = RdfDescription(PREFIXES), ox.NamedNode(f"{root}/dataset#nquads")
    rdf.add(
        ox.NamedNode(f"{root}/dataset#data"),
        {
            **_identity(rdf, record, counts),
            **_addresses(root, base, record),
            **_counts(record, counts),
            "void:classPartition": [{"void:class": link(k), "void:entities": n} for k, n in counts["classes"].items()],
            "void:propertyPartition": [
                {"void:property": link(property), "void:triples": n} for property, n in counts["properties"].items()
            ],
            "void:subset": [_graph_properties(rdf, record, base, graph, n) for graph, n in counts["graphs"].items()],
            "dcat:distribution": dump,
        },
    )
    rdf.add(dump, _distribution(rdf, root, record, counts))
    return rdf


def _identity(rdf: RdfDescription, record: Record, counts: dict[str, Any]) -> Properties:
    about = record.about
    return {
        "a": [rdf.name("void:Dataset"), rdf.name("dcat:Dataset")],
        "dcterms:title": about.title or "A record",
        "dcterms:description": rdf.english_text(_ABOUT),
        "dcterms:creator": about.creator,
        "dcterms:license": link(about.licence),
        "dcat:version": VERSION if about == SHIPPED_ABOUT else None,
        "dcterms:identifier": counts["hash"],
    }


def _addresses(root: str, base: str, record: Record) -> Properties:
    return {
        "void:uriSpace": base,
        "void:vocabulary": link(NS),
        "void:sparqlEndpoint": link(f"{root}/sparql"),
        "void:dataDump": link(f"{root}/{DUMP}"),
        "void:exampleResource": link(base + min(record.things)) if record.things else None,
    }


def _counts(record: Record, counts: dict[str, Any]) -> Properties:
    return {
        "void:triples": counts["quads"],
        "void:entities": len(record.things),
        "void:distinctSubjects": counts["subjects"],
        "void:distinctObjects": counts["objects"],
        "void:classes": len(counts["classes"]),
        "void:properties": len(counts["properties"]),
    }


def _graph_properties(rdf: RdfDescription, record: Record, base: str, graph: str, count: int) -> Properties:
    """The properties of a graph, with those of the source that it holds, if it holds one."""
    source = record.sources.get(graph.removeprefix(base))
    about: Properties = {}
    if source is not None:
        texts = {"title": source.title, "publisher": source.publisher, "language": source.language}
        about = {f"dcterms:{name}": text for name, text in texts.items()} | {"dcterms:source": link(source.link)}
    return {"a": rdf.name("void:Dataset"), "dcterms:identifier": graph, **about, "void:triples": count}


def _distribution(rdf: RdfDescription, root: str, record: Record, counts: dict[str, Any]) -> Properties:
    return {
        "a": rdf.name("dcat:Distribution"),
        "dcterms:title": rdf.english_text(_PACKED),
        "dcterms:license": link(record.about.licence),
        "dcat:downloadURL": link(f"{root}/{DUMP}"),
        "dcat:mediaType": link(f"{_TYPES}n-quads"),
        "dcat:compressFormat": link(f"{_TYPES}gzip"),
        "dcat:byteSize": counts["size"],
        "spdx:checksum": {
            "spdx:algorithm": rdf.name("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": counts["dump"],
        },
    }
