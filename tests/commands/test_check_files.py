"""``civicgraph check FILE`` and ``--watch``: what is wrong with what was just saved, as an editor reads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError, Dataset

from ..examples import examples
from ..workspace import FILES, Workspace, write_workspace
from .test_check import FURTHER, MISTAKES, TWO_LINES

MINUTES_FILE = os.path.join("claims", "minutes.yaml")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_at_its_line_and_column(workspace: Workspace, name: str) -> None:
    file, old, new, message = MISTAKES[name]
    line = workspace.change(file, old, new) + FURTHER.get(name, 0)
    done = workspace.run("check", file)
    assert (done.returncode, done.stdout) == (2, "")
    text = (workspace.root / file).read_text("utf-8").split("\n")[line - 1]
    column = len(text) - len(text.lstrip(" -")) + 1
    first = done.stderr.splitlines()[0]
    if name not in TWO_LINES:
        assert first.startswith(f"{file}:{line}:{column}: error: {message}"), done.stderr


def test_a_file_that_passes_is_said_to_pass(workspace: Workspace) -> None:
    done = workspace.run("check", "things.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "things.yaml passes.\n", "")
    assert workspace.run("check", "things.yaml", "claims/report.yaml").stdout == "2 files pass.\n"
    assert json.loads(workspace.run("check", "things.yaml", "--json").stdout) == []


def test_only_the_files_that_are_named_are_told_of(workspace: Workspace) -> None:
    workspace.change("claims/report.yaml", "modality: planned", "modality: plannd")
    assert workspace.run("check", "things.yaml").returncode == 0
    assert workspace.run("check", "claims/report.yaml").returncode == 2


def test_what_points_into_a_file_that_cannot_be_read_is_not_called_missing(workspace: Workspace) -> None:
    workspace.write("things.yaml", "things:\n\t- id: x\n")
    done = workspace.run("check", MINUTES_FILE)
    expected = f"{MINUTES_FILE}: error: what it points to cannot be looked up until this can be read: things.yaml\n"
    assert (done.returncode, done.stderr) == (2, expected)


def test_a_record_that_does_not_pass_is_no_missing_one(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: Ask", "type: Aks")
    assert workspace.run("check", MINUTES_FILE).returncode == 0  # its claims are left out, and nothing in it is wrong


def test_what_is_no_data_file_is_refused(workspace: Workspace) -> None:
    for name in ("documents/minutes.txt", "nowhere.yaml"):
        done = workspace.run("check", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"Error: {name}: it is none of the data files in ")
    assert workspace.run("check", "things.yaml", "--full").returncode == 2
    assert workspace.run("check", "--watch", "--json").returncode == 2


SPOTS = [(name, number) for name, text in FILES.items() if name.endswith(".yaml") for number in range(text.count("\n"))]


@examples(40)
@given(st.sampled_from(SPOTS), st.sampled_from(["", "x", "  - id: x", "    name: no"]))
def test_all_files_one_by_one_fail_where_all_together_do(
    tmp_path_factory: pytest.TempPathFactory, spot: tuple[str, int], instead: str
) -> None:
    workspace = write_workspace(tmp_path_factory.mktemp("spoilt"))
    name, number = spot
    rows = FILES[name].split("\n")
    rows[number] = instead
    workspace.write(name, "\n".join(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
        data = workspace.dataset()
        found = data.check_files(data.files)
        try:
            data.validate()
            expected: set[str] = set()
        except DataError as error:
            expected = {problem.file for problem in error.problems}
        assert bool(found) == bool(expected)
        assert expected <= {problem.file for problem in found}


def _next_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def test_each_saved_file_is_checked_again(workspace: Workspace) -> None:
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "civicgraph.cli", "check", "--watch"]
    process = subprocess.Popen(
        command, cwd=workspace.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert _next_line(process).startswith("Watching ")
        assert _next_line(process) == "3 files pass."
        time.sleep(1)  # until the watch has begun
        line = workspace.change("claims/report.yaml", "modality: planned", "modality: plannd")
        assert _next_line(process).startswith(f"claims/report.yaml:{line}:5: error: a claim needs one modality: ")
        told = _next_line(process)
        assert told == f"claims/report.yaml:{line}:5: error: plannd is no modality; did you mean planned?"
        workspace.change("claims/report.yaml", "modality: plannd", "modality: planned")
        assert _next_line(process) == "claims/report.yaml passes."
        (workspace.root / "documents" / "report.txt").write_text("Nothing of it.\n", "utf-8")
        assert "anchor not found in source/report" in _next_line(process)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def test_python_checks_files_by_the_names_that_the_data_has(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: PublicBody", "type: PublcBody")
    data = Dataset.at(str(workspace.root))
    name = next(name for name in data.files if Path(name).name == "things.yaml")
    (problem,) = data.check_files([name])
    assert problem.message.startswith("PublcBody is no type of thing")
