"""A worker as the server sees it: a process with a pipe to write jobs to and one to read frames from."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from dataclasses import asdict
from typing import Any

from .frames import PREFIX, READY, opened, packed
from .settings import Settings

_BUFFER = 256 * 1024
_START_SECONDS = 30.0
_PATIENT = 19  # the last to be served where others want the processor


class Died(Exception):
    """The worker is no more. ``code`` is its exit code, negative for a signal."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"worker ended with {code}")
        self.code = code

    @property
    def by_itself(self) -> bool:
        """Whether it was the job that ended it, not somebody from outside."""
        return self.code is not None and -self.code not in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, 0)


class Worker:
    """One worker process.

    ``tired``: a job of its took long, and it was given less of the processor, for good. ``aside``: another one has
    taken its place meanwhile. ``why`` is the reason where it was ended for the sake of others.
    """

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.network = ""
        self.jobs = 0
        self.tired = self.aside = False
        self.why = ""

    @classmethod
    async def start(cls, settings: Settings) -> Worker:
        """A new process, once it is ready for its first job.

        Raises
        ------
        Died
            It cannot start.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "civicgraph.server.worker",
            json.dumps(asdict(settings)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_BUFFER,
            env=environment(),
            start_new_session=True,  # or the keyboard's interrupt would reach it before the server can end it in order
        )
        worker = cls(process)
        try:
            kind, content = await asyncio.wait_for(worker.frame(), _START_SECONDS)
        except (TimeoutError, asyncio.CancelledError):
            worker.kill()
            raise
        if kind != READY:
            worker.kill()
            raise Died(None)
        worker.network = json.loads(content)["network"]
        return worker

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.returncode is None

    async def send(self, job: dict[str, Any]) -> None:
        """Hands over a job."""
        assert self.process.stdin is not None
        self.jobs += 1
        self.process.stdin.write(packed(b"J", job))
        try:
            await self.process.stdin.drain()
        except (ConnectionError, RuntimeError):
            raise Died(await self.process.wait()) from None

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame that it sends.

        Raises
        ------
        Died
            There is none to come.
        """
        assert self.process.stdout is not None
        try:
            kind, size = opened(await self.process.stdout.readexactly(PREFIX))
            return kind, await self.process.stdout.readexactly(size)
        except asyncio.IncompleteReadError:
            raise Died(await self.process.wait()) from None

    def tire(self) -> None:
        """Lets others go first where processors are scarce. It cannot be taken back."""
        self.tired = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _PATIENT)

    def kill(self) -> None:
        """Ends it now."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()

    async def buried(self) -> None:
        """Reads what it still had in the pipe: asyncio does not see the end of a process before that of its pipes."""
        assert self.process.stdout is not None
        while await self.process.stdout.read(_BUFFER):
            pass


def environment() -> dict[str, str]:
    """Only what Python needs: a worker has no use for secrets that lie in the environment."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("LC_", "LANG", "PYTHON", "SYSTEMROOT"))
    }
    path = os.pathsep.join(part for part in sys.path if part and os.path.isdir(part))
    return {**kept, "PYTHONPATH": path, "PYTHONSAFEPATH": "1", "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0"}
