"""The vocabulary as a document: each term is explained in words, and no term is used that is not declared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN, XSD, DefinedNamespace

from civicgraph import Dataset, ontology
from civicgraph import graph as code
from civicgraph.graph.vocabulary import load_vocabulary

ONTOLOGY = "https://w3id.org/civicgraph/ns"
NS = f"{ONTOLOGY}#"
CIVIC = rdflib.Namespace(NS)
OTHERS: tuple[type[DefinedNamespace], ...] = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD)
OA = {f"http://www.w3.org/ns/oa#{name}" for name in ("TextQuoteSelector", "exact", "prefix", "suffix")}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
FAMILIES = {"actors", "roles", "asks", "delivery", "effects", "setting"}
CAMEL = re.compile(r"[a-z][A-Z]")
SENTENCE = re.compile(r"[A-Z'].*[.]", re.DOTALL)


def read(*names: str) -> rdflib.Graph:
    """Files of the vocabulary, as one graph."""
    graph = rdflib.Graph()
    for name in names:
        graph.parse(data=ontology.text(name), format="turtle")
    return graph


def named_nodes(nodes: Iterable[rdflib.term.Node]) -> list[rdflib.URIRef]:
    """The nodes that have an IRI, each once, sorted."""
    return sorted({node for node in nodes if isinstance(node, rdflib.URIRef)})


VOCABULARY = read("civic.ttl", "codes.ttl")
CLASSES = named_nodes(VOCABULARY.subjects(RDF.type, OWL.Class))
RELATIONS = named_nodes(VOCABULARY.subjects(CIVIC.kind))
ALL_PROPERTIES = named_nodes(term for kind in PROPERTIES for term in VOCABULARY.subjects(RDF.type, kind))
SCHEMES = named_nodes(VOCABULARY.subjects(RDF.type, SKOS.ConceptScheme))
CODES = named_nodes(VOCABULARY.subjects(RDF.type, SKOS.Concept))
TERMS = [*CLASSES, *ALL_PROPERTIES]
DECLARED = {str(term) for term in [*TERMS, *SCHEMES, *CODES, *read("shapes.ttl").subjects(RDF.type)]}


def short(term: object) -> str:
    """The last part of a term's IRI, to tell tests apart by."""
    return str(term).removeprefix(ONTOLOGY).lstrip("#/")


def only(subject: rdflib.term.Node, predicate: rdflib.URIRef) -> str:
    """The one value of a property; it is in English where it is text."""
    (value,) = VOCABULARY.objects(subject, predicate)
    assert not isinstance(value, rdflib.Literal) or value.language == "en", value
    return str(value)


def is_known(iri: str) -> bool:
    """Whether a term is declared here, or exists in a vocabulary that is reused."""
    return iri in DECLARED or iri in OA or any(iri in space for space in OTHERS)


def in_words(label: str) -> bool:
    """Whether a label is made of words, not of a name for machines."""
    return bool(label.strip()) and not CAMEL.search(label) and "_" not in label and label[0].islower()


def own_names(text: str) -> set[str]:
    """The prefixed names in a text that are of this vocabulary, in full; prefixes are those that rules declare."""
    bare = re.sub(r'"[^"\n]*"|<[^>\s]*>|#[^\n]*', " ", text)
    lists = {short(scheme).rstrip("#"): str(scheme) for scheme in SCHEMES}
    found = re.findall(r"(?<![\w:-])(\w+):([\w-]*\w)", bare)
    return {{**lists, "civic": NS}[prefix] + name for prefix, name in found if prefix in {*lists, "civic"}}


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_every_term_is_labelled_in_words_and_explained_in_a_sentence(term: rdflib.URIRef) -> None:
    assert in_words(only(term, RDFS.label))
    comment = only(term, RDFS.comment)
    assert SENTENCE.fullmatch(comment) and len(comment.split()) >= 4
    assert comment.casefold().rstrip(".") != only(term, RDFS.label)


@pytest.mark.parametrize("term", [term for term in TERMS if term.startswith(NS)], ids=short)
def test_every_own_term_says_where_it_is_defined(term: rdflib.URIRef) -> None:
    assert only(term, RDFS.isDefinedBy) == ONTOLOGY


@pytest.mark.parametrize("term", ALL_PROPERTIES, ids=short)
def test_every_property_has_a_domain_and_a_range_that_exist(term: rdflib.URIRef) -> None:
    assert is_known(only(term, RDFS.domain))
    target = only(term, RDFS.range)
    assert is_known(target) or target == str(RDFS.Literal)
    if (term, RDF.type, OWL.DatatypeProperty) in VOCABULARY:
        assert target.startswith(str(XSD)) or target == str(RDFS.Literal)


@pytest.mark.parametrize("term", RELATIONS, ids=short)
def test_every_relation_has_one_kind_reads_both_ways_and_may_say_which_end_comes_first(term: rdflib.URIRef) -> None:
    kind = rdflib.URIRef(only(term, CIVIC.kind))
    assert (kind, SKOS.inScheme, rdflib.URIRef(f"{ONTOLOGY}/kind#")) in VOCABULARY
    takes_a_thing = (term, RDF.type, OWL.ObjectProperty) in VOCABULARY
    inverse = [str(label) for label in VOCABULARY.objects(term, CIVIC.inverseLabel)]
    assert len(inverse) == takes_a_thing
    assert all(in_words(label) for label in inverse)
    first = set(VOCABULARY.objects(term, CIVIC.causeEnd))
    assert first <= {RDF.subject, RDF.object} and len(first) <= takes_a_thing


def test_every_property_that_a_claim_may_have_as_its_predicate_is_a_relation() -> None:
    used_by_records = {str(path) for path in read("shapes.ttl").objects(None, rdflib.SH.path)}
    derived = {NS + name for name in ("earliestStart", "latestStart", "earliestEnd", "latestEnd")}
    derived |= {NS + name for name in ("passage", "sentence", "lost", "retractedFrom", "codedAs")}
    derived |= {NS + f"former{name}" for name in ("Subject", "Predicate", "Object", "Value", "Concerns")}
    derived |= {NS + name for name in ("decision", "oneThing", "otherThing", "decidedBy", "decided")}
    about_terms = set(VOCABULARY.subjects(RDF.type, OWL.AnnotationProperty))
    rest = {term for term in ALL_PROPERTIES if str(term) not in used_by_records | derived} - about_terms
    assert rest == set(RELATIONS)


def marked_terms(name: str) -> set[str]:
    """The short names of what a property marks."""
    return {short(term).removeprefix("civic:") for term in VOCABULARY.subjects(CIVIC[name], rdflib.Literal(True))}


def test_no_relation_both_gives_a_part_and_names_the_maker() -> None:
    assert marked_terms("givesPart") and marked_terms("namesMaker")
    assert marked_terms("givesPart") & marked_terms("namesMaker") == set()
    assert marked_terms("givesPart") | marked_terms("namesMaker") <= {
        short(term).removeprefix("civic:") for term in RELATIONS
    }


def test_what_gives_a_part_or_names_a_maker_tells_influence_or_an_act_and_is_walked() -> None:
    for name in marked_terms("givesPart") | marked_terms("namesMaker"):
        assert only(CIVIC[name], CIVIC.kind).rsplit("#")[-1] in ("influence", "agency")
        assert only(CIVIC[name], CIVIC.causeEnd)


def test_a_secondment_a_post_and_a_project_are_not_shared_work_by_their_class() -> None:
    assert marked_terms("sharedWork") >= {"Workstream", "Programme", "Fund", "Team", "Alliance"}
    assert (
        marked_terms("sharedWork") & {"Secondment", "PostHolding", "Candidacy", "Project", "Research", "Person"}
        == set()
    )


def test_the_caveats_that_are_always_told() -> None:
    told = {name.rsplit("#")[-1].removeprefix("caveat:") for name in marked_terms("alwaysTold")}
    assert told == {"rival-explanation", "must-not-conclude", "document-disagrees-with-itself"}


def test_joints_are_ranked_from_one_passage_down_to_our_reading() -> None:
    scheme = rdflib.URIRef(f"{ONTOLOGY}/joint#")
    ranks = {
        str(one).rsplit("#")[-1]: int(str(VOCABULARY.value(one, CIVIC.strength)))
        for one in VOCABULARY.subjects(SKOS.inScheme, scheme)
    }
    assert ranks == {"one-passage": 5, "one-source": 4, "two-sources": 3, "shared-work": 2, "inferred": 1}


def test_sequence_is_walked_from_what_came_first_and_never_called_influence() -> None:
    for name in ("cameAfter", "succeeded"):
        assert only(CIVIC[name], CIVIC.kind).endswith("#sequence")
        assert only(CIVIC[name], CIVIC.causeEnd) == str(RDF.object)


@pytest.mark.parametrize("scheme", SCHEMES, ids=short)
def test_every_code_of_a_list_is_explained_and_in_its_place(scheme: rdflib.URIRef) -> None:
    assert in_words(only(scheme, RDFS.label)) and SENTENCE.fullmatch(only(scheme, SKOS.definition))
    codes = named_nodes(VOCABULARY.subjects(SKOS.inScheme, scheme))
    assert codes
    for one in codes:
        assert one.startswith(str(scheme))
        assert not CAMEL.search(only(one, SKOS.prefLabel)) and SENTENCE.fullmatch(only(one, SKOS.definition))
        assert only(one, RDFS.isDefinedBy) == ONTOLOGY
    places = sorted(int(str(VOCABULARY.value(one, SKOS.notation))) for one in codes)
    assert places == list(range(1, len(codes) + 1))
    labels = [only(one, SKOS.prefLabel) for one in codes]
    assert len(labels) == len(set(labels))
    strengths = [int(str(value)) for one in codes for value in VOCABULARY.objects(one, CIVIC.strength)]
    assert len(strengths) in (0, len(codes))
    assert all(0 <= strength <= 5 for strength in strengths)


def test_every_code_is_of_a_list() -> None:
    assert {code for code in CODES if (code, SKOS.inScheme, None) not in VOCABULARY} == set()


def test_no_two_classes_and_no_two_relations_go_by_one_label() -> None:
    for terms in (CLASSES, RELATIONS):
        labels = [only(term, RDFS.label) for term in terms]
        assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("term", named_nodes(VOCABULARY.subjects(CIVIC.family)), ids=short)
def test_every_class_of_things_is_of_a_family_and_stands_on_a_rung_of_the_ladder_or_none(term: rdflib.URIRef) -> None:
    assert str(VOCABULARY.value(term, CIVIC.family)) in FAMILIES
    assert all(short(rung).startswith("rung#") and is_known(str(rung)) for rung in VOCABULARY.objects(term, CIVIC.rung))


@pytest.mark.parametrize("name", ["civic.ttl", "codes.ttl", "shapes.ttl"])
def test_the_files_use_no_term_that_is_not_declared_and_import_nothing(name: str) -> None:
    graph = read(name)
    assert not list(graph.objects(None, OWL.imports))
    ours = {str(node) for triple in graph for node in triple if str(node).startswith(ONTOLOGY)}
    assert ours - DECLARED - {ONTOLOGY, NS, f"{ONTOLOGY}/0.1.0"} == set()


@pytest.mark.parametrize("folder", ["rules", "queries"])
def test_rules_and_questions_use_no_term_that_is_not_declared(folder: str) -> None:
    if not Path(ontology.path(folder)).is_dir():
        pytest.skip(f"there are no {folder}")
    for name in ontology.names(folder):
        assert own_names(ontology.text(f"{folder}/{name}.rq")) - DECLARED == set(), name


def test_the_software_asks_for_no_term_that_is_not_declared() -> None:
    assert code.__file__
    for path in sorted(Path(code.__file__).parent.glob("*.py")):
        names = set(re.findall(r"(?<![\w:-])civic:(\w+)", path.read_text("utf-8")))
        assert {NS + name for name in names} - DECLARED == set(), path.name


def context_terms() -> Iterator[tuple[str, str]]:
    """Each key of the context with the IRI it stands for."""
    context: dict[str, Any] = json.loads(ontology.text("context.jsonld"))["@context"]
    for key, entry in context.items():
        iri: str = (entry.get("@id") or entry["@reverse"]) if isinstance(entry, dict) else entry
        if not key.startswith("@") and not iri.startswith("@") and not iri.endswith(("#", "/")):
            prefix, _, name = iri.partition(":")
            yield key, context[prefix] + name
        if isinstance(entry, dict) and "@context" in entry:
            yield key, entry["@context"]["@vocab"]


@pytest.mark.parametrize(("key", "iri"), list(context_terms()))
def test_every_key_of_a_file_stands_for_a_term_that_exists(key: str, iri: str) -> None:
    assert is_known(iri)


@pytest.fixture(scope="module")
def shipped() -> set[str]:
    """Every IRI of the vocabulary that the shipped record uses."""
    data = Dataset.shipped()
    quads = [quad for one in data.validate().documents for quad in one.quads(load_vocabulary(), data.base)]
    values = {getattr(term, "value", "") for quad in quads for term in (quad.predicate, quad.object)}
    return {value for value in values if value.startswith(ONTOLOGY)}


def test_the_shipped_record_uses_no_term_that_is_not_declared(shipped: set[str]) -> None:
    assert len(shipped) > 100
    assert shipped - DECLARED == set()


def test_the_header_says_what_this_is_whose_and_which_version() -> None:
    header = rdflib.URIRef(ONTOLOGY)
    assert (header, RDF.type, OWL.Ontology) in VOCABULARY
    for part in (DCTERMS.title, DCTERMS.description):
        assert len(only(header, part).split()) >= 3
    assert VOCABULARY.value(header, DCTERMS.creator)
    assert str(VOCABULARY.value(header, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(VOCABULARY.value(header, DCTERMS.issued)))
    version = str(VOCABULARY.value(header, OWL.versionInfo))
    assert str(VOCABULARY.value(header, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    assert str(VOCABULARY.value(header, VANN.preferredNamespacePrefix)) == "civic"
    assert str(VOCABULARY.value(header, VANN.preferredNamespaceUri)) == NS
