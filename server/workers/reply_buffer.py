"""Between a worker and a slow reader: some of the answer is kept here, so that the worker is free the sooner."""

from __future__ import annotations

import asyncio
import json
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ...graph.sparql.evaluation import ending
from .messages import DATA, FAIL
from .process import Died, Worker

KEPT = 1024 * 1024


class Spool:
    """The frames of one answer, which must all come before a deadline.

    ``done`` says that the worker has nothing more to send, ``last`` that it should do no more at all; ``cut`` why the
    answer is not whole, if it is not.
    """

    def __init__(self, worker: Worker, deadline: float, held: Held, client: str) -> None:
        self._held, self._client = held, client
        self._worker = worker
        self._deadline = deadline
        self._pieces: deque[bytes] = deque()
        self._size = 0
        self._changed = asyncio.Event()
        self._ended = False
        self.done = self.last = False
        self.cut = ""

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame.

        Raises
        ------
        TimeoutError
            The deadline has passed.
        Died
            The worker has.
        """
        async with asyncio.timeout_at(self._deadline):
            return await self._worker.frame()

    async def fill(self, why: Callable[[Died], str], settle: Callable[[], None]) -> None:
        """Takes frames from the worker as fast as there is room for them, until the last."""
        try:
            while await self._take():
                pass
        except TimeoutError:
            self.cut = "the time that a query may take is over"
        except Died as died:
            ended = self._worker.why or "the worker that was answering has ended"
            self.cut = why(died) if died.by_itself else ended
        finally:
            settle()
            self._ended = True
            self._changed.set()

    async def _take(self) -> bool:
        async with asyncio.timeout_at(self._deadline):
            while self._size >= KEPT or (self._size and self._held.is_full(self._client)):
                self._changed.clear()
                await self._read_or_over()
        kind, content = await self.frame()
        if kind == DATA:
            self._pieces.append(content)
            self._count(len(content))
            self._changed.set()
            return True
        _, reason = self.ended(content)
        self.cut = reason if kind == FAIL else ""
        return False

    async def _read_or_over(self) -> None:
        """Waits for the reader, and for the end of the worker, which nobody would see while its pipe is not read."""
        waiting = [asyncio.create_task(event.wait()) for event in (self._changed, self._worker.over)]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()
        if self._worker.over.is_set():
            raise Died(await self._worker.process.wait())

    def _count(self, size: int) -> None:
        self._size += size
        self._held.add(self._client, size)

    def drop(self) -> None:
        """Nobody will read what is left."""
        self._pieces.clear()
        self._count(-self._size)

    def __del__(self) -> None:
        """A reader may be gone before it has begun: what was kept for it counts no longer."""
        self.drop()

    def ended(self, content: bytes) -> tuple[int, str]:
        """Takes note of the worker's last frame, and answers with the status and reason that are in it, if any are."""
        told = json.loads(content)
        self.done, self.last = True, told["last"]
        return told.get("status", 200), told.get("reason", "")

    async def pieces(self, format: str) -> AsyncIterator[bytes]:
        """The pieces as they come, and at the end a mark where more should have come."""
        while True:
            while self._pieces:
                piece = self._pieces.popleft()
                self._count(-len(piece))
                self._changed.set()
                yield piece
            if self._ended:
                break
            self._changed.clear()
            await self._changed.wait()
        if self.cut:
            yield ending(format, self.cut)


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
