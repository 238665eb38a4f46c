"""The vocabulary as the software reads it, held against rdflib's reading of the same files."""

from __future__ import annotations

import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDFS, SH

from civicgraph import ontology
from civicgraph.graph.record import Code, Type
from civicgraph.graph.vocabulary import FILES, NS, SECTIONS, load_vocabulary, local_name

WORDS = load_vocabulary()
EVIDENCE_KEYS = {"id", "anchor", "summary", "line", "page", "paragraph", "row", "prefix", "suffix", "source"}
CLAIM_KEYS = {
    "id", "subject", "predicate", "object", "value", "unit", "qualifier", "scope", "when", "wording", "modality",
    "polarity", "reading", "share", "direction", "voice", "reason", "note", "coder", "evidence",
    "retracted", "retractionReason",
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """The files of the vocabulary, read by rdflib."""
    graph = rdflib.Graph()
    for name in FILES:
        graph.parse(data=ontology.text(name), format="turtle")
    return graph


def test_a_relation_knows_how_it_reads_what_kind_it_is_and_which_end_comes_first() -> None:
    asked, responded, met = (WORDS.relations[name] for name in ("asked", "respondedTo", "metWith"))
    assert (asked.label, asked.inverse, asked.kind, asked.cause) == (
        "asked for",
        "was asked for by",
        "agency",
        "subject",
    )
    assert (responded.label, responded.inverse, responded.kind, responded.cause) == (
        "responded to",
        "was answered by",
        "influence",
        "object",
    )
    assert (met.kind, met.cause) == ("agency", "")
    assert WORDS.domains["asked"] == (NS + "Actor", NS + "Ask")


def test_figures_are_the_relations_that_take_a_value() -> None:
    numbers = {"attendance", "reach", "amount", "count", "duration", "measured", "target", "baseline"}
    assert numbers < WORDS.figures
    assert {name for name in WORDS.figures if WORDS.domains[name][1].endswith("#decimal")} == numbers
    assert {"deadline", "occurred", "hasState"} < WORDS.figures
    assert not {"asked", "ledTo", "gaveAnswer"} & WORDS.figures


def test_types_are_those_of_a_family_under_the_names_that_files_use() -> None:
    assert WORDS.types["Person"]._replace(facts=(), comment="", above=()) == Type("Person", "person", "", "actors")
    assert WORDS.types["Organisation"]._replace(facts=(), comment="", above=()) == Type(
        "Organisation", "organisation", "", "actors"
    )
    edition = Type("CampaignEdition", "campaign edition", "delivery", "delivery")
    assert WORDS.types["CampaignEdition"]._replace(facts=(), comment="", above=()) == edition


def test_the_facts_of_a_class_are_in_its_own_order_and_else_those_of_the_class_above() -> None:
    assert WORDS.types["Fund"].facts[:3] == ("^funded", "^launched", "^led")
    assert WORDS.types["Pledge"].facts == WORDS.types["Commitment"].facts
    assert WORDS.types["Project"].facts == WORDS.types["Undertaking"].facts
    assert "^secondee" in WORDS.types["Person"].facts


def test_every_type_has_facts_and_all_are_relations_once() -> None:
    for type in WORDS.types.values():
        assert type.facts, type.name
        assert len(set(type.facts)) == len(type.facts), type.name
        for fact in type.facts:
            assert fact.removeprefix("^") in WORDS.relations, (type.name, fact)
            assert not (fact.startswith("^") and fact[1:] in WORDS.figures), (type.name, fact)


def test_a_value_has_words_to_stand_behind_in_a_list_of_facts() -> None:
    assert WORDS.relations["hasState"].fact == "described as"
    assert WORDS.relations["funded"].fact == ""
    assert WORDS.types["Fund"].rung == "instrument"
    assert not {"Claim", "Source", "Voice", "Caveat", "Evidence", "Actor"} & WORDS.types.keys()


def test_codes_come_in_the_order_of_their_list_with_their_strength() -> None:
    names = [name for scheme, name in WORDS.codes if scheme == "wording"]
    assert names == ["stated", "opinion", "hedged", "contested", "inferred"]
    stated = WORDS.codes["wording", "stated"]
    assert stated == Code("wording", "stated", "stated", 5, "The document says so in its own voice, without a hedge.")
    assert WORDS.codes["kind", "sequence"].strength == 0
    assert WORDS.codes["answer", "no"].strength == -1


def test_each_section_may_hold_the_keys_of_its_shape() -> None:
    assert WORDS.keys == {
        "things": {"id", "type", "name", "aliases", "description", "identifiers", "url"},
        "voices": {"id", "name", "description", "role", "partyTo"},
        "claims": CLAIM_KEYS,
        "caveats": {"id", "caveat", "concerns", "summary", "evidence", "voice", "retracted", "retractionReason"},
        "evidence": EVIDENCE_KEYS,
        "source": {
            "url", "archived", "retrieved", "language", "sourceKind", "derivedFrom", "confidential",
            "id", "title", "author", "publisher", "rights", "description", "publicationDate", "textFile", "authorVoice",
            "textHash", "textEngine", "textLayout", "file", "fileHash", "voices", "claims", "caveats", "tests",
        },
        "tests": {
            "id", "prediction", "predicted", "forHypothesis", "againstRival", "ifAbsent", "testKind", "testResult",
            "searchedIn", "sensitivity", "typeOneError", "basis", "bearsOn", "dependsWith", "evidence",
        },
    }  # fmt: skip


def test_every_type_of_thing_is_a_target_of_the_shape_of_things(graph: rdflib.Graph) -> None:
    targets = {str(target) for target in graph.objects(rdflib.URIRef(NS + "ThingShape"), SH.targetClass)}
    assert targets == {WORDS.iri_of(name) for name in WORDS.types}


def test_every_shape_governs_a_section_what_has_a_name_or_an_inference(graph: rdflib.Graph) -> None:
    shapes = {local_name(str(shape)) for shape in graph.subjects(rdflib.RDF.type, SH.NodeShape)}
    assert shapes == {shape for shape, _ in SECTIONS.values()} | {"NamedShape", "InferredClaimShape"}


@pytest.mark.parametrize("name", [*WORDS.relations, *(name for name in WORDS.types)])
def test_a_name_in_a_file_stands_for_its_own_term_and_no_other(name: str) -> None:
    iri = WORDS.iri_of(name)
    assert WORDS.terms().get(iri, name) == name
    assert iri == NS + name or name in ("Person", "Organisation")


def test_a_key_leads_to_its_term_and_back() -> None:
    terms = WORDS.terms()
    for key, iri in {
        "name": "http://www.w3.org/2004/02/skos/core#prefLabel",
        "summary": "http://www.w3.org/2000/01/rdf-schema#comment",
        "caveat": NS + "caveatType",
        "source": NS + "inSource",
        "anchor": "http://www.w3.org/ns/oa#exact",
    }.items():
        assert (WORDS.iri_of(key), terms[iri]) == (iri, key)
    assert WORDS.iri_of("claims") == NS + "inSource"


@pytest.mark.parametrize(
    ("type", "wanted", "fits"),
    [
        ("Alliance", "Organisation", True),
        ("Alliance", "Actor", True),
        ("Person", "Actor", True),
        ("Group", "Actor", True),
        ("Secondment", "Actor", True),
        ("Assembly", "Event", True),
        ("Assembly", "Actor", True),
        ("Theme", "Actor", False),
        ("Place", "Actor", False),
        ("Ask", "Commitment", False),
        ("Organisation", "Alliance", False),
        ("Person", "Organisation", False),
    ],
)
def test_a_type_is_what_lies_above_it(type: str, wanted: str, fits: bool) -> None:
    assert WORDS.is_a(WORDS.iri_of(type), WORDS.iri_of(wanted)) is fits


def test_the_types_above_a_type_are_those_that_rdflib_finds(graph: rdflib.Graph) -> None:
    def above(node: rdflib.term.Node) -> set[rdflib.term.Node]:
        up = set(graph.objects(node, RDFS.subClassOf))
        for whole in graph.subjects(OWL.equivalentClass):
            parts = graph.value(graph.value(whole, OWL.equivalentClass), OWL.unionOf)
            up |= {whole} if parts is not None and node in Collection(graph, parts) else set()
        return up

    for name in WORDS.types:
        iri = rdflib.URIRef(WORDS.iri_of(name))
        found, todo = set[rdflib.term.Node](), above(iri)
        while todo:
            one = todo.pop()
            todo |= above(one) - found
            found.add(one)
        wanted = {str(one) for one in found}
        assert {one for one in wanted if not WORDS.is_a(str(iri), one)} == set()
        domains = {one for pair in WORDS.domains.values() for one in pair} - {str(OWL.Thing), str(iri)}
        assert {one for one in domains if WORDS.is_a(str(iri), one)} <= wanted


@pytest.mark.parametrize("type", ["Person", "Theme", "Claim", "Secondment"])
def test_everything_is_a_thing(type: str) -> None:
    assert WORDS.is_a(WORDS.iri_of(type), str(OWL.Thing))


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/civicgraph/ns/answer#non-committal", "non-committal"),
        ("http://xmlns.com/foaf/0.1/Person", "Person"),
        ("http://www.w3.org/ns/org#Organization", "Organization"),
        ("plain", "plain"),
    ],
)
def test_the_last_part_of_an_iri_is_its_local_name(iri: str, name: str) -> None:
    assert local_name(iri) == name


def test_a_local_name_gives_way_to_the_name_that_files_use() -> None:
    assert local_name("http://www.w3.org/ns/org#Organization", WORDS.terms()) == "Organisation"


def test_whom_promised_work_is_to_be_done_with_reads_both_ways_and_is_never_walked() -> None:
    relation = WORDS.relations["withWhom"]
    assert (relation.kind, relation.cause) == ("structural", "")
    assert (relation.label, relation.inverse) == ("was to be done with", "was to be a partner in")
    assert WORDS.domains["withWhom"][1].endswith("#Actor")
