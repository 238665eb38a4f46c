"""The workbook for Kumu as openpyxl reads it, held to what Kumu's documentation asks of an import, and its JSON."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from civicgraph import Record
from civicgraph.graph.exchange import kumu_rows
from civicgraph.graph.record import Draft, Thing

from ...workspace import Workspace
from ..by_hand import record as record_by_hand
from ..random_records import shared_records
from .written import HOSTILE, hostile_record, remark_counts, taken_back, write_record


def sheets(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows of each sheet under the names of its head; every cell has to be text."""
    book = pytest.importorskip("openpyxl").load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book:
        head, *rows = [*sheet.iter_rows()] or [()]
        assert {cell.data_type for row in rows for cell in row if cell.value is not None} <= {"s"}
        found[sheet.title] = [
            {name.value: cell.value for name, cell in zip(head, row, strict=True) if cell.value is not None}
            for row in rows
        ]
    return found


def test_it_is_what_kumu_asks_of_an_import(workspace: Workspace) -> None:
    """ID first, then Label, or From and To; ids without _ and . in both, and From and To are ids of elements."""
    content = workspace.dataset().export("kumu").content
    book = pytest.importorskip("openpyxl").load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Elements", "Connections", "About (ignore)"]
    assert [cell.value for cell in book["Elements"][1]][:2] == ["ID", "Label"]
    assert [cell.value for cell in book["Connections"][1]][:3] == ["ID", "From", "To"]
    found = sheets(content)
    ids = [row["ID"] for name in ("Elements", "Connections") for row in found[name]]
    assert len(ids) == len(set(ids)) == 16 and not [id for id in ids if re.search(r"[_.]", id)]
    elements = {row["ID"] for row in found["Elements"]}
    assert {row[end] for row in found["Connections"] for end in ("From", "To")} <= elements


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    found = sheets(workspace.dataset().export("kumu").content)
    elements = {row["Label"]: row for row in found["Elements"]}
    assert elements["Elm Street Alliance"] == {
        "ID": "elm-street-alliance", "Label": "Elm Street Alliance", "Type": "alliance", "Tags": "actors",
        "Record ID": "elm-street-alliance", "Family": "actors", "Aliases": "ESA|the Elm Streeters",
    }  # fmt: skip
    connections = {row["Record ID"]: row for row in found["Connections"]}
    assert {
        name: connections["claim/report/no-answer"][name]
        for name in ("From", "To", "Type", "Label", "Direction", "Tags", "Source", "Place", "Anchor", "Description")
    } == {
        "From": "promise-night-bus", "To": "ask-night-bus", "Type": "influence", "Label": "responded to (DISPUTED)",
        "Direction": "directed", "Tags": "stated|done|disputed", "Source": "The night bus: a report", "Place": "line 2",
        "Anchor": "had been planned long before anyone asked",
        "Description": "The report says that the promise was no answer to the ask.",
    }  # fmt: skip
    assert connections["claim/report/to-be-funded"]["Label"] == "funded (planned, not shown as done)"


def test_an_empty_record_has_the_heads_that_kumu_needs() -> None:
    book = pytest.importorskip("openpyxl").load_workbook(io.BytesIO(write_record(record_by_hand(""), "kumu").content))
    assert [[cell.value for cell in book[name][1]] for name in ("Elements", "Connections")] == [
        ["ID", "Label"], ["ID", "From", "To"]
    ]  # fmt: skip


def test_a_relation_that_reads_the_same_both_ways_is_mutual() -> None:
    found = json.loads(write_record(record_by_hand("a metWith b\na ledTo b"), "kumu-json").content)
    assert [one["direction"] for one in found["connections"]] == ["mutual", "directed"]


def test_a_bar_stands_between_values_and_nowhere_else() -> None:
    done = write_record(hostile_record(), "kumu")
    (first, _) = sheets(done.content)["Elements"]
    assert first["Label"] == HOSTILE.replace("|", "/") and first["Label"].startswith("=1+1")
    assert first["Aliases"] == "@alias|-1; 2"
    (what,) = (one for one in done.report.guessed if one.what.startswith("| stands between"))
    assert what.places == ("a", "claim/c01", "claim/c02")


def test_json_has_every_letter_as_it_is() -> None:
    found = json.loads(write_record(hostile_record(), "kumu-json").content)
    assert found["elements"][0]["label"] == found["connections"][0]["description"] == HOSTILE
    assert set(found) == {"elements", "connections"}


@given(shared_records())
def test_what_is_written_is_what_is_read(record: Record) -> None:
    found = json.loads(write_record(record, "kumu-json").content)
    things = {one["id"]: one["Record ID"] for one in found["elements"]}
    assert {(one["Record ID"], things[one["from"]], things[one["to"]], "disputed" in one["tags"])
            for one in found["connections"]} == {
        (one.id, one.subject, one.object, one.polarity == "disputes") for one in record.claims.values()
    }  # fmt: skip


def test_ids_that_come_to_the_same_are_kept_apart() -> None:
    things = [Thing("a_b", "Ask", "One"), Thing("a.b", "Ask", "Two"), Thing("a-b", "Ask", "Three")]
    found = json.loads(write_record(record_by_hand("a_b ledTo a.b\na.b ledTo a-b", things=things), "kumu-json").content)
    assert {one["Record ID"]: one["id"] for one in found["elements"]} == {"a_b": "a-b-2", "a.b": "a-b-3", "a-b": "a-b"}
    assert [(one["from"], one["to"]) for one in found["connections"]] == [("a-b-2", "a-b-3"), ("a-b-3", "a-b")]


def test_more_than_kumu_advises_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kumu_rows, "MOST_ROWS", 3)
    (remark,) = write_record(hostile_record(), "kumu-json").report.to_decide
    assert remark.what == "Kumu advises at most 3 elements and connections in a project, and here are 4"


def test_a_draft_and_what_was_taken_back(workspace: Workspace) -> None:
    record = replace(taken_back(hostile_record(), "claim/c01"), drafts=(Draft("a.yaml", 1, "claim/x", "claims"),))
    done = write_record(record, "kumu")
    found = sheets(done.content)
    assert [row["Record ID"] for row in found["Connections"]] == ["claim/c02"]
    assert {"draft"} <= set(found["Connections"][0]["Tags"].split("|"))
    assert {"what": "draft", "value": "A draft: not all of the files is in it."} in found["About (ignore)"]
    assert remark_counts(done.report.left_out)["what was taken back is not written"] == 1


def test_more_rows_than_a_sheet_holds_are_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from civicgraph import UsageError
    from civicgraph.graph.exchange import workbook

    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="a sheet of a workbook holds 2 rows, and Elements has more: export csv"):
        write_record(hostile_record(), "kumu")
