"""The law of every format that goes both ways, of graphs: what the report does not list as lost comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from civicgraph import Record
from civicgraph.graph.exchange.bundle import Bundle
from civicgraph.graph.exchange.plain_words import one_line
from civicgraph.graph.exchange.report import ExchangeReport

from .odd_records import OddRecord, odd_records
from .read_in import read_bundle
from .written import write_record

TYPES = ("Person", "Organisation", "Ask", "Event", "Grant", "Factor")
PATTERNS = ("* ledTo *", "* ledTo/less *", "* respondedTo *", "* funded *", "* partOf *", "* about *", "* influenced *",
            "* amount", "* occurred")  # fmt: skip
FILES = {"graphml": "map.graphml", "gexf": "map.gexf", "kumu": "map.xlsx", "kumu-json": "map.json",
         "causal-map": "map.xlsx"}  # fmt: skip
_READ_BACK = ("| stands between values", "are taken out", "told apart by their ids")


def losses(report: ExchangeReport) -> set[str]:
    """What a report lists as lost or changed."""
    told = [one for one in report.left_out if not one.what.startswith(("of sources", "of voices", "of a line"))]
    told += [one for one in report.guessed if any(what in one.what for what in _READ_BACK)]
    return {place for one in told for place in one.places}


def things_of(record: Record) -> dict[str, Any]:
    """What is said of things, by id."""
    return {
        id: (one.type, one.name, list(one.aliases), one_line(one.description), list(one.identifiers), one.url)
        for id, one in record.things.items()
    }


def things_back(bundle: Bundle) -> dict[str, Any]:
    """The same of a bundle."""
    return {
        id: (one.text("type"), one.text("name"), one.values.get("aliases", []), one.text("description"),
             one.values.get("identifiers", []), one.text("url"))
        for id, one in bundle.things.items()
    }  # fmt: skip


def claims_of(record: Record) -> dict[str, Any]:
    """What the claims between two things say, and where they stand, by id."""
    title = {id: one.title for id, one in record.sources.items()}
    return {
        id: (one.subject, one.predicate, one.object, one.when, one.wording, one.modality, one.polarity, one.reason,
             one.note, "" if one.wording == "inferred" else record.name(one.voice), title[one.source],
             [(title[place.source], place.anchor, place.summary, place.line, place.page) for place in one.evidence])
        for id, one in record.claims.items()
        if one.object in record.things
    }  # fmt: skip


def claims_back(bundle: Bundle) -> dict[str, Any]:
    """The same of a bundle."""
    title = {id: one.text("title") for id, one in bundle.sources.items()}
    return {
        id: (one.text("subject"), "/".join(filter(None, (one.text("predicate"), one.text("direction")))),
             one.text("object"), one.text("when"), one.text("wording"), one.text("modality"),
             one.text("polarity") or "supports", one.text("reason"), one.text("note"),
             bundle.voices[one.text("voice")].text("name") if one.text("voice") else "", title[one.text("source")],
             [(title[place.get("source", one.text("source"))], place["anchor"], place["summary"],
               int(place.get("line", 0)), int(place.get("page", 0))) for place in one.evidence])
        for id, one in bundle.claims.items()
    }  # fmt: skip


@pytest.mark.parametrize("format", ["graphml", "gexf", "kumu", "kumu-json"])
@given(made=odd_records(TYPES, PATTERNS))
def test_a_graph_comes_back_but_for_what_is_told(format: str, made: OddRecord) -> None:
    record = made.record
    written = write_record(record, format)
    bundle = read_bundle(FILES[format], written.content, format.removesuffix("-json"))
    told = losses(written.report)
    assert {id: one for id, one in things_of(record).items() if id not in told} == {
        id: one for id, one in things_back(bundle).items() if id not in told
    }
    assert {id: one for id, one in claims_of(record).items() if id not in told} == {
        id: one for id, one in claims_back(bundle).items() if id not in told
    }
    assert bundle.things.keys() == record.things.keys() and not len(bundle.report.refused)


@given(made=odd_records(TYPES, PATTERNS))
def test_links_of_influence_come_back_but_for_what_is_told(made: OddRecord) -> None:
    record = made.record
    written = write_record(record, "causal-map")
    told, names = losses(written.report), {id: one.name for id, one in record.things.items()}
    if not written.report.written["links"]:
        return
    bundle = read_bundle(FILES["causal-map"], written.content, "causal-map")
    back = {id: one.text("name") for id, one in bundle.things.items()}
    found = {id: (back[one[0]], one[1], back[one[2]], *one[3:6], *one[7:]) for id, one in claims_back(bundle).items()}
    wanted = {id: (names[one[0]], one[1], names[one[2]], *one[3:6], *one[7:]) for id, one in claims_of(record).items()}
    kept = {id for id in wanted if not {id, record.claims[id].subject, record.claims[id].object} & told}
    assert {id: found.get(id) for id in kept} == {id: wanted[id] for id in kept}
    assert found.keys() == {id for id in wanted if id not in told} | (found.keys() & told)
