"""What OOPS! and FOOPS! look for in a vocabulary, as far as it can be seen without a network."""

from __future__ import annotations

import re

import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from .test_vocabulary import VOCABULARY as GRAPH

NS = "https://w3id.org/civicgraph/ns#"
VANN = rdflib.Namespace("http://purl.org/vocab/vann/")
ABOUT = rdflib.URIRef(NS.rstrip("#"))
CLASSES = {one for one in GRAPH.subjects(RDF.type, OWL.Class) if str(one).startswith(NS)}
PROPERTIES = {
    one
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
    for one in GRAPH.subjects(RDF.type, kind)
    if str(one).startswith(NS)
}


def cycles(relation: rdflib.URIRef) -> list[rdflib.term.Node]:
    """What stands above itself."""
    return [one for one in GRAPH.subjects(relation) if one in set(GRAPH.transitive_objects(one, relation)) - {one}
            or (one, relation, one) in GRAPH]  # fmt: skip


@pytest.mark.parametrize(
    "property",
    [DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.issued, OWL.versionInfo,
     OWL.versionIRI, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri],
)  # fmt: skip
def test_the_header_says_all_that_a_catalogue_asks_for_once(property: rdflib.URIRef) -> None:
    assert len(list(GRAPH.objects(ABOUT, property))) == 1


def test_the_version_the_namespace_and_the_date_are_of_one_piece() -> None:
    version = str(GRAPH.value(ABOUT, OWL.versionInfo))
    assert str(GRAPH.value(ABOUT, OWL.versionIRI)) == f"{ABOUT}/{version}"
    assert str(GRAPH.value(ABOUT, VANN.preferredNamespaceUri)) == NS
    issued = GRAPH.value(ABOUT, DCTERMS.issued)
    assert isinstance(issued, rdflib.Literal) and issued.datatype == XSD.date


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader])
def test_nothing_stands_above_itself(relation: rdflib.URIRef) -> None:
    assert cycles(relation) == []


def test_nothing_is_both_a_class_and_a_property() -> None:
    assert set() == CLASSES & PROPERTIES


def test_every_class_is_the_end_of_a_property_or_stands_in_the_hierarchy() -> None:
    ends = {end for side in (RDFS.domain, RDFS.range) for end in GRAPH.objects(None, side)}
    above = {one for pair in GRAPH.subject_objects(RDFS.subClassOf) for one in pair}
    assert CLASSES - ends - above == set()


def test_names_follow_the_custom_of_classes_and_properties() -> None:
    assert [one for one in CLASSES if not re.fullmatch(r"[A-Z][A-Za-z]+", str(one)[len(NS) :])] == []
    assert [one for one in PROPERTIES if not re.fullmatch(r"[a-z][A-Za-z]+", str(one)[len(NS) :])] == []


def test_words_for_people_say_their_language_and_are_given_once() -> None:
    for property in (RDFS.label, RDFS.comment, SKOS.prefLabel, SKOS.definition, DCTERMS.title, DCTERMS.description):
        for subject in set(GRAPH.subjects(property)):
            found = list(GRAPH.objects(subject, property))
            assert [getattr(one, "language", None) for one in found] == ["en"], (subject, property)


def test_no_name_says_that_it_is_a_name_of_two_things() -> None:
    """OOPS! P07: merged concepts, such as FundOrGrant."""
    assert [one for one in CLASSES | PROPERTIES if re.search(r"[a-z](And|Or)[A-Z]", str(one))] == []
