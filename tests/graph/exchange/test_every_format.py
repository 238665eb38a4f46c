"""What holds of every format that is written: the same bytes twice, nothing to write, a report that adds up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.graph.exchange.formats import FORMATS

from ...workspace import Workspace, write_workspace

WRITTEN = [name for name, one in FORMATS.items() if one.is_written]


def bytes_of(path: Path) -> dict[str, bytes]:
    """A file, or the files of a folder by their paths."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders with all formats, each folder written by a process that orders its sets by another seed."""
    workspace = write_workspace(tmp_path_factory.mktemp("seeds"))
    program = "import sys; from civicgraph.cli import main\n"
    program += "for name in sys.argv[2:]: main(['export', name, '-o', f'{sys.argv[1]}/{name}'], standalone_mode=False)"
    folders = [workspace.root.parent / seed for seed in ("1", "2")]
    for folder in folders:
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", program, str(folder), *WRITTEN], cwd=workspace.root, check=True,
            env={**os.environ, "PYTHONHASHSEED": folder.name, "CIVICGRAPH_CACHE": str(workspace.cache / folder.name)},
        )  # fmt: skip
    return folders


@pytest.mark.parametrize("name", WRITTEN)
def test_two_processes_write_the_same_bytes(made: list[Path], name: str) -> None:
    first, second = (bytes_of(folder / name) for folder in made)
    assert first == second and sum(map(len, first.values())) > 100


@pytest.mark.parametrize("name", WRITTEN)
def test_a_record_that_holds_nothing_is_written(workspace: Workspace, name: str) -> None:
    for path in ("claims/minutes.yaml", "claims/report.yaml"):
        (workspace.root / path).unlink()
    workspace.write("things.yaml", "things: []\n")
    done = workspace.run("export", name, "-o", "../made")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Wrote ../made\nRead: nothing. Written: ")
    assert bytes_of(workspace.root.parent / "made")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The night-bus record, which nobody changes."""
    return write_workspace(tmp_path_factory.mktemp("harbour")).dataset()


@cache
def written_files(data: Dataset, name: str) -> Mapping[str, bytes]:
    """The files of a format, which several tests look at."""
    return data.export(name).files


@pytest.mark.parametrize("name", WRITTEN)
def test_the_names_of_files_are_safe_everywhere(harbour: Dataset, name: str) -> None:
    files = written_files(harbour, name)
    assert all(re.fullmatch(r"([\w .~,()&'-]+/)*[\w .~,()&'-]+", path) for path in files if path)
    assert len({path.casefold() for path in files}) == len(files)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_disputed_planned_or_ours_reaches_no_reader_as_said(harbour: Dataset, name: str) -> None:
    """Wherever the claim that disputes the answer is named, so is that it disputes it."""
    text = b"".join(written_files(harbour, name).values()).decode(errors="replace").lower()
    if "claim/report/no-answer" in text:
        assert "disput" in text.casefold()
