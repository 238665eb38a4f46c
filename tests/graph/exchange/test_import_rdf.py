"""A record in RDF comes back into a workspace: from every syntax, the shipped one and others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Record, UsageError

from ...examples import some
from ...workspace import write_interviews, write_workspace
from .read_in import read_bundle, take

WRITTEN = {"turtle": "a.ttl", "trig": "a.trig", "jsonld": "a.jsonld", "quads": "a.nq", "rdf12": "b.trig"}
RECORDS = {"harbour": write_workspace, "interviews": write_interviews}
HEAD = "@prefix civic: <https://w3id.org/civicgraph/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


def file_of(data: Dataset, name: str) -> bytes:
    return b"".join(data.canonical()) if name == "quads" else data.export(name).content


@cache
def shipped_file(name: str) -> bytes:
    """The shipped record in a syntax, which several tests read."""
    return file_of(Dataset.shipped(), name)


def sayings(record: Record) -> dict[str, object]:
    """What a record says: its things, voices, claims with their places, and cautions."""
    claims = {
        one.id: (one.subject, one.predicate, one.object, one.value, one.unit, one.qualifier, one.when, one.wording,
                 one.modality, one.polarity, one.voice, one.source, one.reason, one.note, one.reading, one.coder,
                 [(place.source, place.anchor, place.summary) for place in one.evidence])
        for one in record.claims.values()
    }  # fmt: skip
    things = {one.id: (one.name, one.type, sorted(one.aliases), one.description) for one in record.things.values()}
    voices = {one.id: (one.name, one.role) for one in record.voices.values()}
    caveats = {one.id: (one.summary, sorted(one.concerns)) for one in record.caveats.values()}
    sources = {one.id: (one.title, one.publisher) for one in record.sources.values()}
    return {"claims": claims, "things": things, "voices": voices, "caveats": caveats, "sources": sources}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("record", RECORDS)
def test_a_record_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str, name: str) -> None:
    workspace = RECORDS[record](tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    data = workspace.dataset()
    done = take(tmp_path, WRITTEN[name], file_of(data, name))
    assert done.result.report.format == "rdf" and not len(done.result.report.refused)
    assert sayings(done.record) == sayings(data.record())
    again = take(tmp_path, WRITTEN[name], file_of(data, name))
    assert all(kind.startswith("unchanged") for kind in again.result.report.written)


@pytest.mark.slow
@pytest.mark.parametrize("name", some(WRITTEN, 2))
def test_the_shipped_record_comes_back(name: str) -> None:
    record, bundle = Dataset.shipped().record(), read_bundle(WRITTEN[name], shipped_file(name), "rdf")
    assert not len(bundle.report.refused)
    for section in ("things", "voices", "claims", "caveats", "sources", "tests"):
        assert bundle.section(section).keys() == getattr(record, section).keys()
    for id, entry in bundle.claims.items():
        claim = record.claims[id]
        predicate = "/".join(filter(None, (entry.text("predicate"), entry.text("direction"))))
        assert (entry.text("subject"), predicate, entry.text("wording")) == (
            claim.subject, claim.predicate, claim.wording
        )  # fmt: skip
        assert [one["anchor"] for one in entry.evidence] == [one.anchor for one in claim.evidence]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ttl", "<a> <b>", "no readable RDF"),
        ("a.ttl", "<urn:a> a <http://xmlns.com/foaf/0.1/Person> .", "other vocabularies are not read"),
        ("a.ttl", f"{HEAD}<urn:a/source/x> a civic:Source . <urn:b/source/x> a civic:Source .", "several records"),
        ("a.jsonld", '{"@context": "https://example.org/c.jsonld", "id": "x"}', "none is fetched"),
        ("a.jsonld", "[" * 5000 + "]" * 5000, "a.jsonld"),
    ],
)
def test_what_is_none_is_refused_in_one_line(name: str, content: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_bundle(name, content, "rdf")
    assert said in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.slow
def test_the_shipped_record_passes_where_it_was_taken_back(tmp_path: Path) -> None:
    done = take(tmp_path, "a.ttl", shipped_file("turtle"))
    done.data.check()
    assert sayings(done.record) == sayings(Dataset.shipped().record())
    tests = [
        {one.id: (one.prediction, len(one.evidence)) for one in record.tests.values()}
        for record in (done.record, Dataset.shipped().record())
    ]
    assert tests[0] == tests[1] and len(tests[0]) == 9


@pytest.mark.slow
def test_nanopublications_are_not_taken_for_a_record(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="of no format that is read"):
        take(tmp_path, "a.trig", Dataset.shipped().export("nanopub").content)


SMALL = f"""{HEAD}@base <urn:x/> .
<source/talk> a civic:Source ; <http://purl.org/dc/terms/title> "A talk" .
<ada> a <http://xmlns.com/foaf/0.1/Person> ; skos:prefLabel "Ada Okoye" . <odd> a civic:Wizard ; skos:prefLabel "Odd" .
""".encode()


def test_what_has_no_type_here_is_refused() -> None:
    bundle = read_bundle("a.ttl", SMALL, "rdf")
    assert bundle.things["ada"].values == {"id": "ada", "type": "Person", "name": "Ada Okoye"}
    assert bundle.sources["source/talk"].text("authorVoice") == "voice/talk/author"
    assert {one.what: one.places for one in bundle.report.refused} == {
        "of a type that this vocabulary has not": ("odd",)
    }


@given(cut=st.integers(0, len(SMALL) - 1), by=st.integers(1, 255))
def test_a_spoiled_file_is_refused_in_one_line_or_read(cut: int, by: int) -> None:
    spoiled = bytes([*SMALL[:cut], SMALL[cut] ^ by, *SMALL[cut + 1 :]])
    try:
        read_bundle("a.ttl", spoiled, "rdf")
    except UsageError as error:
        assert "\n" not in str(error)
