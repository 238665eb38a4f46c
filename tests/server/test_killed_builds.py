"""A build that is ended at any moment leaves no half of itself, and what is served stays what it was.

``CIVICGRAPH_KILLS`` says how often to kill; four by default.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time

import pyoxigraph as ox

from civicgraph.graph.storage import open_record
from civicgraph.server.settings import settings_of

from ..environment import KILLS
from ..workspace import Workspace
from .serving import Server, running_server

NAME = 'SELECT ?name { <night-bus> skos:prefLabel ?name FILTER(STRSTARTS(?name, "Night bus")) }'


def write_version(workspace: Workspace, number: int) -> str:
    """Other data in the workspace, not built; the name that tells it apart."""
    text = (workspace.root / "things.yaml").read_text("utf-8")
    name = f"Night bus number {number}"
    workspace.write("things.yaml", re.sub(r"(id: night-bus\n.*?name: )[^\n]*", rf"\g<1>{name}", text, flags=re.DOTALL))
    return name


def start_build(workspace: Workspace) -> subprocess.Popen[bytes]:
    """The command, under way."""
    command = [sys.executable, "-m", "civicgraph.cli", "--data", str(workspace.root), "build"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def built_entries(workspace: Workspace) -> dict[str, tuple[int, int]]:
    """Every entry of the cache that counts as built, opened: its quads and claims."""
    entries = [entry for entry in workspace.cache.iterdir() if re.fullmatch("[0-9a-f]{32}", entry.name)]
    found = {}
    for entry in entries:
        record = open_record.open_record(str(entry / open_record.NAME), "here")
        found[entry.name] = len(ox.Store.read_only(str(entry / "store"))), len(record.claims)
    return found


def name_served(server: Server) -> str:
    with server.client() as client:
        return client.get("/sparql", params={"query": NAME}, headers={"accept": "text/csv"}).text.split("\r\n")[1]


def test_builds_killed_at_random_moments_leave_the_old_data_served(workspace: Workspace) -> None:
    old = write_version(workspace, -1)
    settings = settings_of(workspace.dataset(), workers=1)
    (known,) = set(built_entries(workspace).values())
    write_version(workspace, -2)
    start = time.monotonic()
    with start_build(workspace) as process:
        process.communicate()
    assert process.returncode == 0
    takes = time.monotonic() - start
    chance, ended = random.Random(20261125), {"killed": 0, "built": 0}
    with running_server(settings) as server:
        for number in range(KILLS):
            write_version(workspace, number)
            with start_build(workspace) as process:
                time.sleep(chance.uniform(0, 1.05 * takes) if number else 0)  # the first is surely ended under way
                process.kill()
                process.communicate()
            ended["built" if process.returncode == 0 else "killed"] += 1
            assert set(built_entries(workspace).values()) == {known}
            assert workspace.dataset().is_built() == (workspace.dataset().hash[:32] in built_entries(workspace))
            assert name_served(server) == old
        assert ended["killed"], "no build was ended under way"
    latest = write_version(workspace, KILLS)
    with running_server(settings_of(workspace.dataset(), workers=1)) as server:
        assert name_served(server) == latest
