"""The hash of files that have not changed is known without reading them, and of others never."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civicgraph.graph.storage import file_stamps


class Files:
    """Two files, and how often their hash was taken."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        cache = folder / "cache"
        cache.mkdir()
        monkeypatch.setenv("CIVICGRAPH_CACHE", str(cache))
        monkeypatch.setattr(file_stamps, "SETTLED_NS", 0)
        self.cache, self.paths, self.taken = cache, [folder / "a", folder / "b"], 0
        for path in self.paths:
            path.write_text("one")

    def take(self, path: str) -> str:
        """What a file holds, in the place of its hash."""
        self.taken += 1
        return Path(path).read_text()

    def hash(self, key: str = "key") -> str:
        """The hashes of both, by way of what was seen."""
        return "".join(file_stamps.file_hashes(key, map(str, self.paths), self.take).values())


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """Two files that any moment settles."""
    return Files(tmp_path, monkeypatch)


def test_unchanged_files_are_not_read_again(files: Files) -> None:
    assert [files.hash(), files.hash(), files.taken] == ["oneone", "oneone", 2]


def test_each_key_has_a_hash_of_its_own(files: Files) -> None:
    files.hash("one")
    files.hash("other")
    files.hash("one")
    assert files.taken == 4


def test_a_change_is_seen_though_size_and_time_stay(files: Files) -> None:
    files.hash()
    was = files.paths[0].stat()
    files.paths[0].write_text("two")
    os.utime(files.paths[0], ns=(was.st_atime_ns, was.st_mtime_ns))
    assert (files.hash(), files.taken) == ("twoone", 3)


def test_a_file_put_in_the_place_of_another_is_seen(files: Files) -> None:
    files.hash()
    was = files.paths[1].stat()
    other = files.cache / "other"
    other.write_text("new")
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(files.paths[1])
    assert files.hash() == "onenew"


def test_files_changed_a_moment_ago_are_always_read(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_stamps, "SETTLED_NS", 60_000_000_000)
    files.hash()
    files.hash()
    assert (files.taken, list(files.cache.iterdir())) == (4, [])


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"i\x01\x00\x00\x00"])
def test_a_damaged_list_is_taken_anew(files: Files, damage: bytes) -> None:
    files.hash()
    (files.cache / file_stamps.NAME).write_bytes(damage)
    assert (files.hash(), files.hash(), files.taken) == ("oneone", "oneone", 4)


def test_without_a_cache_folder_nothing_is_kept(files: Files) -> None:
    files.cache.rmdir()
    assert (files.hash(), files.cache.exists()) == ("oneone", False)


def test_the_list_does_not_grow_for_ever(files: Files) -> None:
    for number in range(file_stamps.KEPT + 5):
        files.hash(str(number))
    taken = files.taken
    files.hash(str(file_stamps.KEPT + 4))
    files.hash("0")
    assert files.taken == taken + 2
