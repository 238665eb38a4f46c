"""Builds the data again, in a process of its own, where the built data is damaged or missing while the server runs.

A worker that finds this ends with the exit code :data:`~civicgraph.server.workers.messages.DATA_DAMAGED`. No other
worker starts before the data is rebuilt.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable

from ..settings import Settings
from .process import environment

NOT_REBUILT = "what was built of the data is damaged or gone, and cannot be built again just now: come again later"


async def _launch(settings: Settings) -> Process:
    """Starts :func:`main` in a process of its own."""
    arguments = (settings.root, settings.hash, settings.store)
    command = (sys.executable, "-m", "civicgraph.server.workers.rebuild", *arguments)
    variables = {**os.environ, **environment()}
    return await asyncio.create_subprocess_exec(*command, env=variables, start_new_session=True)


class Rebuilder:
    """Rebuilds what the settings name. ``has_failed`` says whether the last rebuild has failed.

    ``launch`` is for tests.
    """

    def __init__(self, settings: Settings, launch: Callable[[Settings], Awaitable[Process]] = _launch) -> None:
        self._settings = settings
        self._launch = launch
        self._task: asyncio.Task[bool] | None = None
        self._process: Process | None = None
        self.has_failed = False

    async def rebuild(self) -> bool:
        """Rebuilds the data; returns whether it is whole now. Calls at the same time wait for the same process."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        self.has_failed = not await asyncio.shield(self._task)
        return not self.has_failed

    async def _run(self) -> bool:
        if not self._settings.root:
            return False
        self._process = await self._launch(self._settings)
        return await self._process.wait() == 0

    async def close(self) -> None:
        """Ends a rebuild that still runs."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)


def main() -> None:
    """Builds the data in the folder of the first argument, if it still has the hash of the second."""
    from ...graph.dataset import BuiltData
    from ...graph.errors import CivicgraphError

    root, hash, store = sys.argv[1:]
    try:
        data = BuiltData.at(root)
        if data.hash != hash:
            sys.exit(f"{root}: the files have changed since they were served, so what was served cannot be built again")
        if (built := os.path.join(data.build(), "store")) != store:
            sys.exit(f"{built} was built, where {store} is served")
    except CivicgraphError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
