from __future__ import annotations

import json
import re

import pytest
from click.testing import Result

from civicgraph import DataError, Dataset, UsageError
from civicgraph.commands.analyse import Analyses

from ..workspace import Workspace
from .running import runner

group = Analyses("analyse")


def run(line: str, data: str | None = None) -> Result:
    return runner().invoke(group, line.split(), obj=data, catch_exceptions=False)


def run_shipped(line: str) -> Result:
    return run(line, Dataset.shipped().root)


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("line", ["brokers", "centrality", "communities", "ties", "timeline night-bus"])
def test_each_says_what_it_was_computed_on_and_that_missing_evidence_is_not_missing_history(line: str) -> None:
    said = " ".join(run(line).stdout.split())
    assert re.search(r"Computed on \w+( \w+)? claims?", said)
    assert "Missing evidence is not missing history" in said
    assert json.loads(run(f"{line} --json").stdout)["computed_on"]["caution"].startswith("Missing evidence")


def test_what_no_claim_ties_is_said_in_a_sentence_and_not_in_noughts(workspace: Workspace) -> None:
    said = " ".join(run("centrality", str(workspace.root)).stdout.split())
    assert "Computed on no claim: of three actors on record none is tied to another. Missing" in said


def test_what_was_counted_and_what_was_left_out_are_told_with_their_nouns() -> None:
    said = " ".join(run_shipped("brokers").stdout.split())
    assert re.search(r"Computed on \d+ claims from five sources: \d+ structural and \d+ agency; \d+ stated", said)
    assert "Left out: one claim of what was only asked, promised, planned or hoped for." in said


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("line", ["brokers", "centrality", "communities", "ties", "timeline night-bus"])
def test_the_same_question_gets_the_same_bytes(line: str) -> None:
    assert run(line).stdout == run(line).stdout
    assert run(f"{line} --json").stdout == run(f"{line} --json").stdout


@pytest.mark.parametrize(
    "line",
    [
        "brokers",
        "brokers --ties all --window 3",
        "brokers --at 2016",
        "centrality",
        "communities --limit 3",
        "ties",
        "ties gla",
        "ties citizens-uk social-integration-team",
        "timeline london-citizens --around",
    ],
)
def test_on_the_shipped_record_no_line_is_wider_than_80_columns(line: str) -> None:
    result = run_shipped(line)
    assert result.exit_code == 0
    assert [row for row in result.stdout.splitlines() if len(row) > 80] == []


def test_brokers_are_told_with_their_roles_and_marks() -> None:
    rows = run_shipped("brokers --limit 1").stdout.splitlines()
    assert "  Social Integration Team       City Hall         64+   90    90+   90+    0-" in rows
    assert not any("Greater London Authority" in row for row in rows)


def test_brokers_in_json_carry_the_range_of_chance() -> None:
    found = json.loads(run_shipped("brokers --limit 1 --json").stdout)
    (team,) = found["brokers"]
    assert (team["id"], team["sector"], team["triads"]) == ("social-integration-team", "city-hall", 334)
    role = team["roles"]["gatekeeper"]
    assert role["count"] == 90 and role["low"] <= role["mean"] <= role["high"] < 90 and role["against"] == "above"
    assert found["computed_on"]["projection"] == "direct"


def test_windows_place_no_undated_claim() -> None:
    found = json.loads(run_shipped("brokers --ties all --window 3 --json").stdout)["windows"]
    assert [one["computed_on"]["window"] for one in found][:2] == ["2012/2014", "2015/2017"]
    assert {one["computed_on"]["undated"] for one in found} == {0}
    assert "undated claims are placed in none" in " ".join(run_shipped("brokers --ties all --window 3").stdout.split())


def test_the_ties_of_two_actors_are_told_claim_by_claim() -> None:
    said = run_shipped("ties citizens-uk social-integration-team --ties dealings").stdout
    assert "Citizens UK seconded a member of staff in Paul Amuzie's secondment" in said
    assert "hosted by Social Integration" in said
    found = json.loads(run_shipped("ties citizens-uk social-integration-team --ties dealings --json").stdout)
    assert [one["id"] for one in found["ties"][0]["claims"]] == [
        "claim/cii/citizens-uk-seconded-paul-amuzie",
        "claim/cii/paul-amuzie-hosted-by-team",
    ]


@pytest.mark.usefixtures("workspace")
def test_a_workspace_without_ties_answers_that_there_are_none() -> None:
    assert "Nobody" in run("brokers").stdout
    said = " ".join(run("ties").stdout.split())
    assert "No secondment in this record. Whom somebody is tied to: civicgraph analyse ties NAME" in said


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("brokers --at 2016 --window 2", "--at is one window and --window many"),
        ("brokers --at someday", "'someday' is no date"),
        ("centrality --at ../..", "is no window"),
        ("brokers --permutations 1", "100<=x<=100000"),
    ],
)
def test_misuse_is_refused_with_exit_2(line: str, refusal: str) -> None:
    result = run(line)
    assert result.exit_code == 2
    assert refusal in " ".join(result.stderr.split())


@pytest.mark.usefixtures("workspace")
def test_what_is_no_actor_cannot_be_tied() -> None:
    with pytest.raises(UsageError, match="Elm Street night bus is a project, not an actor that can be tied"):
        run("ties night-bus")


def test_a_wrong_sector_in_the_workspace_is_refused_by_line(workspace: Workspace) -> None:
    (workspace.root / "sectors.csv").write_text("thing,sector,reason\nharbour-council,city,it is one\n")
    with pytest.raises(DataError, match=r"sectors\.csv:2: 'city' is no sector"):
        run("brokers")
