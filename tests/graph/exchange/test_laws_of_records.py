"""The law of formats that hold the whole record: RDF in every syntax, and the workbook. All of it comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from civicgraph import Record
from civicgraph.graph.exchange.bundle import Bundle, BundleEntry
from civicgraph.graph.exchange.plain_words import one_line

from ...examples import few
from .odd_records import OddRecord, odd_records
from .odd_workspaces import write_odd_workspace
from .read_in import read_bundle
from .test_laws import LINES, PEOPLE, TIES

FILES = {
    "turtle": "a.ttl",
    "trig": "a.trig",
    "jsonld": "a.jsonld",
    "rdf12": "b.trig",
    "quads": "a.nq",
    "xlsx": "a.xlsx",
}
PATTERNS = (*TIES, *(one for one in LINES if "Project" not in one))


def said_by_record(record: Record) -> dict[str, Any]:
    """What a record says, by id."""
    found: dict[str, Any] = {}
    for thing in record.things.values():
        found[thing.id] = (thing.name, thing.type, sorted(thing.aliases), one_line(thing.description),
                           sorted(thing.identifiers), thing.url)  # fmt: skip
    for voice in record.voices.values():
        found[voice.id] = (voice.name, voice.source)
    for source in record.sources.values():
        found[source.id] = (source.title, source.url, source.author_voice)
    for one in record.claims.values():
        found[one.id] = (
            one.subject, one.predicate, one.object, one.value, one.unit, one.when, one.wording, one.modality,
            one.polarity, one.voice, one.source, one.reason, one.note,
            sorted((place.source, place.anchor, place.summary, place.line) for place in one.evidence),
        )  # fmt: skip
    return found


def _several(entry: BundleEntry, key: str) -> list[str]:
    value = entry.values.get(key, [])
    return sorted([value] if isinstance(value, str) else value)


def said_by_bundle(bundle: Bundle, record: Record) -> dict[str, Any]:
    """The same of a bundle, which leaves to the source what its claims do not say."""
    found: dict[str, Any] = {}
    for id, one in bundle.things.items():
        found[id] = (one.text("name"), one.text("type"), _several(one, "aliases"),
                     one_line(one.text("description")), _several(one, "identifiers"), one.text("url"))  # fmt: skip
    for id, one in bundle.voices.items():
        found[id] = (one.text("name"), one.text("source"))
    for id, one in bundle.sources.items():
        found[id] = (one.text("title"), one.text("url"), one.text("authorVoice"))
    for id, one in bundle.claims.items():
        source = one.text("source")
        found[id] = (
            one.text("subject"), "/".join(filter(None, (one.text("predicate"), one.text("direction")))),
            one.text("object"), one.text("value"), one.text("unit"), one.text("when"), one.text("wording"),
            one.text("modality"), one.text("polarity") or "supports",
            one.text("voice") or record.sources[source].author_voice, source, one.text("reason"), one.text("note"),
            sorted((place.get("source", source), place["anchor"], place["summary"], int(place.get("line", 0)))
                   for place in one.evidence),
        )  # fmt: skip
    return found


@settings(few(), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=odd_records(PEOPLE, PATTERNS, 16))
def test_all_of_a_record_comes_back(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, made: OddRecord
) -> None:
    folder = tmp_path_factory.mktemp("odd")
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(folder / "cache"))
    data = write_odd_workspace(folder / "place", made)
    record = data.record()
    assert record.claims.keys() == {one.id for one in made.claims}
    said = said_by_record(record)
    for format, name in FILES.items():  # one record for all: to build it takes longest
        content = b"".join(data.canonical()) if format == "quads" else data.export(format).content
        bundle = read_bundle(name, content, "xlsx" if format == "xlsx" else "rdf")
        assert not len(bundle.report.refused), format
        assert said_by_bundle(bundle, record) == said, format
