"""Answers to queries in the standard formats, and errors that say where to look."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.query import Result

from civicgraph import UsageError
from civicgraph.graph.sparql.evaluation import ask, question, questions, serialize_answer, shorten_iri

from ...permissions import nobody_special

EX = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
ADA, BEN = ox.NamedNode(EX + "ada"), ox.NamedNode(EX + "ben")
KNOWS, NAME, AGE = (ox.NamedNode(EX + name) for name in ("knows", "name", "age"))
LEFT, RIGHT = ox.NamedNode(EX + "left"), ox.NamedNode(EX + "right")
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"


def store(*triples: tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal]) -> Any:
    """A store with these triples in one graph."""
    made = ox.Store()
    made.extend(ox.Quad(*triple, LEFT) for triple in triples)
    return made


def in_two_graphs() -> ox.Store:
    """A store in which Ada knows Ben in one graph and Ben knows Ada in the other."""
    made = ox.Store()
    made.extend([ox.Quad(ADA, KNOWS, BEN, LEFT), ox.Quad(BEN, KNOWS, ADA, RIGHT)])
    return made


STORE = store(
    (ADA, KNOWS, BEN),
    (ADA, NAME, ox.Literal("Ada, “the first”\n2nd line", language="en")),
    (ADA, AGE, ox.Literal(36)),
    (BEN, NAME, ox.Literal("Ben")),
    (BEN, AGE, ox.Literal("old", datatype=ox.NamedNode("http://example.org/types#string"))),
    (BEN, KNOWS, ox.BlankNode("c")),
)


def test_the_default_graph_is_all_graphs_together() -> None:
    two = in_two_graphs()
    assert len(ask(two, "SELECT * { ?s ?p ?o }").rows) == 2
    assert ask(two, "SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").rows == [(LEFT,), (RIGHT,)]


def test_a_query_with_from_keeps_its_own_data_set() -> None:
    two = in_two_graphs()
    assert ask(two, f"SELECT ?s FROM <{EX}left> {{ ?s ?p ?o }}").rows == [(ADA,)]
    assert ask(two, f"SELECT ?s FROM NAMED <{EX}right> {{ ?s ?p ?o }}").rows == []
    assert ask(two, f"SELECT ?s FROM NAMED <{EX}right> {{ GRAPH ?g {{ ?s ?p ?o }} }}").rows == [(BEN,)]


def test_prefixes_of_the_vocabulary_need_no_declaration_and_may_be_declared_otherwise() -> None:
    assert ask(ox.Store(), "ASK { ?s civic:ledTo ?o }").truth is False
    assert ask(STORE, f"PREFIX civic: <{EX}> SELECT ?o {{ ?s civic:knows ?o FILTER(isIRI(?o)) }}").rows == [(BEN,)]


def test_a_yes_no_question_gets_yes_or_no() -> None:
    yes, no = ask(STORE, "ASK { ?s ?p ?o }"), ask(STORE, "ASK { ?s civic:ledTo ?o }")
    assert [serialize_answer(one, "csv") for one in (yes, no)] == ["true\r\n", "false\r\n"]
    assert json.loads(serialize_answer(yes, "json")) == {"head": {}, "boolean": True}


def test_json_results_are_those_of_the_standard() -> None:
    query = f"SELECT ?s ?o ?nothing {{ ?s <{EX}name>|<{EX}age> ?o }} ORDER BY ?s STR(?o)"
    assert json.loads(serialize_answer(ask(STORE, query), "json")) == {
        "head": {"vars": ["s", "o", "nothing"]},
        "results": {
            "bindings": [
                {
                    "s": {"type": "uri", "value": EX + "ada"},
                    "o": {"type": "literal", "value": "36", "datatype": XSD + "integer"},
                },
                {
                    "s": {"type": "uri", "value": EX + "ada"},
                    "o": {"type": "literal", "value": "Ada, “the first”\n2nd line", "xml:lang": "en"},
                },
                {"s": {"type": "uri", "value": EX + "ben"}, "o": {"type": "literal", "value": "Ben"}},
                {
                    "s": {"type": "uri", "value": EX + "ben"},
                    "o": {"type": "literal", "value": "old", "datatype": "http://example.org/types#string"},
                },
            ]
        },
    }


def test_blank_nodes_are_told_apart_in_json_and_csv() -> None:
    answer = ask(STORE, f"SELECT ?o {{ <{EX}ben> <{EX}knows> ?o }}")
    (row,) = json.loads(serialize_answer(answer, "json"))["results"]["bindings"]
    assert row["o"] == {"type": "bnode", "value": "c"}
    assert serialize_answer(answer, "csv") == "o\r\n_:c\r\n"


def test_a_triple_as_a_term_is_taken_apart() -> None:
    answer = ask(ox.Store(), f"SELECT (TRIPLE(<{EX}ada>, <{EX}age>, 36) AS ?t) {{}}")
    (row,) = json.loads(serialize_answer(answer, "json"))["results"]["bindings"]
    assert row["t"]["type"] == "triple"
    assert row["t"]["value"]["object"] == {"type": "literal", "value": "36", "datatype": XSD + "integer"}


def test_rdflib_reads_the_json_and_finds_the_same_rows() -> None:
    text = serialize_answer(ask(STORE, ALL), "json")
    read = Result.parse(io.BytesIO(text.encode()), format="json")
    assert [str(variable) for variable in read.vars or ()] == ["s", "p", "o"]
    graph = rdflib.Graph().parse(data="".join(f"{quad.triple} .\n" for quad in STORE), format="nt")
    rows = [tuple(row) for row in read if isinstance(row, tuple)]
    assert {row[:2] for row in rows} == set(graph.subject_predicates())
    literals = {row[2] for row in rows if isinstance(row[2], rdflib.Literal)}
    assert literals == {object for object in graph.objects() if isinstance(object, rdflib.Literal)}


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(st.lists(TEXTS, max_size=5))
def test_any_text_comes_back_from_json_and_csv_as_it_went_in(texts: list[str]) -> None:
    answer = ask(store(*((ADA, NAME, ox.Literal(text)) for text in texts)), "SELECT ?o { ?s ?p ?o }")
    rows = json.loads(serialize_answer(answer, "json"))["results"]["bindings"]
    assert sorted(row["o"]["value"] for row in rows) == sorted(set(texts))
    read = list(csv.reader(io.StringIO(serialize_answer(answer, "csv"), newline="")))
    assert sorted(row[0] if row else "" for row in read[1:]) == sorted(set(texts))


def test_csv_is_that_of_the_standard() -> None:
    query = f"SELECT ?s ?o ?nothing {{ ?s <{EX}name> ?o }} ORDER BY ?s"
    assert serialize_answer(ask(STORE, query), "csv") == (
        "s,o,nothing\r\n"
        'http://example.org/ada,"Ada, “the first”\n2nd line",\r\n'
        "http://example.org/ben,Ben,\r\n"
    )  # fmt: skip


def test_triples_come_as_turtle_that_parses_with_short_names() -> None:
    answer = ask(STORE, f"CONSTRUCT {{ ?s foaf:knows ?o }} WHERE {{ ?s <{EX}knows> ?o FILTER(isIRI(?o)) }}")
    text = serialize_answer(answer, "turtle", EX)
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert set(graph) == {(rdflib.URIRef(EX + "ada"), rdflib.FOAF.knows, rdflib.URIRef(EX + "ben"))}
    assert "foaf:knows" in text and ":ada" in text


def test_the_same_triple_built_twice_comes_once_and_always_in_one_order() -> None:
    query = "CONSTRUCT { ?s foaf:name 'x' } WHERE { ?s ?p ?o }"
    answer = ask(STORE, query)
    assert answer.triples is not None and len(answer.triples) == 2
    assert serialize_answer(answer, "turtle", EX) == serialize_answer(ask(STORE, query), "turtle", EX)


@pytest.mark.parametrize(
    ("query", "format", "fits"),
    [
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "json", "turtle"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "csv", "turtle"),
        ("SELECT * { ?s ?p ?o }", "turtle", "table, json or csv"),
        ("ASK { ?s ?p ?o }", "turtle", "table, json or csv"),
    ],
)
def test_a_format_that_does_not_fit_is_refused_with_those_that_do(query: str, format: str, fits: str) -> None:
    with pytest.raises(UsageError, match=f"this answer comes as {fits}, not as {format}"):
        serialize_answer(ask(STORE, query), format)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "SELEC * { ?s ?p ?o }",
            "not SPARQL, at or before line 1, column 10, near 'SELEC * { ?s ?p ?o }': a query begins "
            "with SELECT, ASK, CONSTRUCT or DESCRIBE, not SELEC; did you mean SELECT?",
        ),
        ("SELECT *\nWHERE {\n  ?s ?p ?o !\n}", "not SPARQL, at or before line 4, column 2, near '}'"),
        (
            "SELECT * { ?s nosuch:p ?o }",
            "not SPARQL, at or before line 1, column 23, near 'SELECT * { ?s nosuch:p ?o }': prefix nosuch: is "
            "not declared; begin with PREFIX nosuch: <the address it stands for>",
        ),
        (
            "SELECT * {\n  ?s <a b> ?o }",
            "not SPARQL, at or before line 2, column 11, near '?s <a b> ?o }': IRI parsing failed",
        ),
        ("", "not SPARQL, at or before line 1, column 1, near ''"),
    ],
)
def test_a_syntax_error_names_line_and_column_and_shows_the_place(query: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask(STORE, query)
    assert str(caught.value) == message


@given(st.text(max_size=30))
def test_any_text_is_answered_or_refused_in_one_line(text: str) -> None:
    try:
        ask(STORE, text)
    except UsageError as refused:
        assert len(str(refused).splitlines()) == 1


def test_a_function_that_the_engine_lacks_is_an_error_in_one_line() -> None:
    with pytest.raises(UsageError, match="the query cannot be answered: ") as caught:
        ask(STORE, f"SELECT * {{ ?s ?p ?o FILTER(<{EX}f>(?o)) }}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/civicgraph/ns#ledTo", "civic:ledTo"),
        ("https://w3id.org/civicgraph/ns/wording#stated", "wording:stated"),
        (EX + "ada", "ada"),
        ("http://xmlns.com/foaf/0.1/Person", "foaf:Person"),
        ("urn:isbn:0451450523", "urn:isbn:0451450523"),
    ],
)
def test_iris_are_as_short_as_the_known_prefixes_make_them(iri: str, short: str) -> None:
    assert shorten_iri(iri, EX) == short


def test_a_question_is_a_file_a_name_or_a_query(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("ASK { ?s ?p ?o }", "utf-8")
    name = next(iter(questions()))
    assert question(str(file)) == "ASK { ?s ?p ?o }"
    assert question(name).startswith("# " + questions()[name])
    for text in ("ASK { ?s ?p ?o }", f"DESCRIBE <{EX}ada>", f"# so\nPREFIX ex: <{EX}>\nDESCRIBE ex:ada"):
        assert question(text) == text


def test_a_misspelt_question_suggests_one() -> None:
    name = next(iter(questions()))
    with pytest.raises(UsageError, match=f"is no file, no ready-made question and no query; did you mean {name}"):
        question(name[:-1])


def test_what_is_like_no_question_points_at_the_list() -> None:
    with pytest.raises(UsageError, match="see the ready-made ones with: civicgraph query --list"):
        question("zzz")


@pytest.mark.skipif(os.name != "posix", reason="this system has other permissions")
def test_a_file_that_may_not_be_read_is_an_error_in_one_line() -> None:
    with nobody_special(), TemporaryDirectory() as folder:
        file = Path(folder, "mine.rq")
        file.write_text("ASK {}", "utf-8")
        file.chmod(0)
        with pytest.raises(UsageError, match=r"mine.rq: cannot be read as UTF-8 text"):
            question(str(file))


def test_a_file_that_is_no_text_is_an_error_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_bytes(b"ASK { \xff }")
    with pytest.raises(UsageError, match=r"mine.rq: cannot be read as UTF-8 text"):
        question(str(file))


def test_a_byte_order_mark_in_a_file_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_bytes(b"\xef\xbb\xbfASK {}")
    assert ask(STORE, question(str(file))).truth is True
