"""GraphML, as NetworkX reads it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

from civicgraph import Dataset, Record

from ...workspace import Workspace
from ..random_records import shared_records
from .written import HOSTILE, hostile_record, remark_counts, taken_back, write_record


def read(content: bytes) -> nx.MultiDiGraph[str]:
    """The graph that NetworkX reads."""
    graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def lines(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """The ends and facts of each edge by its id."""
    return {key: (start, end, facts) for start, end, key, facts in graph.edges(keys=True, data=True)}


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    done = workspace.dataset().export("graphml")
    graph = read(done.content)
    assert graph.is_directed() and graph.nodes["elm-street-alliance"] == {
        "label": "Elm Street Alliance", "type": "alliance", "family": "actors", "aliases": "ESA; the Elm Streeters"
    }  # fmt: skip
    assert graph.nodes["ask-night-bus"]["facts"] == (
        "The ask “A night bus to Elm Street” reached about 300 people (stated – the minutes – "
        "Minutes of the Elm Street meeting, Elm Street Alliance, March 2021)"
    )
    found = lines(graph)
    assert found["claim/report/made"] == ("harbour-council", "promise-night-bus", {
        "label": "made", "claim": "claim/report/made", "relation": "made", "kind": "agency",
        "reads_back": "was made by", "polarity": "supports",
        "wording": "stated", "modality": "done", "when": "2021-01/2021-02", "earliest": "2021-01-01",
        "latest": "2021-02-28", "voice": "the report", "source": "The night bus: a report", "place": "line 1",
        "anchor": "The council promised a bus", "summary": "The council made the promise.",
        "more_evidence": "The night bus: a report, line 5: “promised a bus” – The list of promises has it too.",
    })  # fmt: skip
    assert done.report.written == {"nodes": 8, "edges": 8, "sentences on nodes": 2, "caveats": 1}
    assert graph.graph["title"] and "draft" not in graph.graph


def test_what_is_disputed_planned_or_only_our_reading_says_so(workspace: Workspace) -> None:
    found = lines(read(workspace.dataset().export("graphml").content))
    assert {key: facts["label"] for key, (_, _, facts) in found.items()} == {
        "claim/minutes/asked": "asked for",
        "claim/minutes/answered": "responded to",
        "claim/minutes/thanks-to-us": "would not have happened without",
        "claim/report/made": "made",
        "claim/report/no-answer": "responded to (DISPUTED)",
        "claim/report/came-after": "came after",
        "claim/report/led-to": "led to",
        "claim/report/to-be-funded": "funded (planned, not shown as done)",
    }
    led = found["claim/report/led-to"][2]
    assert led["wording"] == "inferred" and led["voice"] == "our reading; no source says it"
    assert led["cautions"] == (
        "rival explanation: The bus had been planned before anybody asked for it. (told by the report)"
    )


def test_every_line_reads_from_its_subject_to_its_object() -> None:
    data = Dataset.shipped()
    record, found = data.record(), lines(read(data.export("graphml").content))
    for id, (start, end, facts) in found.items():
        claim = record.claims[id]
        relation = record.relations[claim.predicate]
        assert (start, end, facts["claim"]) == (claim.subject, claim.object, id)
        assert facts["label"].startswith(relation.label) and facts["reads_back"] == relation.inverse
        assert (claim.polarity == "disputes") == ("DISPUTED" in facts["label"])


@given(shared_records())
def test_what_is_written_is_what_is_read(record: Record) -> None:
    graph = read(write_record(record, "graphml").content)
    assert {id: facts["label"] for id, facts in graph.nodes(data=True)} == {
        id: thing.name for id, thing in record.things.items()
    }
    assert {
        (id, start, end, facts["wording"], facts["modality"], facts["polarity"], facts.get("when", ""),
         facts["anchor"], facts["summary"], facts["source"], facts["relation"], facts.get("reason", ""))
        for id, (start, end, facts) in lines(graph).items()
    } == {
        (one.id, one.subject, one.object, one.wording, one.modality, one.polarity, one.when, one.evidence[0].anchor,
         one.evidence[0].summary, record.sources[one.source].title, one.predicate, one.reason)
        for one in record.claims.values()
    }  # fmt: skip


def test_letters_that_mean_something_in_xml_are_read_as_they_are() -> None:
    graph = read(write_record(hostile_record(), "graphml").content)
    assert graph.nodes["a"]["label"] == HOSTILE
    assert lines(graph)["claim/c01"][2]["anchor"] == HOSTILE
    assert lines(graph)["claim/c02"][2]["label"] == "led to less"


def test_what_was_taken_back_is_not_drawn_and_is_told() -> None:
    done = write_record(taken_back(hostile_record(), "claim/c01"), "graphml")
    assert set(lines(read(done.content))) == {"claim/c02"}
    assert remark_counts(done.report.left_out)["what was taken back is not written"] == 1


def test_lines_that_gephi_draws_as_one_are_named(workspace: Workspace) -> None:
    (remark,) = workspace.dataset().export("graphml").report.to_decide
    assert remark.places == ("claim/minutes/answered", "claim/report/no-answer")


def test_a_draft_says_so(workspace: Workspace) -> None:
    workspace.change(
        "claims/report.yaml", "  - id: claim/report/led-to", "  - status: draft\n    id: claim/report/led-to"
    )
    assert read(workspace.dataset().export("graphml").content).graph["draft"] == (
        "A draft: not all of the files is in it."
    )


def test_a_control_character_never_makes_xml_that_cannot_be_read() -> None:
    record = hostile_record()
    thing = record.things["a"]._replace(name="a\x00b\ud800c")
    graph = read(write_record(replace(record, things={**record.things, "a": thing}), "graphml").content)
    assert graph.nodes["a"]["label"] == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("name", ["d3", "d7"])
def test_yed_finds_the_names_where_it_looks(workspace: Workspace, name: str) -> None:
    """By the elements that yEd writes itself: it shows no other label."""
    from xml.etree import ElementTree

    space = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}
    tree = ElementTree.fromstring(workspace.dataset().export("graphml").content)
    labels = [
        one.text
        for one in tree.findall(f".//g:data[@key='{name}']//y:{'NodeLabel' if name == 'd3' else 'EdgeLabel'}", space)
    ]
    assert ("Harbour Bus Fund" if name == "d3" else "responded to (DISPUTED)") in labels
    dashed = tree.findall(".//y:LineStyle[@type='dashed']", space)
    assert len(dashed) == 1


def test_an_anchor_that_is_not_found_any_more_is_told(workspace: Workspace) -> None:
    workspace.change("documents/report.txt", "Since June 2021", "From June 2021")
    graph = read(workspace.dataset().export("graphml").content)
    assert graph.graph["draft"] == "A draft: anchors are not found in their texts."
    led = lines(graph)["claim/report/led-to"][2]
    assert (led["lost"], led["place"]) == ("anchor not found in the text", "anchor not found in the text")
    assert "lost" not in lines(graph)["claim/report/made"][2]
