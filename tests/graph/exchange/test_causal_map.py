"""The workbook for Causal Map, as openpyxl reads it and Causal Map's guide asks for it."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from civicgraph import Dataset, Record
from civicgraph.graph.record import Thing

from ...workspace import Workspace
from ..by_hand import record as record_by_hand
from ..random_records import shared_records
from .test_kumu import sheets
from .written import remark_counts, write_record


def links(record: Record) -> list[dict[str, Any]]:
    """The links of a record."""
    return sheets(write_record(record, "causal-map").content)["links"]


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    done = workspace.dataset().export("causal-map")
    found = sheets(done.content)
    assert list(found) == ["links", "statements", "sources", "about"]
    assert [(row["from_label"], row["to_label"], row["source_id"], row["quote"]) for row in found["links"]] == [
        ("A night bus to Elm Street", "Promise of a night bus", "voice/minutes/author",
         "the council’s answer was a promise"),
        ("A night bus to Elm Street", "Elm Street night bus", "voice/minutes/chair", "no bus without us"),
        ("Promise of a night bus", "Elm Street night bus", "our-reading", "Since June 2021 the bus has run"),
    ]  # fmt: skip
    assert found["links"][2]["hashtags"] == "inferred" and found["links"][2]["reason"].startswith("Joins the promise")
    assert found["statements"][1] == {
        "statement_id": "2", "source_id": "voice/minutes/chair",
        "text": "no bus without us [The chair thinks there would be no bus had nobody asked.]",
    }  # fmt: skip
    assert {row["source_id"]: row["name"] for row in found["sources"]} == {
        "our-reading": "our reading; no source says it",
        "voice/minutes/author": "the minutes",
        "voice/minutes/chair": "the chair, at the meeting",
    }
    assert found["sources"][2]["has_a_stake_in"] == "Elm Street Alliance"
    assert remark_counts(done.report.left_out) == {
        "a claim that tells no influence between two things is no link": 6,
        "a claim that disputes an influence is no link, since links have no word for that": 1,
        "a voice that tells of no influence is no source": 1,
        "of sources the title, address and date are written, and nothing else": 2,
    }
    assert done.report.written == {"links": 3, "statements": 3, "sources": 3, "caveats": 1}
    assert found["links"][2]["cautions"].endswith("planned before anybody asked for it. (told by the report)")


def test_every_claim_is_a_link_or_told_to_be_none() -> None:
    done = Dataset.shipped().export("causal-map")
    left = {what: times for what, times in remark_counts(done.report.left_out).items() if "is no link" in what}
    assert done.report.written["links"] + sum(left.values()) == done.report.read["claims"]
    cautions = remark_counts(done.report.left_out)["a caution that concerns no link has no place in a causal map"]
    assert done.report.written["caveats"] + cautions == done.report.read["caveats"]
    found = sheets(done.content)
    statements = {row["statement_id"]: row for row in found["statements"]}
    sources = {row["source_id"] for row in found["sources"]}
    for row in found["links"]:
        assert row["quote"] in statements[row["statement_id"]]["text"] and row["source_id"] in sources


def test_less_of_a_thing_is_its_opposite() -> None:
    found = links(record_by_hand("a ledTo/less b\na ledTo/more b\na dependedOn b\na ledTo b modality=planned"))
    assert [(row["from_label"], row["to_label"]) for row in found] == [
        ("A", "~B"), ("A", "B"), ("B", "A"), ("A", "B")
    ]  # fmt: skip
    assert [row.get("hashtags") for row in found] == [None, None, None, "planned, not shown as done"]


def test_names_hold_no_mark_of_causal_map_and_are_told_apart() -> None:
    things = [Thing("a", "Ask", "~A; b"), Thing("b", "Ask", "One name"), Thing("c", "Ask", "one name")]
    done = write_record(record_by_hand("a ledTo b\na ledTo c", things=things), "causal-map")
    assert [(row["from_label"], row["to_label"]) for row in sheets(done.content)["links"]] == [
        ("A, b", "One name (b)"), ("A, b", "one name (c)")
    ]  # fmt: skip
    assert list(remark_counts(done.report.guessed).values()) == [1, 2]


@given(shared_records())
def test_links_are_the_influences_that_somebody_tells(record: Record) -> None:
    told = [row["claim_id"] for row in links(record)]
    kinds = {one.id: record.relations[one.predicate].kind for one in record.claims.values()}
    assert told == [id for id, one in record.claims.items() if kinds[id] == "influence" and one.polarity == "supports"]
