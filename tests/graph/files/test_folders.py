"""Every file that belongs is read; what cannot be read is said."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from civicgraph import DataError
from civicgraph.graph.files import folders
from civicgraph.graph.files.folders import data_paths, read_file

from ...permissions import nobody_special


def names(root: Path) -> list[str]:
    """The YAML files found, relative to the root."""
    return [os.path.relpath(path, root) for path in data_paths(str(root))]


def test_files_come_before_folders_and_both_in_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "in/c.yaml", "notes.txt", "stories.yaml", ".d.yaml", "_drafts/e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("things: []")
    assert names(tmp_path) == ["a.yml", "b.yaml", "in/c.yaml"]


def test_a_folder_behind_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.yaml").write_text("things: []")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "more").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path / "data") == ["more/a.yaml"]


def test_a_link_back_to_a_folder_above_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    with pytest.raises(DataError, match="leads back to a folder above"):
        names(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has other permissions")
def test_what_may_not_be_read_is_said() -> None:
    with nobody_special(), TemporaryDirectory() as folder:
        shut, secret = Path(folder, "shut"), Path(folder, "secret.yaml")
        secret.write_text("things: []")
        secret.chmod(0)
        with pytest.raises(DataError, match=r"secret\.yaml: cannot be read: Permission denied"):
            read_file(str(secret))
        shut.mkdir(mode=0)
        with pytest.raises(DataError, match="shut: cannot be read: Permission denied"):
            names(Path(folder))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.yaml")
    with pytest.raises(DataError, match=r"b\.yaml: is no file"):
        read_file(str(tmp_path / "b.yaml"))


def test_endings_are_read_in_any_case(tmp_path: Path) -> None:
    for name in ("a.YAML", "b.Yml", "c.yaml.txt"):
        (tmp_path / name).write_text("things: []")
    assert names(tmp_path) == ["a.YAML", "b.Yml"]


def test_a_link_to_the_top_of_the_machine_is_a_link_back(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "all").symlink_to("/")
    with pytest.raises(DataError, match=r"texts/all: a link that leads back to a folder above"):
        names(tmp_path)


def test_a_file_longer_than_any_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "a.yaml", "wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DataError, match=r"a\.yaml: 200,000,000 bytes long, and at most 16,000,000 are read: divide it"):
        read_file(str(tmp_path / "a.yaml"))


def test_more_files_than_any_record_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_FILES", 2)
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (tmp_path / name).write_text("things: []")
    with pytest.raises(DataError, match="more than 2 files of data: is this the folder of the data"):
        names(tmp_path)


def test_files_that_may_be_meant_and_are_not_read_are_named(tmp_path: Path) -> None:
    read = ("a.YAML", "stories.yaml", "sectors.csv", "civicgraph.toml", "texts/a.txt", "texts/B.TXT", "README.md")
    over = ("a.yaml.txt", "b.csv", "b.yaml~", "texts/a.pdf", "texts/in/a.txt", "texts/sectors.csv")
    for name in (*read, *over, ".hidden.pdf", "_drafts/x.pdf", "LICENSE"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = folders.unread_files(str(tmp_path), str(tmp_path / "texts"))
    assert sorted(os.path.relpath(path, tmp_path) for path in found) == sorted(over)
