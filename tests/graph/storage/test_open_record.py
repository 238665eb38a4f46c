"""A record that is opened and read only as far as somebody asks, and is the same as one that is held as a whole."""

from __future__ import annotations

import io
import random
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.compiling.from_record import record_bytes
from civicgraph.graph.indexed import IndexedClaims
from civicgraph.graph.names import find, resolve
from civicgraph.graph.record import Caveat, Evidence, Record, Thing
from civicgraph.graph.storage import sections
from civicgraph.graph.storage.integrity import Damaged
from civicgraph.graph.storage.open_record import open_record, record_in
from civicgraph.graph.storage.sections import Sections, SectionWriter
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.trace import Filters, trace

from ..by_hand import caveat, claim, record_of
from ..random_records import claims, full_record, shared_records


def open_again(record: Record) -> Record:
    """The same record, opened from its file."""
    return record_in(Sections(record_bytes(record)), record.origin, record.about)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read as one of which only what is asked for is proved."""
    monkeypatch.setattr(sections, "_PROVED_WHOLE", 0)


def links(record: Record, filters: Filters = Filters()) -> list[tuple[object, ...]]:  # noqa: B008
    """The links of the trace graph in words: by their ends, in both directions."""
    graph = TraceGraph(record, filters.dropping())

    def describe(link: int) -> tuple[object, ...]:
        speakers = [graph.speakers[one] if one >= 0 else "" for one in (graph.source[link], graph.voice[link])]
        days = graph.since[link], graph.until[link]
        ends = graph.things[graph.start[link]], graph.things[graph.end[link]]
        return (graph.claims[link], *ends, graph.strength[link], graph.gives[link], *days, *speakers)

    things = [id for id in sorted(record.things) if id in graph.number]
    out = [describe(link) for id in things for link in graph.claims_from(graph.number[id])]
    into = [describe(link) for id in things for link in graph.claims_to(graph.number[id])]
    return [*out, *into, tuple(sorted(graph.dropped.items()))]


FILTERS = [Filters(), Filters(kinds=("influence",)), Filters(wordings=("stated",)), Filters(from_date="2012/2014")]


@given(st.one_of(claims().map(full_record), shared_records()), st.sampled_from(FILTERS))
def test_an_opened_record_answers_as_one_that_is_held_whole(record: Record, filters: Filters) -> None:
    other = open_again(record)
    assert isinstance(other.claims, IndexedClaims)
    assert links(other, filters) == links(record, filters)
    assert other.agentless == record.agentless
    for id in record.things:
        assert other.claims_about(id) == record.claims_about(id)
        assert other.caveats_concerning(id) == record.caveats_concerning(id)
    start, end = sorted(record.things)[0], sorted(record.things)[-1]
    assert trace(other, start, end, filters=filters) == trace(record, start, end, filters=filters)


WORDS = st.sampled_from(["bus", "night", "the", "café", "Ελλάς", "north", "fund", "o'neill", "x"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=2)), min_size=1, max_size=12), NAMES)
def test_names_are_found_alike(named: list[tuple[str, list[str]]], text: str) -> None:
    things = [Thing(f"t{number}", "Project", name, tuple(also)) for number, (name, also) in enumerate(named)]
    whole = record_of([], things=things)
    other = open_again(whole)
    assert find(other, text) == find(whole, text)
    answers = []
    for record in (whole, other):
        try:
            answers.append(resolve(record, text))
        except Exception as error:  # the same refusal
            answers.append(str(error))
    assert answers[0] == answers[1]


@pytest.mark.usefixtures("large")
def test_a_large_record_is_the_same_read_piece_by_piece() -> None:
    whole = Dataset.shipped().record()
    other = open_again(whole)
    assert other.claims["claim/cii/lvrw-key-success"] == whole.claims["claim/cii/lvrw-key-success"]
    assert trace(other, "citizens-uk", "lvrw") == trace(whole, "citizens-uk", "lvrw")
    assert find(other, "voter regis") == find(whole, "voter regis")
    assert other == whole


def test_of_one_thing_only_the_blocks_with_its_claims_are_read() -> None:
    claims = [claim(f"a{number:03} ledTo b{number:03} id=c{number:03}") for number in range(400)]
    other = open_again(record_of(claims))
    assert [one.id for one in other.claims_about("b300")] == ["claim/c300"]
    assert len(other.claims._blocks) == 1  # type: ignore[attr-defined]
    assert [one.id for one in islice(other.claims.values(), 2)] == ["claim/c000", "claim/c001"]
    assert list(islice(other.claims, 1)) == ["claim/c000"] and next(iter(other.claims.items()))[1].object == "b000"
    assert len(other.claims._blocks) == 2  # type: ignore[attr-defined]


def test_an_id_that_has_the_key_of_another_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    from civicgraph.graph.compiling import from_items
    from civicgraph.graph.storage import open_record as opening

    for module in (from_items, opening):
        monkeypatch.setattr(module, "id_key", lambda id: 1 + len(id) % 2)
    whole = record_of([claim("a ledTo b id=one"), claim("b ledTo cc id=three"), claim("cc ledTo ddd id=seven")])
    other = open_again(whole)
    assert dict(other.claims) == whole.claims and "claim/two" not in other.claims
    assert {id: other.claims_about(id) for id in whole.things} == {id: whole.claims_about(id) for id in whole.things}


def test_what_texts_tell_of_a_place_stands_in_for_what_was_not_given_and_no_more() -> None:
    place = Evidence("source/report", "the words", "It says so.", 0, 7, 3, 4, 0, 2)
    doubt = Caveat("caveat/doubt", "limit-of-the-evidence", "Beware.", ("a",), "source/report", (place, place))
    whole = record_of([claim("a ledTo b")], caveats=[doubt, caveat("other", "b")])
    assert open_again(whole).caveats == whole.caveats


@pytest.mark.usefixtures("large")
def test_a_changed_bit_is_seen_by_whoever_reads_it(tmp_path: Path) -> None:
    right = record_bytes(Dataset.shipped().record())
    chance, path = random.Random(5), tmp_path / "record.bin"
    for _ in range(40):
        place = chance.randrange(len(right))
        path.write_bytes(right[:place] + bytes([right[place] ^ 1 << chance.randrange(8)]) + right[place + 1 :])
        with pytest.raises(Damaged):
            record = open_record(str(path), "here")
            list(record.claims.values()), record.claims.links, find(record, "no such name as this")  # type: ignore[attr-defined]
            record._caveats_by_id, dict(record.sources), dict(record.voices), dict(record.tests), dict(record.things)
            found: Sections = record.claims._sections  # type: ignore[attr-defined]
            found.prove()


@given(st.lists(st.binary(max_size=40_000), max_size=6))
def test_sections_read_back_as_they_were_written(contents: list[bytes]) -> None:
    file = io.BytesIO()
    writer = SectionWriter(file)
    for number, content in enumerate(contents):
        writer.begin(str(number))
        half = len(content) // 2
        assert (writer.add(content[:half]), writer.add(content[half:])) == (0, half)
    writer.close()
    found = Sections(file.getvalue())
    assert [bytes(found.read(str(number))) for number in range(len(contents))] == contents
    assert all(found.size(str(number)) == len(content) for number, content in enumerate(contents))
