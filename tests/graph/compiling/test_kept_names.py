"""The columns of names are made again where a file of things changed, and only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from civicgraph.graph.compiling import parts
from civicgraph.graph.compiling.name_columns import NameColumns
from civicgraph.graph.names import resolve
from civicgraph.graph.storage import open_record

from ...workspace import THINGS, Workspace
from .test_compile import SPOILS


@pytest.fixture(autouse=True)
def cache(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache of the workspace."""
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))


def write_record_file(workspace: Workspace) -> bytes:
    """The file of the record, put together now."""
    workspace.dataset().make_ready()
    files = sorted(workspace.cache.glob(f"*/{open_record.NAME}"), key=lambda path: path.stat().st_mtime_ns)
    return files[-1].read_bytes()


def names_files(workspace: Workspace) -> list[Path]:
    """The files in which columns of names are kept."""
    folder = Path(parts.folder_of(str(workspace.root)))
    return [path for path in folder.iterdir() if b"names.core_keys" in path.read_bytes()]


def test_where_claims_change_the_names_are_those_kept(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.change("claims/report.yaml", "summary: The ", "summary: All the ")
    cold = write_record_file(workspace)
    workspace.change("claims/report.yaml", "summary: All the ", "summary: The ")
    write_record_file(workspace)
    workspace.change("claims/report.yaml", "summary: The ", "summary: All the ")
    monkeypatch.setattr(NameColumns, "write", None)
    for path in workspace.cache.glob(f"*/{open_record.NAME}"):
        path.unlink()
    assert write_record_file(workspace) == cold
    assert len(names_files(workspace)) == 1


def test_where_a_thing_changes_its_name_is_found_and_the_old_one_is_not(workspace: Workspace) -> None:
    write_record_file(workspace)
    workspace.write("things.yaml", THINGS.replace("Okoye", "Obi"))
    record = workspace.dataset().record()
    assert resolve(record, "Ada Obi") == "ada-okoye"
    (kept,) = names_files(workspace)
    assert b" ada obi\n" in kept.read_bytes()


@pytest.mark.parametrize("spoil", SPOILS)
def test_kept_names_that_are_not_whole_are_made_again(workspace: Workspace, spoil: Callable[[bytes], bytes]) -> None:
    workspace.change("claims/report.yaml", "summary: The ", "summary: All the ")
    right = write_record_file(workspace)
    workspace.change("claims/report.yaml", "summary: All the ", "summary: The ")
    write_record_file(workspace)
    (kept,) = names_files(workspace)
    kept.write_bytes(spoil(kept.read_bytes()))
    for path in workspace.cache.glob(f"*/{open_record.NAME}"):
        path.unlink()
    workspace.change("claims/report.yaml", "summary: The ", "summary: All the ")
    assert write_record_file(workspace) == right
    assert len(names_files(workspace)) == 1


def test_the_names_of_what_is_left_out_now_are_not_taken_as_kept(workspace: Workspace) -> None:
    workspace.dataset().make_ready()
    (kept,) = names_files(workspace)
    before = kept.read_bytes()
    things = (workspace.root / "things.yaml").read_text("utf-8")
    workspace.write("a.yaml", "things:\n- id: ada-okoye\n  type: Person\n  name: Ada the Elder\n")
    record = workspace.dataset().record()
    assert [one.id for one in record.drafts if one.file.endswith("things.yaml")] == ["ada-okoye"]
    assert record.name("ada-okoye") == "Ada the Elder" and "Ada Okoye" in things
    (kept,) = names_files(workspace)
    assert kept.read_bytes() != before
