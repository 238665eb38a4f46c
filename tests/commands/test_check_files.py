"""``civicgraph check FILE`` and ``--watch``: what is wrong with what was just saved, as an editor reads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError, Dataset
from civicgraph.graph.compiling import checking

from ..examples import examples
from ..graph.others.standing import stand_on, write_harbour, write_town
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


@contextmanager
def watching(workspace: Workspace) -> Iterator[subprocess.Popen[str]]:
    """``check --watch`` of a workspace, once it watches."""
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "civicgraph.cli", "check", "--watch"]
    process = subprocess.Popen(
        command, cwd=workspace.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert _next_line(process).startswith("Watching ")
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def test_each_saved_file_is_checked_again(workspace: Workspace) -> None:
    with watching(workspace) as process:
        assert _next_line(process) == "3 files pass."
        time.sleep(1)  # until the watch has begun
        line = workspace.change("claims/report.yaml", "modality: planned", "modality: plannd")
        told = _next_line(process)
        assert told == f"claims/report.yaml:{line}:5: error: plannd is no modality; did you mean planned?"
        workspace.change("claims/report.yaml", "modality: plannd", "modality: planned")
        assert _next_line(process) == "claims/report.yaml passes."
        (workspace.root / "documents" / "report.txt").write_text("Nothing of it.\n", "utf-8")
        assert "anchor not found in source/report" in _next_line(process)


def test_a_record_that_is_stood_on_is_watched_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_harbour(tmp_path / "harbour")
    town = write_town(tmp_path, monkeypatch)
    with watching(town) as process:
        for line in (6, 18):
            told = f"claims/paper.yaml:{line}:5: error: harbour:harbour-council is no thing in this data"
            assert _next_line(process).startswith(told)
        time.sleep(1)  # until the watch has begun
        stand_on(town, "harbour", "../harbour")
        assert _next_line(process) == "2 files pass."
        time.sleep(1)  # until it watches the harbour too
        things = tmp_path / "harbour" / "things.yaml"
        things.write_text(things.read_text("utf-8").replace("Harbour Bus Fund", "Bus Fund"), "utf-8")
        told = _next_line(process)
        assert "error: the record harbour is not what was pinned: `civicgraph records pin harbour`" in told
        town.dataset().pin_record("harbour").write()
        assert _next_line(process) == "2 files pass."
        (tmp_path / "harbour" / "claims" / "report.yaml").unlink()
        assert _next_line(process) == told


def test_python_checks_files_by_the_names_that_the_data_has(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: PublicBody", "type: PublcBody")
    data = Dataset.at(str(workspace.root))
    name = next(name for name in data.files if Path(name).name == "things.yaml")
    (problem,) = data.check_files([name])
    assert problem.message.startswith("PublcBody is no type of thing")


WITHIN = """\
  - id: claim/{name}/{number}
    subject: {subject}
    predicate: partOf
    object: {object}
    wording: stated
    modality: state
    evidence:
      - anchor: {anchor}
        summary: The one is part of the other.
"""
ANCHORS = {"minutes": "some three hundred", "report": "before anyone asked"}


def within(name: str, number: int, subject: str, object: str) -> str:
    """A claim that one thing is part of another."""
    return WITHIN.format(name=name, number=number, subject=subject, object=object, anchor=ANCHORS[name])


def change_of(name: str, text: str) -> tuple[str, str, str]:
    """A change of a file that puts claims in front of its others."""
    return f"claims/{name}.yaml", "claims:\n", f"claims:\n{text}"


NO_HASH = "0" * 64
SLIPS = {
    "itself": [change_of("minutes", within("minutes", 1, "night-bus", "night-bus"))],
    "a circle over two files": [
        change_of("minutes", within("minutes", 2, "night-bus", "bus-fund")),
        change_of("report", within("report", 2, "bus-fund", "night-bus")),
    ],
    "said twice": [change_of("report", within("report", 3, "ada-okoye", "bus-fund")),
                   change_of("report", within("report", 4, "ada-okoye", "bus-fund"))],
    "one name twice": [
        ("things.yaml", "things:\n", "things:\n  - {id: bus-two, type: Project, name: Elm Street night bus}\n"),
    ],
    "a draft": [
        ("claims/report.yaml", "id: claim/report/made\n", "id: claim/report/made\n    status: draft\n"),
    ],
    "what hangs on a draft": [("things.yaml", "    type: Fund\n", "    type: Fund\n    status: draft\n")],
    "a text that changed": [
        ("claims/minutes.yaml", "textFile: minutes.txt\n", f"textFile: minutes.txt\ntextHash: 'sha256:{NO_HASH}'\n"),
        ("documents/minutes.txt", "Elm Street, March 2021\n", "Elm Street, March 2021\n\n"),
    ],
}  # fmt: skip


@examples(30)
@given(st.sets(st.sampled_from(sorted(SLIPS))))
def test_the_warnings_of_all_files_one_by_one_are_those_of_all_together(
    tmp_path_factory: pytest.TempPathFactory, slips: set[str]
) -> None:
    workspace = write_workspace(tmp_path_factory.mktemp("slips"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
        workspace.dataset().record()
        for change in [change for slip in sorted(slips) for change in SLIPS[slip]]:
            workspace.change(*change)
        whole = workspace.dataset()
        expected = whole.warnings(whole.validate())
        one_by_one = [found for name in whole.files for found in workspace.dataset().file_warnings([name])]
        assert sorted(one_by_one) == expected
        assert workspace.dataset().file_warnings(whole.files) == expected
        assert len({one.file for one in expected}) >= bool(slips)


def test_a_warning_is_told_of_the_file_that_is_named_and_stops_nothing(workspace: Workspace) -> None:
    workspace.change(*SLIPS["itself"][0])
    done = workspace.run("check", "claims/minutes.yaml")
    said = "claims/minutes.yaml:19:5: warning: night-bus is both subject and object of this claim: one of the two is "
    assert (done.returncode, done.stdout) == (0, "claims/minutes.yaml passes.\n")
    assert done.stderr == f"{said}another thing\n"
    assert workspace.run("check").stderr == done.stderr
    assert workspace.run("check", "things.yaml").stderr == ""
    (row,) = json.loads(workspace.run("check", "claims/minutes.yaml", "--json").stdout)
    assert (row["severity"], row["line"], row["column"]) == ("warning", 19, 5)


def test_beside_a_problem_a_warning_is_told_of_what_passes(workspace: Workspace) -> None:
    workspace.change(*SLIPS["itself"][0])
    workspace.change("claims/minutes.yaml", "wording: opinion", "wording: opinoin")
    rows = json.loads(workspace.run("check", "claims/minutes.yaml", "--json").stdout)
    assert {row["severity"] for row in rows} == {"error", "warning"}


def test_where_the_files_are_many_each_is_looked_at_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    monkeypatch.setattr(checking, "MOST_COMPARED", 100)
    for slip in ("itself", "a circle over two files"):
        for change in SLIPS[slip]:
            workspace.change(*change)
    data = workspace.dataset()
    assert [one.message[:30] for one in data.file_warnings(data.files)] != []
    minutes = next(name for name in data.files if name.endswith("minutes.yaml"))
    assert [one.message[:9] for one in data.file_warnings([minutes])] == ["night-bus"]
