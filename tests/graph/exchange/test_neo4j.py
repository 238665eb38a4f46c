"""The folder for Neo4j, read as its import tool reads it: by the types in the heads."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

from hypothesis import given

from civicgraph import Dataset, Record

from ...workspace import Workspace
from ..by_hand import record as record_by_hand
from ..random_records import shared_records
from .written import HOSTILE, hostile_record, taken_back, write_record

_HEAD = re.compile(r"(\w*)(?::(ID|LABEL|START_ID|END_ID|TYPE|date|string\[\]))?")


def value(kind: str | None, cell: str) -> object:
    """What a cell of some kind holds."""
    if kind in ("string[]", "LABEL"):
        return cell.split(";")
    return date.fromisoformat(cell) if kind == "date" else cell


def rows(content: bytes) -> list[dict[str, Any]]:
    """The rows of a table: lists as lists, days as days, and nothing of what is empty."""
    head, *lines = csv.reader(io.StringIO(content.decode(), newline=""))
    found = []
    for line in lines:
        assert len(line) == len(head)
        row: dict[str, Any] = {}
        for name, cell in zip(head, line, strict=True):
            match = _HEAD.fullmatch(name)
            assert match, name
            if cell:
                row[match[1] or f":{match[2]}"] = value(match[2], cell)
        found.append(row)
    return found


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    files = workspace.dataset().export("neo4j").files
    assert set(files) == {"nodes.csv", "relationships.csv", "README.txt"}
    nodes = {row["id"]: row for row in rows(files["nodes.csv"])}
    assert nodes["elm-street-alliance"] == {
        "id": "elm-street-alliance", "name": "Elm Street Alliance", "type": "alliance", "family": "actors",
        ":LABEL": ["Thing", "Actor", "Agent", "Organisation", "Alliance"],
        "aliases": ["ESA", "the Elm Streeters"],
    }  # fmt: skip
    found = {row["id"]: row for row in rows(files["relationships.csv"])}
    made = found["claim/report/made"]
    assert (made[":START_ID"], made[":TYPE"], made[":END_ID"]) == ("harbour-council", "MADE", "promise-night-bus")
    assert (made["earliest"], made["latest"]) == (date(2021, 1, 1), date(2021, 2, 28))
    assert {id: row[":TYPE"] for id, row in found.items()} == {
        "claim/minutes/asked": "ASKED",
        "claim/minutes/answered": "RESPONDED_TO",
        "claim/minutes/thanks-to-us": "DEPENDED_ON",
        "claim/report/made": "MADE",
        "claim/report/no-answer": "RESPONDED_TO_DISPUTED",
        "claim/report/came-after": "CAME_AFTER",
        "claim/report/led-to": "LED_TO",
        "claim/report/to-be-funded": "FUNDED_PLANNED",
    }
    assert b"neo4j-admin database import full --nodes=nodes.csv" in files["README.txt"]


def test_every_end_is_a_node_and_no_id_stands_twice() -> None:
    files = Dataset.shipped().export("neo4j").files
    nodes, edges = (rows(files[name]) for name in ("nodes.csv", "relationships.csv"))
    ids = [row["id"] for row in nodes]
    assert len(set(ids)) == len(ids) == 1270 and all(row[":LABEL"][0] == "Thing" for row in nodes)
    assert {row[end] for row in edges for end in (":START_ID", ":END_ID")} <= set(ids)
    assert all(re.fullmatch(r"[A-Z][A-Z_]*[A-Z]", row[":TYPE"]) for row in edges)


def test_lists_have_as_many_parts_as_they_had() -> None:
    done = write_record(hostile_record(), "neo4j")
    (first, _) = rows(done.files["nodes.csv"])
    assert first["aliases"] == ["@alias", "-1, 2"] and first["name"] == HOSTILE == first["description"]
    assert [row["anchor"] for row in rows(done.files["relationships.csv"])] == [HOSTILE] * 2
    shipped = rows(Dataset.shipped().export("neo4j").files["nodes.csv"])
    assert sum(len(row.get("facts", ())) for row in shipped) == 479


def test_less_is_another_relation_than_more() -> None:
    files = write_record(record_by_hand("a ledTo/less b\na ledTo/more b\na ledTo b disputes=yes"), "neo4j").files
    assert [row[":TYPE"] for row in rows(files["relationships.csv"])] == [
        "LED_TO_LESS", "LED_TO_MORE", "LED_TO_DISPUTED"
    ]  # fmt: skip


@given(shared_records())
def test_what_is_written_is_what_is_read(record: Record) -> None:
    found = rows(write_record(record, "neo4j").files["relationships.csv"])
    assert {(row["id"], row[":START_ID"], row[":END_ID"], row[":TYPE"].endswith("_DISPUTED")) for row in found} == {
        (one.id, one.subject, one.object, one.polarity == "disputes") for one in record.claims.values()
    }


def test_what_was_taken_back_is_not_written() -> None:
    done = write_record(taken_back(hostile_record(), "claim/c01"), "neo4j")
    assert [row["id"] for row in rows(done.files["relationships.csv"])] == ["claim/c02"]
