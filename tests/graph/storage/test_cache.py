"""The cache: entries appear whole or not at all, whoever else is building, and only its own folders are removed."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from civicgraph import UsageError
from civicgraph.graph.storage import cache, file_stamps

from ...workspace import FILES, Workspace

HASHES = sorted(hashlib.sha256(bytes([number])).hexdigest() for number in range(20))
BUILD = "from civicgraph import Dataset; print(Dataset.here().build())"
# Builds half an entry, says where, and then waits to be killed.
HALF = """
import sys, time
from civicgraph.graph import cache

def build(folder):
    open(folder + "/record.bin", "w").write("half")
    print(folder, flush=True)
    time.sleep(600)

cache.place(sys.argv[1], build)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder, not there yet."""
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "deep" / "cache"))
    return tmp_path / "deep" / "cache"


def write(text: str) -> Callable[[str], None]:
    """A builder that writes one file."""

    def build(folder: str) -> None:
        Path(folder, "built").write_text(text, "utf-8")

    return build


def refuse(folder: str) -> None:
    """A builder that should not have been called."""
    raise AssertionError(folder)


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def make_older(path: Path, hours: int) -> None:
    """Makes a folder look as if it had last changed some hours ago."""
    then = path.stat().st_mtime - hours * 3600
    os.utime(path, (then, then))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems keep caches elsewhere")
def test_the_cache_lies_where_the_environment_says_or_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", "/here")
    monkeypatch.setenv("XDG_CACHE_HOME", "/there")
    monkeypatch.setenv("HOME", "/home/ada")
    assert cache.folder() == "/here"
    monkeypatch.delenv("CIVICGRAPH_CACHE")
    assert cache.folder() == "/there/civicgraph"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache.folder() == "/home/ada/.cache/civicgraph"


def test_an_entry_is_built_once_and_found_again(folder: Path) -> None:
    done = cache.place(HASHES[0], write("one"))
    assert done == cache.entry(HASHES[0]) == cache.place(HASHES[0], refuse)
    assert Path(done, "built").read_text("utf-8") == "one"
    assert names(folder) == [Path(done).name]


def test_a_builder_that_fails_leaves_nothing(folder: Path) -> None:
    def fail(making: str) -> None:
        Path(making, "half").touch()
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cache.place(HASHES[0], fail)
    assert names(folder) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to kill without a last word")
def test_a_builder_that_is_killed_midway_leaves_no_entry_and_its_rest_is_cleared_a_day_later(folder: Path) -> None:
    builder = subprocess.Popen([sys.executable, "-c", HALF, HASHES[0]], stdout=subprocess.PIPE, text=True)
    assert builder.stdout is not None
    part = Path(builder.stdout.readline().strip())
    assert part.is_dir() and not os.path.exists(cache.entry(HASHES[0]))
    builder.kill()
    builder.wait()
    builder.stdout.close()
    assert Path(cache.place(HASHES[0], write("whole")), "built").read_text("utf-8") == "whole"
    assert part.is_dir()
    make_older(part, hours=25)
    cache.place(HASHES[1], write("next"))
    assert names(folder) == [Path(cache.entry(hash)).name for hash in HASHES[:2]]


def test_of_two_builders_at_once_the_first_one_s_entry_stays(folder: Path) -> None:
    def overtaken(making: str) -> None:
        threads = [threading.Thread(target=cache.place, args=(HASHES[0], write("first")))]
        for thread in threads:
            thread.start()
            thread.join()
        Path(making, "built").write_text("second", "utf-8")

    assert Path(cache.place(HASHES[0], overtaken), "built").read_text("utf-8") == "first"
    assert names(folder) == [HASHES[0][:32]]


def test_processes_that_build_at_once_all_get_one_whole_entry(workspace: Workspace) -> None:
    command = [sys.executable, "-c", BUILD]
    builders = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    told = [builder.communicate() for builder in builders]
    assert [builder.returncode for builder in builders] == [0, 0, 0, 0], told
    assert {out for out, _ in told} == {f"{workspace.dataset().build()}\n"}
    beside = (file_stamps.NAME, "coded-", "parts-")
    assert [name for name in names(workspace.cache) if not name.startswith(beside)] == [workspace.dataset().hash[:32]]
    assert len(workspace.dataset().record().claims) == 10
    assert len(workspace.dataset().store()) > 200


def test_the_newest_entries_are_kept_and_the_oldest_cleaned_away(folder: Path) -> None:
    for age, hash in enumerate(HASHES[: cache.KEPT]):
        make_older(Path(cache.place(hash, write("x"))), hours=age + 1)
    cache.place(HASHES[17], write("x"))
    gone = HASHES[cache.KEPT - 1]
    assert names(folder) == sorted(hash[:32] for hash in [*HASHES[: cache.KEPT], HASHES[17]] if hash != gone)


def test_an_entry_that_is_used_stays_until_it_is_not(folder: Path) -> None:
    served = cache.place(HASHES[17], write("x"))
    make_older(Path(served), hours=1000)
    with cache.hold(served):
        for hash in HASHES[: cache.KEPT]:
            cache.place(hash, write("x"))
        assert Path(served, "built").exists()
    cache.place(HASHES[16], write("x"))
    assert not Path(served).exists()


def test_what_others_keep_in_the_folder_is_never_touched(folder: Path) -> None:
    others = ["letters", "0" * 31, "0" * 33, "A" * 32, "x.part", f"{'0' * 32}.part"]
    for name in others:
        (folder / name).mkdir(parents=True)
        (folder / name / "dear.txt").write_text("Dear Ada", "utf-8")
        make_older(folder / name, hours=1000)
    for hash in HASHES:
        cache.place(hash, write("x"))
    assert len(names(folder)) == cache.KEPT + len(others)
    assert all((folder / name / "dear.txt").exists() for name in others)


def test_a_cache_that_cannot_be_written_is_told_with_the_remedy(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file", "utf-8")
    with pytest.raises(
        UsageError, match=r"cannot be written: .*; set CIVICGRAPH_CACHE to a folder that can be written"
    ):
        cache.place(HASHES[0], write("x"))


def test_entries_that_are_too_large_together_are_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 250)
    for age, hash in enumerate(HASHES[:3]):
        make_older(Path(cache.place(hash, write("x" * 100))), hours=age + 1)
    cache.place(HASHES[4], write("x" * 100))
    assert names(folder) == sorted(hash[:32] for hash in (HASHES[0], HASHES[4]))
    cache.place(HASHES[5], write("x" * 1000))  # the latest stays, however large
    assert names(folder) == [HASHES[5][:32]]


def test_cleaning_keeps_what_is_named_and_what_is_used(folder: Path) -> None:
    for hash in HASHES[:3]:
        cache.place(hash, write("x"))
    for number in range(2):
        (folder / f"parts-{number:032x}").mkdir()
    (folder / "letters").mkdir()
    built_now, abandoned = (folder / f"{number:032x}.1.1.part" for number in range(2))
    for part in (built_now, abandoned):
        part.mkdir()
    make_older(abandoned, hours=25)
    with cache.hold(cache.entry(HASHES[2])):
        assert cache.clean([HASHES[0][:32], f"parts-{0:032x}"]) == 3
    assert names(folder) == sorted([HASHES[0][:32], HASHES[2][:32], built_now.name, "letters", f"parts-{0:032x}"])


def test_a_build_may_clean_up(workspace: Workspace) -> None:
    workspace.run("build")
    for name in ("things.yaml", "claims/minutes.yaml"):
        workspace.write(name, FILES[name].replace("Ada Okoye", "Ada Obi"))
    done = workspace.run("build", "--clean")
    assert done.returncode == 0 and "Removed from the cache: 1 folder\n" in done.stderr
    (entry,) = (path for path in workspace.cache.iterdir() if path.is_dir() and not path.name.startswith("parts-"))
    assert str(entry) == done.stdout.strip()
    everything = b"".join(path.read_bytes() for path in workspace.cache.rglob("*") if path.is_file())
    assert b"Ada Okoye" not in everything and b"Ada Obi" in everything
