"""``civicgraph coverage`` as it is run: words of a text on a terminal only."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from ..workspace import Workspace

OUTPUT = """\
source   places  lines  touched   words  in touched sentences
minutes  4       5      4 (80%)   38     34 (89%)
report   5       4      4 (100%)  42     41 (98%)

minutes: one passage not coded, four words
  line  words  how much
  1     4      the line

report: one passage not coded, one word
  line  words  how much
  1     1      part of it

"""


def test_each_source_is_measured_and_its_gaps_are_listed(workspace: Workspace) -> None:
    done = workspace.run("coverage")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(OUTPUT)


def test_one_source_goes_by_its_short_name(workspace: Workspace) -> None:
    found = json.loads(workspace.run("coverage", "minutes", "--json").stdout)
    assert [(one["source"], one["words"]) for one in found["sources"]] == [("source/minutes", 38)]
    done = workspace.run("coverage", "minuts")
    assert done.returncode == 2
    assert "did you mean minutes?" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_first_words_show_on_a_terminal_and_nowhere_else(workspace: Workspace) -> None:
    import pty

    for output in (workspace.run("coverage").stdout, workspace.run("coverage", "--json").stdout):
        assert "March" not in output
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "civicgraph.cli", "coverage", "minutes"]
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache)}
    with subprocess.Popen(command, cwd=workspace.root, env=environment, stdout=theirs, stderr=theirs) as process:
        process.wait()
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "Elm Street March 2021" in shown


def test_without_a_text_it_says_what_is_missing_and_fails(workspace: Workspace) -> None:
    (workspace.root / "documents/report.txt").unlink()
    done = workspace.run("coverage", "report")
    assert (done.returncode, done.stdout) == (1, "")
    assert "set CIVICGRAPH_SOURCES to the folder that holds report.txt" in done.stderr


def test_a_source_without_its_text_is_named_beside_those_measured(workspace: Workspace) -> None:
    (workspace.root / "documents/report.txt").unlink()
    done = workspace.run("coverage")
    assert done.returncode == 0
    assert "source/report: its text, report.txt, is not at hand." in done.stdout


def test_the_list_is_as_long_as_asked(workspace: Workspace) -> None:
    done = workspace.run("coverage", "minutes", "--limit", "0")
    assert "the line" not in done.stdout
    assert "One more with --limit." in done.stdout
