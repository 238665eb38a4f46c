"""The counts, the hash and the dump of the data set: made by a process of its own, once, at the first request."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from typing import Any

from ...graph.storage.description import DUMP, read_description
from ..file_state import stamp
from ..refusal import Refusal
from ..workers.messages import DATA_DAMAGED
from ..workers.process import environment
from ..workers.rebuild import Rebuilder

_WAIT_SECONDS = 20.0


class StoreCounts:
    """The counts and the dump of a store, in files beside it, or in a temporary folder if these cannot be written."""

    def __init__(self, store: str, rebuilder: Rebuilder) -> None:
        self._store, self._rebuilder = store, rebuilder
        folder = os.path.dirname(store)
        self._temporary = None if os.access(folder, os.W_OK) else tempfile.TemporaryDirectory(prefix="civicgraph-")
        self._folder = self._temporary.name if self._temporary else folder
        self._task: asyncio.Task[int] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._counts: dict[str, Any] | None = None
        self._stamp = ""

    @property
    def dump(self) -> str:
        """The path of the dump, which exists once :meth:`load` has returned."""
        return os.path.join(self._folder, DUMP)

    async def load(self) -> dict[str, Any]:
        """The counts and hashes; made first, if they are missing or damaged.

        Raises
        ------
        Refusal
            They are not ready within :data:`_WAIT_SECONDS`, or cannot be made.
        """
        if self._counts is None or not self._stamp or stamp(self.dump) != self._stamp:
            self._counts = await asyncio.to_thread(self._read)
        if self._counts is None:
            self._task = self._task or asyncio.create_task(self._describe_or_rebuild())
            done, _ = await asyncio.wait({self._task}, timeout=_WAIT_SECONDS)
            if not done:
                raise Refusal(503, "the data set is being counted, once: ask again in a minute", {"Retry-After": "60"})
            self._task = None
            self._counts = await asyncio.to_thread(self._read)
        if self._counts is None:
            raise Refusal(503, "the data set cannot be counted: no room for its files, or the process was ended")
        return self._counts

    def _read(self) -> dict[str, Any] | None:
        """The counts, if their file and the dump are whole."""
        self._stamp = stamp(self.dump)
        return read_description(self._folder)

    async def _describe_or_rebuild(self) -> int:
        code = await self._describe()
        if code == DATA_DAMAGED and await self._rebuilder.rebuild():
            code = await self._describe()
        return code

    async def _describe(self) -> int:
        command = (sys.executable, "-m", "civicgraph.server.workers.describer", self._store, self._folder)
        self._process = await asyncio.create_subprocess_exec(*command, env=environment(), start_new_session=True)
        return await self._process.wait()

    async def close(self) -> None:
        """Ends the process, if it still runs."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._temporary:
            self._temporary.cleanup()
