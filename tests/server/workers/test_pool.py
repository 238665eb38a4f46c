"""What the pool does with workers and jobs: given out, ended, replaced, asked anew, moved to the background."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from civicgraph.server.refusal import Refusal
from civicgraph.server.workers.messages import DATA, DATA_DAMAGED, END
from civicgraph.server.workers.pool import JobReply, Pool
from civicgraph.server.workers.process import WorkerExited
from civicgraph.server.workers.rebuild import NOT_REBUILT, Rebuilder

from .fakes import SETTINGS, FakeStart, FakeWorker, now, run, settle

JOB = {"op": "query", "query": "ASK {}"}
MADE_WAY = "the server is busy, and long queries have to make way for others now: ask again in a moment"


class FakeRebuilder(Rebuilder):
    """Rebuilds at once, with the results that it is given."""

    def __init__(self, *results: bool) -> None:
        super().__init__(SETTINGS)
        self.results = list(results)

    async def rebuild(self) -> bool:
        self.has_failed = not self.results.pop(0)
        return not self.has_failed


class Running:
    """A pool that is open, and the fake workers that it has started."""

    def __init__(self, pool: Pool, start: FakeStart) -> None:
        self.pool, self.start = pool, start

    @property
    def workers(self) -> list[FakeWorker]:
        """All workers that were ever started."""
        return self.start.workers

    async def ask(self, client: str, seconds: float = 0) -> asyncio.Task[JobReply]:
        """A job that has been given to a worker by now, if one is idle."""
        task = asyncio.create_task(self.pool.ask(client, JOB, seconds))
        await settle()
        return task


@asynccontextmanager
async def open_pool(workers: int = 2, rebuilt: tuple[bool, ...] = ()) -> AsyncIterator[Running]:
    """A pool with all its workers."""
    start = FakeStart()
    pool = Pool(replace(SETTINGS, workers=workers), start, FakeRebuilder(*rebuilt))
    await pool.open()
    await settle()
    try:
        yield Running(pool, start)
    finally:
        await pool.close()


async def refusal_of(task: asyncio.Task[JobReply]) -> tuple[float, int, str, str | None]:
    """When a job is refused, with which status and reason, and when the client may come again."""
    with pytest.raises(Refusal) as refusal:
        await task
    return now(), refusal.value.status, refusal.value.reason, refusal.value.headers.get("Retry-After")


# ---- jobs


def test_a_job_gets_the_whole_reply_and_its_worker_is_idle_again() -> None:
    async def scene() -> None:
        async with open_pool() as running:
            pool, (first, second) = running.pool, running.workers
            task = await running.ask("a", 5)
            assert (first.received, pool.queue.busy_count) == ([{**JOB, "seconds": 5}], 1)
            first.reply(b"yes")
            reply = await task
            assert (reply.body, reply.rest, reply.head["format"]) == (b"yes", None, "csv")
            other = await running.ask("a")
            assert second.received == [{**JOB, "seconds": 30.0}], "the worker that has been idle longest"
            second.fail(400, "not SPARQL")
            assert await refusal_of(other) == (0, 400, "not SPARQL", None)
            assert (pool.queue.busy_count, pool.alive_count, dict(pool.counts)) == (0, 2, {})

    run(scene())


def test_a_worker_that_has_used_much_memory_is_replaced_after_its_answer() -> None:
    async def scene() -> None:
        async with open_pool(workers=1) as running:
            task = await running.ask("a")
            running.workers[0].reply(is_last=True)
            assert (await task).body == b"yes"
            await settle()
            assert [worker.is_alive for worker in running.workers] == [False, True]
            assert running.pool.counts["replaced"] == 1

    run(scene())


def test_a_job_that_takes_too_long_is_refused_and_its_worker_replaced() -> None:
    async def scene() -> None:
        async with open_pool(workers=1) as running:
            reason = "the query took longer than the 5 s that it may take"
            assert await refusal_of(await running.ask("a", 5)) == (5, 503, reason, None)
            await settle()
            assert (running.workers[0].ended_at, running.pool.alive_count) == (5, 1)
            assert dict(running.pool.counts) == {"out of time": 1, "replaced": 1}

    run(scene())


def test_a_job_that_ends_its_worker_is_refused_and_not_asked_anew() -> None:
    async def scene() -> None:
        async with open_pool() as running:
            task = await running.ask("a")
            running.workers[0].exit(-6)
            reason = "the query needs more than the 1,024 MB of memory or the time that it may use"
            assert await refusal_of(task) == (0, 503, reason, None)
            assert running.pool.counts["out of limits"] == 1
            assert running.workers[1].received == []

    run(scene())


def test_a_job_whose_worker_is_killed_from_outside_is_asked_anew_once() -> None:
    async def scene() -> None:
        async with open_pool() as running:
            task = await running.ask("a")
            running.workers[0].exit(-9)
            await settle()
            assert running.workers[1].received == [{**JOB, "seconds": 30.0}]
            running.workers[1].exit(-15)
            reason = "the worker that was to answer has ended: ask again"
            assert await refusal_of(task) == (0, 503, reason, "5")
            assert running.pool.counts["asked anew"] == 1

    run(scene())


def test_a_long_reply_releases_its_worker_before_anybody_reads_it() -> None:
    async def scene() -> None:
        async with open_pool(workers=1) as running:
            task = await running.ask("a")
            (worker,) = running.workers
            worker.begin(b"one,")
            worker.put(DATA, b"two,")
            worker.put(DATA, b"three\n")
            worker.put(END, {"last": False})
            reply = await task
            await settle()
            assert (reply.body, running.pool.queue.busy_count, worker.is_alive) == (b"one,", 0, True)
            assert reply.rest is not None
            assert b"".join([piece async for piece in reply.rest]) == b"two,three\n"
            assert running.pool.unread.total == 0

    run(scene())


def test_a_long_reply_that_is_cut_at_the_deadline_says_so_and_its_worker_is_ended() -> None:
    async def scene() -> None:
        async with open_pool(workers=1) as running:
            task = await running.ask("a", 5)
            running.workers[0].begin(b"one\n")
            reply = await task
            assert reply.rest is not None
            text = b"".join([piece async for piece in reply.rest])
            assert text == b"# truncated: the time that a query may take is over\r\n"
            assert (now(), running.workers[0].ended_at, running.pool.counts["cut short"]) == (5, 5, 1)

    run(scene())


def test_a_client_that_goes_away_ends_its_job() -> None:
    async def scene() -> None:
        async with open_pool(workers=1) as running:
            task = await running.ask("a")
            task.cancel()
            await settle()
            assert [worker.is_alive for worker in running.workers] == [False, True]
            assert running.pool.queue.busy_count == 0

    run(scene())


# ---- long jobs


def test_a_long_job_of_a_client_that_is_alone_keeps_its_worker() -> None:
    async def scene() -> None:
        async with open_pool() as running:
            await running.ask("a")
            await asyncio.sleep(3.05)
            first = running.workers[0]
            assert (first.lowered_at, running.pool.background_count) == (None, 0)
            await running.ask("b")
            await asyncio.sleep(0.1)
            assert (first.lowered_at, running.pool.background_count) == (3.1, 1), "seen within a tenth of a second"

    run(scene())


def test_a_long_job_moves_to_the_background_and_another_worker_takes_its_place() -> None:
    async def scene() -> None:
        async with open_pool() as running:
            pool = running.pool
            task = await running.ask("a")
            (await running.ask("b")).cancel()
            await asyncio.sleep(0.99)
            assert len(running.workers) == 3, "two, and one for that of the client that has gone"
            await asyncio.sleep(0.02)
            first = running.workers[0]
            assert (first.lowered_at, first.is_background, len(running.workers)) == (1.0, True, 4)
            assert (pool.alive_count, pool.background_count, pool.queue.is_heavy("a")) == (2, 1, True)
            first.reply()
            assert (await task).body == b"yes", "it is still answered"
            await settle()
            assert (first.is_alive, len(running.workers)) == (False, 4), "it is ended then, and not replaced"
            assert (pool.alive_count, pool.background_count) == (2, 0)

    run(scene())


def test_a_client_that_had_a_long_job_gets_a_fifth_of_a_second_for_the_next_ones() -> None:
    async def scene() -> None:
        async with open_pool() as running:
            first = await running.ask("a")
            await running.ask("b")
            await asyncio.sleep(2)
            running.workers[0].reply()
            await first
            await running.ask("a")
            await asyncio.sleep(0.5)
            assert [worker.lowered_at for worker in running.workers] == [1.0, 1.0, 2.2, None, None]

    run(scene())


@pytest.mark.parametrize(("c_asks_at", "ended_at"), [(1.5, 2.0), (2.5, 2.5)])
def test_where_no_place_is_left_in_the_background_a_long_job_is_ended_for_a_client_that_waits(
    c_asks_at: float, ended_at: float
) -> None:
    async def scene() -> None:
        async with open_pool(workers=1) as running:
            await running.ask("a")
            b = await running.ask("b")
            await asyncio.sleep(c_asks_at)
            c = await running.ask("c")
            assert await refusal_of(b) == (ended_at, 503, MADE_WAY, "5")
            await settle()
            assert [worker.ended_at for worker in running.workers] == [None, ended_at, None]
            running.workers[2].reply()
            assert (await c).body == b"yes"
            assert running.pool.counts["made way"] == 1

    run(scene())


def test_no_long_job_is_ended_for_a_client_that_had_long_jobs_itself() -> None:
    async def scene() -> None:
        async with open_pool(workers=1) as running:
            await running.ask("a")
            b = await running.ask("b")
            await asyncio.sleep(2.5)
            running.pool.queue.mark_heavy("c")
            await running.ask("c")
            await asyncio.sleep(5)
            assert (b.done(), running.pool.counts["made way"]) == (False, 0)

    run(scene())


def test_the_client_that_uses_most_workers_loses_its_latest_long_job() -> None:
    async def scene() -> None:
        async with open_pool(workers=3) as running:
            background = [await running.ask(client) for client in ("d", "e", "f")]
            await asyncio.sleep(1.5)
            greedy = [await running.ask("a"), await running.ask("a")]
            other = await running.ask("b")
            await asyncio.sleep(1.5)
            assert running.pool.background_count == 3
            await running.ask("light")
            assert await refusal_of(greedy[1]) == (3.0, 503, MADE_WAY, "5")
            assert not any(task.done() for task in (*background, greedy[0], other))

    run(scene())


# ---- starts and replacements


def test_a_pool_opens_with_its_first_worker_and_starts_the_others_beside() -> None:
    async def scene() -> None:
        start = FakeStart()
        pool = Pool(replace(SETTINGS, workers=3), start)
        await pool.open()
        assert (len(start.workers), pool.alive_count) == (1, 1)
        await settle()
        assert (len(start.workers), pool.alive_count) == (3, 3)
        await pool.close()
        await settle()
        assert [worker.is_alive for worker in start.workers] == [False] * 3, "ended, and not replaced"

    run(scene())


@pytest.mark.parametrize(
    ("code", "rebuilt", "opens"),
    [(1, (), False), (DATA_DAMAGED, (True,), True), (DATA_DAMAGED, (False,), False)],
)
def test_a_pool_opens_with_damaged_data_only_where_it_can_be_rebuilt(
    code: int, rebuilt: tuple[bool, ...], opens: bool
) -> None:
    async def scene() -> bool:
        start = FakeStart(WorkerExited(code))
        pool = Pool(replace(SETTINGS, workers=1), start, FakeRebuilder(*rebuilt))
        try:
            await pool.open()
        except WorkerExited:
            return False
        await pool.close()
        return len(start.workers) == 1

    assert run(scene()) == opens


def test_pauses_between_starts_that_fail_double_up_to_fifteen_seconds() -> None:
    async def scene() -> list[float]:
        async with open_pool(workers=1) as running:
            running.start.errors = [OSError("no memory")] * 9
            await asyncio.sleep(10)
            running.workers[0].exit(-9)
            await asyncio.sleep(100)
            assert running.pool.alive_count == 1
            return running.start.times[1:]

    assert run(scene()) == [10, 10.2, 10.6, 11.4, 13, 16.2, 22.6, 35.4, 50.4, 65.4]


# ---- damaged data


def test_a_job_waits_for_the_rebuild_of_damaged_data_and_loses_no_retry() -> None:
    async def scene() -> None:
        async with open_pool(rebuilt=(True,)) as running:
            running.start.errors = [WorkerExited(DATA_DAMAGED)]
            task = await running.ask("a")
            running.workers[0].exit(DATA_DAMAGED)
            await settle()
            running.workers[1].exit(DATA_DAMAGED)
            await settle()
            running.workers[2].exit(-9)
            await settle()
            running.workers[3].reply()
            assert ((await task).body, now()) == (b"yes", 0)
            assert running.pool.counts["asked anew"] == 3

    run(scene())


def test_where_damaged_data_cannot_be_rebuilt_all_who_wait_and_all_who_come_are_refused() -> None:
    async def scene() -> None:
        async with open_pool(workers=1, rebuilt=(False, False)) as running:
            running.start.errors = [WorkerExited(DATA_DAMAGED), WorkerExited(DATA_DAMAGED)]
            first, second = await running.ask("a"), await running.ask("b")
            running.workers[0].exit(DATA_DAMAGED)
            expected = (0, 503, NOT_REBUILT, "60")
            assert [await refusal_of(task) for task in (first, second, await running.ask("c"))] == [expected] * 3
            await asyncio.sleep(0.7)
            assert (running.pool.alive_count, running.start.times) == (1, [0, 0, 0.2, 0.6])

    run(scene())
