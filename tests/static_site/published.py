"""The site of the shipped record, which takes longest of all to make: once for all tests and the processes of a run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from civicgraph import Dataset

from ..environment import CACHE

HOME = "https://example.org/a-record/"


@cache
def shipped_site() -> Path:
    """The site at an address, in a folder of a web space; nobody writes to it."""
    fcntl = pytest.importorskip("fcntl")
    space, made = Path(CACHE) / "published" / "web", Path(CACHE) / "published" / "made"
    space.mkdir(parents=True, exist_ok=True)
    site = space / "some place"
    with made.with_name("lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            Dataset.shipped().publish(str(site), base_url=HOME)
            made.touch()
    return site
