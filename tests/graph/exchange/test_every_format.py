"""What holds of every format that is written: the same bytes twice, nothing to write, a report that adds up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from civicgraph.graph.exchange.formats import FORMATS

from ...workspace import Workspace

WRITTEN = [name for name, one in FORMATS.items() if one.is_written]


def bytes_of(path: Path) -> dict[str, bytes]:
    """A file, or the files of a folder by their paths."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


@pytest.mark.parametrize("name", WRITTEN)
def test_two_processes_write_the_same_bytes(workspace: Workspace, name: str) -> None:
    made = []
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "civicgraph.cli", "export", name, "-o", f"../made{seed}"], cwd=workspace.root,
            env={**os.environ, "PYTHONHASHSEED": seed, "CIVICGRAPH_CACHE": str(workspace.cache / seed)}, check=True,
        )  # fmt: skip
        made.append(bytes_of(workspace.root.parent / f"made{seed}"))
    assert made[0] == made[1] and sum(map(len, made[0].values())) > 100


@pytest.mark.parametrize("name", WRITTEN)
def test_a_record_that_holds_nothing_is_written(workspace: Workspace, name: str) -> None:
    for path in ("claims/minutes.yaml", "claims/report.yaml"):
        (workspace.root / path).unlink()
    workspace.write("things.yaml", "things: []\n")
    done = workspace.run("export", name, "-o", "../made")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Wrote ../made\nRead: nothing. Written: ")
    assert bytes_of(workspace.root.parent / "made")


@pytest.mark.parametrize("name", WRITTEN)
def test_the_names_of_files_are_safe_everywhere(workspace: Workspace, name: str) -> None:
    files = workspace.dataset().export(name).files
    assert all(re.fullmatch(r"([\w .~,()&'-]+/)*[\w .~,()&'-]+", path) for path in files if path)
    assert len({path.casefold() for path in files}) == len(files)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_disputed_planned_or_ours_reaches_no_reader_as_said(workspace: Workspace, name: str) -> None:
    """Wherever the claim that disputes the answer is named, so is that it disputes it."""
    text = b"".join(workspace.dataset().export(name).files.values()).decode(errors="replace").lower()
    if "claim/report/no-answer" in text:
        assert "disput" in text.casefold()
