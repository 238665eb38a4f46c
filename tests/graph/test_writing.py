"""Files are written whole, to where their path leads, and keep what they were."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from civicgraph.graph.writing import write


def test_a_new_file_holds_the_content_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write(str(tmp_path / "a.csv"), b"one")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"one")]


def test_a_link_stays_a_link_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write(str(link), b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "private.csv"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write(str(path), b"new")
    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == (0o600, b"new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write(str(pipe), b"through")
    reader.join(10)
    assert read == [b"through"] and stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("place", ["nowhere/a.csv", "."])
def test_a_path_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, place: str) -> None:
    with pytest.raises(OSError):
        write(str(tmp_path / place), b"lost")
    assert list(tmp_path.iterdir()) == []
