"""No query reaches the network, changes the store or brings the engine down, however it is spelt.

Each spelling that the engine would follow was seen to reach a server before it was refused here.
"""

from __future__ import annotations

import socket
import subprocess
import sys

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.sparql.evaluation import ask
from civicgraph.graph.sparql.query_check import MAX_DEPTH, MAX_LENGTH, MAX_OPERATORS, check_query, names_a_dataset

OUT = "<http://example.org/sparql>"
STORE = ox.Store()

SPELLINGS = {
    "as usual": f"SELECT * {{ SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "in small letters": f"select * {{ service {OUT} {{ ?s ?p ?o }} }}",
    "in mixed letters": f"SELECT * {{ SeRvIcE {OUT} {{ ?s ?p ?o }} }}",
    "silently": f"SELECT * {{ SERVICE SILENT {OUT} {{ ?s ?p ?o }} }}",
    "silently, in one word": f"SELECT * {{ SERVICESILENT{OUT}{{ ?s ?p ?o }} }}",
    "with no space": f"SELECT*{{SERVICE{OUT}{{?s ?p ?o}}}}",
    "over two lines": f"SELECT * {{ SERVICE\n\n{OUT}\n{{ ?s ?p ?o }} }}",
    "with a comment between": f"SELECT * {{ SERVICE # so\n{OUT} {{ ?s ?p ?o }} }}",
    "after a comment that a carriage return ends": f"SELECT * {{ # so\rSERVICE {OUT} {{ ?s ?p ?o }} }}",
    "with a variable": "SELECT * { ?s ?p ?e SERVICE ?e { ?a ?b ?c } }",
    "with a variable that touches": "SELECT * { ?s ?p ?e SERVICE?e { ?a ?b ?c } }",
    "with a prefixed name": "PREFIX ex: <http://example.org/> SELECT * { SERVICE ex:sparql { ?s ?p ?o } }",
    "with the empty prefix": "PREFIX : <http://example.org/> SELECT * { SERVICE:sparql { ?s ?p ?o } }",
    "with a prefix that touches": "PREFIX ex: <http://example.org/> SELECT * { SERVICEex:sparql { ?s ?p ?o } }",
    "with a relative IRI": "BASE <http://example.org/> SELECT * { SERVICE<sparql> { ?s ?p ?o } }",
    "after a number": f"SELECT * {{ ?s <http://p> 1SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "after a number and a full stop": f"SELECT * {{ ?s ?p 1.SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "after a number with an exponent": f"SELECT * {{ ?s ?p 1.5e-3SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "after a truth value": f"SELECT * {{ ?s ?p trueSERVICE {OUT} {{ ?s ?p ?o }} }}",
    "after a variable and a full stop": f"SELECT * {{ ?s ?p ?o.SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "after a string": f"SELECT * {{ ?s ?p 'o'SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "after an IRI": f"SELECT * {{ ?s ?p <http://o>SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "behind a quote in a prefixed name": f"SELECT * {{ ?s org:a\\' ?o SERVICE {OUT} {{ ?s ?p ?o }} #'\n}}",
    "behind a hash in a prefixed name": f"SELECT * {{ ?s org:a\\#b ?o SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "behind a quote in an IRI": f"SELECT * {{ ?s <http://x/'> ?o SERVICE {OUT} {{ ?s ?p ?o }} #'\n}}",
    "behind an IRI with an odd space": f"SELECT * {{ ?s <http://x/\u00a0'> ?o SERVICE {OUT} {{ ?s ?p ?o }} #'\n}}",
    "behind an escape in an IRI": f"SELECT * {{ ?s <http://x/\\u0041'> ?o SERVICE {OUT} {{ ?s ?p ?o }} #'\n}}",
    "behind an escaped quote": f"SELECT * {{ ?s ?p '''a\\''' '''SERVICE {OUT} {{ ?s ?p ?o }} #'''\n}}",
    "behind an escape in a string": f"SELECT * {{ ?s ?p 'a\\u0027' SERVICE {OUT} {{ ?s ?p ?o }} #'\n}}",
    "behind a comparison": f"SELECT * {{ ?s ?p ?a BIND(1 AS ?b) FILTER(?a<?b#>'''\n||true)SERVICE{OUT}{{}}#'''\n}}",
    "in a subquery": f"SELECT * {{ {{ SELECT * {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }} }}",
    "in a filter": f"ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }}",
    "when constructing": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {OUT} {{ ?s ?p ?o }} }}",
}

HARMLESS = {
    "in a string": "SELECT ('SERVICE <http://x> { }' AS ?x) {}",
    "in a long string": 'SELECT ("""so " it\\" is: SERVICE <http://x> {}""" AS ?x) {}',
    "in a string behind an escaped quote": "SELECT ('it\\'s SERVICE <http://x> {}' AS ?x) {}",
    "in an IRI": "SELECT * { ?s <http://example.org/service/SERVICE#SERVICE> ?o }",
    "as a relative IRI": "BASE <http://example.org/> SELECT * { ?s <service> ?o }",
    "in a comment": "SELECT * { # SERVICE <http://x> {}\n ?s ?p ?o }",
    "as a variable": "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
    "as a local name": "SELECT * { ?s schema:service ?o ; schema:Service-x ?p }",
    "as the end of a word": "SELECT * { ?selfservice ?p ?o }",
    "as a blank node": "SELECT * { _:service ?p ?o }",
    "as a language": "SELECT ('x'@en-service AS ?x) {}",
}


@pytest.mark.parametrize("query", SPELLINGS.values(), ids=SPELLINGS)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match=r"refused|can be read as an IRI or as a comparison"):
        check_query(query)


@pytest.mark.parametrize("query", HARMLESS.values(), ids=HARMLESS)
def test_the_word_is_let_through_where_it_calls_nothing(query: str) -> None:
    check_query(query)
    ask(STORE, "PREFIX schema: <https://schema.org/> " + query)


def test_no_spelling_reaches_a_server() -> None:
    """The engine is offered every spelling with a server to call; nothing ever knocks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        place = f"127.0.0.1:{server.getsockname()[1]}"
        for query in SPELLINGS.values():
            with pytest.raises(UsageError):
                ask(STORE, query.replace("example.org", place))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_prefix_that_begins_like_service_is_refused_with_a_word_on_why() -> None:
    with pytest.raises(UsageError, match="a prefix cannot begin with service"):
        check_query("PREFIX services: <http://example.org/> SELECT * { ?s services:x ?o }")


def test_what_could_be_an_iri_or_a_comparison_is_refused_with_line_and_remedy() -> None:
    with pytest.raises(UsageError) as caught:
        check_query("SELECT * {\n  ?s ?p ?a , ?b\n  FILTER(?a<?b#>\n) }")
    assert str(caught.value) == (
        "line 3: <?b#> can be read as an IRI or as a comparison: for a comparison put a space behind <, "
        "for an IRI declare a prefix"
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?a , ?b FILTER(?a < ?b) } # more",
        "SELECT * { ?s ?p ?a , ?b FILTER(?a<?b) } # more",
        "SELECT * { ?s <http://example.org/it's#x> ?o }",
        "PREFIX x: <urn:a#> SELECT * { ?s x:b ?o }",
        "BASE <urn:a#> SELECT * { ?s ?p ?o }",
        "SELECT * { ?s <urn:isbn:0451450523> ?o }",
    ],
)
def test_plain_comparisons_and_iris_are_let_through(query: str) -> None:
    check_query(query)
    ask(STORE, query)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://a> <http://b> <http://c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX ex: <http://example.org/>\n# so\nLOAD <http://example.org/x>",
        "BASE <http://example.org/> CLEAR ALL",
        "  drop graph <http://example.org/g>",
        "WITH <http://example.org/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "COPY DEFAULT TO <http://example.org/g>",
    ],
)
def test_updates_are_refused(update: str) -> None:
    with pytest.raises(UsageError, match="updates are refused: the store is rebuilt from files, never edited"):
        check_query(update)


def test_an_update_behind_a_query_is_no_query_either() -> None:
    with pytest.raises(UsageError, match="not SPARQL"):
        ask(STORE, "SELECT * { ?s ?p ?o } ; DROP ALL")


@pytest.mark.parametrize(("opened", "closed"), ["{}", "()"])
def test_nesting_is_bounded(opened: str, closed: str) -> None:
    def nest(depth: int) -> str:
        inner = opened * depth + ("" if opened == "{" else "true") + closed * depth
        return f"SELECT * {{ {inner if opened == '{' else f'FILTER({inner})'} }}"

    ask(STORE, nest(MAX_DEPTH - 2))
    with pytest.raises(UsageError, match=f"the query nests {MAX_DEPTH + 1} deep; at most {MAX_DEPTH}"):
        check_query(nest(MAX_DEPTH if opened == "{" else MAX_DEPTH - 1))


def test_brackets_in_strings_iris_and_comments_do_not_nest() -> None:
    opened = "(" * (MAX_DEPTH + 1)
    check_query(f"SELECT ('{opened}' AS ?x) {{ ?s <http://example.org/{opened}> ?o }} # {opened}")


def test_length_is_bounded() -> None:
    check_query("SELECT * {} #" + "x" * (MAX_LENGTH - 13))
    with pytest.raises(UsageError, match="the query is longer than 1,000,000 characters"):
        check_query("SELECT * {} #" + "x" * (MAX_LENGTH - 12))


CHAINS = {
    "not": "SELECT * {{ FILTER({}true) }}|!",
    "plus": "SELECT * {{ FILTER(1{} > 2) }}|+1",
    "and": "SELECT * {{ FILTER(true{}) }}|&&true",
    "union": "SELECT * {{ {{}}{} }}|UNION{}",
    "filter": "SELECT * {{ {} }}|FILTER(true)",
    "optional": "SELECT * {{ {} }}|OPTIONAL{}",
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_chains_that_would_overflow_the_engines_stack_are_refused(chain: str) -> None:
    """At the bound the engine still answers, in a process of its own in case it does not."""
    frame, link = chain.split("|")
    with pytest.raises(UsageError, match=rf"operators, patterns and commas; at most {MAX_OPERATORS:,}"):
        check_query(frame.format(link * 20_000))
    longest = frame.format(link * (MAX_OPERATORS // 2 - 10))
    check_query(longest)
    program = "import sys, pyoxigraph; print(len(list(pyoxigraph.Store().query(sys.stdin.read()))))"
    done = subprocess.run([sys.executable, "-c", program], input=longest, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_long_lists_of_values_are_no_chain() -> None:
    check_query("SELECT * { VALUES ?x { " + "1 " * 100_000 + "} }")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", False),
        ("SELECT * FROM <http://g> { ?s ?p ?o }", True),
        ("SELECT * FROM<http://g> { ?s ?p ?o }", True),
        ("select * from named <http://g> { ?s ?p ?o }", True),
        ("SELECT * FROMNAMED <http://g> { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s ?p ?o } FROM <http://g> WHERE { ?s ?p ?o }", True),
        ("DESCRIBE <http://a> FROM <http://g>", True),
        ("SELECT ?from { ?from ?p 'FROM <http://g>' }", False),
        ("SELECT * { ?s <http://x/FROM> ?o } # FROM <http://g>", False),
        ("PREFIX from: <http://g> SELECT * { ?s from:x ?o }", False),
        ("PREFIX from: <http://g> DESCRIBE from:x", False),
        ("SELECT * { ?s ?p ?o FILTER(?from > 1) }", False),
    ],
)
def test_a_query_that_names_its_own_data_set_is_told_apart(query: str, expected: bool) -> None:
    assert names_a_dataset(check_query(query)) is expected


PIECES = ["'", '"', "'''", '"""', "\\", "#", "\n", "\r", "<", ">", "{", "}", "(", ")", " ", "?a", "x:", "1", "//", "a"]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=12))
def test_whatever_stands_around_it_service_never_calls_out(before: list[str], after: list[str]) -> None:
    """Refused here, or no SPARQL, or, where neither, not a call: the engine would fail to reach port 1."""
    text = f"SELECT * {{ {''.join(before)}SERVICE<http://127.0.0.1:1/>{{}}{''.join(after)} }}"
    try:
        ask(STORE, text)
    except UsageError as refused:
        assert "cannot be answered" not in str(refused)
