"""The commands in the README and in the pages of docs/ print what these show, and their Python runs."""

import subprocess
import sys
from pathlib import Path

import pytest

from . import pages
from .pages import Shown

SHOWN = [
    shown
    for page in pages.PAGES
    if not pages.is_followed(page)
    for block in pages.blocks(page)
    for shown in pages.commands(page, block)
]


def test_there_are_commands_in_the_readme_and_beside_it() -> None:
    from_readme = [shown for shown in SHOWN if shown.page == "README.md"]
    assert len(from_readme) >= 1 and len(SHOWN) >= 7


def test_the_readme_is_short() -> None:
    assert len((pages.ROOT / "README.md").read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("shown", SHOWN, ids=[f"{shown.page}: {shown.command}" for shown in SHOWN])
def test_the_page_shows_what_the_command_prints(shown: Shown, tmp_path: Path) -> None:
    pages.run(shown, tmp_path)


# Examples of docs/api.md come from docstrings, where tests/test_doctests.py runs them.
PYTHON = [
    (page, block.text)
    for page in pages.PAGES
    for block in pages.blocks(page)
    if page != "docs/api.md" and block[:2] == ("python", "")
]


@pytest.mark.parametrize(("page", "code"), PYTHON, ids=[page for page, _ in PYTHON])
def test_the_python_of_a_page_runs_without_a_warning(page: str, code: str, tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    warned = ["-W", "error::DeprecationWarning:__main__"]
    done = subprocess.run([sys.executable, *warned, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), f"{page}: {done.stderr.decode()}"
