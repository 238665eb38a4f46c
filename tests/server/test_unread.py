"""Clients that do not read: little is kept for them, nobody else waits for them, and memory is freed."""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import socket
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import pytest

from civicgraph.server.settings import Settings
from civicgraph.server.workers import unread_answers
from civicgraph.server.workers.process import Worker, WorkerExited

from .serving import Server, running_server, settings_for
from .test_workers import quads

T = TypeVar("T")
PAIRS = "SELECT * { ?s ?p ?o . ?t ?q ?r }"
# Some seven megabytes that are sent whole or not at all, whatever the data.
DOUBLED = " ".join(f"BIND(CONCAT(?x{n},?x{n}) AS ?x{n + 1})" for n in range(16))
WHOLE = (
    "CONSTRUCT { <x:a> <x:b> ?y } WHERE { { SELECT ?s { ?s <urn:p> ?o } LIMIT 7 } "
    f"BIND('aaaaaaaaaaaaaaaa' AS ?x0) {DOUBLED} BIND(CONCAT(?x16, STR(?s)) AS ?y) }}"
)


@contextlib.contextmanager
def unread_connections(
    server: Server, address: str, query: str, count: int, format: str = "json"
) -> Iterator[list[socket.socket]]:
    """Connections of one address that have asked and read nothing."""
    parts = urlsplit(server.url)
    with contextlib.ExitStack() as stack:
        found = []
        for _ in range(count):
            connection = stack.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.bind((address, 0))
            connection.connect((parts.hostname, parts.port))
            connection.sendall(
                f"GET /sparql?format={format}&query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
            )
            found.append(connection)
        yield found


def megabytes(server: Server) -> int:
    """How much memory the server's own process uses."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.process.pid}/status").read_text())
    assert found
    return int(found[1]) >> 10


@pytest.mark.slow
def test_long_answers_that_nobody_reads_keep_nobody_waiting(tmp_path: Path) -> None:
    with (
        running_server(settings_for(tmp_path, quads(2000, 400), workers=2, timeout=60.0)) as server,
        contextlib.ExitStack() as all,
    ):
        for number in range(10):
            all.enter_context(unread_connections(server, f"127.0.0.{80 + number}", PAIRS, 2))
        with server.client("127.0.0.7") as client:
            for _ in range(6):
                assert client.get("/sparql", params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


def test_answers_held_for_one_client_are_bounded(tmp_path: Path) -> None:
    with running_server(settings_for(tmp_path, quads(10), workers=2)) as server, server.client("127.0.0.7") as client:
        before = megabytes(server)
        with unread_connections(server, "127.0.0.90", WHOLE, 20, "jsonld") as connections:
            refused = [connection for connection in connections if b" 429 " in connection.recv(15, socket.MSG_PEEK)]
            reason = refused[0].recv(4096)
            assert b"wait to be read" in reason and b"retry-after: 5" in reason
            assert len(refused) >= 15
            assert (
                unread_answers.MAX_UNREAD_PER_CLIENT // 2
                < server.metrics()["civicgraph_bytes_unread"]
                <= unread_answers.MAX_UNREAD_PER_CLIENT
            )
            assert megabytes(server) - before < 120
            assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        while server.metrics()["civicgraph_bytes_unread"]:
            assert server.process.poll() is None
        assert megabytes(server) - before < 60
        with server.client("127.0.0.90") as again:
            assert again.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_large_answer_that_is_read_arrives_whole(tmp_path: Path) -> None:
    with running_server(settings_for(tmp_path, quads(10), workers=1)) as server, server.client() as client:
        first, second = (client.get("/sparql", params={"query": WHOLE, "format": "jsonld"}) for _ in range(2))
        assert (first.status_code, len(first.content) > 7_000_000, first.content == second.content) == (200, True, True)
        assert server.metrics()["civicgraph_bytes_unread"] == 0


def run_in_thread(scene: Coroutine[Any, Any, T]) -> T:
    """Runs a scene in a thread of its own, since the tests of a browser may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        found: T = thread.submit(asyncio.run, scene).result()
    return found


@pytest.mark.slow
def test_the_end_of_a_worker_is_seen_though_nobody_reads_what_it_sent(tmp_path: Path) -> None:
    settings: Settings = settings_for(tmp_path, quads(2000, 400))
    job = {"op": "query", "query": PAIRS, "default": [], "named": [], "rows": "csv", "graph": "", "limit": 10**6}

    async def scene(by_us: bool) -> int | None:
        worker = await Worker.start(settings)
        await worker.send({**job, "seconds": 60})
        await worker.frame()
        if by_us:
            worker.kill()
        else:
            worker.process.send_signal(signal.SIGKILL)
        async with asyncio.timeout(20):
            await worker.wait_until_ended()
        with pytest.raises(WorkerExited):
            while True:
                await worker.frame()
        return worker.process.returncode

    assert [run_in_thread(scene(True)), run_in_thread(scene(False))] == [-signal.SIGKILL] * 2
