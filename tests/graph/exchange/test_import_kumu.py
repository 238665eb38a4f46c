"""Maps of Kumu, read: workbooks, tables and JSON, by hand and at random."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Record, UsageError
from civicgraph.graph.exchange.bundle import Bundle

from ..random_records import shared_records
from .read_in import FORMATS, read_bundle, said_by_bundle, said_by_record, sentences, take, workbook_of
from .written import remark_counts, write_record

ELEMENTS = [
    ["Label", "Type", "Description", "Tags", "Colour"],
    ["Harbour Fund", "Foundation", "It gives money away.", "money|town", "red"],
    ["Elm Street Alliance", "Charity", "", "", ""],
    ["Night bus", "Project", "", "", ""],
    ["Trust in the council", "Desired outcome", "", "", ""],
    ["Waiting at night", "", "", "", ""],
    ["", "", "", "", "blue"],
]
CONNECTIONS = [
    ["From", "To", "Direction", "Type", "Label", "Description", "Amount"],
    ["harbour fund", "Night bus", "directed", "", "funds", "In two parts.", "4200"],
    ["Night bus", "Elm Street Alliance", "directed", "", "funded by", "", ""],
    ["Night bus", "Waiting at night", "directed", "-", "", "", ""],
    ["Waiting at night", "Trust in the council", "mutual", "-+", "", "", ""],
    ["Elm Street Alliance", "Harbour Fund", "mutual", "", "works with", "", ""],
    ["Elm Street Alliance", "Harbour Council", "", "", "quarrels with", "", ""],
    ["Night bus", "Night bus", "", "+", "", "", ""],
]
MAP = workbook_of({"Elements": ELEMENTS, "Connections": CONNECTIONS})


def json_map() -> str:
    """The same as JSON of a project, with ids and attributes."""
    elements = [
        {"_id": f"elem-{at}", "attributes": {"label": row[0], "element type": row[1], "description": row[2]}}
        for at, row in enumerate(ELEMENTS[1:6])
    ]
    ids = {one["attributes"]["label"]: one["_id"] for one in elements}  # type: ignore[index]
    connections = [
        {"_id": "conn-1", "direction": "directed", "reversed": True, "delayed": True,
         "from": ids["Waiting at night"], "to": ids["Night bus"], "attributes": {"connection type": "-"}},
        {"_id": "conn-2", "direction": "directed", "from": "elem-0", "to": "elem-99", "attributes": {"label": "funds"}},
    ]  # fmt: skip
    return json.dumps(
        {"name": "The night bus", "elements": elements, "connections": connections, "loops": [{"_id": "l"}]}
    )


def test_a_workbook_by_hand() -> None:
    bundle = read_bundle("bus.xlsx", MAP, "kumu")
    assert sentences(bundle) == {
        ("Harbour Fund", "funded", "Night bus"),
        ("Elm Street Alliance", "funded", "Night bus"),
        ("Night bus", "influenced/less", "Waiting at night"),
        ("Waiting at night", "influenced/less", "Trust in the council"),
        ("Trust in the council", "influenced/more", "Waiting at night"),
        ("Elm Street Alliance", "workedWith", "Harbour Fund"),
        ("Elm Street Alliance", "about", "Harbour Council"),
    }
    types = {one.text("name"): one.text("type") for one in bundle.things.values()}
    assert types == {
        "Harbour Fund": "Funder", "Elm Street Alliance": "CivilSocietyOrganisation", "Night bus": "Project",
        "Trust in the council": "Outcome", "Waiting at night": "Factor", "Harbour Council": "Theme",
    }  # fmt: skip
    funds = bundle.claims["claim/map/harbour-fund-funded-night-bus"]
    assert funds.text("note") == "Drawn as “funds”.; In two parts.; Amount: 4200" and funds.text("modality") == "done"
    back = bundle.claims["claim/map/trust-in-the-council-influenced-waiting-at-night"]
    assert back.text("note") == "Drawn as “-+”."
    report = bundle.report
    assert report.read == {"elements": 7, "lines": 7}
    assert remark_counts(report.refused) == {"an element without a label": 1, "a line from a thing to itself": 1}
    assert remark_counts(report.left_out) == {
        "of elements: tags, which has no place here": 1, "of elements: Colour, which has no place here": 1,
    }  # fmt: skip


def test_loops_are_no_elements() -> None:
    elements = [["Label", "Type"], ["Ada", "Person"], ["Elm Club", "Organization"]]
    loops = [["Label", "Type", "Elements"], ["R1", "reinforcing", "Ada|Elm Club"], ["B1", "balancing", "Ada"]]
    connections = [["From", "To", "Type", "Direction"], ["Ada", "Elm Club", "member of", "directed"]]
    book = workbook_of({"Elements": elements, "Connections": connections, "Loops": loops})
    bundle = read_bundle("bus.xlsx", book, "kumu")
    assert {one.text("name") for one in bundle.things.values()} == {"Ada", "Elm Club"}
    assert remark_counts(bundle.report.left_out) == {"loops, which stand for several lines together": 2}


def test_the_json_of_a_project_by_hand() -> None:
    bundle = read_bundle("bus.json", json_map(), "kumu")
    assert ("Night bus", "influenced/less", "Waiting at night") in sentences(bundle)
    (less,) = [one for one in bundle.claims.values() if one.text("predicate") == "influenced"]
    assert less.text("note") == "with a delay" and less.spots[0].row == 1
    assert remark_counts(bundle.report.left_out) == {"loops, which stand for several lines together": 1}
    assert "what only connections name is an element too" in remark_counts(bundle.report.guessed)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bus.csv", "From;To;Type\nHarbour Fund;Night bus;funds\nHarbour Fund;Night bus;funds\n;Night bus;funds\n"),
        ("bus.csv", "\ufeffFROM,TO,Type\nHarbour Fund,Night bus,funds\nHarbour Fund,Night bus,funds\n,Night bus,x\n"),
    ],
)
def test_one_table_of_connections_is_enough(name: str, content: str, tmp_path: Path) -> None:
    done = take(tmp_path, name, content)
    assert done.result.report.format == "kumu"
    bundle = done.result.plan.bundle
    assert sentences(bundle) == {("Harbour Fund", "funded", "Night bus")}
    assert remark_counts(bundle.report.refused) == {"a line to an element that is not there": 1}
    assert remark_counts(bundle.report.guessed)["lines that say the same are one claim"] == 1


def test_a_map_is_no_source_unless_somebody_says_so(tmp_path: Path) -> None:
    done = take(tmp_path, "bus.xlsx", MAP)
    assert not done.record.claims and len(done.record.things) == 6
    done = take(tmp_path, "bus.xlsx", MAP, as_source=True)
    assert all("is a draft" in one.message for one in done.data.check().warnings)
    kept = done.record.claims
    assert {one.predicate for one in kept.values()} == {"funded", "influenced/less", "influenced/more", "workedWith"}
    assert kept["claim/bus/harbour-fund-funded-night-bus"].evidence[0].anchor == "harbour fund Night bus"
    again = take(tmp_path, "bus.xlsx", MAP, as_source=True)
    assert all(kind.startswith("unchanged") for kind in again.result.report.written)


def test_what_is_changed_here_stays_and_what_is_changed_there_comes(tmp_path: Path) -> None:
    take(tmp_path, "bus.xlsx", MAP, as_source=True)
    (things,) = (tmp_path / "place" / "things").iterdir()
    things.write_text(things.read_text("utf-8").replace("type: Theme", "type: PublicBody"), "utf-8")
    changed = [*CONNECTIONS[:2], [*CONNECTIONS[2][:5], "Since May.", ""], *CONNECTIONS[3:]]
    done = take(tmp_path, "bus.xlsx", workbook_of({"Elements": ELEMENTS, "Connections": changed}), as_source=True)
    assert done.record.things["harbour-council"].type == "PublicBody"
    assert "Since May." in done.record.claims["claim/bus/elm-street-alliance-funded-night-bus"].note
    assert done.result.report.written["changed claims"] == 1
    assert done.result.report.written["things kept as they are here"] == 1


@pytest.mark.skipif(not FORMATS.is_dir(), reason="set CIVICGRAPH_CASES to the folder that holds formats/")
def test_real_maps(tmp_path: Path) -> None:
    euro = take(tmp_path, "euro.xlsx", (FORMATS / "kumu_overview-of-the-euro-crisis.xlsx").read_bytes())
    assert euro.result.report.read["elements"] == 11 and euro.result.report.read["lines"] == 45
    assert len(euro.result.plan.bundle.claims) == 45 and len(euro.record.things) == 11
    labs = take(tmp_path, "labs.json", (FORMATS / "kumu_kumu-changelabs-template.json").read_bytes())
    found = [one.text("direction") for one in labs.result.plan.bundle.claims.values()]
    assert (found.count("more"), found.count("less"), found.count("")) == (3, 2, 6)
    with pytest.raises(UsageError, match="damaged or cut off"):
        take(tmp_path, "bad.xlsx", (FORMATS / "kumu_overview-of-the-euro-crisis.DAMAGED.xlsx").read_bytes())


@pytest.mark.parametrize(("format", "name"), [("kumu", "map.xlsx"), ("kumu-json", "map.json")])
@given(record=shared_records())
def test_what_civicgraph_wrote_comes_back(format: str, name: str, record: Record) -> None:
    written = write_record(record, format)
    bundle = read_bundle(name, written.content, "kumu")
    assert said_by_bundle(bundle) == said_by_record(record)
    kept = {id: (one.text("type"), one.text("name"), one.text("description")) for id, one in bundle.things.items()}
    assert kept == {id: (one.type, one.name, one.description) for id, one in record.things.items()}


@pytest.mark.slow
def test_the_shipped_record_comes_back_into_files(tmp_path: Path) -> None:
    record = Dataset.shipped().record()
    done = take(tmp_path, "map.xlsx", Dataset.shipped().export("kumu").content, as_source=True)
    kept = done.record
    between = {id: one for id, one in record.claims.items() if one.object in record.things}
    assert kept.claims.keys() == between.keys() and kept.things.keys() == record.things.keys()
    for id, one in between.items():
        mine = kept.claims[id]
        assert (mine.subject, mine.predicate, mine.object, mine.when, mine.wording, mine.bounds) == (
            one.subject, one.predicate, one.object, one.when, one.wording, one.bounds
        )  # fmt: skip


NAMES = st.sampled_from(["", "a", "Bus", "bus", "Fund", "Ask | Answer", "x" * 400])
WORDS = st.sampled_from(["", "+", "−", "funds", "funded by", "++", "+-", "likes", "led to", "7", "member of"])
DIRECTIONS = st.sampled_from(["", "directed", "mutual", "undirected", "sideways"])


def count_rows(bundle: Bundle) -> tuple[int, int]:
    """How many elements and lines a report accounts for, used or refused."""
    refused = remark_counts(bundle.report.refused)
    merged = remark_counts(bundle.report.guessed)
    elements = len(bundle.things) + refused.get("an element without a label", 0)
    elements += merged.get("elements of one id or name are one thing", 0)
    lines = len({one.place for one in bundle.claims.values()})
    return elements, lines + sum(times for what, times in refused.items() if what.startswith("a line"))


@given(
    elements=st.lists(st.tuples(NAMES, WORDS), min_size=1, max_size=5),
    lines=st.lists(st.tuples(NAMES, NAMES, DIRECTIONS, WORDS), min_size=1, max_size=5),
)
def test_every_row_is_used_or_refused(elements: list[tuple[str, str]], lines: list[tuple[str, str, str, str]]) -> None:
    content = {
        "elements": [{"label": label, "type": type} for label, type in elements],
        "connections": [{"from": start, "to": end, "direction": way, "type": word} for start, end, way, word in lines],
    }
    bundle = read_bundle("map.json", json.dumps(content), "kumu")
    found, used = count_rows(bundle)
    merged = remark_counts(bundle.report.guessed).get("lines that say the same are one claim", 0)
    assert found == bundle.report.read["elements"]
    split = sum((len([1 for part in one.split("|") if part.strip()]) or 1) - 1 for row in lines for one in row[:2])
    assert used <= bundle.report.read["lines"] <= used + merged + 4 * split + len(lines) - 1
    for claim in bundle.claims.values():
        assert {claim.text("subject"), claim.text("object")} <= bundle.things.keys()


@given(cut=st.integers(1, len(json_map()) - 1), swap=st.sampled_from(["", "}", "[", '"', "null", "{}"]))
def test_a_spoiled_file_is_refused_in_one_line_or_read(cut: int, swap: str) -> None:
    text = json_map()
    try:
        read_bundle("bus.json", text[:cut] + swap + text[cut + 3 :], "kumu")
    except UsageError as error:
        assert "\n" not in str(error) and os.path.basename("bus.json") in str(error)
