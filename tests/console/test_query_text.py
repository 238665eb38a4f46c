"""A query's answer as people see it: a table that fits and cannot steer the terminal."""

from __future__ import annotations

import pyoxigraph as ox
from click import unstyle

from civicgraph.console.query_text import answer_text
from civicgraph.graph.sparql.evaluation import ask

EX = "http://example.org/"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"


def store(text: str) -> ox.Store:
    """A store in which Ada has one name."""
    made = ox.Store()
    made.add(ox.Quad(ox.NamedNode(EX + "ada"), ox.NamedNode(EX + "name"), ox.Literal(text), ox.NamedNode(EX + "g")))
    return made


def table(asked: ox.Store, query: str) -> str:
    """The answer without colours."""
    return unstyle(answer_text(ask(asked, query), EX))


def test_rows_stand_under_their_names_with_short_iris_and_a_count() -> None:
    assert table(store("Ada"), ALL) == "s    p     o\nada  name  Ada\n1 row"


def test_yes_and_no_are_words() -> None:
    assert table(store("Ada"), "ASK { ?s ?p ?o }") == "yes"
    assert table(ox.Store(), "ASK { ?s ?p ?o }") == "no"


def test_nothing_in_a_table_steers_the_terminal() -> None:
    hostile = "a\x1b[31mred\x1b]0;title\x07\r\nb\tc\u202ed\x9be"
    assert table(store(hostile), "SELECT ?o { ?s ?p ?o }").splitlines()[1] == "a�[31mred�]0;title� b c�d�e"


def test_a_table_fits_eighty_columns_and_cuts_the_widest_column_first() -> None:
    head, row, _ = table(store("word " * 60), ALL).splitlines()
    assert max(len(head), len(row)) <= 80
    assert head.split() == ["s", "p", "o"]
    assert row.startswith("ada  name  word word") and row.endswith("…")


def test_an_empty_table_has_its_heading_and_says_that_there_are_no_rows() -> None:
    assert table(ox.Store(), "SELECT ?thing ?name { ?thing rdfs:label ?name }") == "thing  name\n0 rows"
