"""Commands that are killed at any moment between edits: the next answer is right, and nothing half made is kept."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

import pytest

from ...environment import KILLS
from ...workspace import FILES, Workspace

THINGS = FILES["things.yaml"]


@pytest.mark.slow
def test_answers_are_right_after_commands_killed_between_edits(workspace: Workspace) -> None:
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "civicgraph.cli", "show", "harbour-council"]
    start = time.monotonic()
    subprocess.run(command, cwd=workspace.root, env=environment, check=True, capture_output=True)
    takes, chance, killed = time.monotonic() - start, random.Random(20261129), 0
    for number in range(KILLS):
        name = f"Council number {number}"
        workspace.write("things.yaml", THINGS.replace("Harbour Council", name))
        if number % 3 == 0:  # now and then a file is in the making
            workspace.write("claims/report.yaml", FILES["claims/report.yaml"][: chance.randrange(2000)])
        with subprocess.Popen(command, cwd=workspace.root, env=environment, stdout=subprocess.PIPE) as process:
            time.sleep(chance.uniform(0, takes) if number else 0)  # the first is surely ended under way
            process.kill()
            process.communicate()
        killed += process.returncode != 0
        workspace.write("claims/report.yaml", FILES["claims/report.yaml"])
        done = workspace.run("show", "harbour-council")
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        assert done.stdout.startswith(f"{name}\n")
    assert killed
