"""Shapes: one broken record for each constraint, and the same verdict from pyshacl on each and on many more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Problem, ontology
from civicgraph.graph.files.document import Document
from civicgraph.graph.files.document_shape import document
from civicgraph.graph.files.shacl import shacl_problems
from civicgraph.graph.files.shapes import shape_problems
from civicgraph.graph.vocabulary import load_vocabulary

from ...examples import examples, some
from ...workspace import BASE, MINUTES, REPORT, RIVAL, TESTS, THINGS

WORDS = load_vocabulary()
FILES = {"things.yaml": THINGS + RIVAL, "minutes.yaml": MINUTES, "report.yaml": REPORT + TESTS}
EXAMPLES = {
    "ThingShape": "ada-okoye",
    "SourceShape": "source/minutes",
    "VoiceShape": "voice/minutes/chair",
    "ClaimShape": "claim/minutes/asked",
    "EvidenceShape": "claim/minutes/asked/evidence/1",
    "CaveatShape": "caveat/report/planned-before",
    "EvidenceTestShape": "test/report/letter-names-ask",
}
GONE: Any = None
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"

# Shape, key and constraint: the value that breaks it. GONE takes the key out.
BROKEN: dict[tuple[str, str, str], Any] = {
    ("ThingShape", "name", "minCount"): GONE,
    ("ThingShape", "name", "maxCount"): ["Ada Okoye", "Ada O."],
    ("ThingShape", "name", "pattern"): "A",
    ("ThingShape", "aliases", "minLength"): ["Ada", ""],
    ("ThingShape", "type", "minCount"): GONE,
    ("ThingShape", "type", "maxCount"): ["Person", "Organisation"],
    ("ThingShape", "description", "maxCount"): ["The chair.", "A neighbour."],
    ("ThingShape", "description", "minLength"): "ab",
    ("ThingShape", "identifiers", "pattern"): ["GB-CHC-1107264", "1107264"],
    ("ThingShape", "url", "maxCount"): ["https://a.example/", "https://b.example/"],
    ("ThingShape", "url", "pattern"): "javascript:alert(1)",
    ("SourceShape", "title", "minCount"): GONE,
    ("SourceShape", "title", "maxCount"): ["Minutes", "More minutes"],
    ("SourceShape", "title", "pattern"): "M",
    ("SourceShape", "authorVoice", "minCount"): GONE,
    ("SourceShape", "authorVoice", "maxCount"): ["voice/minutes/author", "voice/minutes/chair"],
    ("SourceShape", "author", "maxCount"): ["Ada Okoye", "Bo Lind"],
    ("SourceShape", "author", "minLength"): "A",
    ("SourceShape", "publisher", "maxCount"): ["ESA", "Harbour Council"],
    ("SourceShape", "rights", "maxCount"): ["all reserved", "none reserved"],
    ("SourceShape", "description", "maxCount"): ["Minutes.", "Minutes, signed."],
    ("SourceShape", "publicationDate", "maxCount"): ["2021", "2022"],
    ("SourceShape", "textFile", "maxCount"): ["a.txt", "b.txt"],
    ("SourceShape", "textFile", "pattern"): "../secrets.txt",
    ("SourceShape", "textHash", "maxCount"): ["sha256:" + "0" * 64, "sha256:" + "1" * 64],
    ("SourceShape", "textHash", "pattern"): "sha256:" + "0" * 63,
    ("SourceShape", "textEngine", "maxCount"): ["pypdfium2 5.15.2", "lxml 6.1.3"],
    ("SourceShape", "textLayout", "maxCount"): ["pages", "rows"],
    ("SourceShape", "textLayout", "in"): "columns",
    ("SourceShape", "confidential", "maxCount"): ["true", "false"],
    ("SourceShape", "confidential", "in"): "perhaps",
    ("SourceShape", "file", "maxCount"): ["a.pdf", "b.pdf"],
    ("SourceShape", "file", "pattern"): "sources/a.pdf",
    ("SourceShape", "fileHash", "maxCount"): ["sha256:" + "0" * 64, "sha256:" + "1" * 64],
    ("SourceShape", "fileHash", "pattern"): "0" * 64,
    ("SourceShape", "url", "maxCount"): ["https://a.example/", "https://b.example/"],
    ("SourceShape", "url", "pattern"): "javascript:alert(1)",
    ("SourceShape", "archived", "maxCount"): ["https://a.example/", "https://b.example/"],
    ("SourceShape", "archived", "pattern"): "www.example.org/copy",
    ("SourceShape", "retrieved", "maxCount"): ["2021", "2022"],
    ("SourceShape", "language", "maxCount"): ["en", "cy"],
    ("SourceShape", "language", "pattern"): "in English",
    ("SourceShape", "sourceKind", "maxCount"): ["report", "letter"],
    ("SourceShape", "sourceKind", "in"): "rumour",
    ("VoiceShape", "name", "minCount"): GONE,
    ("VoiceShape", "name", "maxCount"): ["the chair", "the speaker"],
    ("VoiceShape", "name", "pattern"): "x",
    ("VoiceShape", "description", "maxCount"): ["Ada.", "Ada Okoye."],
    ("VoiceShape", "description", "minLength"): "",
    ("VoiceShape", "role", "maxCount"): ["chair", "speaker"],
    ("VoiceShape", "role", "minLength"): "c",
    ("ClaimShape", "subject", "minCount"): GONE,
    ("ClaimShape", "subject", "maxCount"): ["elm-street-alliance", "ada-okoye"],
    ("ClaimShape", "predicate", "minCount"): GONE,
    ("ClaimShape", "predicate", "maxCount"): ["asked", "made"],
    ("ClaimShape", "object", "maxCount"): ["ask-night-bus", "night-bus"],
    ("ClaimShape", "value", "maxCount"): ["300", "301"],
    ("ClaimShape", "value", "minLength"): "",
    ("ClaimShape", "wording", "minCount"): GONE,
    ("ClaimShape", "wording", "maxCount"): ["stated", "hedged"],
    ("ClaimShape", "wording", "in"): "sure",
    ("ClaimShape", "modality", "minCount"): GONE,
    ("ClaimShape", "modality", "maxCount"): ["done", "state"],
    ("ClaimShape", "modality", "in"): "stated",
    ("ClaimShape", "polarity", "maxCount"): ["supports", "disputes"],
    ("ClaimShape", "polarity", "in"): "denies",
    ("ClaimShape", "reading", "maxCount"): ["identity", "tie"],
    ("ClaimShape", "reading", "in"): "tie",
    ("ClaimShape", "share", "maxCount"): ["partial", "whole"],
    ("ClaimShape", "share", "in"): "whole",
    ("ClaimShape", "direction", "maxCount"): ["more", "less"],
    ("ClaimShape", "direction", "in"): "down",
    ("ClaimShape", "note", "maxCount"): ["See page 2.", "See page 3."],
    ("ClaimShape", "note", "minLength"): "?",
    ("ClaimShape", "coder", "maxCount"): ["AO", "BL"],
    ("ClaimShape", "coder", "minLength"): "",
    ("ClaimShape", "retracted", "maxCount"): ["2026-11-30", "2026-12-01"],
    ("ClaimShape", "retractionReason", "maxCount"): ["A slip.", "Another slip."],
    ("ClaimShape", "retractionReason", "minLength"): "?",
    ("ClaimShape", "voice", "maxCount"): ["voice/minutes/author", "voice/minutes/chair"],
    ("ClaimShape", "evidence", "minCount"): GONE,
    ("ClaimShape", "when", "maxCount"): ["2020", "2021"],
    ("ClaimShape", "reason", "maxCount"): ["Joins two places.", "Joins three places."],
    ("ClaimShape", "reason", "pattern"): "Obvious.",
    ("ClaimShape", "unit", "maxCount"): ["people", "names"],
    ("ClaimShape", "qualifier", "maxCount"): ["about", "over"],
    ("ClaimShape", "scope", "maxCount"): ["Harbour", "Elm Street"],
    ("EvidenceShape", "anchor", "minCount"): GONE,
    ("EvidenceShape", "anchor", "maxCount"): ["asked the council", "for a night bus"],
    ("EvidenceShape", "anchor", "pattern"): LONG,
    ("EvidenceShape", "summary", "minCount"): GONE,
    ("EvidenceShape", "summary", "maxCount"): ["They asked for it.", "They asked for a bus."],
    ("EvidenceShape", "summary", "pattern"): "They did.",
    ("EvidenceShape", "source", "minCount"): GONE,
    ("EvidenceShape", "source", "maxCount"): ["source/minutes", "source/report"],
    ("EvidenceShape", "prefix", "maxCount"): ["the", "alliance"],
    ("EvidenceShape", "suffix", "maxCount"): ["with", "some"],
    ("EvidenceShape", "line", "maxCount"): ["3", "4"],
    ("EvidenceShape", "line", "minInclusive"): "0",
    ("EvidenceShape", "page", "maxCount"): ["1", "2"],
    ("EvidenceShape", "page", "minInclusive"): "-1",
    ("EvidenceShape", "paragraph", "maxCount"): ["1", "2"],
    ("EvidenceShape", "paragraph", "minInclusive"): "0",
    ("EvidenceShape", "row", "maxCount"): ["1", "2"],
    ("EvidenceShape", "row", "minInclusive"): "0",
    ("CaveatShape", "retracted", "maxCount"): ["2026-11-30", "2026-12-01"],
    ("CaveatShape", "retractionReason", "maxCount"): ["A slip.", "Another slip."],
    ("CaveatShape", "retractionReason", "minLength"): "?",
    ("CaveatShape", "caveat", "minCount"): GONE,
    ("CaveatShape", "caveat", "maxCount"): ["shared-credit", "must-not-conclude"],
    ("CaveatShape", "caveat", "in"): "doubt",
    ("CaveatShape", "concerns", "minCount"): GONE,
    ("CaveatShape", "summary", "minCount"): GONE,
    ("CaveatShape", "summary", "maxCount"): ["Planned before.", "Planned long before."],
    ("CaveatShape", "summary", "pattern"): "Doubtful",
    ("CaveatShape", "evidence", "minCount"): GONE,
    ("CaveatShape", "voice", "maxCount"): ["voice/report/author", "voice/minutes/author"],
    ("EvidenceTestShape", "prediction", "minCount"): GONE,
    ("EvidenceTestShape", "prediction", "maxCount"): ["A letter names it.", "A dated letter names it."],
    ("EvidenceTestShape", "prediction", "minLength"): "A letter",
    ("EvidenceTestShape", "predicted", "minCount"): GONE,
    ("EvidenceTestShape", "predicted", "maxCount"): ["before-looking", "after-reading"],
    ("EvidenceTestShape", "predicted", "in"): "later",
    ("EvidenceTestShape", "forHypothesis", "minCount"): GONE,
    ("EvidenceTestShape", "forHypothesis", "maxCount"): ["claim/report/led-to", "night-bus"],
    ("EvidenceTestShape", "againstRival", "minCount"): GONE,
    ("EvidenceTestShape", "againstRival", "maxCount"): ["bus-planned-before", "bus-fell-from-the-sky"],
    ("EvidenceTestShape", "ifAbsent", "minCount"): GONE,
    ("EvidenceTestShape", "ifAbsent", "maxCount"): ["It would tell little.", "It would tell nothing."],
    ("EvidenceTestShape", "ifAbsent", "minLength"): "Nothing",
    ("EvidenceTestShape", "testKind", "minCount"): GONE,
    ("EvidenceTestShape", "testKind", "maxCount"): ["hoop", "smoking-gun"],
    ("EvidenceTestShape", "testKind", "in"): "proof",
    ("EvidenceTestShape", "testResult", "minCount"): GONE,
    ("EvidenceTestShape", "testResult", "maxCount"): ["found", "lost"],
    ("EvidenceTestShape", "testResult", "in"): "maybe",
    ("EvidenceTestShape", "searchedIn", "maxCount"): ["the minutes", "the report"],
    ("EvidenceTestShape", "searchedIn", "minLength"): "it",
    ("EvidenceTestShape", "sensitivity", "maxCount"): ["0.1/0.2", "0.3/0.4"],
    ("EvidenceTestShape", "sensitivity", "pattern"): "0.5",
    ("EvidenceTestShape", "typeOneError", "maxCount"): ["0.1/0.2", "0.3/0.4"],
    ("EvidenceTestShape", "typeOneError", "pattern"): "10%/20%",
    ("EvidenceTestShape", "basis", "maxCount"): ["Two of us guessed.", "Three of us guessed."],
    ("EvidenceTestShape", "basis", "minLength"): "A guess",
    ("EvidenceTestShape", "bearsOn", "minCount"): GONE,
}  # fmt: skip
# Breaking one constraint of these breaks the whole claim too: it then has a value beside its object.
ALSO_WHOLE = {("ClaimShape", "value", "maxCount"), ("ClaimShape", "value", "minLength")}

KEYS = {shape: sorted({key for one, key, _ in BROKEN if one == shape}) for shape in EXAMPLES}
IDS = {"subject", "predicate", "object", "voice", "authorVoice", "source", "evidence", "type", "concerns",
       "forHypothesis", "againstRival", "bearsOn", "dependsWith"}  # fmt: skip
CODED = {"wording", "modality", "polarity", "reading", "share", "caveat", "predicted", "testKind", "testResult",
         "sourceKind", "textLayout"}  # fmt: skip
TEXTS = ["", "x", "stated", "inferred", "done", "disputes", "shared-credit", "very sure", "0", "7", "-3", "1.5", "a/b",
         "ten letters", " ", "twelve words of an anchor are just as many as there may be", LONG,
         f"  {LONG[:-9]}\n"]  # fmt: skip


def documents() -> dict[str, Document]:
    """The workspace's files, read anew, each record by its id."""
    read = [document(text.encode(), name, WORDS) for name, text in FILES.items()]
    return {id: one for one in read for id in one.records}


def change(record: dict[str, Any], key: str, value: Any) -> None:
    """Gives a record another value, or none."""
    record.pop(key, None)
    if value is not GONE:
        record[key] = value


def files_of(found: dict[str, Document]) -> list[Document]:
    """The files that some records stand in."""
    return list({id(one): one for one in found.values()}.values())


def fast_verdict(found: dict[str, Document]) -> set[Problem]:
    """What the fast shapes find."""
    return {problem for one in files_of(found) for problem in shape_problems(one)}


def verdicts(found: dict[str, Document]) -> tuple[set[Problem], set[Problem]]:
    """What the fast shapes find, and what pyshacl finds."""
    quads = [quad for one in files_of(found) for quad in one.quads(WORDS, BASE)]
    return fast_verdict(found), set(shacl_problems(quads, files_of(found), WORDS, BASE))


def declared_limits() -> Iterator[tuple[str, str, str]]:
    """Each limit on a property in shapes.ttl, read with rdflib."""
    import rdflib
    from rdflib.namespace import RDF, SH

    graph = rdflib.Graph().parse(data=ontology.text("shapes.ttl"), format="turtle")
    elsewhere = {SH.path, SH.message, SH.nodeKind, SH.datatype, SH["class"]}
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        for node in graph.objects(shape, SH.property):
            name = str(shape).rsplit("#", 1)[1]
            path = str(graph.value(node, SH.path))
            key = "type" if path == str(RDF.type) else WORDS.terms()[path]
            for limit in set(graph.predicates(node)) - elsewhere:
                yield name.replace("NamedShape", "ThingShape"), key, str(limit).rsplit("#", 1)[1]


def test_there_is_a_broken_example_for_every_constraint() -> None:
    assert set(declared_limits()) == set(BROKEN)


@pytest.mark.parametrize(
    ("shape", "key", "text", "passes"),
    [
        ("ThingShape", "name", "港", True),
        ("ThingShape", "name", "Σ", False),
        ("SourceShape", "title", "誌", True),
        ("EvidenceShape", "summary", "会が頼んだ", True),
        ("EvidenceShape", "summary", "頼んだ。", False),
        ("EvidenceShape", "summary", "Το ζητάει", False),
        ("CaveatShape", "summary", "数は不明だ", True),
    ],
)
def test_a_letter_that_is_a_word_counts_as_more_than_one(shape: str, key: str, text: str, passes: bool) -> None:
    found, id = documents(), EXAMPLES[shape]
    change(found[id].records[id], key, text)
    assert (not fast_verdict(found)) == passes


def test_records_in_good_shape_pass_both() -> None:
    assert verdicts(documents()) == (set(), set())


@pytest.mark.parametrize("broken", BROKEN, ids="-".join)
def test_a_broken_constraint_is_found_at_the_line_of_its_key(broken: tuple[str, str, str]) -> None:
    shape, key, _ = broken
    found, id = documents(), EXAMPLES[shape]
    line = found[id].problem(id, key, "").line
    change(found[id].records[id], key, BROKEN[broken])
    fast = fast_verdict(found)
    assert len(fast) == 1 + (broken in ALSO_WHOLE)
    assert (found[id].file, line) in {(problem.file, problem.line) for problem in fast}


@pytest.mark.slow
@pytest.mark.parametrize("broken", some(BROKEN, 8), ids="-".join)
def test_pyshacl_finds_a_broken_constraint_at_the_same_line_in_the_same_words(broken: tuple[str, str, str]) -> None:
    shape, key, _ = broken
    found, id = documents(), EXAMPLES[shape]
    change(found[id].records[id], key, BROKEN[broken])
    fast, slow = verdicts(found)
    assert fast == slow != set()


@pytest.mark.parametrize(
    ("id", "changes", "said"),
    [
        ("claim/minutes/asked", {"value": "3"}, "a claim has an object or a value, and not both"),
        ("claim/minutes/asked", {"object": GONE}, "a claim has an object or a value, and not both"),
        (
            "claim/minutes/asked",
            {"wording": "inferred"},
            "an inferred claim needs a reason: which passages are joined, or what is added",
        ),
        (
            "claim/report/led-to",
            {"reason": GONE},
            "an inferred claim needs a reason: which passages are joined, or what is added",
        ),
    ],
    ids=["object and value", "neither object nor value", "inferred without reason", "reason taken out"],
)
def test_a_claim_broken_as_a_whole_is_found_by_both(id: str, changes: dict[str, Any], said: str) -> None:
    found = documents()
    for key, value in changes.items():
        change(found[id].records[id], key, value)
    fast, slow = verdicts(found)
    assert fast == slow
    (problem,) = fast
    assert problem.line == found[id].places[id].line
    assert problem.message == said


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence": GONE},
        {"testResult": "searched-and-absent", "searchedIn": GONE},
        {"sensitivity": GONE},
        {"typeOneError": GONE},
        {"basis": GONE},
    ],
    ids=["found nowhere", "absent from nowhere", "no sensitivity", "no error", "no basis"],
)
def test_a_test_broken_as_a_whole_is_found_by_both(changes: dict[str, Any]) -> None:
    found, id = documents(), "test/report/letter-names-ask"
    for key, value in changes.items():
        change(found[id].records[id], key, value)
    fast, slow = verdicts(found)
    assert fast == slow
    (problem,) = fast
    assert problem.line == found[id].places[id].line
    assert problem.message.startswith("a test found needs evidence")


def test_what_refers_to_the_wrong_kind_of_record_is_found_by_pyshacl() -> None:
    found = documents()
    change(found["claim/minutes/asked"].records["claim/minutes/asked"], "voice", "source/report")
    _, slow = verdicts(found)
    assert {problem.message for problem in slow} == {"voice is the id of one voice that a source declares"}


@st.composite
def spoil(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A record, and up to three of its keys with other values; ids stay ids, as references are looked up elsewhere."""
    shape = draw(st.sampled_from(sorted(EXAMPLES)))
    changes: dict[str, Any] = {}
    for key in draw(st.lists(st.sampled_from(KEYS[shape]), min_size=1, max_size=3, unique=True)):
        known = [value for (one, name, _), value in BROKEN.items() if (one, name) == (shape, key)]
        text = st.sampled_from(TEXTS) | st.text("ab \n\t.é", max_size=30)
        # A code that is no IRI at all is dropped on the way to RDF, so that pyshacl cannot see it.
        text = st.sampled_from([one for one in TEXTS if one and " " not in one]) if key in CODED else text
        more = st.nothing() if key in IDS else text | st.lists(text, max_size=3)
        changes[key] = draw(st.sampled_from([*known, GONE]) | more)
    # In RDF a thing without a type is an instance of nothing, so that is all that can be found of it.
    if shape == "ThingShape" and changes.get("type", "") is GONE:
        changes = {"type": GONE}
    return EXAMPLES[shape], changes


@pytest.mark.slow
@examples(120)
@given(spoil())
def test_both_find_the_same_in_records_spoilt_at_random(spoilt: tuple[str, dict[str, Any]]) -> None:
    id, changes = spoilt
    found = documents()
    for key, value in changes.items():
        change(found[id].records[id], key, value)
    fast, slow = verdicts(found)
    assert fast == slow


def test_a_kind_of_constraint_that_is_not_evaluated_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from civicgraph.graph.files import shapes

    text = ontology.text("shapes.ttl").replace("sh:minLength 2", "sh:maxLength 200", 1)
    (tmp_path / "shapes.ttl").write_text(text, "utf-8")
    monkeypatch.setattr(ontology, "HERE", str(tmp_path))
    load_vocabulary()
    with pytest.raises(NotImplementedError, match=r"shapes\.ttl uses sh:maxLength"):
        shapes.constraints.__wrapped__()
