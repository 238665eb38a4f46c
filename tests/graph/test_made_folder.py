"""The folder that a site is written to: whole or not at all, and never over what somebody else put there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from civicgraph import UsageError
from civicgraph.graph.made_folder import check_folder, write_folder

from ..workspace import Workspace

FILES = [("index.html", b"home"), ("page/a/b.html", b"b"), ("page/a.html", b"a")]


def write(folder: Path, files: list[tuple[str, bytes]] = FILES) -> tuple[int, int]:
    return write_folder(str(folder), check_folder(str(folder), "the site", "publish"), "publish", files)


def content(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_second_run_replaces_the_first_and_removes_what_is_gone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert write(site) == (3, 6)
    site.chmod(0o750)
    assert write(site, [("index.html", b"new")]) == (1, 3)
    assert content(site).keys() == {"index.html", ".civicgraph-site.json"} and content(site)["index.html"] == b"new"
    assert stat.S_IMODE(site.stat().st_mode) == 0o750
    assert os.listdir(tmp_path) == ["site"]


def test_an_empty_folder_is_taken_and_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    write(tmp_path / "site")
    assert (tmp_path / "site").is_symlink() and (tmp_path / "real" / "index.html").read_bytes() == b"home"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("file", "is a file; name a folder for the site"),
        ("full", "holds notes/mine.txt, which publish did not write"),
        ("none/site", "there is no folder"),
        (".", "is the folder that you are in"),
        ("ours", "holds page/mine.html, which publish did not write"),
        ("linked", "holds page, which publish did not write"),
        ("forged", "holds .civicgraph-site.json, which publish did not write"),
    ],
)
def test_whatever_is_not_an_earlier_site_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full" / "notes").mkdir(parents=True)
    (tmp_path / "full" / "notes" / "mine.txt").write_text("mine")
    write(tmp_path / "ours")
    (tmp_path / "ours" / "page" / "mine.html").write_text("mine")
    write(tmp_path / "linked", [("index.html", b"home")])
    (tmp_path / "linked" / "page").symlink_to(tmp_path / "full")
    (tmp_path / "forged").mkdir()
    (tmp_path / "forged" / ".civicgraph-site.json").write_text("[]")
    before = content(tmp_path)
    with pytest.raises(UsageError, match=why.replace(".", r"\.")):
        check_folder(name, "the site", "publish")
    assert content(tmp_path) == before


def test_what_fails_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site)
    before = content(site)

    def files() -> object:
        yield "index.html", b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(Exception, match="cannot be written: No space left on device"):
        write_folder(str(site), check_folder(str(site), "the site", "publish"), "publish", files())  # type: ignore[arg-type]
    assert content(site) == before and os.listdir(tmp_path) == ["site"]


def test_a_site_in_a_workspace_is_no_file_that_check_passes_over(workspace: Workspace) -> None:
    write(workspace.root / "site", [("index.html", b"home"), ("data/claims.jsonl", b"{}")])
    (workspace.root / "other.txt").write_text("not read")
    assert [Path(one).name for one in workspace.dataset().passed_over()] == ["other.txt"]
