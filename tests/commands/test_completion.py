"""What a shell is offered while a command is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from civicgraph.commands import COMMANDS
from civicgraph.commands.completion import _MOST

from ..workspace import Workspace, write_workspace


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, of which nothing is in the cache yet."""
    return write_workspace(tmp_path_factory.mktemp("completion"))


def offers(workspace: Workspace, line: str, folder: Path | None = None) -> dict[str, str]:
    """What fish is offered at the end of a line: value → help."""
    *before, typed = line.split(" ")
    environment = {
        **os.environ,
        "CIVICGRAPH_CACHE": str(workspace.cache),
        "_CIVICGRAPH_COMPLETE": "fish_complete",
        "COMP_WORDS": " ".join(["civicgraph", *before, typed]),
        "COMP_CWORD": typed,
    }
    program = "from civicgraph.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder or workspace.root, env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stderr == ""
    # click writes one offer as three lines from 8.2 on, and as one line with a tab before.
    lines = done.stdout.split("\n")[:-1]
    if lines[:1] == ["plain"]:
        return dict(zip(lines[1::3], lines[2::3], strict=True))
    return {
        value: help for kind, _, rest in (line.partition(",") for line in lines) if kind == "plain"
        for value, _, help in [rest.partition("\t")]
    }  # fmt: skip


def test_things_are_offered_by_id_and_by_name_with_their_names(harbour: Workspace) -> None:
    assert offers(harbour, "trace ni") == {"night-bus": "Elm Street night bus"}
    assert list(offers(harbour, "trace night-bus harb")) == ["harbour-council"]
    assert list(offers(harbour, "report Okoye")) == ["ada-okoye"]
    assert list(offers(harbour, "ledger --by ada")) == ["ada-okoye"]
    assert "night-bus" in offers(harbour, "analyse what-if ni")


def test_claims_sources_and_speakers_are_offered_where_they_can_be_shown(harbour: Workspace) -> None:
    assert list(offers(harbour, "show claim/report/led")) == ["claim/report/led-to"]
    assert list(offers(harbour, "show source/m")) == ["source/minutes"]
    assert offers(harbour, "show voice/minutes/c") == {"voice/minutes/chair": "the chair, at the meeting"}
    assert list(offers(harbour, "ledger --source re")) == ["report"]


def test_questions_are_offered_and_what_they_may_be_asked_about(harbour: Workspace) -> None:
    assert offers(harbour, "query who-f") == {"who-funded-what": "Who funded what?"}
    assert list(offers(harbour, "query seconded")) == ["who-was-seconded-where"]
    assert list(offers(harbour, "query who-funded-what --set w")) == ["who="]
    assert list(offers(harbour, "query who-funded-what --set who=harb")) == ["who=harbour-council"]
    assert offers(harbour, "query what-lasted --set w") == {}


def test_the_data_named_count(harbour: Workspace, tmp_path: Path) -> None:
    assert list(offers(harbour, f"--data {harbour.root} trace ni", tmp_path)) == ["night-bus"]


def test_commands_are_offered(harbour: Workspace) -> None:
    assert set(offers(harbour, "")) == set(COMMANDS)


def test_nothing_is_offered_and_nothing_said_where_nothing_can_be_read(harbour: Workspace, tmp_path: Path) -> None:
    (tmp_path / "civicgraph.toml").write_text("title = ", "utf-8")
    assert offers(harbour, "trace ni", tmp_path) == {}


def test_where_a_large_record_would_have_to_be_read_nothing_is_offered(tmp_path: Path) -> None:
    nobody = Workspace(tmp_path / "here", tmp_path / "cache")
    nobody.root.mkdir()
    assert offers(nobody, "trace lon") == {}
    assert not list(tmp_path.glob("cache/*"))
    things = "".join(f"  - {{id: a-{n}, type: Place, name: Place {n}}}\n" for n in range(100))
    nobody.write("civicgraph.toml", "")
    nobody.write("things.yaml", f"things:\n{things}")
    assert len(offers(nobody, "trace a-")) == _MOST
