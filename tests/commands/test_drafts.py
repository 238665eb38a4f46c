"""Files that are half finished: what passes is answered from, and how much is left out is said."""

from __future__ import annotations

import json

import pytest

from ..workspace import Workspace

SAID = "5 claims and 1 thing left out (draft): `civicgraph check` names what is wrong\n"
QUICK = (
    ["find", "bus"],
    ["show", "night-bus"],
    ["trace", "elm-street-alliance", "night-bus"],
    ["ledger"],
    ["coverage"],
    ["sources"],
    ["map", "-o", "map.html"],
    ["draw", "timeline", "night-bus", "-o", "line.svg"],
    ["analyse", "brokers"],
    ["analyse", "timeline", "night-bus"],
)


@pytest.fixture
def half(workspace: Workspace) -> Workspace:
    """The workspace with a thing that is no type of thing yet."""
    workspace.change("things.yaml", "type: Ask", "type: Aks")
    return workspace


@pytest.mark.parametrize("command", QUICK, ids=" ".join)
def test_quick_commands_go_on_and_say_what_is_left_out(half: Workspace, command: list[str]) -> None:
    done = half.run(*command)
    assert done.returncode == 0 and done.stderr.startswith(SAID), done.stderr


def test_what_is_left_out_is_in_no_answer(half: Workspace) -> None:
    assert half.run("show", "ask-night-bus").returncode == 2
    assert "ask-night-bus" not in half.run("trace", "elm-street-alliance", "night-bus").stdout
    found = json.loads(half.run("find", "bus", "--json").stdout)
    assert "ask-night-bus" not in {one["id"] for one in found} and "night-bus" in {one["id"] for one in found}


def test_json_names_what_is_left_out(half: Workspace) -> None:
    said = json.loads(half.run("trace", "elm-street-alliance", "night-bus", "--json").stdout)["drafts"]
    assert [one["id"] for one in said if one["kind"] == "things"] == ["ask-night-bus"]
    assert sum(one["kind"] == "claims" for one in said) == 5
    assert set(said[0]) == {"file", "line", "id", "kind"}
    half.change("things.yaml", "type: Aks", "type: Ask")
    assert "drafts" not in json.loads(half.run("trace", "elm-street-alliance", "night-bus", "--json").stdout)


def test_once_mended_nothing_is_left_out(half: Workspace) -> None:
    assert half.run("find", "bus").stderr == SAID
    half.change("things.yaml", "type: Aks", "type: Ask")
    done = half.run("find", "bus")
    assert "draft" not in done.stderr and "ask-night-bus" in done.stdout


def test_python_is_told_what_is_left_out_and_where(half: Workspace) -> None:
    drafts = half.dataset().drafts()
    assert [(one.id, one.kind) for one in drafts if one.kind == "things"] == [("ask-night-bus", "things")]
    text = (half.root / "things.yaml").read_text("utf-8").splitlines()
    assert "ask-night-bus" in text[next(one.line for one in drafts if one.kind == "things") - 1]


def test_a_broken_file_closes_no_other(workspace: Workspace) -> None:
    workspace.write("claims/report.yaml", "id: source/report\n\ttitle: x\n")
    done = workspace.run("show", "ask-night-bus")
    assert done.returncode == 0 and "1 file left out (draft)" in done.stderr


def test_where_nothing_passes_the_problems_are_told(workspace: Workspace) -> None:
    for name in ("things.yaml", "claims/minutes.yaml", "claims/report.yaml"):
        workspace.write(name, "things:\n\t- id: x\n")
    done = workspace.run("find", "bus")
    assert (done.returncode, done.stdout) == (2, "")
    assert "things.yaml:2: a tab: indent with spaces" in done.stderr
