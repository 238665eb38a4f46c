"""What comes from outside and nests too deep is refused before a parser falls over it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civicgraph.graph.errors import UsageError
from civicgraph.graph.nesting import DEEPEST, TooDeep, check_json_depth, check_triples_depth, loads
from civicgraph.graph.remote.endpoint import N_TRIPLES, read_answer, triples_of
from civicgraph.graph.remote.http import HttpReply, RemoteError
from civicgraph.visualisations.map.layout import read_positions


def nest(levels: int, opening: str = "[", closing: str = "]") -> str:
    """A JSON text of so many levels."""
    return opening * levels + "1" + closing * levels


@pytest.mark.parametrize("text", [nest(DEEPEST), nest(DEEPEST // 2, '[{"a":', "}]"), '["' + "[" * 9_000 + '"]', "[]"])
def test_what_is_meant_is_read(text: str) -> None:
    assert loads(text) == json.loads(text)


@pytest.mark.parametrize(
    "text", [nest(DEEPEST + 1), "[" * 100_000, '{"a":' * 100_000, nest(300_000, '[{"\\"":', "}]"), "[" * 999 + "]"]
)
def test_what_nests_deeper_is_refused(text: str) -> None:
    with pytest.raises(TooDeep, match="nests more than 200 deep"):
        loads(text)


def test_many_rows_side_by_side_are_not_deep() -> None:
    check_json_depth(b'{"results":{"bindings":[' + b'{"s":{"type":"uri","value":"urn:[{"}},' * 50_000 + b"{}]}}")


def test_triple_terms_are_counted_and_iris_and_texts_are_not() -> None:
    check_triples_depth(
        b'<urn:s> <urn:p> "' + b"<<" * 9_000 + b'" .\n' + b"<urn:s> <urn:p> <<( <urn:s> <urn:p> 1 )>> .\n" * 900
    )
    with pytest.raises(TooDeep):
        check_triples_depth(b"<urn:s> <urn:p> " + b"<<( <urn:s> <urn:p> " * 900 + b"1" + b" )>>" * 900 + b" .")


def reply(body: bytes, kind: str) -> HttpReply:
    """An engine's answer."""
    return HttpReply(200, kind, {}, body)


def test_an_engine_whose_answers_nest_is_no_endpoint() -> None:
    deep = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":' + b'{"type":"triple","value":{"subject":' * 5_000
    with pytest.raises(RemoteError, match="is it a SPARQL endpoint"):
        read_answer(reply(deep, "application/sparql-results+json"), "here")
    triples = b"<urn:s> <urn:p> " + b"<<( <urn:s> <urn:p> " * 200_000
    with pytest.raises(RemoteError, match="is it a SPARQL endpoint"):
        triples_of(reply(triples, N_TRIPLES), "here")


def test_positions_that_nest_are_refused_like_any_other_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "positions.json"
    path.write_text("[" * 100_000)
    with pytest.raises(
        UsageError, match=r"positions\.json holds no positions of things: name another file or delete it"
    ):
        read_positions(path)
