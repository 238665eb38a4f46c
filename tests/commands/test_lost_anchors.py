"""Claims whose text has changed under them: told, walked and counted as before, and marked everywhere."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Record
from civicgraph.graph.compiling.compile import compile_files
from civicgraph.graph.files.contents import GivenContents
from civicgraph.graph.files.texts import SourceText
from civicgraph.graph.storage.index import record_of
from civicgraph.graph.tracing.trace import trace
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.server.settings import settings_of
from civicgraph.visualisations.map.page_data import page_data
from civicgraph.visualisations.map.selection import most_connected

from ..server.serving import running_server
from ..workspace import FILES, Workspace

SAID = "1 claim with an anchor not found in its text (marked): `civicgraph check` names it\n"
MARK = "anchor not found in the text"
LOST = "claim/minutes/thanks-to-us"
YAML = {name: content.encode() for name, content in FILES.items() if name.endswith(".yaml")}
TEXTS = {name.split("/")[1]: content for name, content in FILES.items() if name.endswith(".txt")}


@pytest.fixture
def changed(workspace: Workspace) -> Workspace:
    """The workspace with a word of the minutes changed under the chair's claim."""
    workspace.change("documents/minutes.txt", "without us", "without them")
    return workspace


def town(texts: dict[str, str]) -> Record:
    """The record of the town with other texts."""
    given = {name: SourceText(text, name) for name, text in texts.items()}
    return compile_files(GivenContents(YAML), given, {}, "/town", load_vocabulary()).record(
        given, "https://example.org/", "0"
    )


def without_marks(claim: Claim) -> Claim:
    """A claim without where its evidence stands."""
    bare = (one._replace(lost="", line=0, passage=0, sentence=0, page=0, paragraph=0, row=0) for one in claim.evidence)
    return claim._replace(evidence=tuple(bare))


def chains(record: Record) -> list[list[list[str]]]:
    """The pathways between two things, by the claims of their steps, in order of claims."""
    found = trace(record, "elm-street-alliance", "night-bus", limit=50)
    return sorted([[claim.id for claim in step.claims] for step in one.steps] for one in found.pathways)


@given(st.randoms(use_true_random=False))
def test_a_text_that_changes_changes_no_claim_and_no_pathway_only_marks(chance: random.Random) -> None:
    words = TEXTS["minutes.txt"].split(" ")
    for _ in range(chance.randint(1, 3)):
        words[chance.randrange(len(words))] = chance.choice(["", "perhaps", "them\nthem"])
    before, after = town(TEXTS), town({**TEXTS, "minutes.txt": " ".join(words)})
    assert {id: without_marks(one) for id, one in after.claims.items()} == {
        id: without_marks(one) for id, one in before.claims.items()
    }
    assert chains(after) == chains(before)
    assert {one.id for one in after.lost_anchors} == {
        item.id
        for group in (after.claims, after.caveats)
        for item in group.values()
        if any(one.lost for one in item.evidence)
    }


def test_mending_the_text_takes_the_marks_off(workspace: Workspace) -> None:
    before = workspace.dataset().record()
    workspace.change("documents/minutes.txt", "without us", "without them")
    assert [one.id for one in workspace.dataset().lost_anchors()] == [LOST]
    workspace.change("documents/minutes.txt", "without them", "without us")
    after = workspace.dataset().record()
    assert (after.claims, after.lost_anchors) == (before.claims, ())


def test_its_passage_is_that_of_the_words_most_like_it_and_its_line_is_not_told(changed: Workspace) -> None:
    (before,) = town(TEXTS).claims[LOST].evidence
    (evidence,) = changed.dataset().record().claims[LOST].evidence
    assert (before.lost, before.line, before.passage, before.sentence) == ("", 6, 4, 4)
    assert (evidence.lost, evidence.line, evidence.passage, evidence.sentence) == ("missing", 0, 4, 4)


def test_an_anchor_that_stands_in_two_places_now_is_unsettled(workspace: Workspace) -> None:
    text = FILES["documents/minutes.txt"]
    workspace.write("documents/minutes.txt", text + "\nOnce more: no bus without us.\n")
    (evidence,) = workspace.dataset().record().claims[LOST].evidence
    assert (evidence.lost, evidence.passage) == ("unsettled", 0)
    assert "anchor not in one place of the text" in workspace.run("show", LOST).stdout


def test_the_record_is_that_of_its_quads(changed: Workspace) -> None:
    data = changed.dataset()
    quads = record_of(data.store(), load_vocabulary(), data.base, data.data_hash)
    assert quads.claims == data.record().claims and quads.claims[LOST].evidence[0].lost == "missing"
    assert data.query("ASK { ?evidence civic:lost 'missing' }").answer.truth


def test_show_tells_it_and_marks_it(changed: Workspace) -> None:
    done = changed.run("show", "night-bus")
    assert (done.returncode, done.stderr) == (0, SAID)
    assert f"A night bus to Elm Street [opinion, {MARK}]" in done.stdout
    assert "“no\n        bus without us”. `civicgraph sources update FILE`" in done.stdout
    row = json.loads(changed.run("show", LOST, "--json").stdout)
    assert row["lost"] == ["no bus without us"] and row["evidence"][0]["lost"] == "missing"
    assert row["lost_anchors"] == [{"file": "claims/minutes.yaml", "line": 45, "id": LOST, "kind": "claims"}]


def test_a_trace_walks_it_and_marks_the_step(changed: Workspace) -> None:
    screen = changed.run("trace", "elm-street-alliance", "night-bus").stdout
    assert f"was needed for Elm Street night bus\n !                   {MARK}.\n" in screen
    done = changed.run("trace", "elm-street-alliance", "night-bus", "--full")
    assert f"influence · opinion · undated · {MARK}" in done.stdout and "Pathway 1 of 2" in done.stdout
    found = json.loads(changed.run("trace", "elm-street-alliance", "night-bus", "--json").stdout)
    claims = [claim for step in found["pathways"][0]["steps"] for claim in step["claims"]]
    assert {claim["id"]: claim["lost"] for claim in claims} == {
        "claim/minutes/asked": [],
        LOST: ["no bus without us"],
    }


def test_a_claim_with_one_place_lost_says_which_and_which_holds(workspace: Workspace) -> None:
    more = "      - anchor: some three hundred names\n        summary: Three hundred people wanted it.\n"
    workspace.change(
        "claims/minutes.yaml", "      - anchor: no bus without us\n", more + "      - anchor: no bus without us\n"
    )
    workspace.change("documents/minutes.txt", "without us", "without them")
    said = " ".join(workspace.run("show", LOST).stdout.split())
    assert "opinion · undated · 1 of 2 anchors not found in the text" in said
    assert "Anchor not found in the text of Minutes of the Elm Street meeting: “no bus without us”." in said
    assert "Found as before: “some three hundred names”." in said


def test_check_goes_on_refusing_it(changed: Workspace) -> None:
    for command in (["check"], ["check", "claims/minutes.yaml"]):
        done = changed.run(*command)
        assert done.returncode == 2
        assert "error: anchor not found in source/minutes: 'no bus without us'" in done.stderr


@pytest.mark.parametrize("command", ["report ESA night-bus -o r.md", "export claims", "export dataset", "serve"])
def test_what_is_handed_on_is_refused(changed: Workspace, command: str) -> None:
    done = changed.run(*command.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert "anchor not found in source/minutes" in done.stderr
    assert "--draft goes on all the same, and marks what is made" in done.stderr


def test_a_draft_that_is_handed_on_is_marked(changed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [json.loads(one) for one in changed.run("export", "claims", "--draft").stdout.splitlines()]
    assert all(row["draft"] for row in rows) and [row["id"] for row in rows if row["lost"]] == [LOST]
    quads = changed.run("export", "dataset", "--draft").stdout
    assert quads.startswith("# A draft: anchors are not found in their texts; civic:lost marks them.\n")
    changed.run("report", "ESA", "night-bus", "-o", "r.md", "--draft")
    report = (changed.root / "r.md").read_text("utf-8")
    assert "Draft: 1 claim with an anchor not found in the text" in report and f"opinion, undated, {MARK}" in report
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(changed.cache))
    with running_server(settings_of(changed.dataset(), workers=1, draft=True)) as server, server.client() as client:
        page = client.get(f"/page/{LOST}", headers={"accept": "text/html"}).text
        assert "A draft: 1 claim of the files" in page and f"undated, {MARK}" in page


def test_the_map_marks_it(changed: Workspace) -> None:
    record = changed.dataset().record()
    page = page_data(record, most_connected(record, 100))
    places = {claim["id"]: claim["evidence"] for claim in page["claims"]}
    assert places[LOST][0]["lost"] == "missing" and "lost" not in places["claim/minutes/asked"][0]


def test_what_it_hangs_on_it_is_not_left_out(changed: Workspace) -> None:
    assert changed.dataset().drafts() == ()
    assert changed.run("query", "who-funded-what").returncode == 0
