"""What tests of every room share: a small workspace of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from .workspace import Workspace, made

# The same examples every time, and no test that fails because a machine is slow.
settings.register_profile("civicgraph", derandomize=True, deadline=None)
settings.load_profile("civicgraph")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The night-bus workspace as the current folder, with an empty cache."""
    workspace = made(tmp_path)
    monkeypatch.delenv("CIVICGRAPH_SOURCES", raising=False)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    monkeypatch.chdir(workspace.root)
    return workspace
