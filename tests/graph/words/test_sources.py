"""Where a source can be read: which addresses are valid, what the record keeps, and how it is shown."""

from __future__ import annotations

import json

import pytest

from civicgraph.graph.export.rows import source_json
from civicgraph.graph.record import Source, web_link
from civicgraph.graph.words.sources import Fact, facts, whereabouts

from ...workspace import Workspace

KNOWN = """\
url: https://harbour.example/minutes?year=2021&part=2
archived: https://copies.example/20210401/minutes
retrieved: 2021-04-01
language: en-GB
sourceKind: minutes
"""


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """The night-bus workspace, whose minutes say where they can be read."""
    workspace.change("claims/minutes.yaml", "textFile:", f"{KNOWN}textFile:")
    return workspace


def test_what_the_header_says_is_in_the_record_and_what_it_does_not_is_empty(told: Workspace) -> None:
    record = told.dataset().record()
    minutes = record.sources["source/minutes"]
    assert minutes[6:11] == (
        "https://harbour.example/minutes?year=2021&part=2",
        "https://copies.example/20210401/minutes",
        "2021-04-01",
        "en-GB",
        "minutes",
    )
    assert record.sources["source/report"][6:11] == ("", "", "", "", "")


def test_an_address_under_the_base_of_the_data_stays_whole(workspace: Workspace) -> None:
    address = "https://example.org/harbour/minutes.html"
    workspace.change("claims/minutes.yaml", "textFile:", f"url: {address}\ntextFile:")
    assert workspace.dataset().record().sources["source/minutes"].url == address


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("url: javascript:alert(1)", "url is one web address, which begins with http:// or https://"),
        ("url: harbour.example/minutes", "url is one web address, which begins with http:// or https://"),
        ("url: https:///minutes", "url is one web address"),
        ("url: https://harbour.example/the minutes", "url is one web address"),
        ("archived: file:///etc/passwd", "archived is the web address of one copy"),
        ("retrieved: last week", "'last week' is no date"),
        ("language: in English", "language is one language tag, such as en or cy-GB"),
        ("sourceKind: minuets", "minuets is no sourceKind; did you mean minutes?"),
        ("URL: https://harbour.example/", "URL is not a key of a source"),
    ],
)
def test_what_is_no_address_is_refused_at_its_line(line: str, message: str, workspace: Workspace) -> None:
    workspace.change("claims/minutes.yaml", "textFile:", f"{line}\ntextFile:")
    done = workspace.run("check")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "minutes.yaml:5:1: error: " in done.stderr and message in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    "address", ["", "data:text/html,x", "//harbour.example", "http://", "https://a b", 'https://a.example/"><script>']
)
def test_only_addresses_of_the_web_may_be_followed(address: str) -> None:
    assert web_link(address) == ""
    assert Source("source/a", "A", "", "", "", "", url=address).link == ""


def test_the_address_comes_first_and_that_there_is_none_is_said(told: Workspace) -> None:
    record = told.dataset().record()
    minutes, report = record.sources["source/minutes"], record.sources["source/report"]
    assert list(facts(record, minutes)) == [
        Fact("web address", minutes.url, minutes.url),
        Fact("copy", minutes.archived, minutes.archived),
        Fact("retrieved", "1 April 2021"),
        Fact("language", "English (en-GB)", before="in"),
        Fact("kind", "minutes", before=""),
    ]
    assert list(facts(record, report)) == [Fact("web address", "no web address recorded")]
    assert whereabouts(record, report) == "no web address recorded"


def test_programs_get_the_address_with_the_sources_and_with_a_trace(told: Workspace) -> None:
    listed = json.loads(told.run("sources", "--json").stdout)
    assert [row["url"] for row in listed] == ["https://harbour.example/minutes?year=2021&part=2", None]
    assert source_json(told.dataset().record().sources["source/minutes"]) == {
        "id": "source/minutes",
        "title": "Minutes of the Elm Street meeting",
        "publisher": "Elm Street Alliance",
        "published": "2021-03",
        "url": "https://harbour.example/minutes?year=2021&part=2",
        "archived": "https://copies.example/20210401/minutes",
        "retrieved": "2021-04-01",
        "language": "en-GB",
        "kind": "minutes",
        "derived_from": [],
        "file": None,
        "file_hash": None,
        "text_engine": None,
        "text_layout": None,
        "confidential": False,
        "author": None,
    }
    trace = json.loads(told.run("trace", "ask-night-bus", "night-bus", "--json").stdout)
    assert [row["id"] for row in trace["sources"]] == ["source/minutes", "source/report"]
    assert trace["sources"][0]["url"] == listed[0]["url"]


def test_people_get_the_address_with_the_sources_with_one_of_them_and_with_a_trace(told: Workspace) -> None:
    for arguments in (["sources"], ["show", "minutes"], ["trace", "ask-night-bus", "night-bus", "--full"]):
        said = told.run(*arguments).stdout
        assert "https://harbour.example/minutes?year=2021&part=2" in said, arguments
    assert "no web address recorded" in told.run("sources").stdout
    assert told.run("show", "The night bus: a report").stdout.splitlines()[:5] == [
        "The night bus: a report",
        "source · source/report · https://example.org/harbour/source/report",
        "Publisher: not recorded",
        "Published: undated",
        "Web address: no web address recorded",
    ]


def test_a_claim_in_the_terminal_says_where_its_source_can_be_read(told: Workspace) -> None:
    said = told.run("show", "claim/minutes/asked").stdout
    assert "https://harbour.example/minutes?year=2021&part=2" in said
    assert "no web address recorded" in told.run("show", "claim/report/made").stdout


@pytest.mark.parametrize("written", ["source/minutes", "[source/minutes]", "\n  - source/minutes"])
def test_a_source_that_repeats_another_is_of_one_origin_with_it(written: str, workspace: Workspace) -> None:
    workspace.change("claims/report.yaml", "textFile:", f"derivedFrom: {written}\ntextFile:")
    record = workspace.dataset().record()
    report = record.sources["source/report"]
    assert report.derived_from == ("source/minutes",)
    assert {record.origin_of(id) for id in record.sources} == {"source/minutes"}
    assert whereabouts(record, report) == "no web address recorded, repeats Minutes of the Elm Street meeting"
    assert source_json(report)["derived_from"] == ["source/minutes"]


def test_a_source_that_repeats_what_is_not_there_is_refused_at_its_line(workspace: Workspace) -> None:
    line = workspace.change("claims/report.yaml", "textFile:", "derivedFrom: source/minuets\ntextFile:")
    done = workspace.run("check")
    message = f"report.yaml:{line}:1: error: source/minuets is no source in this data; did you mean source/minutes?"
    assert (done.returncode, message in " ".join(done.stderr.split())) == (2, True)
