"""Workers that die, are killed, take too long or are too slow to be read: no wrong answer, and nothing left behind."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import signal
import socket
import threading
import time
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest

from .serving import Server, running_server, settings_for, wait_until
from .test_hostile import PRODUCT

T = TypeVar("T")
ROW_COUNT = 30_000


def quads(count: int, width: int = 100) -> list[ox.Quad]:
    graph, p = ox.NamedNode("urn:g"), ox.NamedNode("urn:p")
    return [ox.Quad(ox.NamedNode(f"urn:s{n:06}"), p, ox.Literal("x" * width), graph) for n in range(count)]


def count_descriptors(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))


@pytest.mark.slow
def test_workers_killed_at_random_give_no_wrong_answer_and_leave_nothing(tmp_path: Path) -> None:
    with running_server(settings_for(tmp_path, quads(2000), timeout=20.0, workers=2)) as server:
        query = "SELECT ?s { ?s <urn:p> ?o } ORDER BY ?s LIMIT 50"
        with server.client() as client:
            right = client.get("/sparql", params={"query": query}).content
        time.sleep(1.0)
        before = count_descriptors(server)
        over = threading.Event()
        wrong: list[str] = []
        refused: list[str] = []
        answered: list[str] = []

        def ask(address: str) -> None:
            with server.client(address) as client:
                while not over.is_set():
                    reply = client.get("/sparql", params={"query": query})
                    if reply.status_code == 200:
                        (answered if reply.content == right else wrong).append(reply.text)
                    else:
                        refused.append(reply.text)

        threads = [threading.Thread(target=ask, args=(f"127.0.0.{n}",)) for n in (21, 22, 23)]
        for thread in threads:
            thread.start()
        chance = random.Random(6)
        for _ in range(25):
            time.sleep(chance.uniform(0.1, 0.5))
            if workers := server.descendants():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(chance.choice(workers), signal.SIGKILL)
        over.set()
        for thread in threads:
            thread.join()
        for _ in range(120):  # a busy machine takes its time to replace the last one
            if len(server.descendants()) == 2 and count_descriptors(server) <= before + 2:
                break
            time.sleep(0.5)
        assert wrong == []
        assert answered
        assert all("ended" in reason or "free" in reason for reason in refused)
        assert len(server.descendants()) == 2
        assert count_descriptors(server) <= before + 2
        assert server.metrics()["civicgraph_replaced_total"] >= 2


def test_nothing_runs_on_when_the_server_is_killed(tmp_path: Path) -> None:
    with running_server(settings_for(tmp_path, quads(10))) as server:
        time.sleep(1.0)
        workers = server.descendants()
        server.process.kill()
        server.process.wait()
        time.sleep(0.5)
        assert workers
        assert not [pid for pid in workers if Path(f"/proc/{pid}/exe").exists()]


def test_a_server_that_is_told_to_stop_finishes_what_it_has_begun(tmp_path: Path) -> None:
    with running_server(settings_for(tmp_path, quads(ROW_COUNT), timeout=20.0)) as server:
        found: list[int] = []

        def ask() -> None:
            with server.client() as client:
                reply = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } ORDER BY ?o ?s"})
                found.append(len(reply.json()["results"]["bindings"]))

        thread = threading.Thread(target=ask)
        thread.start()
        while not server.metrics()["civicgraph_workers_busy"]:
            assert thread.is_alive()
        server.process.send_signal(signal.SIGTERM)
        thread.join()
        assert server.process.wait(20) in (0, -signal.SIGTERM)
        assert found == [ROW_COUNT]


def test_what_breaks_off_says_so(tmp_path: Path) -> None:
    """A reader so slow that the time is over while it still reads gets whole rows and a mark."""
    with running_server(settings_for(tmp_path, quads(ROW_COUNT, 400), timeout=1.5, max_rows=1_000_000)) as server:
        parts = urlsplit(server.url)
        query = quote("SELECT * { ?s ?p ?o . ?s ?q ?r }")
        with socket.create_connection((parts.hostname, parts.port)) as slow:
            head = f"GET /sparql?query={query} HTTP/1.0\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"
            slow.sendall(head.encode())
            time.sleep(2.5)
            received = b""
            while part := slow.recv(65536):
                received += part
        status, _, body = received.partition(b"\r\n\r\n")
        assert b" 200 " in status.splitlines()[0]
        found = json.loads(body)
        assert found["truncated"] and found["results"]["bindings"]
        assert server.metrics()["civicgraph_workers_busy"] == 0
        while server.metrics()["civicgraph_workers_alive"] != 2:
            time.sleep(0.05)


@pytest.mark.slow
def test_a_slow_reader_of_a_short_answer_holds_no_worker(tmp_path: Path) -> None:
    with running_server(settings_for(tmp_path, quads(3000), timeout=30.0)) as server:
        parts = urlsplit(server.url)
        slow = [socket.create_connection((parts.hostname, parts.port)) for _ in range(8)]
        for connection in slow:
            connection.sendall(b"GET /sparql?query=SELECT*%7B?s?p?o%7D HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(2.0)
        assert server.metrics()["civicgraph_workers_busy"] == 0
        for connection in slow:
            connection.close()


def test_time_and_memory_are_limits(tmp_path: Path) -> None:
    with (
        running_server(settings_for(tmp_path, quads(2000), timeout=1.0, memory=512)) as server,
        server.client() as client,
    ):
        start = time.monotonic()
        late = client.get("/sparql", params={"query": PRODUCT})
        assert (late.status_code, time.monotonic() - start < 4) == (503, True)
        assert "longer than the 1 s" in late.text
        large = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"})
        assert large.status_code == 503
        assert "memory" in large.text or "longer" in large.text
        # Both workers have been ended, and it may take a while until another has started.
        wait_until(lambda: client.get("/ready").status_code == 200)


def test_what_an_engine_says_as_it_dies_is_told_with_the_query(tmp_path: Path) -> None:
    with running_server(settings_for(tmp_path, quads(2000), timeout=60.0, memory=512, workers=1)) as server:
        with server.client() as client:
            large = "SELECT * { ?a ?b ?c .\n ?d ?e ?f } ORDER BY ?f ?c"
            assert client.get("/sparql", params={"query": large}).status_code == 503
            assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        received = [line for line in server.stderr_lines if "asked" in line]
    query = "asked 'SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c': "
    assert received and all(re.match(r"worker \d+, " + re.escape(query), line) for line in received)
    assert [line for line in server.stderr_lines if "note: run with" in line or "panicked" in line] == []


def test_who_reads_nothing_of_an_answer_is_hung_up_on(tmp_path: Path) -> None:
    quick = "from civicgraph.server import run as running; running._REQUEST_SECONDS = 0.5; "
    with running_server(settings_for(tmp_path, quads(20_000), timeout=20.0, workers=1), before=quick) as server:
        parts = urlsplit(server.url)
        slow = socket.create_connection((parts.hostname, parts.port))
        try:
            query = quote("SELECT * { ?s ?p ?o . ?s ?q ?r }")
            slow.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(4.0)
            received, ended = b"", False
            while not ended:
                try:
                    part = slow.recv(65536)
                except ConnectionResetError:
                    part = b""
                received, ended = received + part, not part
            assert b" 200 " in received.splitlines()[0]
            assert not received.endswith(b"0\r\n\r\n"), "nobody can take it for the whole"
        finally:
            slow.close()
        with server.client() as client:
            assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"]
