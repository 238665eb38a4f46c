"""The counts, the hash and the dump of the data set: made by a process of its own, once, when first asked for."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import sys
import tempfile
from typing import Any

from ...graph.storage.integrity import unsealed
from ..file_state import stamp
from ..refusal import Refusal
from ..workers.describer import DESCRIPTION, DUMP
from ..workers.messages import LOST
from ..workers.process import environment
from ..workers.rebuild import Mender

_SECONDS = 20.0


class Counts:
    """What a store holds, in files beside it, or where nothing can be written there, in a folder that ends with us."""

    def __init__(self, store: str, mender: Mender) -> None:
        self._store, self._mender = store, mender
        beside = os.path.dirname(store)
        self._own = None if os.access(beside, os.W_OK) else tempfile.TemporaryDirectory(prefix="civicgraph-")
        self._folder = self._own.name if self._own else beside
        self._making: asyncio.Task[int] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._found: dict[str, Any] | None = None
        self._stamp = ""

    @property
    def dump(self) -> str:
        """The path of the dump, which is there once :meth:`found` has answered."""
        return os.path.join(self._folder, DUMP)

    async def found(self) -> dict[str, Any]:
        """The description.

        Raises
        ------
        Refusal
            It is being made, and that takes longer than anybody should have to wait.
        """
        if self._found is None or not self._stamp or stamp(self.dump) != self._stamp:
            self._found = await asyncio.to_thread(self._read)
        if self._found is None:
            self._making = self._making or asyncio.create_task(self._make())
            done, _ = await asyncio.wait({self._making}, timeout=_SECONDS)
            if not done:
                raise Refusal(503, "the data set is being counted, once: ask again in a minute", {"Retry-After": "60"})
            self._making = None
            self._found = await asyncio.to_thread(self._read)
        if self._found is None:
            raise Refusal(503, "the data set cannot be counted: no room for its files, or the process was ended")
        return self._found

    def _read(self) -> dict[str, Any] | None:
        """The description, where it and the dump are whole."""
        with contextlib.suppress(OSError, ValueError):
            with open(os.path.join(self._folder, DESCRIPTION), "rb") as file:
                found: dict[str, Any] = json.loads(bytes(unsealed(file.read())))
            self._stamp = stamp(self.dump)
            with open(self.dump, "rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == found["dump"]:
                    return found
        return None

    async def _make(self) -> int:
        code = await self._describe()
        if code == LOST and await self._mender.mend():
            code = await self._describe()
        return code

    async def _describe(self) -> int:
        command = (sys.executable, "-m", "civicgraph.server.workers.describer", self._store, self._folder)
        self._process = await asyncio.create_subprocess_exec(*command, env=environment(), start_new_session=True)
        return await self._process.wait()

    async def close(self) -> None:
        """Ends what is under way."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._own:
            self._own.cleanup()
