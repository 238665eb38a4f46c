"""What all tests share: a small workspace of their own."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

from . import environment
from .workspace import Workspace, write_workspace

# The same examples every time, and no test that fails because a machine is slow: a hundred where CI runs the whole
# (`make check`), 20 for `make test`, 10 for `make quick`. A fault that a law lets through is nearly always met early.
settings.register_profile("whole", derandomize=True, deadline=None)
settings.register_profile("civicgraph", settings.get_profile("whole"), max_examples=20)
settings.register_profile("quick", settings.get_profile("whole"), max_examples=10)
settings.load_profile("civicgraph")


# The rings around the quick tests, by the folder that a test lies in; single slow ones elsewhere say so themselves.
RINGS = {"browser": "browser", "server": "server", "graph/remote": "engines"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of a ring, so that ``-m`` can ask for it or leave it out, and put what takes long first.

    Processes that run tests side by side share what is left, and at the end that should be little.
    """
    here = Path(__file__).parent
    rings = {here / folder: ring for folder, ring in RINGS.items()}
    for item in items:
        if ring := rings.get(item.path.parent):
            item.add_marker(ring)
    long = {*RINGS.values(), "slow"}
    items.sort(key=lambda item: not any(mark.name in long for mark in item.iter_markers()))


def pytest_collection_finish() -> None:
    """Look for garbage only in what tests make, and as seldom as the command does: modules stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the texts of the shipped record's documents, at hand as for those who set it."""
    if environment.SOURCES is None:
        pytest.skip("the documents' texts are not at hand: set CIVICGRAPH_SOURCES")
    monkeypatch.setenv("CIVICGRAPH_SOURCES", str(environment.SOURCES))
    return environment.SOURCES


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The night-bus workspace as the current folder, with an empty cache."""
    workspace = write_workspace(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    monkeypatch.chdir(workspace.root)
    return workspace
