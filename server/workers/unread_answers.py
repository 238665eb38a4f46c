"""Limits on the bytes that the server keeps for clients that do not read their answers."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

MAX_UNREAD_PER_CLIENT, MAX_UNREAD = 32 * 1024 * 1024, 256 * 1024 * 1024
PIECE_BYTES = 64 * 1024


class Delivery:
    """One answer on its way to a client. ``abandoned`` is set if it is dropped because the client does not read."""

    def __init__(self, client: str) -> None:
        self.client = client
        self.is_sending = False
        self.abandoned = asyncio.Event()

    async def run_unless_abandoned(self, work: Awaitable[Any]) -> Any:
        """The result of some work, or nothing if the answer is abandoned before."""
        working, abandoning = asyncio.ensure_future(work), asyncio.ensure_future(self.abandoned.wait())
        try:
            await asyncio.wait((working, abandoning), return_when=asyncio.FIRST_COMPLETED)
            return working.result() if working.done() else None
        finally:
            for task in (working, abandoning):
                task.cancel()
            await asyncio.gather(working, abandoning, return_exceptions=True)


class UnreadAnswers:
    """Counts the bytes that each client has not read yet.

    A client with :data:`MAX_UNREAD_PER_CLIENT` unread bytes gets nothing more. Where all clients together have more
    than :data:`MAX_UNREAD`, the oldest answer to the client with most unread bytes is abandoned. ``abandoned`` counts
    these.
    """

    def __init__(self) -> None:
        self.bytes: Counter[str] = Counter()
        self.abandoned = 0
        self._deliveries: dict[Delivery, None] = {}

    @property
    def total(self) -> int:
        """How many bytes are unread."""
        return sum(self.bytes.values())

    def is_full(self, client: str, more: int = 0) -> bool:
        """Whether a client has so many unread bytes that it should get no more. A first answer may have any size."""
        size = self.bytes.get(client, 0)
        return bool(size) and size + more > MAX_UNREAD_PER_CLIENT

    def add(self, client: str, size: int) -> None:
        """Counts more unread bytes, or fewer."""
        self.bytes[client] += size
        if not self.bytes[client]:
            del self.bytes[client]
        if size > 0 and self.total > MAX_UNREAD:
            self._abandon_one()

    @contextmanager
    def delivery(self, client: str) -> Iterator[Delivery]:
        """An answer, as long as it is on its way."""
        delivery = Delivery(client)
        self._deliveries[delivery] = None
        try:
            yield delivery
        finally:
            del self._deliveries[delivery]

    async def send(self, delivery: Delivery, body: bytes, send: Callable[[bytes, bool], Awaitable[None]]) -> None:
        """Sends a body piece by piece, as it is read. ``send`` takes a piece, and whether another one follows."""
        if len(body) <= PIECE_BYTES:
            await send(body, False)
            return
        self.add(delivery.client, len(body))
        delivery.is_sending = True
        try:
            for start in range(0, len(body), PIECE_BYTES):
                if delivery.abandoned.is_set():
                    return
                end = start + PIECE_BYTES
                await delivery.run_unless_abandoned(send(body[start:end], end < len(body)))
        finally:
            delivery.is_sending = False
            self.add(delivery.client, -len(body))

    def _abandon_one(self) -> None:
        # The oldest come first, and `max` returns the first of those that are equal.
        sending = [each for each in self._deliveries if each.is_sending and not each.abandoned.is_set()]
        if sending:
            max(sending, key=lambda delivery: self.bytes[delivery.client]).abandoned.set()
            self.abandoned += 1
