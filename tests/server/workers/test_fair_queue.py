"""Who gets a worker next, who waits, for how long, and who is refused."""

from __future__ import annotations

import asyncio

import pytest

from civicgraph.server.refusal import Refusal
from civicgraph.server.workers.fair_queue import MAX_WAITING, MAX_WAITING_PER_CLIENT, FairQueue

from .fakes import now, run, settle


def test_clients_take_turns_however_many_requests_one_of_them_has() -> None:
    async def scene() -> list[str]:
        queue: FairQueue[str] = FairQueue(share=1)
        order: list[str] = []

        async def ask(client: str) -> None:
            worker = await queue.acquire(client, 5)
            order.append(client)
            await asyncio.sleep(0)
            queue.release(worker, reusable=True)

        queue.add("w")
        await asyncio.gather(*(ask("greedy") for _ in range(6)), ask("modest"), ask("modest"))
        assert (queue.waiting_count, queue.busy_count) == (0, 0)
        return order

    assert run(scene()) == ["greedy", "greedy", "modest", "greedy", "modest", "greedy", "greedy", "greedy"]


def test_a_client_uses_no_more_workers_than_its_share_though_others_are_idle() -> None:
    async def scene() -> None:
        queue: FairQueue[str] = FairQueue(share=2)
        for name in "abc":
            queue.add(name)
        assert [await queue.acquire("one", 5) for _ in range(2)] == ["a", "b"]
        third = asyncio.ensure_future(queue.acquire("one", 5))
        await settle()
        assert (third.done(), queue.busy_count, queue.workers_of_holder("a")) == (False, 2, 2)
        assert await queue.acquire("other", 5) == "c"
        queue.release("b", reusable=True)
        assert await third == "b"

    run(scene())


def test_heavy_clients_together_leave_a_worker_to_the_others_who_come_first() -> None:
    async def scene() -> None:
        calls: list[str] = []
        queue: FairQueue[str] = FairQueue(share=2, on_light_waiting=lambda: calls.append("waiting"))
        for name in "abc":
            queue.add(name)
        queue.mark_heavy("one")
        queue.mark_heavy("two")
        assert [await queue.acquire(client, 5) for client in ("one", "two")] == ["a", "b"]
        late = asyncio.ensure_future(queue.acquire("two", 5))
        await settle()
        assert (late.done(), queue.has_light_waiting, calls) == (False, False, [])
        assert await queue.acquire("light", 5) == "c"
        more = asyncio.ensure_future(queue.acquire("another", 5))
        await settle()
        assert (queue.has_light_waiting, calls) == (True, ["waiting"])
        queue.move_to_background("a")
        queue.add("d")
        assert await more == "d", "who is not heavy comes first"
        queue.add("e")
        assert await late == "e", "a worker in the background does not count"
        queue.release("a", reusable=False)
        assert (queue.busy_count, queue.waiting_count) == (4, 0)

    run(scene())


def test_a_client_is_heavy_for_a_minute_and_counts_as_another_client_for_ten_seconds() -> None:
    async def scene() -> list[tuple[bool, bool]]:
        queue: FairQueue[str] = FairQueue(share=1)
        queue.add("w")
        queue.release(await queue.acquire("a", 5), reusable=True)
        queue.mark_heavy("a")
        seen = []
        for pause in (0, 9.9, 0.1, 49.9, 0.1):
            await asyncio.sleep(pause)
            seen.append((queue.has_other_clients("b"), queue.is_heavy("a")))
        assert not queue.has_other_clients("a")
        return seen

    assert run(scene()) == [(True, True), (True, True), (False, True), (False, True), (False, False)]


def test_a_request_waits_as_long_as_it_may_and_is_then_refused() -> None:
    async def scene() -> None:
        queue: FairQueue[str] = FairQueue(share=1)
        with pytest.raises(Refusal) as refusal:
            await queue.acquire("a", 7.5)
        assert (now(), queue.waiting_count) == (7.5, 0)
        assert (refusal.value.status, refusal.value.headers) == (503, {"Retry-After": "5"})
        assert refusal.value.reason == "no worker came free within 7.5 s: come again in a moment"

    run(scene())


@pytest.mark.parametrize(
    ("clients", "status", "reason"),
    [
        (["a"] * MAX_WAITING_PER_CLIENT, 429, "16 requests from your address are already waiting"),
        ([f"c{number}" for number in range(MAX_WAITING)], 503, "too many requests are waiting"),
    ],
)
def test_a_request_is_refused_at_once_where_too_many_wait(clients: list[str], status: int, reason: str) -> None:
    async def scene() -> None:
        queue: FairQueue[str] = FairQueue(share=1)
        waiting = [asyncio.ensure_future(queue.acquire(client, 5)) for client in clients]
        await settle()
        assert queue.waiting_count == len(clients)
        with pytest.raises(Refusal) as refusal:
            await queue.acquire("a", 5)
        assert (now(), refusal.value.status, refusal.value.reason.startswith(reason)) == (0, status, True)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert (queue.waiting_count, queue.busy_count) == (0, 0)

    run(scene())


def test_a_worker_whose_client_has_gone_in_that_moment_goes_to_the_next_one() -> None:
    async def scene() -> None:
        queue: FairQueue[str] = FairQueue(share=1)
        first, second = (asyncio.ensure_future(queue.acquire(client, 5)) for client in "ab")
        await settle()
        queue.add("w")
        first.cancel()
        assert await second == "w"
        assert (first.cancelled(), queue.busy_count) == (True, 1)

    run(scene())


def test_all_who_wait_can_be_refused_and_an_ended_worker_is_given_to_nobody() -> None:
    async def scene() -> None:
        queue: FairQueue[str] = FairQueue(share=1)
        queue.add("dead")
        queue.remove("dead")
        waiting = [asyncio.ensure_future(queue.acquire(client, 5)) for client in "ab"]
        await settle()
        queue.refuse_all(Refusal(503, "no data"))
        results = await asyncio.gather(*waiting, return_exceptions=True)
        assert [str(result) for result in results] == ["no data", "no data"]
        assert (now(), queue.waiting_count) == (0, 0)

    run(scene())
