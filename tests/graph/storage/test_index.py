"""The record that is read back from the store: it says what the files say, and survives being written."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Caveat, Claim, Dataset, Evidence, Record, Source, Thing, Voice
from civicgraph.graph.compiling.from_record import record_bytes
from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Code, Relation, Type
from civicgraph.graph.storage.index import record_of
from civicgraph.graph.storage.open_record import record_in
from civicgraph.graph.storage.sections import Sections
from civicgraph.graph.vocabulary import load_vocabulary

from ...workspace import BASE, Workspace

MADE = Claim(
    id="claim/report/made",
    subject="harbour-council",
    predicate="made",
    object="promise-night-bus",
    value="",
    unit="",
    qualifier="",
    scope="",
    when="2021-01/2021-02",
    wording="stated",
    modality="done",
    polarity="supports",
    voice="voice/report/author",
    reason="",
    source="source/report",
    evidence=(
        Evidence("source/report", "The council promised a bus", "The council made the promise.", 1, 0, 1, 1),
        Evidence("source/report", "promised a bus", "The list of promises has it too.", 5, 0, 2, 4),
    ),
    bounds=bounds("2021-01/2021-02"),
)
PLANNED_BEFORE = Caveat(
    id="caveat/report/planned-before",
    type="rival-explanation",
    summary="The bus had been planned before anybody asked for it.",
    concerns=("claim/report/led-to", "night-bus"),
    source="source/report",
    evidence=(
        Evidence(
            "source/report", "had been planned long before anyone asked", "The report says so itself.", 2, 0, 1, 2
        ),
    ),
    voice="voice/report/author",
)


def test_claims_caveats_voices_and_sources_are_what_the_files_say(workspace: Workspace) -> None:
    record = workspace.dataset().record()
    assert record.claims["claim/report/made"] == MADE
    assert record.caveats == {PLANNED_BEFORE.id: PLANNED_BEFORE}
    assert record.claims["claim/minutes/answer-yes"].object == "answer:yes"
    figure = record.claims["claim/minutes/signatures"]
    assert (figure.object, figure.value, figure.unit, figure.qualifier) == ("", "300", "people", "about")
    assert record.claims["claim/report/led-to"].reason.startswith("Joins the promise and the first run")
    assert record.claims["claim/report/no-answer"].polarity == "disputes"
    assert record.things["elm-street-alliance"] == Thing(
        "elm-street-alliance", "Alliance", "Elm Street Alliance", ("ESA", "the Elm Streeters")
    )
    chair = "Ada Okoye, as the minutes quote her."
    assert record.voices["voice/minutes/chair"] == Voice(
        "voice/minutes/chair", "the chair, at the meeting", chair, ("elm-street-alliance",), "source/minutes"
    )
    assert record.sources["source/minutes"] == Source(
        "source/minutes",
        "Minutes of the Elm Street meeting",
        "Elm Street Alliance",
        "2021-03",
        "minutes.txt",
        "voice/minutes/author",
        text_hash=hashlib.sha256((workspace.root / "documents/minutes.txt").read_bytes()).hexdigest(),
    )
    assert (record.base, record.sources["source/report"].published) == (BASE, "")


def test_without_the_texts_everything_is_there_but_the_lines(workspace: Workspace) -> None:
    workspace.write("civicgraph.toml", f'base = "{BASE}"\n')
    evidence = workspace.dataset().record().claims["claim/report/made"].evidence
    assert [one.line for one in evidence] == [0, 5]


def test_shelves_are_in_order_of_id_whatever_the_order_of_quads(workspace: Workspace) -> None:
    quads = list(workspace.dataset().store())
    words = load_vocabulary()
    one, other = (record_of(some, words, BASE, "0") for some in (quads, reversed(quads)))
    assert one == other and record_bytes(one) == record_bytes(other)
    for shelf in (one.things, one.claims, one.caveats, one.voices, one.sources):
        assert list(shelf) == sorted(shelf)


def test_pieces_of_evidence_keep_their_order_past_nine(workspace: Workspace) -> None:
    more = "".join(f"      - anchor: Since June 2021\n        summary: Place number {n}.\n" for n in range(2, 13))
    old = "        summary: The bus has run since some months after the promise.\n"
    workspace.change("claims/report.yaml", old, f"        summary: Place number 1.\n{more}")
    evidence = workspace.dataset().record().claims["claim/report/came-after"].evidence
    assert [one.summary for one in evidence] == [f"Place number {n}." for n in range(1, 13)]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ids = texts.filter(bool)
some = st.lists(texts, max_size=2).map(tuple)
whole = st.integers(0, 10**6)
evidence = st.builds(Evidence, texts, texts, texts, whole, whole, whole, whole)
times = st.sampled_from(["", "2016", "2016~", "2018-10/..", "../2016-11-03"])
places = st.lists(evidence, max_size=2).map(tuple)
claims = st.builds(Claim, ids, *[texts] * 14, places, times.map(bounds))
caveats = st.builds(Caveat, ids, texts, texts, some, texts, places)
things = st.builds(Thing, ids, texts, texts, some, texts)
voices = st.builds(Voice, ids, texts, texts, some, texts)
sources = st.builds(Source, ids, *[texts] * 10, text_hash=texts)
relations = st.builds(Relation, ids, *[texts] * 5)
types = st.builds(Type, ids, *[texts] * 3)
codes = st.builds(Code, texts, texts, texts, st.integers(-1, 5), texts)


def shelf(items: st.SearchStrategy[Any], key: str = "id") -> st.SearchStrategy[dict[Any, Any]]:
    """Up to two records by their key."""
    made = st.lists(items, max_size=2)
    return made.map(lambda items: {(one[0], one[1]) if key == "both" else getattr(one, key): one for one in items})


records = st.builds(
    Record,
    st.just(BASE),
    st.just("0f"),
    st.just("here"),
    things=shelf(things),
    claims=shelf(claims),
    caveats=shelf(caveats),
    voices=shelf(voices),
    sources=shelf(sources),
    relations=shelf(relations, "name"),
    types=shelf(types, "name"),
    codes=shelf(codes, "both"),
)


@given(records)
def test_a_record_that_was_written_reads_back_the_same(record: Record) -> None:
    assert record_in(Sections(record_bytes(record)), "here") == record


@pytest.fixture(scope="module")
def shipped() -> tuple[Record, list[dict[str, Any]]]:
    """The shipped record, and its files as another reader of YAML sees them."""
    data = Dataset.shipped()
    return data.record(), [yaml.load(content, Loader=yaml.BaseLoader) for content in data.files.values()]


def as_list(value: Any) -> list[str]:
    """A list, also where the file has one text."""
    return value if isinstance(value, list) else [value] if value else []


@pytest.mark.slow
def test_the_shipped_things_are_those_of_the_files(shipped: tuple[Record, list[dict[str, Any]]]) -> None:
    record, files = shipped
    things = [thing for file in files for thing in file.get("things", [])]
    assert len(things) == len(record.things) > 1000
    for one in things:
        aliases = tuple(sorted(set(as_list(one.get("aliases")))))
        thing = Thing(one["id"], one["type"], one["name"], aliases, one.get("description", ""))
        assert record.things[one["id"]] == thing


@pytest.mark.slow
def test_the_shipped_claims_are_those_of_the_files(shipped: tuple[Record, list[dict[str, Any]]]) -> None:
    record, files = shipped
    claims = [(file, claim) for file in files for claim in file.get("claims", [])]
    assert len(claims) == len(record.claims) > 2000
    plain = ("subject", "predicate", "object", "value", "unit", "qualifier", "scope", "when", "wording", "modality")
    for file, one in claims:
        claim = record.claims[one["id"]]
        assert {name: getattr(claim, name) for name in plain} == {name: one.get(name, "") for name in plain}
        assert claim.polarity == one.get("polarity", "supports")
        assert claim.voice == one.get("voice", file["authorVoice"])
        assert (claim.reason, claim.source) == (one.get("reason", ""), file["id"])
        assert claim.bounds == bounds(one.get("when", ""))
        expected = [(place.get("source", file["id"]), place["anchor"], place["summary"]) for place in one["evidence"]]
        assert [(place.source, place.anchor, place.summary) for place in claim.evidence] == expected


@pytest.mark.slow
def test_the_shipped_caveats_and_voices_are_those_of_the_files(shipped: tuple[Record, list[dict[str, Any]]]) -> None:
    record, files = shipped
    caveats = [(file["id"], caveat) for file in files for caveat in file.get("caveats", [])]
    assert len(caveats) == len(record.caveats) > 200
    for source, one in caveats:
        caveat = record.caveats[one["id"]]
        assert (caveat.type, caveat.summary, caveat.source) == (one["caveat"], one["summary"], source)
        assert caveat.concerns == tuple(sorted(set(as_list(one["concerns"]))))
    voices = [(file["id"], voice) for file in files for voice in file.get("voices", [])]
    assert {(source, one["id"], one["name"]) for source, one in voices} == {
        (voice.source, voice.id, voice.name) for voice in record.voices.values()
    }


def test_with_the_documents_at_hand_every_shipped_anchor_has_a_line(documents: Path) -> None:
    record = Dataset.shipped().record()
    places = [place for claim in record.claims.values() for place in claim.evidence]
    places += [place for caveat in record.caveats.values() for place in caveat.evidence]
    assert len(places) > 3000
    assert all(place.line > 0 for place in places)


def test_quads_of_others_are_passed_over() -> None:
    node = ox.NamedNode("https://example.org/elsewhere")
    record = record_of([ox.Quad(node, node, ox.Literal("x"))], load_vocabulary(), BASE, "0")
    assert not record.things and not record.claims
