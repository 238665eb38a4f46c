"""One file as records and quads, and what is wrong with the shape of a file."""

from __future__ import annotations

import json

import pytest
import rdflib

from civicgraph import DataError
from civicgraph.graph.files.document import Document
from civicgraph.graph.files.document_shape import document
from civicgraph.graph.vocabulary import load_vocabulary

from ...workspace import BASE, MINUTES, REPORT, THINGS

NS = "https://w3id.org/civicgraph/ns#"
WORDS = load_vocabulary()

THING_KEYS = "it may hold aliases, description, id, identifiers, name, status, type, url"

BROKEN = {
    "a key that no record has": (
        "things:\n  - id: ada\n    nmae: Ada\n",
        [(3, "nmae is not a key of a thing; did you mean name?")],
    ),
    "a key that is like no other": (
        "things:\n  - id: ada\n    shoesize: '41'\n",
        [
            (
                3,
                f"shoesize is not a key of a thing: {THING_KEYS}",
            )
        ],
    ),
    "a key of a claim in a thing": (
        "things:\n  - id: ada\n    wording: stated\n",
        [
            (
                3,
                f"wording is not a key of a thing: {THING_KEYS}",
            )
        ],
    ),
    "a key beside the things": ("things: []\nvoices: []\n", [(2, "voices is not a key of a file of things")]),
    "things that are no list": (
        "things:\n  ada: Ada\n",
        [(1, "things must be a list: begin each entry with '- '")],
    ),
    "things that are bare text": (
        "things:\n  - ada\n  - bo\n",
        [(1, "entry 1 of things must hold keys, not bare text"), (1, "entry 2 of things must hold keys, not bare")],
    ),
    "a list where text is wanted": ("things:\n  - id: ada\n    name: [Ada]\n", [(3, "name takes text, one value")]),
    "keys where text is wanted": ("things:\n  - id: ada\n    name: {a: b}\n", [(3, "name takes text, one value")]),
    "keys where a list is wanted": (
        "things:\n  - id: ada\n    aliases: {a: b}\n",
        [(3, "aliases takes text or a list of texts")],
    ),
    "a thing without an id": ("things:\n  - name: Ada\n", [(2, "a thing needs an id of its own")]),
    "an empty id": ("things:\n  - name: Ada\n    id: ''\n", [(3, "a thing needs an id of its own")]),
    "an id that is a list": (
        "things:\n  - name: Ada\n    id: [a]\n",
        [(3, "a thing needs an id of its own"), (3, "id takes text, one value")],
    ),
    "a claim without an id": (
        "id: source/s\nclaims:\n  - subject: ada\n    evidence:\n      - anchor: one\n      - anchor: two\n",
        [(3, "a claim needs an id of its own")],
    ),
    "a source without an id": ("title: Minutes\n", [(1, "a source needs an id of its own")]),
    "an id given twice": (
        "things:\n  - id: ada\n  - id: bo\n  - id: ada\n",
        [(4, "ada is already the id of line 2: choose another")],
    ),
    "evidence with the id of a claim": (
        "id: source/s\nclaims:\n  - id: c\n    evidence:\n      - id: c\n",
        [(5, "c is already the id of line 3: choose another")],
    ),
}
BAD_IDS = ("a b", "A", "é", "a//b", "/a", "a/", "../a", "./a", ".", "a?b", "a#b", "a:b", "http://a.org/b", "%zz", "a-",
           "-a", "a_b", "<a>", "a\nb", "@id", "*")  # fmt: skip


def problems(text: str) -> list[tuple[int, str]]:
    """Line and message of each problem with a file."""
    with pytest.raises(DataError) as refused:
        document(text.encode(), "f.yaml", WORDS)
    assert {problem.file for problem in refused.value.problems} == {"f.yaml"}
    return [(problem.line, problem.message) for problem in refused.value.problems]


def read(text: str) -> Document:
    """A file that is in good shape."""
    return document(text.encode(), "f.yaml", WORDS)


@pytest.mark.parametrize("name", BROKEN)
def test_what_does_not_belong_is_told_at_its_line(name: str) -> None:
    text, expected = BROKEN[name]
    found = problems(text)
    assert [line for line, _ in found] == [line for line, _ in expected]
    assert all(message.startswith(said) for (_, message), (_, said) in zip(found, expected, strict=True))


@pytest.mark.parametrize("id", BAD_IDS)
def test_an_id_that_would_stand_for_another_iri_or_none_is_refused(id: str) -> None:
    said = f"{id!r} cannot be an id: use words of a to z and 0 to 9, joined by - or /"
    said += "" if id.isascii() else "; the name may be in any letters"
    assert problems(f"things:\n  - id: {json.dumps(id)}\n") == [(2, said)]


@pytest.mark.parametrize("id", ["a", "7", "lvrw-2019", "claim/cii/a--b", "a/b/1"])
def test_an_id_of_words_is_the_base_and_the_id(id: str) -> None:
    quads = list(read(f"things:\n  - id: {json.dumps(id)}\n    name: Ada\n").quads(WORDS, BASE))
    assert [str(quad.subject) for quad in quads] == [f"<{BASE}{id}>"]


def test_everything_wrong_with_a_file_is_told_at_once() -> None:
    text = "things:\n  - nmae: Ada\n  - id: b o\n    name: [Bo]\n"
    assert [line for line, _ in problems(text)] == [2, 2, 3, 4]


def test_a_section_gives_its_records_their_type_and_evidence_its_source() -> None:
    found = read(MINUTES)
    assert found.source == "source/minutes"
    kinds = {id: record["type"] for id, record in found.records.items()}
    assert kinds["source/minutes"] == "Source"
    assert kinds["voice/minutes/chair"] == "Voice"
    assert kinds["claim/minutes/asked"] == "Claim"
    assert kinds["claim/minutes/asked/evidence/1"] == "Evidence"
    assert read(REPORT).records["caveat/report/planned-before"]["type"] == "Caveat"
    assert found.records["claim/minutes/asked/evidence/1"]["source"] == "source/minutes"
    elsewhere = MINUTES.replace("      - anchor", "      - source: source/report\n        anchor", 1)
    assert read(elsewhere).records["claim/minutes/asked/evidence/1"]["source"] == "source/report"


def test_a_single_text_may_stand_where_a_list_does() -> None:
    one, many = read("things:\n  - id: a\n    aliases: A\n"), read("things:\n  - id: a\n    aliases: [A]\n")
    assert one.records == many.records == {"a": {"id": "a", "aliases": ["A"]}}


def test_each_record_and_key_knows_its_line() -> None:
    found = read(REPORT)
    lines = REPORT.splitlines()
    problem = found.problem("claim/report/led-to", "reason", "no")
    assert lines[problem.line - 1].strip().startswith("reason: Joins the promise")
    assert lines[found.problem("claim/report/made/evidence/2", "line", "no").line - 1].strip() == "line: 5"
    assert lines[found.problem("claim/report/led-to", "voice", "no").line - 1].strip() == "- id: claim/report/led-to"
    assert found.problem("nobody", "name", "no").line == 0


def test_a_claim_becomes_quads_in_the_graph_of_its_source() -> None:
    claim, answer = f"<{BASE}claim/minutes/answer-yes>", "https://w3id.org/civicgraph/ns/answer#yes"
    quads = [quad for quad in read(MINUTES).quads(WORDS, BASE) if str(quad.subject) == claim]
    assert {str(quad.graph_name) for quad in quads} == {f"<{BASE}source/minutes>"}
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    assert sorted(f"{quad.predicate} {quad.object}" for quad in quads) == sorted(
        [
            f"<{rdf}type> <{NS}Claim>",
            f"<{rdf}subject> <{BASE}response-to-elm-street>",
            f"<{rdf}predicate> <{NS}gaveAnswer>",
            f"<{rdf}object> <{answer}>",
            f"<{NS}wording> <https://w3id.org/civicgraph/ns/wording#stated>",
            f"<{NS}modality> <https://w3id.org/civicgraph/ns/modality#done>",
            f"<{NS}evidence> <{BASE}claim/minutes/answer-yes/evidence/1>",
            f"<{NS}inSource> <{BASE}source/minutes>",
        ]
    )


def test_things_become_quads_in_the_graph_of_things() -> None:
    assert {str(quad.graph_name) for quad in read(THINGS).quads(WORDS, BASE)} == {f"<{BASE}graph/things>"}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's reader of JSON-LD still uses it
@pytest.mark.parametrize("text", [THINGS, MINUTES, REPORT])
def test_another_json_ld_processor_reads_the_same_triples(text: str) -> None:
    found = read(text)
    theirs = rdflib.Graph().parse(data=found.json_ld(WORDS, BASE), format="json-ld")
    lines = (f"{quad.subject} {quad.predicate} {quad.object} ." for quad in found.quads(WORDS, BASE))
    ours = rdflib.Graph().parse(data="\n".join(lines), format="nt")
    assert len(ours) >= 19
    assert set(ours) == set(theirs)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("'   '", "name holds nothing that can be seen: write it, or take the key out"),
        ('"\\u3164"', "an invisible mark (U+3164): take it out"),
        ("a" * 501, "name is 501 characters long, and may be 500: shorten it"),
        ('"One\\nTwo"', "name runs over several lines: write it in one"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused(value: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        document(f"things:\n- id: a\n  type: Ask\n  name: {value}\n".encode(), "a.yaml", load_vocabulary())
    assert str(caught.value) == f"a.yaml:4: {said}"


def test_texts_have_a_longest_length() -> None:
    text = "things:\n- id: a\n  type: Ask\n  name: {}\n  aliases: [B, {}]\n  description: {}\n"
    made = document(text.format("a" * 500, "b" * 500, "c" * 10_000).encode(), "a.yaml", load_vocabulary())
    assert len(made.records["a"]["description"]) == 10_000
    with pytest.raises(DataError) as caught:
        document(text.format("A", "b" * 501, "c" * 10_001).encode(), "a.yaml", load_vocabulary())
    assert [str(problem) for problem in caught.value.problems] == [
        "a.yaml:5: aliases is 501 characters long, and may be 500: shorten it",
        "a.yaml:6: description is 10,001 characters long, and may be 10,000: shorten it",
    ]


def test_an_id_has_a_longest_length() -> None:
    assert problems(f"things:\n  - id: {'a' * 201}\n") == [
        (2, f"an id is 201 characters long, and may be 200: {'a' * 40}…")
    ]


def test_every_name_that_nobody_can_read_is_told_at_once() -> None:
    names = ('"A\\a"', '"  "', '"\\u202E"')
    text = "".join(f"- id: {id}\n  type: Ask\n  name: {name}\n" for id, name in zip("abc", names, strict=True))
    assert [line for line, _ in problems(f"things:\n{text}")] == [4, 7, 10]
