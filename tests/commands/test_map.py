"""``civicgraph map`` writes one page; what is on it has tests of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ..workspace import Workspace, write_workspace


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, built once."""
    return write_workspace(tmp_path_factory.mktemp("map"))


def test_a_page_is_written_where_asked_and_nothing_else(harbour: Workspace, tmp_path: Path) -> None:
    done = harbour.run("map", "-o", str(tmp_path / "town.html"), "--title", "The night bus")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.splitlines()[-1] == f"Wrote {tmp_path / 'town.html'}"
    page = (tmp_path / "town.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>") and "<title>The night bus" in page
    assert os.listdir(tmp_path) == ["town.html"]


def test_the_neighbourhood_of_one_thing_leaves_out_what_is_far(harbour: Workspace) -> None:
    done = harbour.run("map", "-o", "-", "--around", "ESA", "--depth", "1")
    assert done.returncode == 0, done.stderr
    assert "A night bus to Elm Street" in done.stdout and "Harbour Bus Fund" not in done.stdout


def test_a_centre_that_nothing_goes_by_is_misuse_and_writes_nothing(harbour: Workspace) -> None:
    before = sorted(os.listdir(harbour.root))
    done = harbour.run("map", "--around", "nihgt-bus")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean night-bus" in done.stderr and sorted(os.listdir(harbour.root)) == before


def test_a_page_in_a_folder_that_is_not_there_is_one_line(harbour: Workspace) -> None:
    done = harbour.run("map", "-o", "nowhere/map.html")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "Error: nowhere/map.html: cannot be written: No such file or directory"
