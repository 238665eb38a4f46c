"""Descriptions in RDF hold whatever texts they are made of, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from civicgraph.graph.record import About, Record, Source
from civicgraph.server.services.dataset_description import PREFIXES, description
from civicgraph.server.services.service_description import description as service

from ..graph.by_hand import record

ROOT, BASE = "http://127.0.0.1:8000", "https://example.org/town/"
FORMATS = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD,
           "rdfxml": ox.RdfFormat.RDF_XML}  # fmt: skip
HOSTILE = [
    'x" . <urn:evil> <urn:evil> "',
    "https://example.org/> . <urn:evil> <urn:evil> <urn:x",
    '"""\\" ; a <urn:evil> ; <urn:evil> """',
    "] . [ a <urn:evil>",
    "</dcterms:title><urn:evil/>&evil;",
]
COUNTS: dict[str, Any] = {
    "hash": "ab", "dump": "cd", "size": 9, "quads": 3, "subjects": 2, "objects": 1,
    "classes": {"urn:A": 2}, "properties": {"urn:p": 3},
}  # fmt: skip


def record_with_text(text: str) -> tuple[Record, dict[str, Any]]:
    """A record with a text in every field that can hold one, and its counts."""
    made = record("ask ledTo post")
    source = Source("source/report", text, text, "", "", "", url=text, language=text)
    made = replace(made, about=About(text, text, text), sources={"source/report": source})
    return made, COUNTS | {"graphs": {f"{text}source/report": 3, text: 1}, "classes": {text: 1}}


def values(graph: set[ox.Triple], property: str) -> set[str]:
    """What a property gives."""
    prefix, _, name = property.partition(":")
    return {str(getattr(one.object, "value", "")) for one in graph if one.predicate.value == PREFIXES[prefix] + name}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", FORMATS)
def test_no_text_breaks_out_of_a_literal_or_an_iri(name: str, text: str) -> None:
    made, counts = record_with_text(text)
    description_made = description(ROOT, text, made, counts)
    graph = {quad.triple for quad in ox.parse(description_made.serialize(name), format=FORMATS[name])}
    assert len(graph) == len(description_made.triples)
    assert not any("evil" in term.value for one in graph for term in one if isinstance(term, ox.NamedNode))
    for property in ("dcterms:title", "dcterms:creator", "dcterms:publisher", "void:uriSpace"):
        assert text in values(graph, property)
    for property in ("dcterms:license", "dcterms:source", "void:exampleResource", "void:class"):
        assert values(graph, property) == set(), "what is no IRI is no link"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_graph_of_any_name_is_one_name(text: str) -> None:
    written = service(f"{ROOT}/sparql", [text, "urn:g"]).serialize("turtle")
    graph = {quad.triple for quad in ox.parse(written, format=ox.RdfFormat.TURTLE)}
    names = {one.object for one in graph if one.predicate.value.endswith("#name")}
    assert names == {ox.NamedNode("urn:g")}
    with pytest.raises(ValueError):
        service(text, [])


def test_the_same_is_said_in_the_same_bytes() -> None:
    made, counts = record_with_text("urn:A")
    written = description(ROOT, BASE, made, counts).serialize("turtle")
    assert written == description(ROOT, BASE, made, counts).serialize("turtle")
    assert b"_:n1 void:class <urn:A>" in written
