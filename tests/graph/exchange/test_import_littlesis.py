"""Entities and relationships of LittleSis, and maps of Oligrapher, read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Record, UsageError

from ..random_records import shared_records
from .read_in import FORMATS, read_bundle, sentences, take
from .written import remark_counts, write_record


def entity(id: int, name: str, ext: str = "Org") -> dict[str, Any]:
    """An entity as the API has it."""
    said = {"id": id, "name": name, "blurb": "", "primary_ext": ext, "aliases": [name], "updated_at": "2020"}
    return {"type": "entities", "id": id, "attributes": said, "links": {"self": f"https://example.org/{id}"}}


def tie(id: int, category: int, first: int, second: int, **more: Any) -> dict[str, Any]:
    """A relationship as the API has it."""
    said = {"id": id, "category_id": category, "entity1_id": first, "entity2_id": second, **more}
    return {"type": "relationships", "id": id, "attributes": said}


PEOPLE = [entity(1, "Ada Okoye", "Person"), entity(2, "Bo Lund", "Person"), entity(3, "Harbour Fund"),
          entity(4, "Elm Street Alliance")]  # fmt: skip
TIES = [
    tie(10, 1, 1, 3, description1="Director", start_date="2015-00-00", is_current=True),
    tie(11, 1, 2, 3),
    tie(12, 3, 4, 3, start_date="2010-05-00", end_date="2012-00-00"),
    tie(13, 4, 1, 2, description1="sister"),
    tie(14, 8, 1, 2),
    tie(15, 2, 1, 4),
    tie(16, 5, 3, 4, amount="4,200", currency="gbp", start_date="2016-03-04"),
    tie(17, 9, 1, 2),
    tie(18, 10, 3, 4),
    tie(19, 11, 4, 3),
    tie(20, 11, 3, 4, description1="Parent"),
    tie(21, 12, 3, 4, description1="lends rooms"),
    tie(22, 3, 3, 99),
    tie(23, 3, 3, 3),
]


def test_every_category_by_hand(tmp_path: Path) -> None:
    content = json.dumps({"data": TIES, "included": PEOPLE, "meta": {"license": "x"}})
    done = take(tmp_path, "ties.json", content)
    assert done.result.report.format == "littlesis"
    bundle, report = done.result.plan.bundle, done.result.report
    names = {id: one.text("name") for id, one in bundle.things.items()}
    told = {
        (
            names[one.text("subject")],
            one.text("predicate"),
            names.get(one.text("object")) or one.text("value"),
            one.text("when"),
        )
        for one in bundle.claims.values()
    }
    grant = "Donation of Harbour Fund to Elm Street Alliance (16)"
    assert told == {
        ("Ada Okoye", "heldPost", "Director, Harbour Fund", "2015/.."),
        ("Director, Harbour Fund", "postIn", "Harbour Fund", ""),
        ("Bo Lund", "affiliatedWith", "Harbour Fund", ""),
        ("Elm Street Alliance", "memberOf", "Harbour Fund", "2010-05/2012"),
        ("Harbour Fund", "funded", grant, "2016-03-04"),
        (grant, "awardedTo", "Elm Street Alliance", "2016-03-04"),
        (grant, "amount", "4200", "2016-03-04"),
        ("Ada Okoye", "workedWith", "Bo Lund", ""),
        ("Elm Street Alliance", "unitOf", "Harbour Fund", ""),
        ("Harbour Fund", "about", "Elm Street Alliance", ""),
    }
    left = remark_counts(report.left_out)
    assert {name: times for name, times in left.items() if "private" in name} == {
        "family: private ties": 1, "social: private ties": 1, "education: private ties": 1,
    }  # fmt: skip
    assert remark_counts(report.refused) == {
        "a relationship of which the file has not both ends": 1, "a relationship of an entity with itself": 1,
    }  # fmt: skip
    assert report.read["relationships"] == 14 and report.read["entities"] == 4
    kept = done.record.claims
    assert len(kept) == len(bundle.claims) - 1 and "sister" not in str(kept)
    assert kept["claim/ties/ada-okoye-held-post-director-harbour-fund"].evidence[0].row == 1
    again = take(tmp_path, "ties.json", content)
    assert all(kind.startswith("unchanged") for kind in again.result.report.written)


@given(st.lists(st.tuples(st.integers(0, 14), st.sampled_from([1, 2, 3, 4, 9]), st.sampled_from([1, 2, 3, 4, 9]),
                          st.sampled_from(["", "Director", "2016"])), min_size=1, max_size=8))  # fmt: skip
def test_every_relationship_is_used_left_out_or_refused(rows: list[tuple[int, int, int, str]]) -> None:
    ties = [
        tie(100 + at, category, first, second, description1=word)
        for at, (category, first, second, word) in enumerate(rows)
    ]
    bundle = read_bundle("ties.json", json.dumps({"relationships": ties, "entities": PEOPLE}), "littlesis")
    refused = sum(remark_counts(bundle.report.refused).values())
    private = sum(times for what, times in remark_counts(bundle.report.left_out).items() if "private" in what)
    places = {spot.row for one in bundle.claims.values() for spot in one.spots}
    assert len(places) + refused + private == len(rows) == bundle.report.read["relationships"]


@pytest.mark.skipif(not FORMATS.is_dir(), reason="set CIVICGRAPH_CASES to the folder that holds formats/")
def test_a_real_bulk_add(tmp_path: Path) -> None:
    done = take(tmp_path, "bulk.csv", (FORMATS / "littlesis_generic.csv").read_bytes())
    assert done.result.report.format == "littlesis" and not done.result.plan.bundle.claims
    assert {one.type for one in done.record.things.values()} == {"Person"} and len(done.record.things) == 3


EDGES = {
    "1": {"id": 1, "node1_id": 2, "node2_id": 1, "display": {"label": "funds", "arrow": "left"}},
    "2": {"id": 2, "node1_id": 1, "node2_id": 2, "display": {"label": "funds", "arrow": "right"}},
    "3": {"id": 3, "node1_id": 1, "node2_id": 3, "display": {"label": "works with", "arrow": False, "dash": True}},
    "4": {"id": 4, "node1_id": 1, "node2_id": 8, "display": {"label": "funds", "arrow": "right"}},
}
NODES = {
    "1": {"id": 1, "display": {"name": "Harbour Fund", "url": "https://example.org/fund"}},
    "2": {"id": 2, "display": {"name": "Night bus"}},
    "3": {"id": 3, "display": {"name": "Elm Street Alliance"}},
}
OLD_MAP = {
    "title": "The night bus",
    "graph": {"nodes": NODES, "edges": EDGES, "captions": {"1": {"id": 1, "display": {"text": "A caption"}}}},
    "annotations": [{"header": "One", "text": "Two"}],
}


def test_an_old_map_of_oligrapher_by_hand(tmp_path: Path) -> None:
    done = take(tmp_path, "bus.json", json.dumps(OLD_MAP), as_source=True)
    assert done.result.report.format == "oligrapher"
    bundle, report = done.result.plan.bundle, done.result.report
    assert sentences(bundle) == {
        ("Harbour Fund", "funded", "Night bus"), ("Harbour Fund", "workedWith", "Elm Street Alliance"),
    }  # fmt: skip
    assert remark_counts(report.guessed)["lines that say the same are one claim"] == 1
    assert remark_counts(report.refused) == {"a line to an element that is not there": 1}
    assert remark_counts(report.left_out) == {
        "captions, which stand for nothing": 1, "annotations, which tell the map": 1
    }  # fmt: skip
    assert done.record.things["harbour-fund"].url == "https://example.org/fund"
    assert done.record.sources["source/bus"].title == "The night bus"


@given(record=shared_records())
def test_lines_that_civicgraph_drew_for_oligrapher_come_back_or_are_drafts(record: Record) -> None:
    written = write_record(record, "oligrapher")
    if not [one for one in record.claims.values() if one.object in record.things]:
        return
    bundle = read_bundle("map.json", written.content, "oligrapher")
    names = {id: one.text("name") for id, one in bundle.things.items()}
    said = {(record.name(one.subject), one.predicate, record.name(one.object))
            for one in record.claims.values() if one.supports and not record.is_undone(one)}  # fmt: skip
    for one in bundle.claims.values():
        ends = [names[one.text(end)].removeprefix("element ") for end in ("subject", "object")]
        if one.text("status") == "draft":
            assert one.text("predicate") == "about" and one.text("note").startswith("Drawn as “")
        else:
            assert (ends[0], one.text("predicate"), ends[1]) in said


@given(cut=st.integers(0, 600), swap=st.sampled_from(["", "}", "[", "null", "1", '"']), is_map=st.booleans())
def test_a_spoiled_file_is_refused_in_one_line_or_read(cut: int, swap: str, is_map: bool) -> None:
    text = json.dumps(OLD_MAP) if is_map else json.dumps({"data": TIES, "included": PEOPLE})
    try:
        read_bundle("map.json", text[:cut] + swap + text[cut + 2 :], "oligrapher" if is_map else "littlesis")
    except UsageError as error:
        assert "\n" not in str(error)


def test_what_has_no_place_of_entities_and_ties_is_told() -> None:
    people = [
        {"id": 1, "name": "Ada Okoye", "primary_ext": "Person", "blurb": "a chair", "summary": "At length.",
         "start_date": "1970-01-01"},
        {"id": 2, "name": "Harbour Fund", "primary_ext": "Org", "start_date": "1999", "end_date": None},
    ]  # fmt: skip
    tie = {"id": 9, "category_id": 1, "entity1_id": 1, "entity2_id": 2, "description1": "Chair", "amount": 500,
           "filings": 2, "goods": None}  # fmt: skip
    listed = [{"type": "entities", "id": one["id"], "attributes": one} for one in people]
    content = json.dumps({"data": [*listed, {"type": "relationships", "id": 9, "attributes": tie}]})
    bundle = read_bundle("a.json", content, "littlesis")
    assert remark_counts(bundle.report.left_out) == {
        "of entities: summary, which has no place here": 1,
        "of entities: start_date, which has no place here": 2,
        "of relationships: amount, which has no place here": 1,
        "of relationships: filings, which has no place here": 1,
    }
