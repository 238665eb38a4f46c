"""Every file that belongs is read; what cannot be read is said."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from civicgraph.graph import DataError, UsageError
from civicgraph.graph.files.folders import content, text_files, yaml_paths

from ...permissions import nobody_special


def names(root: Path) -> list[str]:
    """The YAML files found, relative to the root."""
    return [os.path.relpath(path, root) for path in yaml_paths(str(root))]


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
            content(str(secret))
        shut.mkdir(mode=0)
        with pytest.raises(DataError, match="shut: cannot be read: Permission denied"):
            names(Path(folder))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.yaml")
    with pytest.raises(DataError, match=r"b\.yaml: is no file"):
        content(str(tmp_path / "b.yaml"))


def test_texts_that_are_no_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("one text")
    with pytest.raises(UsageError, match="texts of sources cannot be read"):
        text_files(str(tmp_path / "texts"))
