"""One reader of queries: comments and strings change nothing of what it finds, and it agrees with the engine."""

from __future__ import annotations

from itertools import zip_longest

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.remote.query import with_prefixes
from civicgraph.graph.sparql.query_check import check_query, names_a_dataset
from civicgraph.graph.sparql.text import begins_as_query, blank_out, form, read_words, tokens
from civicgraph.server.protocol.caching import is_repeatable

# Each query in pieces: between any two of them a comment may stand. A text of one letter is taken for any string.
QUERIES = {
    "SELECT": ["PREFIX", "x:", "<urn:x#>", "SELECT", "?s", "FROM", "<urn:g>", "WHERE", "{", "?s", "x:ask", "T", "}"],
    "ASK": ["BASE", "<http://example.org/>", "ASK", "{", "?s", "<select>", "T", "}"],
    "CONSTRUCT": ["CONSTRUCT", "{", "?s", "?p", "T", "}", "WHERE", "{", "?s", "?p", "?o", "}"],
    "DESCRIBE": ["DESCRIBE", "?select", "WHERE", "{", "?select", "?ask", "T", "}"],
}
WORDS = st.sampled_from(["SELECT", "ASK", "SERVICE <http://x>", "FROM <urn:x>", "NOW()", "PREFIX civic: <urn:x>", "#"])
TEXTS = st.lists(WORDS | st.text(st.characters(codec="utf-8"), max_size=8), max_size=4).map(" ".join)
COMMENTS = TEXTS.map(lambda text: "#" + " ".join(text.splitlines()) + "\n")


def quote(text: str, quotes: str) -> str:
    """A text as a string between these quotes."""
    marks = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", quotes[0]: f"\\{quotes[0]}"}
    return quotes + "".join(marks.get(letter, letter) for letter in text) + quotes


STRINGS = st.builds(quote, TEXTS, st.sampled_from(["'", '"', "'''", '"""']))


@given(st.sampled_from(list(QUERIES)), st.lists(COMMENTS | st.just(" "), max_size=14), STRINGS)
def test_comments_and_strings_never_change_what_is_read(name: str, between: list[str], string: str) -> None:
    pieces = QUERIES[name]
    plain = " ".join(pieces).replace(" T ", " 'x' ")
    query = "".join(gap + (string if piece == "T" else piece)
                    for gap, piece in zip_longest(between[: len(pieces)], pieces, fillvalue=" "))  # fmt: skip
    assert form(query) == form(plain) == name
    assert blank_out(query).split() == blank_out(plain).split()
    assert read_words(query, {}).iris() == read_words(plain, {}).iris()
    assert names_a_dataset(check_query(query)) == names_a_dataset(check_query(plain)) == (name == "SELECT")
    assert is_repeatable(query)
    assert with_prefixes(query) == query
    kinds = {"SELECT": ox.QuerySolutions, "ASK": ox.QueryBoolean}
    assert isinstance(ox.Store().query(query), kinds.get(name, ox.QueryTriples))


@given(st.text(max_size=40))
def test_every_text_has_tokens_that_lie_in_it(text: str) -> None:
    place = 0
    for _, token in tokens(text):
        place = text.index(token, place) + len(token)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("# ASK nothing\nSELECT * {}", "SELECT"),
        ("PREFIX select: <urn:select> ASK { ?s select:ASK ?o }", "ASK"),
        ("construct { ?s ?p ?o } where { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <urn:SELECT>", "DESCRIBE"),
        ("SELECT*{}", "SELECT"),
        ("LOAD <urn:x>", ""),
        ("", ""),
    ],
)
def test_the_form_is_told_by_the_first_word_that_counts(query: str, name: str) -> None:
    assert form(query) == name


@pytest.mark.parametrize("text", ["DESCRIBE <a>", "prefix a: <urn:a>", "# so\n#\n  BASE <urn:a> DESCRIBE <b>"])
def test_a_text_that_begins_as_a_query_is_one(text: str) -> None:
    assert begins_as_query(text)


@pytest.mark.parametrize("text", ["", "who-funded-what", "bases", "'DESCRIBE'", "# DESCRIBE <a>", "?base"])
def test_any_other_text_is_none(text: str) -> None:
    assert not begins_as_query(text)


def test_a_prefix_may_be_declared_over_lines_and_comments() -> None:
    query = "PREFIX # civic: <urn:no>\n civic: <urn:yes#> ASK { ?s a civic:Ask }"
    assert read_words(query, {}).iris() == ["urn:yes#Ask"]
    assert with_prefixes(query) == query


def test_a_prefix_in_a_comment_or_a_string_is_neither_declared_nor_used() -> None:
    query = "ASK { ?s civic:wording 'foaf:x' } # PREFIX civic: <urn:x> PREFIX org: <urn:y> org:z"
    assert with_prefixes(query) == f"PREFIX civic: <https://w3id.org/civicgraph/ns#> {query}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p 'NOW' }", True),
        ("SELECT * { ?s <http://example.org/RAND> ?o } # UUID", True),
        ("SELECT * { ?s ?p ?o } ORDER BYRAND()", False),
        ("SELECT (struuid() AS ?x) {}", False),
        ("SELECT (NOW() AS ?x) { ?a ?b ?c FILTER(?a<?b#>'\n') }", False),
    ],
)
def test_only_what_is_asked_for_makes_an_answer_new_each_time(query: str, expected: bool) -> None:
    assert is_repeatable(query) is expected


def test_what_can_be_read_in_two_ways_is_refused() -> None:
    with pytest.raises(UsageError, match="line 2: <'x> can be read as an IRI or as a comparison"):
        blank_out("ASK {\n ?a ?b <'x> }")
