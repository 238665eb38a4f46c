"""A worker where the kernel has no filter for it: it opens nothing once it is ready, and still does its work."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from civicgraph.pages.analyses import ANALYSES
from civicgraph.server.file_state import stamp
from civicgraph.server.settings import settings_of
from civicgraph.server.workers.messages import DATA, END, FAIL, PREFIX, READY, pack, parse_prefix
from civicgraph.server.workers.process import environment

from ..workspace import Workspace

# The worker's own main, on a system that has no filter.
MAIN = (
    "from civicgraph.server.workers import isolation, worker; isolation._install_filter = lambda: False; worker.main()"
)
CLOSED = "from civicgraph.server.workers import isolation; isolation.forbid_opening(); import socket; socket.socket()"
QUERY = {"op": "query", "default": [], "named": [], "rows": "json", "graph": "turtle", "limit": 9}
ABOUT: dict[str, dict[str, str]] = {
    "ties": {"actor": "harbour-council"}, "timeline": {"of": "night-bus"}, "what-if": {"name": "night-bus"},
    "tests": {"from": "ask-night-bus", "to": "night-bus"},
}  # fmt: skip
JOBS: list[tuple[dict[str, Any], str]] = [
    ({**QUERY, "query": "SELECT ?a { ?a a civic:Ask }"}, "ask-night-bus"),
    ({**QUERY, "query": "DESCRIBE <night-bus>"}, "night-bus"),
    ({"op": "graphs"}, "source/report"),
    ({"op": "search", "text": "harbor council", "limit": 3}, "Harbour Council"),
    ({"op": "reconcile", "queries": {"q": {"query": "Harbour Council", "types": [], "limit": 1}}}, '"score": 100'),
    ({"op": "passages", "claim": "claim/report/led-to", "stamps": {"source/report": "STAMP"}}, "bus"),
    ({"op": "map", "around": "", "depth": 2, "limit": 300, "picked": [], "stamp": ""}, "<!doctype html>"),
    *(({"op": "page", "name": one.name, "format": "html", "site": {},
        "asked": {field.name: field.usual for field in one.fields} | ABOUT.get(one.name, {})}, f"<h1>{one.label}")
      for one in ANALYSES),
]  # fmt: skip


@pytest.fixture
def worker(workspace: Workspace) -> Iterator[subprocess.Popen[bytes]]:
    """A worker without the kernel's filter."""
    settings = json.dumps(asdict(settings_of(workspace.dataset(), passages=True)))
    command = [sys.executable, "-c", MAIN, settings]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()) as process:
        yield process
        process.kill()


def frame(worker: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    assert worker.stdout is not None
    head = worker.stdout.read(PREFIX)
    assert len(head) == PREFIX, f"the worker has ended with {worker.wait()}"
    kind, size = parse_prefix(head)
    return kind, worker.stdout.read(size)


def test_every_kind_of_work_is_done_without_opening_anything(
    worker: subprocess.Popen[bytes], workspace: Workspace
) -> None:
    assert frame(worker) == (READY, b'{"network": "descriptors"}')
    assert worker.stdin is not None
    for job, expected in JOBS:
        state = stamp(str(workspace.root / "documents" / "report.txt"))
        job = {**job, "stamps": {id: state for id in job["stamps"]}} if "stamps" in job else job
        worker.stdin.write(pack(b"J", {**job, "seconds": 20}))
        worker.stdin.flush()
        content = b""
        while (received := frame(worker))[0] not in (END, FAIL):
            content += received[1] if received[0] == DATA else b""
        assert received[0] == END, (job, received)
        assert content.decode().count(expected), job


def test_what_is_closed_opens_no_socket() -> None:
    done = subprocess.run([sys.executable, "-c", CLOSED], capture_output=True, text=True)
    assert "Too many open files" in done.stderr
