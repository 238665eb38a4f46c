"""Answers as plain values: exact types, short ids, frames, and the ways from a data set to them."""

from __future__ import annotations

import datetime

import pyoxigraph as ox
import pytest

from civicgraph import Dataset, UsageError
from civicgraph.graph.sparql.evaluation import Answer
from civicgraph.graph.sparql.result import Result, value

from ...workspace import Workspace

DATA = Dataset.shipped()
VALUES = """SELECT * { VALUES (?whole ?part ?yes ?day ?text ?thing ?other ?none ?odd) {
  (7 2.5 true "2016-11-03"^^xsd:date "words"@en <lvrw> <https://example.org/x> UNDEF "2016-02-30"^^xsd:date) } }"""


def test_every_term_becomes_what_python_has_for_it() -> None:
    (row,) = DATA.query(VALUES)
    assert row == {
        "whole": 7, "part": 2.5, "yes": True, "day": datetime.date(2016, 11, 3), "text": "words", "thing": "lvrw",
        "other": "https://example.org/x", "none": None, "odd": "2016-02-30",
    }  # fmt: skip
    assert [type(row[name]) for name in ("whole", "part", "yes", "day")] == [int, float, bool, datetime.date]


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("datatype", "text", "plain"),
    [
        *(
            (name, "7", 7)
            for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
        ),
        ("negativeInteger", "-7", -7),
        ("decimal", "2.50", 2.5),
        ("double", "1.5E3", 1500.0),
        ("float", "-0.25", -0.25),
        ("boolean", "true", True),
        ("boolean", "1", True),
        ("boolean", "false", False),
        ("boolean", "0", False),
        ("date", "2016-11-03", datetime.date(2016, 11, 3)),
        ("date", "2016-02-30", "2016-02-30"),
        ("double", "many", "many"),
        ("integer", "7.5", "7.5"),
        ("gYear", "2016", "2016"),
        ("string", "7", "7"),
    ],
)
def test_a_typed_value_becomes_what_its_type_says_and_else_stays_a_text(
    datatype: str, text: str, plain: object
) -> None:
    found = value(ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)), "https://example.org/")
    assert (found, type(found)) == (plain, type(plain))


def test_the_things_of_an_answer_are_those_of_the_record() -> None:
    found = DATA.query("SELECT ?claim { ?claim a civic:Claim }")
    assert {row["claim"] for row in found} == set(DATA.record().claims)
    assert len(found) == len(DATA.record().claims) and repr(found) == f"Result({len(found)} rows: claim)"


def test_yes_no_and_triples() -> None:
    yes, no = DATA.query("ASK { <lvrw> ?p ?o }"), DATA.query("ASK { <nothing> ?p ?o }")
    assert (yes.truth, bool(yes), no.truth, bool(no), repr(no)) == (
        True,
        True,
        False,
        False,
        "Result(no; <nothing> is not in this record)",
    )
    made = DATA.query("CONSTRUCT { <lvrw> rdfs:label ?name } WHERE { <lvrw> skos:prefLabel ?name }")
    assert made.triples == [("lvrw", "http://www.w3.org/2000/01/rdf-schema#label", "London Voter Registration Week")]
    assert bool(made) and repr(made) == "Result(1 triples)"


def test_a_frame_has_the_names_as_columns_even_where_there_are_no_rows() -> None:
    counts = DATA.query("SELECT ?wording (COUNT(*) AS ?n) { ?c civic:wording ?wording } GROUP BY ?wording").to_frame()
    assert int(counts["n"].sum()) == len(DATA.record().claims)
    assert list(DATA.query("SELECT ?a ?b { ?a civic:nothing ?b }").to_frame().columns) == ["a", "b"]
    assert list(DATA.query("CONSTRUCT WHERE { <lvrw> skos:prefLabel ?n }").to_frame().columns) == [
        "subject", "predicate", "object",
    ]  # fmt: skip


def test_a_table_for_notebooks_is_escaped_and_says_what_it_leaves_out() -> None:
    shown = Result(Answer(("a",), [(ox.Literal("<b>"),), *((ox.Literal(n),) for n in range(30))]))._repr_html_()
    assert "&lt;b&gt;" in shown and "<b>" not in shown
    assert shown.count("<tr>") == 21 and "31 rows" in shown and "the first 20 shown" in shown


def test_what_cannot_be_asked_is_refused() -> None:
    for asked in ("SELECT", "no-such-question", "SELECT * { SERVICE <http://x> { ?s ?p ?o } }"):
        with pytest.raises(UsageError):
            DATA.query(asked)


def test_a_data_set_answers_for_itself(workspace: Workspace) -> None:
    data = workspace.dataset()
    assert data.find("elm street")[0].id == "elm-street-alliance"
    found = data.trace("ESA", "night-bus")
    assert (found.start, found.end) == ("elm-street-alliance", "night-bus") and found.pathways
    assert data.graph().number_of_nodes() > 0
    assert len(data.rdflib()) == len(data.store())
