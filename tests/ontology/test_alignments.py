"""Alignments: from declared terms to terms that exist, and nothing that would be fetched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, DefinedNamespace

from civicgraph import ontology
from civicgraph.graph.vocabulary import FILES, NS

CLOSED: tuple[type[DefinedNamespace], ...] = (DCTERMS, FOAF, ORG, PROV, SDO, SKOS)
# Each checked by hand: the EU's Core Public Organisation Vocabulary, and the JSON-LD context of Popolo's memberships.
BY_HAND = {"http://data.europa.eu/m8g/PublicOrganisation", "http://www.w3.org/ns/opengov#onBehalfOf"}
HEADER = rdflib.URIRef("https://w3id.org/civicgraph/ns/alignments")


@pytest.fixture(scope="module")
def alignments() -> rdflib.Graph:
    """The alignments."""
    return rdflib.Graph().parse(data=ontology.text("alignments.ttl"), format="turtle")


@pytest.fixture(scope="module")
def vocabulary() -> rdflib.Graph:
    """The vocabulary."""
    return rdflib.Graph().parse(data=ontology.text("civic.ttl"), format="turtle")


def links(graph: rdflib.Graph) -> Iterator[tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef]]:
    """What is aligned with what."""
    for subject, predicate, object in graph:
        if subject != HEADER:
            assert isinstance(subject, rdflib.URIRef) and isinstance(object, rdflib.URIRef)
            yield subject, rdflib.URIRef(str(predicate)), object


def test_there_is_something_from_each_vocabulary(alignments: rdflib.Graph) -> None:
    objects = {str(object) for _, _, object in links(alignments)}
    assert all(any(object.startswith(str(space)) for object in objects) for space in CLOSED)
    assert objects >= BY_HAND


def test_only_declared_terms_are_aligned(alignments: rdflib.Graph, vocabulary: rdflib.Graph) -> None:
    for subject, _, _ in links(alignments):
        assert subject.startswith(NS)
        assert (subject, RDF.type, None) in vocabulary, subject


def test_every_term_of_others_exists(alignments: rdflib.Graph) -> None:
    for _, _, object in links(alignments):
        assert str(object) in BY_HAND or any(object in space for space in CLOSED), object


def test_classes_meet_classes_and_properties_meet_properties(
    alignments: rdflib.Graph, vocabulary: rdflib.Graph
) -> None:
    for subject, predicate, object in links(alignments):
        is_class = (subject, RDF.type, OWL.Class) in vocabulary
        name = str(object).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        assert name[0].isupper() is is_class, object
        assert predicate in ({RDFS.subClassOf, SKOS.closeMatch} if is_class else {RDFS.subPropertyOf, SKOS.closeMatch})


def test_nothing_is_said_twice(alignments: rdflib.Graph, vocabulary: rdflib.Graph) -> None:
    assert not [link for link in links(alignments) if link in vocabulary]
    pairs = [(subject, object) for subject, _, object in links(alignments)]
    assert len(pairs) == len(set(pairs))


def test_nothing_is_imported_and_the_software_does_not_depend_on_it(alignments: rdflib.Graph) -> None:
    assert not list(alignments.triples((None, OWL.imports, None)))
    assert "alignments.ttl" not in FILES


def test_the_header_is_complete(alignments: rdflib.Graph) -> None:
    assert (HEADER, RDF.type, OWL.Ontology) in alignments
    for part in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.issued):
        assert len(list(alignments.objects(HEADER, part))) == 1
