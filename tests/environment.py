"""What tests take from the environment, which is cleared before anything else reads it.

A variable that somebody has set for their own work must not decide what a test finds. What tests need to know of the
machine is kept under other names, which the processes of a parallel run inherit.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

_KEPT = "TESTS_"
_SCREENS = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")


def clear() -> None:
    """Take every ``CIVICGRAPH_*`` out of the environment, and give the tests a cache of their own."""
    for name in [name for name in os.environ if name.startswith("CIVICGRAPH_")]:
        value = os.environ.pop(name)
        if name != "CIVICGRAPH_CACHE":
            os.environ.setdefault(_KEPT + name, value)
    for name in _SCREENS:
        os.environ.pop(name, None)
    # Each of the hundreds of processes that tests start would compile all modules anew, which is half of its time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    cache = os.environ.get(f"{_KEPT}CACHE")
    if not cache:
        cache = os.environ[f"{_KEPT}CACHE"] = tempfile.mkdtemp(prefix="civicgraph-tests-")
        atexit.register(shutil.rmtree, cache, ignore_errors=True)
    os.environ["CIVICGRAPH_CACHE"] = cache


def _folder(name: str) -> Path | None:
    value = os.environ.get(f"{_KEPT}CIVICGRAPH_{name}")
    return Path(value).absolute() if value else None


clear()

#: The cache that all tests share, where those of the shipped record find it built.
CACHE = os.environ["CIVICGRAPH_CACHE"]
#: The folder with the texts of the shipped record's documents.
SOURCES = _folder("SOURCES")
#: The folder with the W3C's test suites.
W3C = _folder("W3C")
#: The folder with workspaces that have faults.
CASES = _folder("CASES")
#: A Chromium, where one is named.
CHROMIUM = os.environ.get(f"{_KEPT}CIVICGRAPH_CHROMIUM")
#: How often builds and uploads are killed; CI does it more often.
KILLS = int(os.environ.get(f"{_KEPT}CIVICGRAPH_KILLS") or "4")
