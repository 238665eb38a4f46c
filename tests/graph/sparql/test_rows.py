"""Rows as text, as the engine's own writers have them: the same terms, whoever reads them back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.sparql.evaluation import ask, ending, serialize_answer
from civicgraph.graph.sparql.rows import WRITERS

# XML has no way to hold some characters, and readers of XML take a carriage return for the end of a line.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff") |
                st.sampled_from("\n\t,\"'<&>]\\"), max_size=8)  # fmt: skip
LITERALS = (
    st.builds(ox.Literal, TEXTS)
    | st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["en", "en-gb", "cy"]))
    | st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode("urn:type")), TEXTS)
    | st.builds(ox.Literal, st.integers() | st.booleans())
)
SIMPLE = LITERALS | st.builds(lambda name: ox.NamedNode(f"urn:{name}"), st.text("a-é&'", max_size=4))
TRIPLES = st.builds(lambda object: ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), object), SIMPLE)
FORMATS = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "csv": ox.QueryResultsFormat.CSV,
           "tsv": ox.QueryResultsFormat.TSV}  # fmt: skip
# What the engine's readers do not take: white space at the ends of a text in XML, <<( )>> as a term in TSV.
UNREAD: dict[str, Callable[[Any], bool]] = {
    "json": lambda term: False,
    "xml": lambda term: has_outer_space(term.object if isinstance(term, ox.Triple) else term),
    "tsv": lambda term: isinstance(term, ox.Triple),
}


def has_outer_space(term: Any) -> bool:
    """Whether a text has white space at an end."""
    text = getattr(term, "value", "")
    return bool(text != text.strip())


def write_rows(name: str, rows: list[tuple[Any, ...]]) -> str:
    """Rows of three columns in a format."""
    writer = WRITERS[name]()
    lines = [writer.start(["a", "b", "c"]), *(writer.row(row, not at) for at, row in enumerate(rows))]
    return "".join(lines) + ending(name).decode()


def read(name: str, text: str) -> ox.QuerySolutions:
    """What the engine reads there."""
    found = ox.parse_query_results(text.encode(), format=FORMATS[name])
    assert isinstance(found, ox.QuerySolutions)
    return found


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
@given(rows=st.lists(st.tuples(*[SIMPLE | TRIPLES | st.none()] * 3), max_size=4))
def test_the_engine_reads_the_rows_as_they_were(name: str, rows: list[tuple[Any, ...]]) -> None:
    rows = [tuple(None if UNREAD[name](term) else term for term in row) for row in rows]
    found = read(name, write_rows(name, rows))
    assert [variable.value for variable in found.variables] == ["a", "b", "c"]
    assert [tuple(row[at] for at in range(3)) for row in found] == rows


@pytest.mark.parametrize("name", ["csv", "json"])
@given(rows=st.lists(st.tuples(*[LITERALS | st.none()] * 3), max_size=4))
def test_the_engine_writes_the_same(name: str, rows: list[tuple[Any, ...]]) -> None:
    values = " ".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows)
    query = f"SELECT ?a ?b ?c {{ VALUES (?a ?b ?c) {{ {values} }} }}"
    found = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions)
    theirs = found.serialize(format=FORMATS[name])
    assert theirs is not None
    ours = write_rows(name, rows)
    assert ours == theirs.decode() if name != "json" else json.loads(ours) == json.loads(theirs)


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("truth", [True, False])
def test_yes_or_no_is_read_as_such(name: str, truth: bool) -> None:
    text = WRITERS[name]().truth(truth)
    if name == "csv":
        assert text == f"{str(truth).lower()}\r\n"
    else:
        assert bool(ox.parse_query_results(text.encode(), format=FORMATS[name])) is truth


def test_a_row_without_anything_is_no_empty_line() -> None:
    """Readers of CSV pass over empty lines, and would lose a row."""
    answer = ask(ox.Store(), 'SELECT ?a { VALUES ?a { "" UNDEF "b" } }')
    assert serialize_answer(answer, "csv") == 'a\r\n""\r\n""\r\nb\r\n'


def test_the_command_writes_json_as_the_server_does() -> None:
    answer = ask(ox.Store(), "SELECT ?a ?b { VALUES (?a ?b) { (<urn:x> UNDEF) (UNDEF 'é') } }")
    assert serialize_answer(answer, "json") == (
        '{"head": {"vars": ["a", "b"]}, "results": {"bindings": [\n'
        '{"a": {"type": "uri", "value": "urn:x"}},\n'
        '{"b": {"type": "literal", "value": "é"}}\n'
        "]}}\n"
    )


@pytest.mark.parametrize("text", ["\x00", "a\x0bb", "\uffff"])
def test_what_xml_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="a character that XML cannot hold"):
        write_rows("xml", [(ox.Literal(text), None, None)])


def test_a_carriage_return_survives_xml() -> None:
    (row,) = read("xml", write_rows("xml", [(ox.Literal("a\r\nb"), None, None)]))
    assert row[0] == ox.Literal("a\r\nb")
