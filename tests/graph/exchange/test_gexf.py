"""GEXF 1.3, held to the rules of its documentation, and as NetworkX reads it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given

from civicgraph import Dataset, Record

from ...workspace import Workspace
from ..random_records import shared_records
from .written import HOSTILE, hostile_record, remark_counts, write_record

SPACE = {"g": "http://gexf.net/1.3"}

RULES = Path(__file__).with_name("gexf.xsd").read_bytes()


def read(content: bytes) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """The edges that NetworkX reads, by id; it knows the version before, of which what is written here is a part."""
    older = content.replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft").replace(
        b'version="1.3"', b'version="1.2"'
    )
    graph = nx.read_gexf(io.BytesIO(older))
    assert graph.is_directed()
    return {facts["id"]: (start, end, facts) for start, end, facts in graph.edges(data=True)}


def spells(content: bytes) -> dict[str, dict[str, str]]:
    """The spell of each edge that has one."""
    edges = ElementTree.fromstring(content).findall(".//g:edge", SPACE)
    return {one.attrib["id"]: dict(spell.attrib) for one in edges for spell in one.findall("g:spells/g:spell", SPACE)}


def test_it_keeps_to_the_rules_of_version_1_3() -> None:
    etree = pytest.importorskip("lxml.etree")
    rules = etree.XMLSchema(etree.fromstring(RULES))
    for content in (Dataset.shipped().export("gexf").content, write_record(hostile_record(), "gexf").content):
        rules.assertValid(etree.fromstring(content))
    with pytest.raises(etree.DocumentInvalid):
        rules.assertValid(etree.fromstring(content.replace(b'start="2020-01-01"', b'start="2020"')
                                           .replace(b"<spell ", b'<spell since="2020" ')))  # fmt: skip


def test_every_value_is_of_an_attribute_that_is_declared() -> None:
    tree = ElementTree.fromstring(Dataset.shipped().export("gexf").content)
    for kind in ("node", "edge"):
        declared = {one.attrib["id"] for one in tree.findall(f".//g:attributes[@class='{kind}']/g:attribute", SPACE)}
        used = {one.attrib["for"] for one in tree.findall(f".//g:{kind}/g:attvalues/g:attvalue", SPACE)}
        assert used <= declared and used


def test_a_spell_is_the_time_within_which_a_claim_lies(workspace: Workspace) -> None:
    done = workspace.dataset().export("gexf")
    assert spells(done.content) == {
        "claim/minutes/asked": {"start": "2020-11-01", "end": "2020-11-30"},
        "claim/minutes/answered": {"start": "2021-01-01", "end": "2021-12-31"},
        "claim/report/made": {"start": "2021-01-01", "end": "2021-02-28"},
        "claim/report/came-after": {"start": "2021-06-01"},
    }
    assert remark_counts(done.report.guessed) == {
        "a claim that gives a figure, a word or a code stands as a sentence on its node": 2,
        "a claim without a date has no spell, so that it is shown at every time": 4,
        "a spell runs from the first to the last day that a date may mean; when has it as the source does": 3,
        "a spell is open where the source gives one end of a time alone": 1,
    }
    graph = ElementTree.fromstring(done.content).find("g:graph", SPACE)
    assert graph is not None and (graph.attrib["mode"], graph.attrib["timeformat"]) == ("dynamic", "date")


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    found = read(workspace.dataset().export("gexf").content)
    assert found["claim/report/no-answer"][2]["label"] == "responded to (DISPUTED)"
    start, end, facts = found["claim/minutes/thanks-to-us"]
    assert (start, end, facts["label"]) == ("night-bus", "ask-night-bus", "would not have happened without")
    assert (facts["voice"], facts["wording"]) == ("the chair, at the meeting", "opinion")


@given(shared_records())
def test_what_is_written_is_what_is_read(record: Record) -> None:
    content = write_record(record, "gexf").content
    assert {(id, start, end, facts["polarity"]) for id, (start, end, facts) in read(content).items()} == {
        (one.id, one.subject, one.object, one.polarity) for one in record.claims.values()
    }
    assert spells(content).keys() == {one.id for one in record.claims.values() if one.when}


def test_letters_that_mean_something_in_xml_are_read_as_they_are() -> None:
    found = read(write_record(hostile_record(), "gexf").content)
    assert found["claim/c01"][2]["anchor"] == HOSTILE
