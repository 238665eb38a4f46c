"""How much a client may leave unread, and which answer is abandoned where all leave too much."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from civicgraph.server.workers import unread_answers
from civicgraph.server.workers.unread_answers import MAX_UNREAD_PER_CLIENT, PIECE_BYTES, UnreadAnswers

from .fakes import run


def test_a_first_answer_may_have_any_size_and_a_second_only_beside_little() -> None:
    unread = UnreadAnswers()
    assert not unread.is_full("a", 10 * MAX_UNREAD_PER_CLIENT)
    unread.add("a", MAX_UNREAD_PER_CLIENT - 10)
    assert [unread.is_full("a"), unread.is_full("a", 11), unread.is_full("b", 11)] == [False, True, False]
    unread.add("a", 11)
    assert unread.is_full("a")
    unread.add("a", -MAX_UNREAD_PER_CLIENT - 1)
    assert (dict(unread.bytes), unread.is_full("a", 1)) == ({}, False)


def test_where_all_leave_too_much_the_worst_client_loses_its_oldest_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread_answers, "MAX_UNREAD", 500_000)

    async def never(body: bytes, follows: bool) -> None:
        await asyncio.Event().wait()

    async def scene() -> None:
        unread = UnreadAnswers()
        with contextlib.ExitStack() as stack:
            deliveries = [stack.enter_context(unread.delivery(name)) for name in ("a", "b", "b", "c")]
            sending = [asyncio.create_task(unread.send(each, b"x" * 150_000, never)) for each in deliveries]
            await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
            assert [task.done() for task in sending] == [False, True, False, False]
            assert dict(unread.bytes) == {"a": 150_000, "b": 150_000, "c": 150_000}
            for task in sending:
                task.cancel()
            await asyncio.gather(*sending, return_exceptions=True)
        assert (unread.total, unread.abandoned) == (0, 1)

    run(scene())


def test_a_body_is_sent_in_pieces_and_counts_until_it_is_read() -> None:
    async def scene() -> None:
        unread, sent = UnreadAnswers(), []

        async def send(piece: bytes, follows: bool) -> None:
            sent.append((len(piece), follows, unread.total))

        with unread.delivery("a") as delivery:
            await unread.send(delivery, b"x" * PIECE_BYTES, send)
            await unread.send(delivery, b"x" * (2 * PIECE_BYTES + 1), send)
        whole = 2 * PIECE_BYTES + 1
        pieces = [(PIECE_BYTES, True, whole), (PIECE_BYTES, True, whole), (1, False, whole)]
        assert sent == [(PIECE_BYTES, False, 0), *pieces]
        assert unread.total == 0

    run(scene())
