"""What a query names that is not there is said, and nothing else is."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from civicgraph.graph.sparql.evaluation import PREFIXES, question, questions
from civicgraph.graph.sparql.explanations import explain
from civicgraph.graph.sparql.notices import Notice, store_notices
from civicgraph.graph.storage.store import _vocabulary
from civicgraph.graph.vocabulary import FILES

BASE = "https://example.org/id/"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The vocabulary, and a record of one thing that has a name and is of its own kind."""
    made = ox.Store()
    for name in FILES:
        made.extend(_vocabulary(name))
    ferry, graph = ox.NamedNode(f"{BASE}ferry"), ox.NamedNode(f"{BASE}graph/things")
    for term, object in (
        ("skos:prefLabel", ox.Literal("The Ferry")),
        ("rdf:type", ox.NamedNode(PREFIXES["civic"] + "HomeMade")),
    ):
        prefix, _, name = term.partition(":")
        made.add(ox.Quad(ferry, ox.NamedNode(PREFIXES[prefix] + name), object, graph))
    return made


SAID = {
    "ASK { ?s a civic:Aks }": "civic:Aks is no term of the vocabulary; did you mean civic:Ask?",
    "ASK { ?s civic:oppossed ?o }": "civic:oppossed is no term of the vocabulary; did you mean civic:opposed?",
    "ASK { ?s a civic:claim }": "civic:claim is no term of the vocabulary; did you mean civic:Claim?",
    "ASK { ?s a civic:Person }": "civic:Person is no term of the vocabulary; did you mean foaf:Person?",
    "ASK { ?s ?p wording:statde }": "wording:statde is no term of the vocabulary; did you mean wording:stated?",
    "PREFIX v: <https://w3id.org/civicgraph/ns#> ASK { ?s a v:Aks }": "did you mean civic:Ask?",
    "ASK { ?s a <https://w3id.org/civicgraph/ns#Aks> }": "did you mean civic:Ask?",
    "ASK{?s a civic:Aks}": "did you mean civic:Ask?",
    "ASK { ?s skos:prefLable ?o }": "skos:prefLable is no term of that vocabulary; did you mean skos:prefLabel?",
    "ASK { <fery> ?p ?o }": "<fery> is not in this record; did you mean <ferry>?",
    f"ASK {{ ?s ?p <{BASE}fery> }}": "<fery> is not in this record; did you mean <ferry>?",
    'ASK { ?s skos:prefLabel "The Fery" }': 'nothing in this record is called "The Fery"; did you mean “The Ferry”?',
    "ASK { ?s skos:prefLabel ?n FILTER(?n = 'Nowhere') }": 'nothing in this record is called "Nowhere"',
    "ASK { VALUES ?n { 'Nowhere' } ?s skos:prefLabel ?n }": 'nothing in this record is called "Nowhere"',
    'ASK { ?s skos:prefLabel "The Ferry"@en }': 'names stand without one, write "The Ferry"',
}


@pytest.mark.parametrize(("query", "said"), SAID.items())
def test_a_word_that_nothing_has_is_told_with_what_may_be_meant(store: ox.Store, query: str, said: str) -> None:
    (notice,) = store_notices(store, query, BASE)
    assert said in notice.text


SAID |= {
    "SELECT ?nam { ?s ?p ?name }": "?nam stands in no statement, so it never has a value; did you mean ?name?",
    "SELECT ?s { ?s ?p ?o FILTER(?when > 3) }": "?when stands in no statement, so it never has a value",
    "SELECT ?s { ?s ?p ?o } ORDER BY ?when": "?when stands in no statement",
    "SELECT ?s { ?s ?p ?o . FILTER(?when > 3 || BOUND(?s)) }": "?when stands in no statement",
}

QUIET = (
    "SELECT * { ?s ?p ?o }",
    "SELECT (COUNT(?s) AS ?n) ?p { ?s ?p ?o } GROUP BY ?p ORDER BY ?n",
    "SELECT ?s ?n { ?s ?p ?o BIND(STR(?o) AS ?n) }",
    "SELECT ?s ?n { ?s ?p ?o VALUES ?n { 1 2 } }",
    "SELECT ?s ?n { ?s ?p ?o { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } }",
    "SELECT ?s { ?s ?p ?o FILTER(!BOUND(?whole) || EXISTS { ?s ?p ?whole }) }",
    "SELECT ?s { ?s ?p ?o FILTER NOT EXISTS { ?s ?p ?other FILTER(?other > 3) } }",
    "SELECT $s { ?s ?p ?o }",
    "SELECT ?n { ?s ?p ?o } VALUES ?n { 1 }",
    "ASK { ?s a civic:Ask } # civic:Aks",
    'ASK { ?s rdfs:comment \'civic:Aks\', """civic:Aks " <fery>""" }',
    "ASK { ?s a civic:HomeMade }",
    "PREFIX civic: <urn:mine#> ASK { ?s a civic:Aks }",
    "ASK { ?s skos:hiddenLabel ?o ; org:organization ?a ; foaf:homepage ?b ; xsd:int ?c ; rdf:_1 ?d }",
    "ASK { ?s a <urn:civic:Aks> FILTER(?x <5 && ?y> 4) }",
    "ASK { GRAPH <graph/things> { <ferry> skos:prefLabel 'The Ferry' } }",
    "ASK { ?s rdfs:label 'Nowhere' }",
    "ASK { ?civic:Aks ?p }",
)


@pytest.mark.parametrize("query", QUIET)
def test_what_stands_in_comments_and_strings_or_is_there_is_not_told(store: ox.Store, query: str) -> None:
    assert store_notices(store, query, BASE) == ()


def test_a_thing_that_is_missing_is_told_apart_from_a_word(store: ox.Store) -> None:
    told = store_notices(store, "ASK { <fery> a civic:Aks }", BASE)
    assert [one.missing for one in told] == [False, True]


def test_nothing_that_a_ready_made_question_names_is_missing_elsewhere(store: ox.Store) -> None:
    assert [name for name in questions() if store_notices(store, question(name), BASE)] == []


def test_many_strange_words_are_told_in_few_lines(store: ox.Store) -> None:
    query = f"ASK {{ ?s ?p {', '.join(f'civic:Nil{n}' for n in range(2_000))}, civic:{'x' * 9_000} }}"
    told = store_notices(store, query, BASE)
    assert len(told) == 10 and max(len(one.text) for one in told) <= 301
    assert isinstance(told[0], Notice)


WRONG = {
    "SELECT count(*) { ?s ?p ?o }": "write (COUNT(*) AS ?n)",
    "SELECT ?s COUNT(DISTINCT ?o) AS ?n { ?s ?p ?o }": "write (COUNT(DISTINCT ?o) AS ?n)",
    "SELECT (SUM(?o)) { ?s ?p ?o }": "write (SUM(?o) AS ?n)",
    "SELECT * { :ferry ?p ?o }": "prefix : is not declared",
    "SELECT * { ?s civc:asked ?o }": "prefix civc: is not declared",
    "SELEC * { ?s ?p ?o }": "not SELEC; did you mean SELECT?",
    "SELECT * { ?s ?p ?o FILTR(?o > 5) }": "FILTR is no word of SPARQL; did you mean FILTER?",
    "SELECT * { ?s ?p ?o } ODER BY ?s": "ODER is no word of SPARQL; did you mean ORDER?",
    "SELECT * { ?s ?p ?o": "a } is missing",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY": "BY needs to know by what",
}


@pytest.mark.parametrize(("query", "reason"), WRONG.items())
def test_what_is_wrong_with_a_query_is_said_in_plain_words(query: str, reason: str) -> None:
    told = explain(query, PREFIXES)
    assert reason in told and bool(reason) == bool(told)
