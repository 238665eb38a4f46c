"""The texts of sources: read as they are or refused, and never any other file in their place."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from civicgraph import DataError, UsageError
from civicgraph.graph.files import folders, texts
from civicgraph.graph.files.texts import as_text, read_again, read_texts, text_path


def refusal_text(folder: Path) -> list[str]:
    """What is said of the texts in a folder that are refused, without the folder's own name."""
    with pytest.raises(DataError) as caught:
        read_texts(str(folder))
    return [f"{Path(problem.file).name}: {problem.message}" for problem in caught.value.problems]


def test_texts_are_read_with_the_hash_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\x0c")
    (tmp_path / "B.TXT").write_bytes(b"Four.\n")
    (tmp_path / "c.pdf").write_bytes(b"\xff")
    found = read_texts(str(tmp_path))
    assert {name: text.content for name, text in found.items()} == {
        "a.txt": "One.\nTwo.\nThree.\x0c",
        "B.TXT": "Four.\n",
    }
    assert found["B.TXT"].hash == sha256(b"Four.\n").hexdigest()


def test_a_text_that_is_not_utf8_is_told_of_its_byte_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("One.\nThe Mayor’s word.\n".encode("cp1252"))
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbfOne.\nTwo.\nCaf\xe9.\n")
    (tmp_path / "c.txt").write_text("One.", "utf-16")
    (tmp_path / "d.txt").write_text("One.\n", "utf-16-le")
    assert sorted(refusal_text(tmp_path)) == [
        "a.txt: byte 0x92 in line 2 is not UTF-8: save the text as UTF-8",
        "b.txt: byte 0xe9 in line 3 is not UTF-8: save the text as UTF-8",
        "c.txt: the text is UTF-16, not UTF-8: save the text as UTF-8",
        "d.txt: a NUL character in line 1: UTF-16, or no text: save the text as UTF-8",
    ]


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden", "utf-8")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("seen", "utf-8")
    (folder / "b.txt").symlink_to("a.txt")
    assert set(read_texts(str(folder))) == {"a.txt", "b.txt"}
    for target in ("../secret", "/", "/dev/zero", str(tmp_path / "secret")):
        (folder / "c.txt").unlink(missing_ok=True)
        (folder / "c.txt").symlink_to(target)
        assert refusal_text(folder) == ["c.txt: a link that leads out of the folder of texts: put the file itself here"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_and_a_folder_are_no_texts(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    assert refusal_text(tmp_path) == [
        "a.txt: is no file: take it away or give it another name",
        "b.txt: is a folder and no file: take it away or give it another name",
    ]


def test_a_text_longer_than_any_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(tmp_path / "a.txt", "wb") as file:
        file.truncate(texts.MAX_BYTES + 1)
    assert refusal_text(tmp_path) == ["a.txt: 64,000,001 bytes long, and at most 64,000,000 are read: divide it"]
    (tmp_path / "a.txt").write_bytes(b"1234567")
    (tmp_path / "b.txt").write_bytes(b"1234567")
    monkeypatch.setattr(folders, "MAX_TOTAL_BYTES", 10)
    (said,) = refusal_text(tmp_path)
    assert said.endswith(": the texts are longer than 10 bytes together: divide the data")


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("one text", "utf-8")
    with pytest.raises(UsageError, match="texts of sources cannot be read"):
        read_texts(str(tmp_path / "texts"))


@pytest.mark.parametrize(
    "name", ["secret", "../a.txt", "in/a.txt", "in\\a.txt", "/a.txt", "", "a.txt\0", "..", "a.txt/"]
)
def test_no_text_has_a_name_with_a_path_or_another_ending(name: str) -> None:
    assert text_path("texts", name) == ""
    assert text_path("texts", "a.txt") == os.path.join("texts", "a.txt")


def test_a_text_is_opened_again_only_as_it_was_validated(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One.\r\n")
    hash = read_texts(str(tmp_path))["a.txt"].hash
    assert read_again(str(path), hash) == "One.\n"
    assert read_again(str(path), "") == read_again("", hash) == read_again(str(tmp_path), hash) == ""
    path.write_bytes(b"Two.\r\n")
    assert read_again(str(path), hash) == ""


def test_line_ends_are_made_one() -> None:
    assert as_text(b"a\rb\r\nc\nd", "a.txt") == "a\nb\nc\nd"
