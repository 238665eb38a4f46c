"""Takes up a new build while the server runs (``serve --reload``): between requests, whole, or not at all.

Requests that have begun are answered by the workers and from the record that they began with.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import ExitStack

from ..graph.changes.claim_history import read_kept
from ..graph.errors import CivicgraphError
from ..graph.record import About, Record
from ..graph.storage import cache
from ..graph.storage.integrity import Damaged
from ..graph.storage.open_record import open_record
from . import file_changes
from .context import Context
from .file_changes import FileChanges
from .services.statistics import StoreCounts
from .settings import Settings, settings_again
from .workers.pool import Pool
from .workers.process import WorkerExited, environment

_CHECK_IDLE_SECONDS = 0.2
_BUILD = """
import sys
from civicgraph.graph.dataset import BuiltData
data = BuiltData.at(sys.argv[1])
data.build()
if sys.argv[2] != "draft":
    data.require_whole()
"""


def read_record(settings: Settings) -> Record:
    """The record that settings name.

    Raises
    ------
    OSError, Damaged
        It cannot be read.
    """
    return open_record(settings.index, settings.origin, About(*settings.about))


class Reloader:
    """Looks every second whether the files have changed, has them built, and puts a new context in the old one's place.

    ``replace`` is called with the new context.
    """

    def __init__(self, context: Context, replace: Callable[[Context], None]) -> None:
        self._context, self._replace = context, replace
        self._refused = ""
        self._held = ExitStack()
        self._retired: set[asyncio.Task[None]] = set()
        self._process: Process | None = None

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        while True:
            await asyncio.sleep(max(file_changes.CHECK_SECONDS, _CHECK_IDLE_SECONDS))
            hash = await asyncio.to_thread(_hash_now, self._context.settings.root)
            if hash and hash not in (self._context.settings.hash, self._refused):
                await self._take_up(hash)

    async def close(self) -> None:
        """Ends what was replaced and has not ended yet, and a build that still runs."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        for task in self._retired:
            task.cancel()
        await asyncio.gather(*self._retired, return_exceptions=True)
        await self._context.pool.close()
        await self._context.counts.close()
        self._held.close()

    async def _take_up(self, hash: str) -> None:
        if problem := await self._build():
            self._refuse(hash, problem)
            return
        old = self._context
        try:
            settings = await asyncio.to_thread(settings_again, old.settings)
            record = await asyncio.to_thread(read_record, settings)
            pool = Pool(settings, unread=old.pool.unread, counts=old.pool.counts)
            await pool.open()
        except (CivicgraphError, OSError, Damaged, WorkerExited) as error:
            self._refuse(hash, str(error))
            return
        changes = FileChanges(settings.root, record.hash)
        history = await asyncio.to_thread(read_kept, settings.history, record.withholds)
        counts = StoreCounts(settings.store, pool.rebuilder)
        self._context = Context(settings, record, pool, counts, changes, history)
        self._held.enter_context(cache.hold(os.path.dirname(settings.store)))
        self._replace(self._context)
        print(f"Took up the changed files: data {record.hash[:12]}", file=sys.stderr, flush=True)
        task = asyncio.create_task(_retire(old))
        self._retired.add(task)
        task.add_done_callback(self._retired.discard)

    def _refuse(self, hash: str, problem: str) -> None:
        """Says once why files are not taken up; they are tried again when they have changed."""
        self._refused = hash
        print(f"The changed files are not taken up: {problem}", file=sys.stderr, flush=True)

    async def _build(self) -> str:
        """Builds the files in a process of its own; what it complains of, or nothing."""
        settings = self._context.settings
        command = (sys.executable, "-c", _BUILD, settings.root, "draft" if settings.draft else "whole")
        variables = {**os.environ, **environment()}
        self._process = await asyncio.create_subprocess_exec(
            *command, env=variables, stderr=PIPE, start_new_session=True
        )
        _, told = await self._process.communicate()
        lines = told.decode("utf-8", "replace").strip().splitlines()
        return (lines[-1] if lines else "they cannot be built") if self._process.returncode else ""


def _hash_now(root: str) -> str:
    """The hash of the files as they are; empty while they cannot be read."""
    from ..graph.data_files import DataFiles

    try:
        return DataFiles.at(root).hash
    except CivicgraphError:
        return ""


async def _retire(context: Context) -> None:
    """Ends the workers of a context once they have answered, or when no answer may take longer."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(context.settings.timeout + 5):
            await asyncio.sleep(1)  # for requests that have begun and not asked a worker yet
            while context.pool.is_busy:
                await asyncio.sleep(_CHECK_IDLE_SECONDS)
    await context.pool.close()
    await context.counts.close()
