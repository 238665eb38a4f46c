"""Who gets a worker next: clients take turns, and none may hold or wait for more than its share."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Generic, TypeVar

from ..refusal import Refusal, busy

W = TypeVar("W")
QUEUE, QUEUES = 16, 256
HEAVY_SECONDS, OTHERS_SECONDS = 60.0, 10.0


class Desk(Generic[W]):
    """Workers that are free, and clients that wait for one.

    A client may hold ``share`` workers at once and have :data:`QUEUE` requests waiting; all together may have
    :data:`QUEUES`. Clients that have asked for something long within :data:`HEAVY_SECONDS` may together hold no more
    than ``share`` either, not counting what was set aside: the rest is for those who have not, who come first.
    ``crowded`` is called when one of these has to wait.
    """

    def __init__(self, share: int, crowded: Callable[[], None] = lambda: None) -> None:
        self._share = share
        self._crowded = crowded
        self._free: deque[W] = deque()
        self._waiting: OrderedDict[str, deque[asyncio.Future[W]]] = OrderedDict()
        self._holders: dict[W, str] = {}
        self._aside: set[W] = set()
        self._heavy: dict[str, float] = {}
        self._asked: dict[str, float] = {}

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return sum(map(len, self._waiting.values()))

    @property
    def held(self) -> int:
        """How many workers are at work."""
        return len(self._holders)

    @property
    def light_waiting(self) -> bool:
        """Whether somebody waits who has asked for nothing long."""
        return any(not self.is_heavy(client) for client in self._waiting)

    def held_beside(self, worker: W) -> int:
        """How many workers the client holds that holds this one."""
        return self._held(self._holders[worker]) if worker in self._holders else 0

    def has_others(self, client: str) -> bool:
        """Whether anybody else has asked lately."""
        since = _now() - OTHERS_SECONDS
        return any(name != client and when > since for name, when in self._asked.items())

    def mark_heavy(self, client: str) -> None:
        """Takes note that something that a client has asked takes long."""
        now = _now()
        self._heavy = {name: until for name, until in self._heavy.items() if until > now}
        self._heavy[client] = now + HEAVY_SECONDS

    def set_aside(self, worker: W) -> None:
        """A worker that is held, and whose place another one will take."""
        self._aside.add(worker)

    def is_heavy(self, client: str) -> bool:
        """Whether a client has lately asked for something that took long."""
        return self._heavy.get(client, 0.0) > _now()

    def _held(self, client: str) -> int:
        return sum(holder == client for holder in self._holders.values())

    def _room(self, client: str) -> bool:
        """Whether a client may hold one worker more."""
        if self._held(client) >= self._share:
            return False
        if not self.is_heavy(client):
            return True
        heavy = (self.is_heavy(holder) for worker, holder in self._holders.items() if worker not in self._aside)
        return sum(heavy) < self._share

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
        if len(self._asked) > 2 * QUEUES:
            since = _now() - OTHERS_SECONDS
            self._asked = {name: when for name, when in self._asked.items() if when > since}
        self._asked[client] = _now()
        turn: asyncio.Future[W] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        self._serve()
        if not turn.done() and not self.is_heavy(client):
            self._crowded()
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

    def give_back(self, worker: W, again: bool) -> None:
        """A client has done with a worker, which may be asked ``again`` or is dead."""
        self._holders.pop(worker, None)
        self._aside.discard(worker)
        if again:
            self._free.append(worker)
        self._serve()

    def turn_away(self, why: Refusal) -> None:
        """Nobody who waits will get a worker."""
        for turn in [turn for queue in self._waiting.values() for turn in queue if not turn.done()]:
            turn.set_exception(why)
        self._waiting.clear()

    def drop(self, worker: W) -> None:
        """A worker that has died while it was free."""
        if worker in self._free:
            self._free.remove(worker)

    def _serve(self) -> None:
        while self._free and any([self._turn(client) for client in sorted(self._waiting, key=self.is_heavy)]):
            pass

    def _turn(self, client: str) -> bool:
        """The client's next request gets a worker, where there is one and its share allows it."""
        queue = self._waiting[client]
        while queue and queue[0].done():
            queue.popleft()
        served = bool(self._free and queue and self._room(client))
        if served:
            worker = self._free.popleft()
            self._holders[worker] = client
            queue.popleft().set_result(worker)
            self._waiting.move_to_end(client)
        if not queue:
            del self._waiting[client]
        return served

    def _leave(self, client: str, turn: asyncio.Future[W]) -> None:
        """A request goes away while it waits, or in the moment in which its turn has come."""
        if turn.done() and not turn.cancelled():
            self.give_back(turn.result(), again=True)
            return
        queue = self._waiting.get(client, deque())
        if turn in queue:
            queue.remove(turn)
        if not queue:
            self._waiting.pop(client, None)


def _now() -> float:
    return asyncio.get_running_loop().time()
