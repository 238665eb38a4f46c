"""The worker processes: started, given jobs, ended when a job takes too long, and replaced."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from ..refusal import Refusal, busy_refusal
from ..settings import Settings
from .fair_queue import FairQueue
from .messages import FAIL, HEAD
from .process import Worker, WorkerExited
from .rebuild import NOT_REBUILT, Rebuilder
from .reply_buffer import ReplyBuffer
from .unread_answers import UnreadAnswers

RETRY_SECONDS, MAX_RETRY_SECONDS = 0.2, 15.0
LONG_SECONDS, LONG_SECONDS_IF_HEAVY, RECHECK_SECONDS = 1.0, 0.2, 0.1
_RETRY_LATER = {"Retry-After": "60"}
_ENDED_FOR_OTHERS = "the server is busy, and long queries have to make way for others now: ask again in a moment"


@dataclass
class JobReply:
    """The reply to a job. Where ``rest`` is given, ``body`` is only the beginning."""

    head: dict[str, Any]
    body: bytes
    rest: AsyncIterator[bytes] | None = None


class Pool:
    """Keeps ``settings.workers`` worker processes alive and shares them out fairly.

    A job is *long* if it takes more than :data:`LONG_SECONDS`, or :data:`LONG_SECONDS_IF_HEAVY` for a client that has
    lately had a long job. While other clients send requests too, a long job moves to the background: it runs on with
    low priority, and another worker takes its place. There are at most as many background jobs as workers. When there
    are as many, and a client waits that has had no long job, a long job is ended.

    ``unread`` and ``counts`` are those of the pool that this one replaces. ``start_worker`` and ``rebuilder`` are for
    tests. All times are those of the running event loop's clock.
    """

    def __init__(
        self,
        settings: Settings,
        start_worker: Callable[[Settings], Awaitable[Worker]] = Worker.start,
        rebuilder: Rebuilder | None = None,
        unread: UnreadAnswers | None = None,
        counts: Counter[str] | None = None,
    ) -> None:
        self.settings = settings
        self.rebuilder = rebuilder or Rebuilder(settings)
        self.counts: Counter[str] = Counter() if counts is None else counts
        self.queue: FairQueue[Worker] = FairQueue(settings.share, self._end_one_long_job)
        self.unread = unread or UnreadAnswers()
        self.workers: set[Worker] = set()
        self._start_worker = start_worker
        self._timers: dict[Worker, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = False

    @property
    def alive_count(self) -> int:
        """How many workers can be given jobs, now or after their present job."""
        return sum(worker.is_alive for worker in self.workers) - self.background_count

    @property
    def is_busy(self) -> bool:
        """Whether any worker has a job, or an answer that is not yet read to its end."""
        return bool(self._timers)

    @property
    def background_count(self) -> int:
        """How many long jobs run in the background."""
        return sum(worker.is_background and worker.is_alive for worker in self.workers)

    async def open(self) -> None:
        """Starts the workers; returns when the first one is ready.

        Raises
        ------
        WorkerExited
            It cannot start.
        """
        try:
            self._add(await self._start_worker(self.settings))
        except WorkerExited as exited:
            if not (exited.is_data_damaged and await self.rebuilder.rebuild()):
                raise
            self._add(await self._start_worker(self.settings))
        for _ in range(self.settings.workers - 1):
            self._create_task(self._start_replacement())

    async def close(self) -> None:
        """Ends all workers, and waits until they have ended."""
        self._is_closing = True
        for worker in self.workers:
            worker.kill()
        await self.rebuilder.close()
        await asyncio.gather(*(worker.wait_until_ended() for worker in self.workers))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def ask(self, client: str, job: dict[str, Any], seconds: float = 0) -> JobReply:
        """The reply to a job.

        Where a worker is ended from outside, the job is given once more to another worker. Where all workers find that
        the built data is damaged or missing, the job waits for a new worker.

        Raises
        ------
        Refusal
            It cannot be answered, or not within the limits.
        """
        limit = seconds or self.settings.timeout
        retries = 1
        for _ in range(2 * self.settings.workers + 2):
            if self.rebuilder.has_failed and not self.alive_count:
                raise Refusal(503, NOT_REBUILT, _RETRY_LATER)
            try:
                return await self._ask_worker(client, job, limit)
            except WorkerExited as exited:
                retries -= not exited.is_data_damaged
            if retries < 0:
                break
            self.counts["asked anew"] += 1
        raise busy_refusal(503, "the worker that was to answer has ended: ask again")

    async def _ask_worker(self, client: str, job: dict[str, Any], seconds: float) -> JobReply:
        worker = await self.queue.acquire(client, seconds)
        buffer = ReplyBuffer(worker, asyncio.get_running_loop().time() + seconds, self.unread, client)
        self._call_if_long(LONG_SECONDS_IF_HEAVY if self.queue.is_heavy(client) else LONG_SECONDS, client, worker)
        is_streaming = False
        try:
            await worker.send({**job, "seconds": seconds})
            reply = await self._read_reply(worker, buffer, client)
            is_streaming = reply.rest is not None
            return reply
        except TimeoutError:
            self.counts["out of time"] += 1
            raise Refusal(503, f"the query took longer than the {seconds:g} s that it may take") from None
        except WorkerExited as exited:
            if exited.is_caused_by_job:
                raise Refusal(503, self._count_out_of_limits()) from None
            if worker.end_reason:
                raise busy_refusal(503, worker.end_reason) from None
            raise
        finally:
            if not is_streaming:
                self._release(worker, buffer)

    async def _read_reply(self, worker: Worker, buffer: ReplyBuffer, client: str) -> JobReply:
        """The whole of a short reply, or the beginning of a long one."""
        kind, content = await buffer.frame()
        if kind == FAIL:
            raise Refusal(*buffer.note_end(content))
        assert kind == HEAD
        head = json.loads(content)
        _, body = await buffer.frame()
        if head["whole"]:
            buffer.note_end((await buffer.frame())[1])
            return JobReply(head, body)
        # Started here and not where the reply is read: the client may never read it, and the worker must be released.
        filling = asyncio.create_task(buffer.fill(self._count_out_of_limits, lambda: self._release(worker, buffer)))
        return JobReply(head, body, self._stream_rest(buffer, filling, head["format"]))

    async def _stream_rest(self, buffer: ReplyBuffer, filling: asyncio.Task[None], format: str) -> AsyncIterator[bytes]:
        """What follows the beginning. If it is cut short, a mark in the format says so."""
        try:
            async for piece in buffer.pieces(format):
                yield piece
            self.counts["cut short"] += bool(buffer.cut)
        finally:
            filling.cancel()
            await asyncio.gather(filling, return_exceptions=True)
            buffer.drop()

    def _release(self, worker: Worker, buffer: ReplyBuffer) -> None:
        """Returns a worker that has answered in full to the queue. Any other worker is ended, and so replaced."""
        self._timers.pop(worker).cancel()
        reusable = buffer.is_done and not buffer.is_last and worker.is_alive and not worker.is_low_priority
        if not reusable:
            worker.kill()
        self.queue.release(worker, reusable)

    def _call_if_long(self, seconds: float, client: str, worker: Worker) -> None:
        """Calls :meth:`_handle_long_job` unless the worker is released before."""
        self._timers[worker] = asyncio.get_running_loop().call_later(seconds, self._handle_long_job, client, worker)

    def _handle_long_job(self, client: str, worker: Worker) -> None:
        if not self.queue.has_other_clients(client):  # a client that is alone keeps nobody waiting: check again soon
            self._call_if_long(RECHECK_SECONDS, client, worker)
            return
        worker.lower_priority()
        self.queue.mark_heavy(client)
        if self.background_count < self.settings.workers and worker.is_alive:
            worker.is_background = True
            self.queue.move_to_background(worker)
            self._create_task(self._start_replacement())
        elif self.queue.has_light_waiting:
            self._end_one_long_job()

    def _end_one_long_job(self) -> None:
        """Ends a long job that is not in the background: of the client that uses most workers, the latest one."""
        order = list(self._timers)
        jobs = [each for each in order if each.is_low_priority and not each.is_background and not each.end_reason]
        if jobs:
            latest = max(jobs, key=lambda worker: (self.queue.workers_of_holder(worker), order.index(worker)))
            latest.end_reason = _ENDED_FOR_OTHERS
            latest.kill()
            self.counts["made way"] += 1

    def _count_out_of_limits(self) -> str:
        """Counts a job that has ended its worker; returns the reason that its client gets."""
        self.counts["out of limits"] += 1
        return f"the query needs more than the {self.settings.memory:,} MB of memory or the time that it may use"

    def _add(self, worker: Worker) -> None:
        self.workers.add(worker)
        self._create_task(self._replace_when_ended(worker))
        self.queue.add(worker)

    async def _replace_when_ended(self, worker: Worker) -> None:
        """Waits for the end of a worker, and starts the next one."""
        await worker.wait_until_ended()
        self.workers.discard(worker)
        self.queue.remove(worker)
        if not self._is_closing and not worker.is_background:
            self.counts["replaced"] += 1
            await self._start_replacement()

    async def _start_replacement(self) -> None:
        """Adds a new worker. As long as none can start, tries again after pauses that grow."""
        pause = RETRY_SECONDS
        while not self._is_closing:
            try:
                self._add(await self._start_worker(self.settings))
                return
            except (WorkerExited, TimeoutError, OSError) as error:
                if isinstance(error, WorkerExited) and error.is_data_damaged:
                    if await self.rebuilder.rebuild():
                        continue
                    if not self.alive_count:
                        self.queue.refuse_all(Refusal(503, NOT_REBUILT, _RETRY_LATER))
                await asyncio.sleep(pause)
                pause = min(2 * pause, MAX_RETRY_SECONDS)

    def _create_task(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
