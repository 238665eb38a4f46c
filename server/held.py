"""What the server holds of answers that are made and not yet read: little of each client, and not too much in all."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

OF_ONE, IN_ALL = 32 * 1024 * 1024, 256 * 1024 * 1024
PIECE = 64 * 1024


class Answer:
    """One answer on its way. ``given_up`` is set where it is held no longer, because nobody reads it."""

    def __init__(self, client: str) -> None:
        self.client = client
        self.begun = False
        self.given_up = asyncio.Event()

    async def unless_given_up(self, work: Awaitable[Any]) -> Any:
        """What comes of some work; nothing where the answer is given up before."""
        doing, giving_up = asyncio.ensure_future(work), asyncio.ensure_future(self.given_up.wait())
        try:
            await asyncio.wait((doing, giving_up), return_when=asyncio.FIRST_COMPLETED)
            return doing.result() if doing.done() else None
        finally:
            for one in (doing, giving_up):
                one.cancel()
            await asyncio.gather(doing, giving_up, return_exceptions=True)


class Held:
    """Bytes held by client. Who has :data:`OF_ONE` unread is given nothing more; where there are :data:`IN_ALL`, the
    oldest answer of the client that leaves most unread is given up.
    """

    def __init__(self) -> None:
        self.bytes: Counter[str] = Counter()
        self.given_up = 0
        self._answers: dict[Answer, None] = {}

    @property
    def in_all(self) -> int:
        """How many bytes are held."""
        return sum(self.bytes.values())

    def is_full(self, client: str, more: int = 0) -> bool:
        """Whether a client leaves so much unread that it should be given no more. A first answer may be of any size."""
        held = self.bytes.get(client, 0)
        return bool(held) and held + more > OF_ONE

    def add(self, client: str, size: int) -> None:
        """So many bytes more are held, or fewer."""
        self.bytes[client] += size
        if not self.bytes[client]:
            del self.bytes[client]
        if size > 0 and self.in_all > IN_ALL:
            self._give_up()

    @contextmanager
    def answer(self, client: str) -> Iterator[Answer]:
        """An answer, as long as it is on its way."""
        made = Answer(client)
        self._answers[made] = None
        try:
            yield made
        finally:
            del self._answers[made]

    async def send(self, answer: Answer, body: bytes, send: Callable[[bytes, bool], Awaitable[None]]) -> None:
        """Sends a body piece by piece, as it is read; ``send`` takes a piece and whether another one follows."""
        if len(body) <= PIECE:
            await send(body, False)
            return
        self.add(answer.client, len(body))
        answer.begun = True
        try:
            for at in range(0, len(body), PIECE):
                if answer.given_up.is_set():
                    return
                await answer.unless_given_up(send(body[at : at + PIECE], at + PIECE < len(body)))
        finally:
            answer.begun = False
            self.add(answer.client, -len(body))

    def _give_up(self) -> None:
        begun = [answer for answer in self._answers if answer.begun and not answer.given_up.is_set()]
        if begun:  # the oldest first, as they were put in order
            max(begun, key=lambda answer: self.bytes[answer.client]).given_up.set()
            self.given_up += 1
