"""A buffer between a worker and its client: a slow client does not keep the worker busy."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable

from ...graph.sparql.evaluation import ending
from .messages import DATA, FAIL
from .process import Worker, WorkerExited
from .unread_answers import UnreadAnswers

BUFFER_BYTES = 1024 * 1024


class ReplyBuffer:
    """The frames of one reply, which must all come before ``deadline``, a time of the event loop's clock.

    ``is_done`` says that the worker has sent all of the reply, and ``is_last`` that it should get no more jobs. ``cut``
    is the reason why the reply is not whole, else it is empty.
    """

    def __init__(self, worker: Worker, deadline: float, unread: UnreadAnswers, client: str) -> None:
        self._unread, self._client = unread, client
        self._worker = worker
        self._deadline = deadline
        self._pieces: deque[bytes] = deque()
        self._size = 0
        # Two events, each set by one side and cleared by the other, so that no side clears what it has not seen.
        self._arrived, self._read = asyncio.Event(), asyncio.Event()
        self._has_ended = False
        self.is_done = self.is_last = False
        self.cut = ""

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame.

        Raises
        ------
        TimeoutError
            The deadline has passed.
        WorkerExited
            The worker has ended.
        """
        async with asyncio.timeout_at(self._deadline):
            return await self._worker.frame()

    async def fill(self, count_out_of_limits: Callable[[], str], release: Callable[[], None]) -> None:
        """Takes frames from the worker as fast as the buffer has space for them, until the last; then releases it."""
        try:
            while await self._read_next():
                pass
        except TimeoutError:
            self.cut = "the time that a query may take is over"
        except WorkerExited as exited:
            reason = self._worker.end_reason or "the worker that was answering has ended"
            self.cut = count_out_of_limits() if exited.is_caused_by_job else reason
        finally:
            release()
            self._has_ended = True
            self._arrived.set()

    async def _read_next(self) -> bool:
        """Takes one frame when there is space for it; returns whether more frames follow."""
        async with asyncio.timeout_at(self._deadline):
            while self._size >= BUFFER_BYTES or (self._size and self._unread.is_full(self._client)):
                self._read.clear()
                await self._wait_for_space()
        kind, content = await self.frame()
        if kind == DATA:
            self._pieces.append(content)
            self._count(len(content))
            self._arrived.set()
            return True
        _, reason = self.note_end(content)
        self.cut = reason if kind == FAIL else ""
        return False

    async def _wait_for_space(self) -> None:
        """Waits until the client has read, or until the worker ends: nobody sees that while its pipe is not read."""
        tasks = [asyncio.create_task(event.wait()) for event in (self._read, self._worker.closed)]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
        if self._worker.closed.is_set():
            raise WorkerExited(await self._worker.exit_code())

    def _count(self, size: int) -> None:
        self._size += size
        self._unread.add(self._client, size)

    def drop(self) -> None:
        """Drops what is left, because nobody will read it."""
        self._pieces.clear()
        self._count(-self._size)

    def __del__(self) -> None:
        """Drops what is left: a client may hang up before it reads anything."""
        self.drop()

    def note_end(self, content: bytes) -> tuple[int, str]:
        """Records the worker's last frame; returns the status and the reason in it, if there are any."""
        end = json.loads(content)
        self.is_done, self.is_last = True, end["last"]
        return end.get("status", 200), end.get("reason", "")

    async def pieces(self, format: str) -> AsyncIterator[bytes]:
        """The pieces as they come; at the end a mark, if the reply is cut short."""
        while True:
            while self._pieces:
                piece = self._pieces.popleft()
                self._count(-len(piece))
                self._read.set()
                yield piece
            if self._has_ended:
                break
            self._arrived.clear()
            await self._arrived.wait()
        if self.cut:
            yield ending(format, self.cut)
