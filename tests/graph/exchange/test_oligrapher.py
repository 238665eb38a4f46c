"""JSON for Oligrapher, held to the data that its documentation describes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import validate

from civicgraph import Dataset, Record
from civicgraph.graph.record import Thing

from ...workspace import Workspace
from ..by_hand import record as record_by_hand
from ..random_records import shared_records
from .written import HOSTILE, hostile_record, write_record

NUMBER, TEXT = {"type": "number"}, {"type": "string"}


def objects_by_id(required: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Objects by their ids, with what each has to have and may have."""
    one = {"type": "object", "required": [*required], "properties": {**required, **more}, "additionalProperties": False}
    return {"type": "object", "additionalProperties": one}


# What Oligrapher's documentation says of nodes, edges and captions, in our own words.
RULES = {
    "type": "object",
    "required": ["nodes", "edges", "captions"],
    "properties": {
        "nodes": objects_by_id({"id": TEXT, "name": TEXT, "x": NUMBER, "y": NUMBER},
                       {"description": TEXT, "scale": NUMBER, "url": TEXT, "color": TEXT, "image": TEXT}),
        "edges": objects_by_id({"id": TEXT, "node1_id": TEXT, "node2_id": TEXT, "label": TEXT},
                       {"arrow": {"enum": ["1->2", "2->1", "both", None]}, "dash": {"type": "boolean"}, "scale": NUMBER,
                        "url": TEXT}),
        "captions": objects_by_id({"id": TEXT, "text": TEXT, "x": NUMBER, "y": NUMBER}, 
                                  {"width": NUMBER, "height": NUMBER}),
    },
}  # fmt: skip


def read(content: bytes) -> dict[str, Any]:
    """What is in a file that keeps to the rules, in which every key is the id of what it stands for."""
    found: dict[str, Any] = json.loads(content)
    validate(found, RULES)
    for part in found.values():
        assert all(key == one["id"] for key, one in part.items())
    assert all({one["node1_id"], one["node2_id"]} <= found["nodes"].keys() for one in found["edges"].values())
    return found


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    found = read(workspace.dataset().export("oligrapher").content)
    assert found["edges"]["claim/minutes/asked"] == {
        "id": "claim/minutes/asked", "node1_id": "elm-street-alliance", "node2_id": "ask-night-bus",
        "label": "asked for", "arrow": "1->2", "dash": False, "url": "", "scale": 1,
    }  # fmt: skip
    assert {id: one["label"] for id, one in found["edges"].items() if one["dash"]} == {
        "claim/report/no-answer": "responded to (DISPUTED)",
        "claim/report/to-be-funded": "funded (planned, not shown as done)",
    }
    assert found["nodes"]["elm-street-alliance"]["name"] == "Elm Street Alliance"
    assert "reached about 300 people" in found["nodes"]["ask-night-bus"]["description"]


def test_no_two_nodes_stand_in_the_same_place() -> None:
    nodes = read(Dataset.shipped().export("oligrapher").content)["nodes"]
    assert len({(one["x"], one["y"]) for one in nodes.values()}) == len(nodes) == 1270


@given(shared_records())
def test_what_is_written_is_what_is_read(record: Record) -> None:
    edges = read(write_record(record, "oligrapher").content)["edges"]
    assert {(id, one["node1_id"], one["node2_id"]) for id, one in edges.items()} == {
        (one.id, one.subject, one.object) for one in record.claims.values()
    }
    assert all(edges[one.id]["dash"] for one in record.claims.values() if one.polarity == "disputes")


def test_letters_and_ids_that_mean_something() -> None:
    assert read(write_record(hostile_record(), "oligrapher").content)["nodes"]["a"]["name"] == HOSTILE
    kept = record_by_hand("2016 metWith b", things=[Thing("2016", "Event", "A year")])
    (edge,) = read(write_record(kept, "oligrapher").content)["edges"].values()
    assert (edge["node1_id"], edge["arrow"]) == ("thing-2016", "both")


@pytest.mark.parametrize("format", ["oligrapher"])
def test_the_report_tells_that_lines_say_little(workspace: Workspace, format: str) -> None:
    (told,) = (one for one in workspace.dataset().export(format).report.left_out if one.what.startswith("of a line"))
    assert told.times == 8
