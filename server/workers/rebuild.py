"""What was built is built again where it is damaged or gone while the server runs: by a process of its own.

A worker that finds it so ends (:data:`~civicgraph.server.workers.messages.LOST`); no other starts before it is mended.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys

from ..settings import Settings
from .process import environment

GONE = "what was built of the data is damaged or gone, and cannot be built again just now: come again later"


class Mender:
    """Sees to it that what the settings name is there and whole. ``failed`` says that the last try did not help."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._making: asyncio.Task[bool] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self.failed = False

    async def mend(self) -> bool:
        """Whether all is whole now; whoever asks meanwhile waits for the same process."""
        if self._making is None or self._making.done():
            self._making = asyncio.create_task(self._mend())
        self.failed = not await asyncio.shield(self._making)
        return not self.failed

    async def _mend(self) -> bool:
        if not self._settings.root:
            return False
        root, hash = self._settings.root, self._settings.hash
        command = (sys.executable, "-m", "civicgraph.server.workers.rebuild", root, hash, self._settings.store)
        everything = {**os.environ, **environment()}
        self._process = await asyncio.create_subprocess_exec(*command, env=everything, start_new_session=True)
        return await self._process.wait() == 0

    async def close(self) -> None:
        """Ends what is under way."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self._making is not None:
            await asyncio.gather(self._making, return_exceptions=True)


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
