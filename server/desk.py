"""Who gets a worker next: clients take turns, and none may hold or wait for more than its share."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from typing import Generic, TypeVar

from .refusal import busy

W = TypeVar("W")
QUEUE, QUEUES = 16, 256


class Desk(Generic[W]):
    """Workers that are free, and clients that wait for one.

    A client may hold ``share`` workers at once and have :data:`QUEUE` requests waiting; all together may have
    :data:`QUEUES`.
    """

    def __init__(self, share: int) -> None:
        self._share = share
        self._free: deque[W] = deque()
        self._waiting: OrderedDict[str, deque[asyncio.Future[W]]] = OrderedDict()
        self._held: Counter[str] = Counter()

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return sum(map(len, self._waiting.values()))

    @property
    def held(self) -> int:
        """How many workers are at work."""
        return self._held.total()

    async def borrow(self, client: str, seconds: float) -> W:
        """A worker for a client, once it is its turn.

        Raises
        ------
        Refusal
            The client, or all of them, have too many requests waiting, or none came free in time.
        """
        if len(self._waiting.get(client, ())) >= QUEUE:
            raise busy(
                429, f"{QUEUE} requests from your address are already waiting: come again when some are answered"
            )
        if self.waiting >= QUEUES:
            raise busy(503, "too many requests are waiting: come again in a moment")
        turn: asyncio.Future[W] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        self._serve()
        try:
            async with asyncio.timeout(seconds):
                return await turn
        except TimeoutError:
            self._leave(client, turn)
            raise busy(503, f"no worker came free within {seconds:g} s: come again in a moment") from None
        except asyncio.CancelledError:
            self._leave(client, turn)
            raise

    def put(self, worker: W) -> None:
        """A worker that is free, for the first time or after a fresh start."""
        self._free.append(worker)
        self._serve()

    def give_back(self, client: str, worker: W | None) -> None:
        """What a client held is its no longer; nothing is given back where the worker is dead."""
        self._held[client] -= 1
        if self._held[client] <= 0:
            del self._held[client]
        if worker is not None:
            self._free.append(worker)
        self._serve()

    def drop(self, worker: W) -> None:
        """A worker that has died while it was free."""
        if worker in self._free:
            self._free.remove(worker)

    def _serve(self) -> None:
        while self._free and any([self._turn(client) for client in list(self._waiting)]):
            pass

    def _turn(self, client: str) -> bool:
        """The client's next request gets a worker, where there is one and its share allows it."""
        queue = self._waiting[client]
        while queue and queue[0].done():
            queue.popleft()
        served = bool(self._free and queue and self._held[client] < self._share)
        if served:
            self._held[client] += 1
            queue.popleft().set_result(self._free.popleft())
            self._waiting.move_to_end(client)
        if not queue:
            del self._waiting[client]
        return served

    def _leave(self, client: str, turn: asyncio.Future[W]) -> None:
        """A request goes away while it waits, or in the moment in which its turn has come."""
        if turn.done() and not turn.cancelled():
            self.give_back(client, turn.result())
            return
        queue = self._waiting.get(client, deque())
        if turn in queue:
            queue.remove(turn)
        if not queue:
            self._waiting.pop(client, None)
