"""The commonest slips of people who write a query, each told by what to write; of what is right nothing is told."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.errors import UsageError
from civicgraph.graph.sparql.evaluation import ask, prefixes_of, question, questions
from civicgraph.graph.sparql.query_shape import read_shape, valueless
from civicgraph.graph.sparql.slips import find_slip
from civicgraph.graph.sparql.statements import unfinished_statement

END = "which ends a statement; or a ; to say more of the same thing"
SLIPS = {
    "SELECT ?a {\n ?a a civic:Ask\n ?a civic:putTo ?b }": f"before ?a in line 3 a . is missing, {END}",
    "SELECT ?a {\n ?a a civic:Ask\n skos:prefLabel ?n . }": f"before skos:prefLabel in line 3 a . is missing, {END}",
    "ASK { ?a civic:putTo/skos:prefLabel ?n ?a a civic:Ask }": f"before ?a in line 1 a . is missing, {END}",
    "ASK { ?a civic:count 2.5 ?b a civic:Ask }": f"before ?b in line 1 a . is missing, {END}",
    'ASK { ?a skos:prefLabel "x"@en ?b a civic:Ask }': f"before ?b in line 1 a . is missing, {END}",
    "ASK { ?a a civic:Ask . . }": "two . follow one another in line 1: one ends a statement",
    "ASK { ?a civic:putTo . }": "behind civic:putTo in line 1 something is missing: a thing, a text or a variable",
    "ASK { ?a civic:putTo }": "behind civic:putTo in line 1 something is missing: a thing, a text or a variable",
    "ASK { ?a . ?b ?c ?d }": "nothing is said of ?a in line 1: a statement has three parts, as in ?a a civic:Ask",
    'ASK {\n ?a skos:prefLabel "LVRW .\n}': 'the text that begins with "LVRW . in line 2 has no end: put " behind it',
    "ASK { ?a skos:prefLabel 'LVRW }": "the text that begins with 'LVRW } in line 1 has no end: put ' behind it",
    "ASK { ?a skos:prefLabel “LVRW” }": '“ in line 1 is no quotation mark of SPARQL: write "',
    "ASK { ?a a <https://example.org/x }": "> behind it is missing: write <https://example.org/x> (line 1)",
    "ASK { ?a a https://example.org/x }": "an address stands between < and >: write <https://example.org/x> (line 1)",
    "SELECT ?t (COUNT(?a) AS ?n) { ?a a ?t }": (
        "?t stands beside what is counted: put GROUP BY ?t at the end, to count for each"
    ),
    "SELECT ?t ?l (COUNT(?a) AS ?n) { ?a a ?t ; skos:prefLabel ?l } GROUP BY ?t": (
        "?l is shown and neither counted nor grouped by: write GROUP BY ?t ?l, or leave ?l out"
    ),
    "SELECT ?a, ?b { ?a civic:putTo ?b }": "between what SELECT shows stands a space and no comma",
    "SELECT { ?a a civic:Ask }": "SELECT needs to know what to show: a variable such as ?a, or * for all",
    "ASK { ?a skos:prefLabel ?n FILTER(?n = 'x' AND ?n != 'y') }": "for AND write && (line 1)",
    "ASK { ?a skos:prefLabel ?n FILTER(?n == 'x') }": "write = and not == (line 1)",
    "ASK { ?a skos:prefLabel ?n FILTER ?n = 'x' }": "FILTER in line 1 needs parentheses around what is to hold",
    "SELECT ?t { ?a a ?t } GROUP BY ?t HAVING COUNT(?a) > 3": (
        "HAVING in line 1 needs parentheses around what is to hold"
    ),
    "PREFIX geo <http://x/> ASK { ?a geo:lat ?b }": (
        "a prefix has a colon: write PREFIX geo: <the address it stands for>"
    ),
    "PREFIX geo: <http://x/> . ASK { ?a geo:lat ?b }": "no . stands behind a PREFIX",
    "SELECT ?a { ?a a civic:Ask } LIMIT 5 ORDER BY ?a": (
        "behind the last } stand GROUP BY, HAVING, ORDER BY and LIMIT, in this order"
    ),
    "SELECT ?a { ?a a civic:Ask } ORDER BY": "BY needs to know by what: a variable such as ?a",
    "ASK { ?a a civic:Ask . BIND(3 AS ?a) }": "?a has a value before BIND in line 1: give the new one another name",
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """A store, of which no query can be asked that is no SPARQL."""
    return ox.Store()


@pytest.mark.parametrize(("query", "said"), SLIPS.items())
def test_a_slip_is_told_by_what_to_write(store: ox.Store, query: str, said: str) -> None:
    assert find_slip(query) == said
    with pytest.raises(UsageError) as refused:
        ask(store, query)
    assert str(refused.value).endswith(said)
    assert "\n" not in str(refused.value)


RIGHT = (
    "SELECT * { ?a civic:count 2.5 ; civic:other -3, 1e5, true . [] ?b ( 1 2 ) . }",
    "SELECT * { ?a ^civic:x/(civic:y|!civic:z)*/civic:w+ ?b ; a civic:Ask ; . ?c civic:q ?d }",
    "SELECT * { ?a ?b 'x'^^xsd:date . OPTIONAL { ?c ?d ?e } FILTER EXISTS { ?a ?b ?c } FILTER(?e > 3) ?f ?g ?h }",
    "SELECT * { GRAPH ?g { ?a ?b ?c } { ?d ?e ?f } UNION { ?h ?i ?j } MINUS { ?a ?b ?d } VALUES (?a ?b) { (1 2) } }",
    "SELECT * { [ civic:x ?a ; civic:y ?b ] civic:z [ a civic:Ask ] BIND(STR(?a) AS ?c) ?d ?e ?f }",
    "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c . ?c ?d ?e } ORDER BY ?a LIMIT 3",
    "SELECT ?t (COUNT(*) AS ?n) { ?a a ?t } GROUP BY ?t HAVING (COUNT(*) > 3) ORDER BY DESC(?n) LIMIT 3 OFFSET 1",
    "SELECT ?x (COUNT(*) AS ?n) { ?a a ?t } GROUP BY (STR(?t) AS ?x)",
    "SELECT ?a { ?a a civic:Ask FILTER regex(STR(?a), 'its') } # what's “this”",
)


@pytest.mark.parametrize("query", RIGHT)
def test_of_what_the_engine_reads_nothing_is_told(store: ox.Store, query: str) -> None:
    ask(store, query)
    assert find_slip(query) == ""


@pytest.mark.parametrize("name", questions())
def test_of_a_ready_made_question_nothing_is_told(name: str) -> None:
    assert find_slip(question(name)) == ""
    assert valueless(question(name)) == []


PARTS = ["SELECT", "?a", "?b", "{", "}", "(", ")", "[", "]", ".", ";", ",", "a", "civic:Ask", "FILTER", "BIND", "AS",
         "VALUES", "GRAPH", "GROUP", "BY", '"x"', '"', "@en", "^^", "3", "|", "*", "^", "UNION", "\n", "BOUND", "<x>",
         "PREFIX", "x:", "OPTIONAL", "<", ">", "COUNT", "HAVING"]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join))
def test_whatever_is_written_is_read_to_its_end(query: str) -> None:
    for said in (find_slip(query), unfinished_statement(read_shape(query).inside), *valueless(query)):
        assert "\n" not in said
    valid = True
    try:
        ox.Store().query(query, prefixes=prefixes_of(""))
    except (SyntaxError, ValueError, OSError, RuntimeError):
        valid = False
    if valid:
        assert unfinished_statement(read_shape(query).inside) == ""


def test_a_long_query_is_not_searched_for_slips() -> None:
    assert find_slip("SELECT ?a { " + "?a a civic:Ask " * 100_000) == ""
