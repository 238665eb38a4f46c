"""Who asks and does not read: little is held for them, nobody else waits for them, and memory is given back."""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from civicgraph.server.settings import Settings
from civicgraph.server.workers import reply_buffer as holding
from civicgraph.server.workers.process import Died, Worker
from civicgraph.server.workers.reply_buffer import Held

from .serving import Server, served, settings_for
from .test_workers import quads, ran

PAIRS = "SELECT * { ?s ?p ?o . ?t ?q ?r }"
# Some seven megabytes that are sent whole or not at all, whatever the data.
DOUBLED = " ".join(f"BIND(CONCAT(?x{n},?x{n}) AS ?x{n + 1})" for n in range(16))
WHOLE = (
    "CONSTRUCT { <x:a> <x:b> ?y } WHERE { { SELECT ?s { ?s <urn:p> ?o } LIMIT 7 } "
    f"BIND('aaaaaaaaaaaaaaaa' AS ?x0) {DOUBLED} BIND(CONCAT(?x16, STR(?s)) AS ?y) }}"
)


@contextlib.contextmanager
def unread(server: Server, address: str, query: str, many: int, format: str = "json") -> Iterator[list[socket.socket]]:
    """Connections of one address that have asked and read nothing."""
    parts = urlsplit(server.url)
    with contextlib.ExitStack() as stack:
        found = []
        for _ in range(many):
            one = stack.enter_context(socket.socket())
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.bind((address, 0))
            one.connect((parts.hostname, parts.port))
            one.sendall(
                f"GET /sparql?format={format}&query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
            )
            found.append(one)
        yield found


def megabytes(server: Server) -> int:
    """What the server's own process holds in memory."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.process.pid}/status").read_text())
    assert found
    return int(found[1]) >> 10


def test_long_answers_that_nobody_reads_keep_nobody_waiting(tmp_path: Path) -> None:
    with (
        served(settings_for(tmp_path, quads(2000, 400), workers=2, timeout=60.0)) as server,
        contextlib.ExitStack() as all,
    ):
        for number in range(10):
            all.enter_context(unread(server, f"127.0.0.{80 + number}", PAIRS, 2))
        with server.client("127.0.0.7") as client:
            for _ in range(6):
                assert client.get("/sparql", params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


def test_answers_held_for_one_client_are_bounded(tmp_path: Path) -> None:
    with served(settings_for(tmp_path, quads(10), workers=2)) as server, server.client("127.0.0.7") as client:
        before = megabytes(server)
        with unread(server, "127.0.0.90", WHOLE, 20, "jsonld") as connections:
            refused = [one for one in connections if b" 429 " in one.recv(15, socket.MSG_PEEK)]
            told = refused[0].recv(4096)
            assert b"wait to be read" in told and b"retry-after: 5" in told
            assert len(refused) >= 15
            assert holding.OF_ONE // 2 < server.metrics()["civicgraph_bytes_unread"] <= holding.OF_ONE
            assert megabytes(server) - before < 120
            assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        while server.metrics()["civicgraph_bytes_unread"]:
            assert server.process.poll() is None
        assert megabytes(server) - before < 60
        with server.client("127.0.0.90") as again:
            assert again.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_large_answer_that_is_read_arrives_whole(tmp_path: Path) -> None:
    with served(settings_for(tmp_path, quads(10), workers=1)) as server, server.client() as client:
        first, second = (client.get("/sparql", params={"query": WHOLE, "format": "jsonld"}) for _ in range(2))
        assert (first.status_code, len(first.content) > 7_000_000, first.content == second.content) == (200, True, True)
        assert server.metrics()["civicgraph_bytes_unread"] == 0


def test_where_too_much_is_held_in_all_the_worst_client_loses_its_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "IN_ALL", 500_000)

    async def never(body: bytes, follows: bool) -> None:
        await asyncio.Event().wait()

    async def scene() -> None:
        held = Held()
        with contextlib.ExitStack() as stack:
            answers = [stack.enter_context(held.answer(name)) for name in ("a", "b", "b", "c")]
            sending = [asyncio.create_task(held.send(one, b"x" * 150_000, never)) for one in answers]
            await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
            assert [one.done() for one in sending] == [False, True, False, False]
            assert dict(held.bytes) == {"a": 150_000, "b": 150_000, "c": 150_000}
            for one in sending:
                one.cancel()
            await asyncio.gather(*sending, return_exceptions=True)
        assert (held.in_all, held.given_up) == (0, 1)

    ran(scene())


def test_a_first_answer_may_be_of_any_size_and_a_second_only_beside_little() -> None:
    held = Held()
    assert not held.is_full("a", 10 * holding.OF_ONE)
    held.add("a", holding.OF_ONE - 10)
    assert [held.is_full("a"), held.is_full("a", 11), held.is_full("b", 11)] == [False, True, False]
    held.add("a", 11)
    assert held.is_full("a")
    held.add("a", -holding.OF_ONE - 1)
    assert (dict(held.bytes), held.is_full("a", 1)) == ({}, False)


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
            await worker.ended()
        with pytest.raises(Died):
            while True:
                await worker.frame()
        return worker.process.returncode

    assert [ran(scene(True)), ran(scene(False))] == [-signal.SIGKILL] * 2
