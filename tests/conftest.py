"""What all tests share: a small workspace of their own."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

from . import environment
from .workspace import Workspace, write_workspace

# The same examples every time, and no test that fails because a machine is slow.
# The quick tests try a fifth of them: `make quick` asks for it, nothing else does.
settings.register_profile("civicgraph", derandomize=True, deadline=None)
settings.register_profile("quick", settings.get_profile("civicgraph"), max_examples=20)
settings.load_profile("civicgraph")


# The rings around the quick tests, by the folder that a test lies in; single slow ones elsewhere say so themselves.
RINGS = {"browser": "browser", "server": "server", "graph/remote": "engines"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of a ring, so that ``-m`` can ask for it or leave it out."""
    here = Path(__file__).parent
    for item in items:
        folder = item.path.parent.relative_to(here).as_posix()
        if ring := RINGS.get(folder):
            item.add_marker(ring)


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
