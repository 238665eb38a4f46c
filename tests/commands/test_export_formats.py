"""The command that writes formats of other programs: where it writes, what it tells, and what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..workspace import Workspace


def test_a_file_and_its_report(workspace: Workspace) -> None:
    done = workspace.run("export", "gexf", "-o", "../bus.gexf", "--report", "../bus.json")
    assert done.returncode == 0 and done.stdout == ""
    assert done.stderr.splitlines()[:3] == [
        "Wrote ../bus.gexf",
        "Read: 8 things, 10 claims, 1 caveat, 3 voices, 2 sources. "
        "Written: 8 nodes, 8 edges, 2 sentences on nodes, 1 caveat.",
        "Guessed",
    ]
    report = json.loads((workspace.root.parent / "bus.json").read_text("utf-8"))
    assert (report["schema"], report["format"]) == ("civicgraph/exchange-report/1", "gexf")
    assert report["written"] == {"nodes": 8, "edges": 8, "sentences on nodes": 2, "caveats": 1}


def test_a_folder_is_written_over_an_earlier_one_and_nothing_else(workspace: Workspace) -> None:
    folder = workspace.root.parent / "tables"
    for _ in range(2):
        assert workspace.run("export", "csv", "-o", str(folder)).returncode == 0
    assert {path.name for path in folder.glob("*.csv")} == {
        "sources.csv", "voices.csv", "things.csv", "claims.csv", "evidence.csv", "caveats.csv", "about.csv"
    }  # fmt: skip
    (folder / "mine.txt").write_text("kept")
    done = workspace.run("export", "csv", "-o", str(folder))
    assert done.returncode == 2 and "holds mine.txt, which export csv did not write" in done.stderr


@pytest.mark.parametrize("name", ["csv", "csvw", "neo4j"])
def test_a_folder_cannot_go_to_the_terminal(workspace: Workspace, name: str) -> None:
    done = workspace.run("export", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name} is a folder of several files: say with -o where to write it" in done.stderr
    assert not (workspace.root / "-").exists()


def test_a_pipe_gets_a_workbook_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "civicgraph.cli", "export", "kumu"]
    settings = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache)}
    done = subprocess.run(command, cwd=workspace.root, env=settings, capture_output=True, check=True)
    assert done.stdout == workspace.dataset().export("kumu").content


@pytest.mark.parametrize("name", ["kumu", "sqlite"])
def test_a_terminal_is_shown_no_workbook_and_no_database(workspace: Workspace, name: str) -> None:
    pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "civicgraph.cli", "export", name]
    settings = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache), "COLUMNS": "200"}
    done = subprocess.run(command, cwd=workspace.root, env=settings, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert f"{name} is no text that a terminal can show: say with -o where to write it" in done.stderr.decode()


def test_it_is_not_written_where_it_would_be_read_as_data(workspace: Workspace) -> None:
    done = workspace.run("export", "csv", "-o", "claims.csv", "--format", "jsonl")
    assert done.returncode == 2 and "--format is for claims, entities, caveats and dataset" in done.stderr
