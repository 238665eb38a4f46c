"""The workers: started, handed jobs, ended where a job takes too long, and replaced."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from ..refusal import Refusal, busy
from ..settings import Settings
from .fair_queue import Desk
from .messages import FAIL, HEAD
from .process import Died, Worker
from .rebuild import GONE, Mender
from .reply_buffer import Held, Spool

_PAUSE, _LONGEST_PAUSE = 0.2, 15.0
_LONG, _LONG_AGAIN, _LOOK = 1.0, 0.2, 0.1
_LATER = {"Retry-After": "60"}
_MADE_WAY = "the server is busy, and long queries have to make way for others now: ask again in a moment"


@dataclass
class Reply:
    """What came of a job. ``rest`` is there where ``body`` is only the beginning."""

    head: dict[str, Any]
    body: bytes
    rest: AsyncIterator[bytes] | None = None


@dataclass
class Pool:
    """Keeps ``settings.workers`` worker processes alive and shares them out fairly.

    While others ask too, a job that takes longer than a second, or than a fifth of one for a client that has lately
    had such a job, goes on aside, with less of the processor, and another worker takes the place of its own; at most
    as many as there are workers. Where that is full too, and somebody who has asked for nothing long waits, such a job
    is ended.
    """

    settings: Settings
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.desk: Desk[Worker] = Desk(self.settings.share, self._make_way)
        self._watches: dict[Worker, asyncio.TimerHandle] = {}
        self.workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False
        self.mender = Mender(self.settings)
        self.held = Held()

    @property
    def alive(self) -> int:
        """How many workers can be asked, now or when they are done."""
        return sum(worker.alive for worker in self.workers) - self.aside

    @property
    def aside(self) -> int:
        """How many long jobs go on beside the others."""
        return sum(worker.aside and worker.alive for worker in self.workers)

    async def open(self) -> None:
        """Starts the workers; returns when the first of them can be asked.

        Raises
        ------
        Died
            It cannot start.
        """
        try:
            self._add(await Worker.start(self.settings))
        except Died as died:
            if not (died.lost and await self.mender.mend()):
                raise
            self._add(await Worker.start(self.settings))
        for _ in range(self.settings.workers - 1):
            self._run(self._replace())

    async def close(self) -> None:
        """Ends all workers, and waits until they are gone."""
        self._closing = True
        for worker in self.workers:
            worker.kill()
        await self.mender.close()
        await asyncio.gather(*(worker.ended() for worker in self.workers))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def ask(self, client: str, job: dict[str, Any], seconds: float = 0) -> Reply:
        """The reply to a job. It is asked anew, once, where a worker was ended from outside, and of a worker to come
        where all that are there find that what was built is damaged or gone.

        Raises
        ------
        Refusal
            It cannot be answered, or not within the limits.
        """
        limit = seconds or self.settings.timeout
        again = 1
        for _ in range(2 * self.settings.workers + 2):
            if self.mender.failed and not self.alive:
                raise Refusal(503, GONE, _LATER)
            try:
                return await self._ask(client, job, limit)
            except Died as died:
                again -= not died.lost
            if again < 0:
                break
            self.counts["asked anew"] += 1
        raise busy(503, "the worker that was to answer has ended: ask again")

    async def _ask(self, client: str, job: dict[str, Any], seconds: float) -> Reply:
        worker = await self.desk.borrow(client, seconds)
        loop = asyncio.get_running_loop()
        talk = Spool(worker, loop.time() + seconds, self.held, client)
        patience = _LONG_AGAIN if self.desk.is_heavy(client) else _LONG
        self._watches[worker] = loop.call_later(patience, self._takes_long, client, worker)
        kept = False
        try:
            await worker.send({**job, "seconds": seconds})
            reply = await self._first(worker, talk, client)
            kept = reply.rest is not None
            return reply
        except TimeoutError:
            self.counts["out of time"] += 1
            raise Refusal(503, f"the query took longer than the {seconds:g} s that it may take") from None
        except Died as died:
            if died.by_itself:
                raise Refusal(503, self._why(died)) from None
            if worker.why:
                raise busy(503, worker.why) from None
            raise
        finally:
            if not kept:
                self._settle(client, worker, talk)

    async def _first(self, worker: Worker, talk: Spool, client: str) -> Reply:
        """The whole of a short reply, or the beginning of a long one."""
        kind, content = await talk.frame()
        if kind == FAIL:
            raise Refusal(*talk.ended(content))
        assert kind == HEAD
        head = json.loads(content)
        _, body = await talk.frame()
        if head["whole"]:
            talk.ended((await talk.frame())[1])
            return Reply(head, body)
        # Begun here and not where the reply is read: nobody may ever read it, and the worker has to come back.
        filling = asyncio.create_task(talk.fill(self._why, lambda: self._settle(client, worker, talk)))
        return Reply(head, body, self._rest(talk, filling, head["format"]))

    async def _rest(self, talk: Spool, filling: asyncio.Task[None], format: str) -> AsyncIterator[bytes]:
        """What follows the beginning; where it breaks off, a mark in the format says so."""
        try:
            async for piece in talk.pieces(format):
                yield piece
            self.counts["cut short"] += bool(talk.cut)
        finally:
            filling.cancel()
            await asyncio.gather(filling, return_exceptions=True)
            talk.drop()

    def _settle(self, client: str, worker: Worker, talk: Spool) -> None:
        """A worker that has answered in full goes back to the desk; any other is ended, and so replaced."""
        self._watches.pop(worker).cancel()
        good = talk.done and not talk.last and worker.alive and not worker.tired
        if not good:
            worker.kill()
        self.desk.give_back(worker, again=good)

    def _takes_long(self, client: str, worker: Worker) -> None:
        if not self.desk.has_others(client):  # whoever is alone keeps nobody waiting: look again soon
            self._watches[worker] = asyncio.get_running_loop().call_later(_LOOK, self._takes_long, client, worker)
            return
        worker.tire()
        self.desk.mark_heavy(client)
        if self.aside < self.settings.workers and worker.alive:
            worker.aside = True
            self.desk.set_aside(worker)
            self._run(self._replace())
        elif self.desk.light_waiting:
            self._make_way()

    def _make_way(self) -> None:
        """Ends a job that takes long and found no place aside: of the client that holds most, the last begun."""
        long = [worker for worker in self._watches if worker.tired and not worker.aside and not worker.why]
        if long:
            last = max(long, key=lambda worker: (self.desk.held_beside(worker), list(self._watches).index(worker)))
            last.why = _MADE_WAY
            last.kill()
            self.counts["made way"] += 1

    def _why(self, died: Died) -> str:
        self.counts["out of limits"] += 1
        return f"the query needs more than the {self.settings.memory:,} MB of memory or the time that it may use"

    def _add(self, worker: Worker) -> None:
        self.workers.add(worker)
        self._run(self._watch(worker))
        self.desk.put(worker)

    async def _watch(self, worker: Worker) -> None:
        """Waits for the end of a worker, and sees to the next one."""
        await worker.ended()
        self.workers.discard(worker)
        self.desk.drop(worker)
        if not self._closing and not worker.aside:
            self.counts["replaced"] += 1
            await self._replace()

    async def _replace(self) -> None:
        pause = _PAUSE
        while not self._closing:
            try:
                self._add(await Worker.start(self.settings))
                return
            except (Died, TimeoutError, OSError) as error:
                if isinstance(error, Died) and error.lost:
                    if await self.mender.mend():
                        continue
                    if not self.alive:
                        self.desk.turn_away(Refusal(503, GONE, _LATER))
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _run(self, work: Any) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
