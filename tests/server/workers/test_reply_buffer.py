"""What is buffered for a slow client, and why a reply is cut short."""

from __future__ import annotations

import asyncio

import pytest

from civicgraph.server.workers.messages import DATA, END, FAIL
from civicgraph.server.workers.reply_buffer import BUFFER_BYTES, ReplyBuffer
from civicgraph.server.workers.unread_answers import MAX_UNREAD_PER_CLIENT, UnreadAnswers

from .fakes import FakeWorker, now, run, settle

HALF = b"x" * (BUFFER_BYTES // 2)


class Filling:
    """A buffer that is being filled from a fake worker, within ten seconds."""

    def __init__(self, unread: UnreadAnswers | None = None) -> None:
        self.worker = FakeWorker("w")
        self.unread = unread or UnreadAnswers()
        self.buffer = ReplyBuffer(self.worker, now() + 10.0, self.unread, "a")
        self.released_at: list[float] = []
        self.task = asyncio.create_task(
            self.buffer.fill(lambda: "too much memory", lambda: self.released_at.append(now()))
        )

    async def read(self) -> bytes:
        """All pieces to the end."""
        return b"".join([piece async for piece in self.buffer.pieces("csv")])


def test_a_worker_is_released_when_its_last_frame_fits_though_nobody_reads() -> None:
    async def scene() -> None:
        filling = Filling()
        filling.worker.put(DATA, HALF)
        filling.worker.put(END, {"last": True})
        await filling.task
        assert (filling.released_at, filling.buffer.is_done, filling.buffer.is_last) == ([0], True, True)
        assert filling.unread.bytes == {"a": len(HALF)}
        assert (await filling.read(), filling.unread.total) == (HALF, 0)

    run(scene())


def test_no_more_is_taken_from_a_worker_than_the_buffer_holds() -> None:
    async def scene() -> None:
        filling = Filling()
        for _ in range(5):
            filling.worker.put(DATA, HALF)
        filling.worker.put(END, {"last": False})
        await settle()
        assert (filling.worker.frames_read, filling.unread.total) == (2, BUFFER_BYTES)
        pieces = filling.buffer.pieces("csv")
        assert await anext(pieces) == HALF
        await settle()
        assert (filling.worker.frames_read, filling.released_at) == (3, [])
        assert [len(piece) async for piece in pieces] == [len(HALF)] * 4
        assert (filling.buffer.cut, filling.unread.total) == ("", 0)

    run(scene())


def test_a_client_with_much_unread_elsewhere_gets_one_piece_at_a_time() -> None:
    async def scene() -> None:
        unread = UnreadAnswers()
        unread.add("a", MAX_UNREAD_PER_CLIENT)
        filling = Filling(unread)
        for _ in range(3):
            filling.worker.put(DATA, b"row\n")
        await settle()
        assert filling.worker.frames_read == 1
        filling.task.cancel()

    run(scene())


@pytest.mark.parametrize(
    ("code", "end_reason", "cut"),
    [
        (-6, "", "too much memory"),
        (-9, "", "the worker that was answering has ended"),
        (-9, "others wait", "others wait"),
    ],
)
def test_a_reply_whose_worker_ends_is_marked_with_the_reason(code: int, end_reason: str, cut: str) -> None:
    async def scene() -> None:
        filling = Filling()
        filling.worker.put(DATA, b"row\n")
        await settle()
        filling.worker.end_reason = end_reason
        filling.worker.exit(code)
        assert await filling.read() == f"row\n# truncated: {cut}\r\n".encode()
        assert (filling.buffer.is_done, filling.released_at) == (False, [0])

    run(scene())


def test_the_end_of_a_worker_is_seen_though_the_buffer_is_full() -> None:
    async def scene() -> None:
        filling = Filling()
        for _ in range(3):
            filling.worker.put(DATA, HALF)
        await settle()
        filling.worker.exit(-6)
        filling.worker.closed.set()
        await filling.task
        assert (now(), filling.buffer.cut, filling.worker.frames_read) == (0, "too much memory", 2)

    run(scene())


@pytest.mark.parametrize("pieces", [1, 3])
def test_a_reply_that_takes_too_long_is_cut_at_the_deadline_read_or_not(pieces: int) -> None:
    async def scene() -> None:
        filling = Filling()
        for _ in range(pieces):
            filling.worker.put(DATA, HALF)
        await filling.task
        assert (now(), filling.released_at, filling.buffer.cut) == (10, [10], "the time that a query may take is over")
        filling.buffer.drop()
        assert filling.unread.total == 0

    run(scene())


def test_an_error_in_the_middle_is_the_reason_for_the_cut() -> None:
    async def scene() -> None:
        filling = Filling()
        filling.worker.put(DATA, b"row\n")
        filling.worker.put(FAIL, {"status": 400, "reason": "a row is too large", "last": False})
        assert await filling.read() == b"row\n# truncated: a row is too large\r\n"
        assert filling.buffer.is_done

    run(scene())


@pytest.mark.parametrize(
    ("format", "mark"),
    [
        ("json", b'"truncated": true'),
        ("xml", b"<!-- truncated: the worker that was answering has ended -->"),
        ("csv", b"# truncated: the worker that was answering has ended"),
        ("tsv", b"# truncated: the worker that was answering has ended"),
        ("turtle", b"# truncated: the worker that was answering has ended"),
        ("ntriples", b"# truncated: the worker that was answering has ended"),
    ],
)
def test_a_cut_is_marked_in_every_format_that_can_be_cut(format: str, mark: bytes) -> None:
    async def scene() -> bytes:
        filling = Filling()
        filling.worker.exit(-9)
        return b"".join([piece async for piece in filling.buffer.pieces(format)])

    assert mark in run(scene())
