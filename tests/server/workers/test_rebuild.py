"""Damaged data is rebuilt once, whoever waits for it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from civicgraph.server.settings import Settings
from civicgraph.server.workers.rebuild import Rebuilder

from .fakes import SETTINGS, FakeProcess, now, run, settle


class Launch:
    """Launches processes that end with the given exit codes, each after two seconds."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.processes: list[FakeProcess] = []

    async def __call__(self, settings: Settings) -> FakeProcess:
        process = FakeProcess()
        self.processes.append(process)
        asyncio.get_running_loop().call_later(2.0, process.exit, self.codes.pop(0))
        return process


def test_all_who_wait_at_the_same_time_wait_for_one_process() -> None:
    async def scene() -> None:
        launch = Launch(0, 1, 0)
        rebuilder = Rebuilder(SETTINGS, launch)
        assert all(await asyncio.gather(rebuilder.rebuild(), rebuilder.rebuild()))
        assert (now(), len(launch.processes), rebuilder.has_failed) == (2.0, 1, False)
        assert (await rebuilder.rebuild(), rebuilder.has_failed) == (False, True)
        assert (await rebuilder.rebuild(), rebuilder.has_failed) == (True, False)
        assert (now(), len(launch.processes)) == (6.0, 3)

    run(scene())


def test_who_stops_waiting_does_not_end_the_rebuild_for_the_others() -> None:
    async def scene() -> None:
        rebuilder = Rebuilder(SETTINGS, Launch(0))
        first, second = (asyncio.create_task(rebuilder.rebuild()) for _ in range(2))
        await asyncio.sleep(1)
        first.cancel()
        assert await second and now() == 2.0

    run(scene())


def test_without_the_data_files_nothing_can_be_rebuilt() -> None:
    async def scene() -> None:
        rebuilder = Rebuilder(replace(SETTINGS, root=""), launch := Launch())
        assert (await rebuilder.rebuild(), rebuilder.has_failed, launch.processes) == (False, True, [])

    run(scene())


def test_closing_ends_a_rebuild_that_still_runs() -> None:
    async def scene() -> None:
        rebuilder = Rebuilder(SETTINGS, launch := Launch(0))
        waiting = asyncio.create_task(rebuilder.rebuild())
        await settle()
        await rebuilder.close()
        assert (now(), launch.processes[0].returncode, await waiting) == (0, -9, False)

    run(scene())
