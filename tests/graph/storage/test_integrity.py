"""Whatever becomes of a file of the cache, the answer is the right one: what is not whole is built again, and said."""

from __future__ import annotations

import logging
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from civicgraph import CivicgraphError
from civicgraph.graph.storage import cache, file_stamps, integrity, open_record, sections, summed_file
from civicgraph.graph.storage.integrity import Damaged, seal, unseal
from civicgraph.graph.storage.open_record import record_in
from civicgraph.graph.storage.sections import Sections

from ...workspace import Workspace, write_workspace

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDS: dict[str, Callable[[Path], object]] = {
    "emptied": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 5]),
    "garbled": lambda path: path.write_bytes(b"\xff\xff" + path.read_bytes()[2:]),
    "lengthened": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "removed": lambda path: path.unlink(),
}


def flip(content: bytes, bit: int) -> bytes:
    """Content with one bit changed."""
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace and its cache, built once."""
    folder = tmp_path_factory.mktemp("gold")
    workspace = write_workspace(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
        workspace.dataset().build()
    return folder


@pytest.fixture
def again(gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose built data may be spoilt."""
    shutil.copytree(gold, tmp_path, dirs_exist_ok=True)
    workspace = Workspace(tmp_path / "harbour", tmp_path / "cache")
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    return workspace


def files(entry: Path) -> list[Path]:
    """The files of an entry that hold data, in order of their names."""
    return sorted(path for path in entry.rglob("*") if path.is_file() and not path.name.startswith(("LOG", "LOCK")))


@pytest.mark.parametrize("bit", [0, 7, 104, 168, 199, 200, 250, 8 * 40 - 1])
def test_every_bit_counts(bit: int) -> None:
    content = seal(b"fifteen letters")
    assert (len(content), bytes(unseal(content))) == (40, b"fifteen letters")
    with pytest.raises(Damaged):
        unseal(flip(content, bit))


def test_no_part_of_a_sealed_content_is_taken_for_the_whole() -> None:
    content = seal(b"fifteen letters")
    for size in range(len(content)):
        with pytest.raises(Damaged):
            unseal(content[:size])


def test_one_changed_bit_anywhere_changes_no_answer(again: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(43)
    record, entry = again.dataset().record(), Path(again.dataset().build())
    spoilt = [one for one in files(entry) if one.stat().st_size]
    for path in spoilt:
        right = path.read_bytes()
        for _ in range(10):
            path.write_bytes(flip(right, chance.randrange(8 * len(right))))
            with pytest.raises(Damaged, match=path.name):
                integrity.prove(str(entry))
        path.write_bytes(right)
    for path in chance.sample(spoilt, 2):
        path.write_bytes(flip(path.read_bytes(), chance.randrange(8 * path.stat().st_size)))
        caplog.clear()
        assert again.dataset().query(COUNT).rows == [{"n": len(again.dataset().store())}]
        assert again.dataset().record() == record and integrity.prove(again.dataset().build())
        assert [("damaged" in one.message, one.levelno) for one in caplog.records] == [(True, logging.WARNING)]


def test_one_changed_bit_of_the_index_is_seen_by_what_reads_the_index_alone(again: Workspace) -> None:
    chance = random.Random(7)
    record, entry = again.dataset().record(), Path(again.dataset().build())
    right = (entry / open_record.NAME).read_bytes()
    for _ in range(300):
        with pytest.raises(Damaged):
            record_in(Sections(flip(right, chance.randrange(8 * len(right)))), "here")
    (entry / open_record.NAME).write_bytes(flip(right, 8 * (len(right) // 2)))
    assert again.dataset().record() == record
    assert Path(again.dataset().build(), open_record.NAME).read_bytes() == right


def test_of_a_large_record_damage_is_told_where_it_is_met_and_it_is_built_again(
    again: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "_PROVED_WHOLE", 0)
    for name, value in {"SHIFT": 6, "PIECE": 64}.items():
        monkeypatch.setattr(sections, name, value)
        monkeypatch.setattr(summed_file, name, value)
    shutil.rmtree(again.cache)
    asked = again.run("show", "night-bus")
    path = Path(again.dataset().build()) / open_record.NAME
    right = path.read_bytes()
    place = right.index(b"The night bus")  # a row
    path.write_bytes(right[:place] + b"X" + right[place + 1 :])
    told = again.run("show", "night-bus")
    assert (told.returncode, told.stdout) == (1, "")
    assert (
        told.stderr.splitlines()[-1] == "Error: what was built is damaged: run the command again, it is built anew then"
    )
    assert again.run("show", "night-bus").stdout == asked.stdout
    shutil.rmtree(again.cache)  # others read it with pieces of the usual length


@pytest.mark.parametrize("end", ENDS)
def test_every_file_of_an_entry_may_be_spoilt(again: Workspace, end: str) -> None:
    entry = Path(again.dataset().build())
    counted, record = len(again.dataset().store()), again.dataset().record()
    for path in [one for one in files(entry) if one.stat().st_size]:
        right = path.read_bytes()
        ENDS[end](path)
        with pytest.raises(Damaged):
            integrity.prove(str(entry))
        path.write_bytes(right)
    for pattern in (integrity.NAME, "store/*.sst"):  # whose names a new build may give otherwise
        path = min(entry.glob(pattern))
        ENDS[end](path)
        assert len(again.dataset().store()) == counted, path
    ENDS[end](entry / open_record.NAME)
    assert again.dataset().record() == record


@pytest.mark.parametrize("kept", [0.4, 0.7, 0.95, 0.999])
def test_a_store_whose_list_of_files_is_cut_never_counts_as_an_empty_one(again: Workspace, kept: float) -> None:
    entry = Path(again.dataset().build())
    counted = len(again.dataset().store())
    (list_of_files,) = (entry / "store").glob("MANIFEST-*")
    list_of_files.write_bytes(list_of_files.read_bytes()[: int(list_of_files.stat().st_size * kept)])
    assert len(again.dataset().store()) == counted > 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(again: Workspace) -> None:
    entry = Path(again.dataset().build())
    for path in files(entry):
        right = path.read_bytes()
        path.unlink()
        os.mkfifo(path)
        if path.name != integrity.NAME:
            with pytest.raises(Damaged, match="it is no file"):
                integrity.prove(str(entry))
        assert again.dataset().is_built() == (path.name not in (open_record.NAME, "CURRENT", integrity.NAME))
        path.unlink()
        path.write_bytes(right)


@pytest.mark.parametrize("kind", ["a file", "a link to nowhere", "an empty folder"])
def test_something_else_in_the_place_of_what_was_built_is_built_again(again: Workspace, kind: str) -> None:
    entry = Path(again.dataset().build())
    record = again.dataset().record()
    shutil.rmtree(entry)
    if kind == "a file":
        entry.write_bytes(b"something")
    elif kind == "an empty folder":
        entry.mkdir()
    else:
        entry.symlink_to(again.cache / "nowhere")
    assert again.dataset().record() == record
    assert not os.path.lexists(entry)  # the record needs no store
    again.dataset().build()
    assert entry.is_dir() and not entry.is_symlink()


def test_a_file_too_many_is_damage_too(again: Workspace) -> None:
    entry = again.dataset().build()
    Path(entry, "store", "999999.log").write_bytes(b"more")
    with pytest.raises(Damaged, match=r"store/999999\.log: it was not built"):
        integrity.prove(entry)


def test_what_the_engine_notes_for_itself_is_no_damage(again: Workspace) -> None:
    entry = again.dataset().build()
    Path(entry, "store", "LOG").write_bytes(b"anything")
    assert integrity.prove(entry).holds()


def test_a_spoilt_list_of_hashes_changes_no_answer(
    again: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(file_stamps, "SETTLED_NS", 0)
    hash = again.dataset().hash
    right = (again.cache / file_stamps.NAME).read_bytes()
    chance = random.Random(5)
    for _ in range(40):
        (again.cache / file_stamps.NAME).write_bytes(flip(right, chance.randrange(8 * len(right))))
        assert again.dataset().hash == hash
    assert caplog.records == []


def test_the_command_says_what_it_builds_again_and_answers_rightly(again: Workspace) -> None:
    path = Path(again.dataset().build(), open_record.NAME)
    right = again.run("show", "night-bus")
    content = bytearray(path.read_bytes())
    content[content.index(b"night bus")] ^= 1
    path.write_bytes(content)
    healed = again.process("show", "night-bus")
    assert (healed.returncode, healed.stdout) == (0, right.stdout)
    assert "damaged (its content has changed since it was written); it is built again from the files" in healed.stderr
    assert again.run("show", "night-bus").stderr == ""


def test_what_cannot_be_taken_away_is_refused(again: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Path(again.dataset().build())
    (entry / open_record.NAME).write_bytes(b"")
    monkeypatch.setattr(cache, "drop", lambda hash: None)
    for reading in (again.dataset().record, again.dataset().build):
        with pytest.raises(CivicgraphError, match="damaged, and still so when built again; set CIVICGRAPH_CACHE"):
            reading()
