"""A workspace about a town that does not exist: eight things, two sources, ten claims and a caveat.

The Elm Street Alliance asks Harbour Council for a night bus. The minutes of their meeting and a later report tell of
it, and disagree on one point. Small enough to know by heart, and to spoil in one place at a time.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.cli import main

BASE = "https://example.org/harbour/"

NAMES = (
    "civicgraph.toml",
    "things.yaml",
    "claims/minutes.yaml",
    "claims/report.yaml",
    "documents/minutes.txt",
    "documents/report.txt",
)
FILES = {name: Path(__file__).with_name("harbour").joinpath(name).read_text("utf-8") for name in NAMES}
THINGS, MINUTES, REPORT, MINUTES_TEXT, REPORT_TEXT = (FILES[name] for name in NAMES[1:])

# More to add to the things and to the report where tests of evidence are the matter.
RIVAL = """\
  - id: bus-planned-before
    type: Rival
    name: The bus had been planned before anybody asked
  - id: bus-fell-from-the-sky
    type: Rival
    name: The bus came about by chance
"""
TESTS = """\
tests:
  - id: test/report/letter-names-ask
    prediction: A list of the council's promises has the ask beside the bus.
    predicted: before-looking
    forHypothesis: claim/report/led-to
    againstRival: bus-planned-before
    testKind: straw-in-the-wind
    ifAbsent: It would speak slightly against the ask.
    testResult: found
    sensitivity: 0.5/0.8
    typeOneError: 0.4/0.5
    basis: Two members of the alliance judged it so.
    bearsOn: [night-bus]
    evidence:
      - anchor: promised a bus
        line: 5
        summary: The list of promises has the ask beside it.
  - id: test/report/no-earlier-timetable
    prediction: The first timetable of the bus is dated after the ask.
    predicted: after-reading
    forHypothesis: claim/report/led-to
    againstRival: bus-planned-before
    testKind: hoop
    ifAbsent: A timetable from before would be hard to square with the ask.
    testResult: searched-and-absent
    searchedIn: the council's archive of timetables
    sensitivity: 0.9/0.9
    typeOneError: 0.3/0.5
    basis: One member of the alliance judged it so.
    bearsOn: [claim/report/led-to]
"""


@dataclass(frozen=True)
class Workspace:
    """The files in a folder, and a cache folder beside it that nothing has written to yet."""

    root: Path
    cache: Path

    def write(self, name: str, content: str | bytes) -> None:
        """A file of the workspace, made or replaced."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, name: str, old: str, new: str) -> int:
        """Replaces the first place of a text in a file, and answers with the line it stands on."""
        text = (self.root / name).read_text("utf-8")
        before, found, after = text.partition(old)
        assert found, f"{name} has no {old!r}"
        self.write(name, before + new + after)
        return before.count("\n") + 1

    def dataset(self) -> Dataset:
        """The data set of the workspace, read anew."""
        return Dataset.at(str(self.root))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command, run in the workspace and in this process, with its output caught as a pipe would get it."""
        done = run_command(*arguments, folder=self.root, CIVICGRAPH_CACHE=str(self.cache))
        said, complained = (text.decode().replace("\r\n", "\n") for text in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(arguments, done.returncode, said, complained)

    def process(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command in a process of its own, as a shell runs it."""
        command = [sys.executable, "-m", "civicgraph.cli", *arguments]
        environment = {**os.environ, "CIVICGRAPH_CACHE": str(self.cache), "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )


def write_workspace(folder: Path) -> Workspace:
    """The workspace, written into a folder."""
    workspace = Workspace(folder / "harbour", folder / "cache")
    for name, content in FILES.items():
        workspace.write(name, content)
    return workspace


def write_interviews(folder: Path) -> Workspace:
    """A workspace that has nothing of the shipped record: three interviews in Greek, no ask, no promise, no post."""
    workspace = Workspace(folder / "interviews", folder / "cache")
    shutil.copytree(Path(__file__).with_name("interviews"), workspace.root)
    return workspace


def run_command(
    *arguments: str, folder: str | Path | None = None, in_one: bool = False, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The command, run in this process and in some folder, with what it prints as the bytes that a pipe would get.

    ``in_one`` sends what it says on stderr to the same pipe. What starting, ending and being stopped are like is for
    tests to see in processes of their own.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True) for _ in range(2))
    if in_one:
        err = out
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        if folder is not None:
            patch.chdir(folder)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        try:
            main([*arguments], prog_name="civicgraph")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    said, complained = (stream.buffer.getvalue() for stream in (out, err))
    return subprocess.CompletedProcess(arguments, code, said, complained)
