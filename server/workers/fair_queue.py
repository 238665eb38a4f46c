"""Who gets a worker next: clients take turns, and none may hold or wait for more than its share."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Generic, TypeVar

from ..refusal import Refusal, busy_refusal

W = TypeVar("W")
MAX_WAITING_PER_CLIENT, MAX_WAITING = 16, 256
HEAVY_SECONDS, RECENT_SECONDS = 60.0, 10.0


class FairQueue(Generic[W]):
    """Idle workers, and clients that wait for one.

    A client may use ``share`` workers at once and have :data:`MAX_WAITING_PER_CLIENT` requests waiting. All clients
    together may have :data:`MAX_WAITING`. A client is *heavy* for :data:`HEAVY_SECONDS` after it has had a long job.
    All heavy clients together may use no more than ``share`` workers either, not counting workers in the background.
    The other workers are for the other clients, who also come first. ``on_light_waiting`` is called when a client that
    is not heavy has to wait.

    All times are those of the running event loop's clock.
    """

    def __init__(self, share: int, on_light_waiting: Callable[[], None] = lambda: None) -> None:
        self._share = share
        self._on_light_waiting = on_light_waiting
        self._idle: deque[W] = deque()
        self._waiting: OrderedDict[str, deque[asyncio.Future[W]]] = OrderedDict()
        self._holders: dict[W, str] = {}
        self._background: set[W] = set()
        self._heavy_until: dict[str, float] = {}
        self._last_request: dict[str, float] = {}

    @property
    def waiting_count(self) -> int:
        """How many requests wait."""
        return sum(map(len, self._waiting.values()))

    @property
    def busy_count(self) -> int:
        """How many workers are busy."""
        return len(self._holders)

    @property
    def has_light_waiting(self) -> bool:
        """Whether a client waits that is not heavy."""
        return any(not self.is_heavy(client) for client in self._waiting)

    def workers_of_holder(self, worker: W) -> int:
        """How many workers are used by the client that uses this one."""
        return self._busy_count_of(self._holders[worker]) if worker in self._holders else 0

    def has_other_clients(self, client: str) -> bool:
        """Whether another client has sent a request within the last :data:`RECENT_SECONDS`."""
        since = _now() - RECENT_SECONDS
        return any(name != client and when > since for name, when in self._last_request.items())

    def mark_heavy(self, client: str) -> None:
        """Records that a client has had a long job."""
        now = _now()
        self._heavy_until = {name: until for name, until in self._heavy_until.items() if until > now}
        self._heavy_until[client] = now + HEAVY_SECONDS

    def is_heavy(self, client: str) -> bool:
        """Whether a client has lately had a long job."""
        return self._heavy_until.get(client, 0.0) > _now()

    def move_to_background(self, worker: W) -> None:
        """Records that another worker takes the place of this one, which is busy."""
        self._background.add(worker)

    async def acquire(self, client: str, seconds: float) -> W:
        """A worker for a client, once it is its turn.

        Raises
        ------
        Refusal
            The client, or all clients together, have too many requests waiting, or no worker became idle in time.
        """
        if len(self._waiting.get(client, ())) >= MAX_WAITING_PER_CLIENT:
            raise busy_refusal(
                429,
                f"{MAX_WAITING_PER_CLIENT} requests from your address are already waiting: "
                "come again when some are answered",
            )
        if self.waiting_count >= MAX_WAITING:
            raise busy_refusal(503, "too many requests are waiting: come again in a moment")
        self._record_request(client)
        turn: asyncio.Future[W] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        self._assign_workers()
        if not turn.done() and not self.is_heavy(client):
            self._on_light_waiting()
        try:
            async with asyncio.timeout(seconds):
                return await turn
        except TimeoutError:
            self._cancel(client, turn)
            raise busy_refusal(503, f"no worker came free within {seconds:g} s: come again in a moment") from None
        except asyncio.CancelledError:
            self._cancel(client, turn)
            raise

    def add(self, worker: W) -> None:
        """Adds a new worker, which is idle."""
        self._idle.append(worker)
        self._assign_workers()

    def release(self, worker: W, reusable: bool) -> None:
        """Takes a worker back from its client. It is idle again if it is ``reusable``, else it is removed."""
        self._holders.pop(worker, None)
        self._background.discard(worker)
        if reusable:
            self._idle.append(worker)
        self._assign_workers()

    def refuse_all(self, refusal: Refusal) -> None:
        """Refuses every request that waits."""
        for turn in [turn for queue in self._waiting.values() for turn in queue if not turn.done()]:
            turn.set_exception(refusal)
        self._waiting.clear()

    def remove(self, worker: W) -> None:
        """Removes a worker that has ended while it was idle."""
        if worker in self._idle:
            self._idle.remove(worker)

    def _busy_count_of(self, client: str) -> int:
        return sum(holder == client for holder in self._holders.values())

    def _may_acquire(self, client: str) -> bool:
        """Whether a client may use one worker more."""
        if self._busy_count_of(client) >= self._share:
            return False
        if not self.is_heavy(client):
            return True
        heavy = (self.is_heavy(holder) for worker, holder in self._holders.items() if worker not in self._background)
        return sum(heavy) < self._share

    def _record_request(self, client: str) -> None:
        now = _now()
        if len(self._last_request) > 2 * MAX_WAITING:
            since = now - RECENT_SECONDS
            self._last_request = {name: when for name, when in self._last_request.items() if when > since}
        self._last_request[client] = now

    def _assign_workers(self) -> None:
        while self._idle and any([self._assign_to(client) for client in sorted(self._waiting, key=self.is_heavy)]):
            pass

    def _assign_to(self, client: str) -> bool:
        """Gives a worker to the client's next request, if one is idle and the client's share allows it."""
        queue = self._waiting[client]
        while queue and queue[0].done():
            queue.popleft()
        is_assigned = bool(self._idle and queue and self._may_acquire(client))
        if is_assigned:
            worker = self._idle.popleft()
            self._holders[worker] = client
            queue.popleft().set_result(worker)
            self._waiting.move_to_end(client)
        if not queue:
            del self._waiting[client]
        return is_assigned

    def _cancel(self, client: str, turn: asyncio.Future[W]) -> None:
        """Removes a request that no longer waits. If it has got a worker in that moment, the worker is released."""
        if turn.done() and not turn.cancelled():
            self.release(turn.result(), reusable=True)
            return
        queue = self._waiting.get(client, deque())
        if turn in queue:
            queue.remove(turn)
        if not queue:
            self._waiting.pop(client, None)


def _now() -> float:
    return asyncio.get_running_loop().time()
