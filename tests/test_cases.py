"""Small inputs that once showed a fault: whatever they hold, the commands answer, or refuse in lines that say where.

They are found through ``CIVICGRAPH_CASES``; without it these tests skip. What is right for each kind is asserted where
the kind is at home; here it is that none of them ends in a traceback, in silence, or in another record's answer.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .environment import CASES

FAULTS = (CASES or Path()) / "faults"
FOLDERS = sorted({path.parent for path in FAULTS.glob("**/civicgraph.toml")}) if CASES else []

pytestmark = pytest.mark.skipif(not FOLDERS, reason="set CIVICGRAPH_CASES to the folder that holds faults/")


def run(folder: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command on the data in a folder, from elsewhere, with no texts but the folder's own."""
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(cache), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "civicgraph.cli", "--data", str(folder), *arguments]
    return subprocess.run(command, env=environment, cwd=cache, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(FAULTS)))
def test_a_case_passes_or_is_refused_in_lines_that_say_where(folder: Path, tmp_path: Path) -> None:
    done = run(folder, tmp_path, "check")
    assert done.returncode in (0, 2) and "Traceback" not in done.stderr
    if done.returncode:
        lines = done.stderr.splitlines()
        assert lines and all(re.match(rf"(Error: )?.*{re.escape(folder.name)}.*: .+", line) for line in lines)
    else:
        assert re.search(r" passes", done.stdout)


def test_three_respondents_are_three_voices(tmp_path: Path) -> None:
    (folder,) = (folder for folder in FOLDERS if folder.name.startswith("35-"))
    said = " ".join(run(folder, tmp_path, "trace", "training", "change", "--full").stdout.split())
    assert "Told by three voices in three sources: Respondent 1, Respondent 2 and Respondent 3." in said
    assert all(f"Says Respondent {n}, in “Interview {n}”, line 1, at “" in said for n in (1, 2, 3))
    assert "told by one voice" not in said
