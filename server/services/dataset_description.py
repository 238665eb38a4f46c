"""What the server says of itself and its data in RDF: made of terms, so that no text can say more than itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from ...graph.data_files import SHIPPED_ABOUT
from ...graph.record import Record
from ...graph.version import VERSION
from ...graph.vocabulary import NS

if TYPE_CHECKING:
    import pyoxigraph as ox


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
One = Union["ox.NamedNode", "ox.Literal", str, int, "Said", None]
Said = Mapping[str, One | Sequence[One]]
"""What is said of something: each property with a value or several.

A value is a term, a text, a number, or what is said of a node without a name. None and an empty text say nothing.
"""


class Statements:
    """Triples in the order in which they are said. Names such as ``void:triples`` are read by the prefixes given."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Nothing is said yet."""
        self.prefixes = prefixes
        self.triples: list[ox.Triple] = []
        self._nodes = 0
        self._names: dict[str, ox.NamedNode] = {}

    def name(self, name: str) -> ox.NamedNode:
        """The term that a name stands for; ``a`` is the type.

        >>> Statements({"void": "http://rdfs.org/ns/void#"}).name("void:triples").value
        'http://rdfs.org/ns/void#triples'
        """
        import pyoxigraph as ox

        if name not in self._names:
            prefix, _, local = name.partition(":")
            self._names[name] = ox.NamedNode(_TYPE if name == "a" else self.prefixes[prefix] + local)
        return self._names[name]

    def english(self, text: str) -> ox.Literal:
        """A text in English."""
        import pyoxigraph as ox

        return ox.Literal(text, language="en")

    def say(self, subject: ox.NamedNode | ox.BlankNode, said: Said) -> None:
        """Says some things of a subject."""
        import pyoxigraph as ox

        for property, value in said.items():
            for one in _each(value):
                self.triples.append(ox.Triple(subject, self.name(property), self._object(one)))

    def written(self, name: str) -> bytes:
        """All that has been said, in one of the formats of :mod:`civicgraph.graph.sparql.triples`."""
        from ...graph.sparql.triples import serialized

        return serialized(self.triples, name, self.prefixes)

    def _object(self, value: One) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        import pyoxigraph as ox

        if isinstance(value, Mapping):
            self._nodes += 1
            node = ox.BlankNode(f"n{self._nodes}")
            self.say(node, value)
            return node
        assert value is not None
        return ox.Literal(value) if isinstance(value, str | int) else value


def link(address: str) -> ox.NamedNode | None:
    """An address as a term; none where it is no IRI, since RDF can hold no such link.

    >>> link("https://example.org/a"), link("https://example.org/> a <b")
    (<NamedNode value=https://example.org/a>, None)
    """
    import pyoxigraph as ox

    try:
        return ox.NamedNode(address)
    except ValueError:
        return None


def _each(value: One | Sequence[One]) -> Iterator[One]:
    several = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return (one for one in several if one is not None and one != "")


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
