"""``civicgraph init`` as it is typed, and what commands say in a workspace with nothing in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..workspace import Workspace


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A folder that is no workspace."""
    (tmp_path / "here").mkdir()
    return Workspace(tmp_path / "here", tmp_path / "cache")


def inside(place: Workspace, name: str) -> Workspace:
    return Workspace(place.root / name, place.cache)


def test_the_commands_that_it_names_work_as_they_stand(place: Workspace) -> None:
    done = place.run("init", "night-bus", "--author", "Elm Street Alliance", "--licence", "CC BY 4.0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Wrote the workspace “Night bus” into night-bus." in done.stdout
    told = [line.strip().partition("  ")[0] for line in done.stdout.partition("\nNext\n")[2].splitlines()]
    assert told[0] == "cd night-bus" and len(told) == 4
    for command in told[1:]:
        ran = inside(place, "night-bus").run(*command.split()[1:])
        assert ran.returncode == 0, ran.stderr
    again = inside(place, "night-bus").run("check")
    assert again.stdout.startswith("Checked: Night bus passes. 2 files: 4 things, 3 claims, 1 caveat.\n")


def test_in_the_current_folder_no_cd_is_told(place: Workspace) -> None:
    done = place.run("init")
    assert done.returncode == 0 and "cd " not in done.stdout
    assert place.run("init").stderr == (
        "Error: ./civicgraph.toml is there already: nothing was written; name another folder\n"
    )


def test_no_terminal_is_needed_and_on_one_it_asks(place: Workspace) -> None:
    import pty

    leader, follower = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "civicgraph.cli", "init", "ask"],
        cwd=place.root, stdin=follower, stderr=follower, stdout=subprocess.PIPE,
        env={**os.environ, "CIVICGRAPH_CACHE": str(place.cache)},
    )  # fmt: skip
    os.write(leader, "Σκιά\n\nhttps://example.gr/id/\n\n".encode())
    out, _ = asked.communicate(timeout=120)
    os.close(follower)
    os.close(leader)
    assert asked.returncode == 0 and "“Σκιά”" in out.decode()
    assert 'base = "https://example.gr/id/"' in (place.root / "ask/civicgraph.toml").read_text("utf-8")
    assert '# creator = "' in (place.root / "ask/civicgraph.toml").read_text("utf-8")


def test_help_speaks_of_the_workspace_and_of_things_in_it(place: Workspace) -> None:
    assert 'trace "Citizens UK"' in place.run("--help").stdout
    assert "civicgraph init FOLDER" in place.run("--help").stdout
    place.run("init", "night-bus")
    before, _, after = (inside(place, "night-bus").run(one).stdout for one in ("--help", "sources", "--help"))
    assert "Here it answers from your workspace, Night bus." in before
    assert "Start with:  civicgraph trace example-residents example-crossing" in before
    assert "Citizens UK" not in after and after == before


def test_help_is_there_where_settings_cannot_be_read(place: Workspace) -> None:
    place.write("civicgraph.toml", "title = ")
    shown = place.run("--help")
    assert shown.returncode == 0 and "Start with:  civicgraph check" in shown.stdout


@pytest.mark.parametrize("arguments", [["find", "bus"], ["sources"], ["ledger"], ["map"], ["query", "who-funded-what"]])
def test_an_empty_workspace_says_what_to_do_next(place: Workspace, arguments: list[str]) -> None:
    place.run("init", "new", "--empty")
    new = inside(place, "new")
    refused = new.run(*arguments)
    assert refused.returncode == 2
    assert "nothing to read yet; write " in refused.stderr and len(refused.stderr.splitlines()) == 1
    new.write("things/mine.yaml", "things: []\n")
    assert "Nothing is on record yet: write " in new.run(*arguments).stderr
    assert "Nothing is on record yet: write " in " ".join(new.run("check").stdout.split())


def test_the_commands_of_the_readme_hold_with_the_example_and_without(place: Workspace) -> None:
    place.run("init", "new")
    new = inside(place, "new")
    readme = (new.root / "README.md").read_text("utf-8")
    commands = [line[2:].partition("#")[0].split()[1:] for line in readme.splitlines() if line.startswith("$ ")]
    assert commands[:3] == [["check"], ["trace", "FROM", "TO"], ["map", "-o", "map.html"]]
    assert commands[3:] == [["trace", "example-residents", "example-crossing"]]
    assert new.run(*commands[3]).returncode == 0
    example = ("things/example.yaml", "claims/example.yaml", "sources/example.txt")
    for name in example:
        assert f"`{name}`" in readme
        (new.root / name).unlink()
    for id, name in (("enosi", "Ένωση"), ("dimos", "Δήμος")):
        new.write(f"things/{id}.yaml", f"things:\n  - id: {id}\n    type: Organisation\n    name: {name}\n")
    ends = {"FROM": "Ένωση", "TO": "dimos"}
    for command in commands[:3]:
        assert new.run(*(ends.get(word, word) for word in command)).returncode == 0


def test_check_keeps_the_schema_up_to_date_with_the_ids(place: Workspace) -> None:
    place.run("init", "new")
    new = inside(place, "new")
    new.write("things/mine.yaml", "things:\n  - id: elm-street\n    type: Place\n    name: Elm Street\n")
    assert new.run("check").returncode == 0
    schema = json.loads((new.root / ".civicgraph/schema.json").read_text("utf-8"))
    assert "elm-street" in schema["definitions"]["things-ids"]["enum"]
    assert json.loads(new.run("terms", "schema").stdout) == schema
    (new.root / ".civicgraph/schema.json").unlink()
    new.run("check")
    assert not (new.root / ".civicgraph/schema.json").exists()


def test_nothing_made_in_it_names_the_folder_of_this_machine(place: Workspace) -> None:
    place.run("init", "new")
    new = inside(place, "new")
    for arguments in (["map"], ["report", "example-residents", "example-crossing", "-o", "report.md"],
                      ["--data", str(new.root), "report", "example-crossing", "-o", "report.html"],
                      ["draw", "map", "-o", "t.svg"], ["terms", "page", "-o", "v.html"]):  # fmt: skip
        assert new.run(*arguments).returncode == 0
    made = [path for path in new.root.rglob("*") if path.is_file() and str(place.root) in path.read_text("utf-8")]
    assert made == []
    assert "new" in new.run("--version", "-v").stdout
