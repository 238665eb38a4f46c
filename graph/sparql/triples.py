"""Triples of an answer as text, in batches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from ..errors import UsageError
from .rows import NOT_XML

# How the name of an element can end an IRI.
_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def write_triples(triples: Iterable[Any], name: str, prefixes: Mapping[str, str]) -> bytes:
    """Some triples in a format, each once and in order. Batches of Turtle or N-Triples make a document together."""
    ordered = sorted(set(triples), key=str)
    return serialize(ordered, name, _used_prefixes(ordered, prefixes))


def serialize(triples: Sequence[ox.Triple], name: str, prefixes: Mapping[str, str]) -> bytes:
    """Triples in a format, in the order given, with these prefixes.

    >>> serialize([ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal('"')), ], "ntriples", {})
    b'<urn:a> <urn:b> "\\\\"" .\\n'
    """
    if name == "rdfxml":
        _check_xml(triples)
    serialized = ox.serialize(triples, format=_FORMATS[name], prefixes=dict(prefixes))
    assert serialized is not None
    return serialized


def number_blank_nodes(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Triples whose blank nodes are named in the order in which they come: a parser names them by chance.

    >>> a = ox.NamedNode("urn:a")
    >>> [str(triple) for triple in number_blank_nodes([ox.Triple(a, a, ox.BlankNode())])]
    ['<urn:a> <urn:a> _:n1']
    """
    names: dict[ox.BlankNode, ox.BlankNode] = {}

    def rename(term: Any) -> Any:
        if not isinstance(term, ox.BlankNode):
            return term
        return names.setdefault(term, ox.BlankNode(f"n{len(names) + 1}"))

    return [ox.Triple(rename(one.subject), one.predicate, rename(one.object)) for one in triples]


def _check_xml(triples: Iterable[Any]) -> None:
    """What RDF/XML cannot say is refused, not written wrongly.

    Raises
    ------
    UsageError
        A predicate does not end as a name of an element could, or a character is none of XML's.
    """
    for triple in triples:
        if not _NAME.search(triple.predicate.value):
            raise UsageError(f"RDF/XML has no way to write the predicate <{triple.predicate.value}>: ask for Turtle")
        if isinstance(triple.object, ox.Triple):
            raise UsageError("RDF/XML has no way to write a triple within a triple: ask for Turtle")
        if NOT_XML.search(str(getattr(triple.object, "value", ""))):
            raise UsageError("the answer holds a character that XML cannot hold: ask for Turtle")


def _used_prefixes(triples: Sequence[Any], prefixes: Mapping[str, str]) -> dict[str, str]:
    text = " ".join(map(str, triples))
    return {name: iri for name, iri in prefixes.items() if f"<{iri}" in text}
