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

from ..settings import Settings
from .messages import LOST, PREFIX, READY, opened, packed

_BUFFER = 256 * 1024
_START_SECONDS = 30.0
_SHOWN = 300  # letters of a query in the log
_PATIENT = 19  # the last to be served where others want the processor


class Died(Exception):
    """The worker is no more. ``code`` is its exit code, negative for a signal."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"worker ended with {code}")
        self.code = code

    @property
    def by_itself(self) -> bool:
        """Whether it was the job that ended it, not somebody from outside."""
        return self.code is not None and -self.code not in (-LOST, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, 0)

    @property
    def lost(self) -> bool:
        """Whether it ended because what was built is damaged or gone."""
        return self.code == LOST


class Worker:
    """One worker process.

    ``tired``: a job of its took long, and it was given less of the processor, for good. ``aside``: another one has
    taken its place meanwhile. ``why`` is the reason where it was ended for the sake of others. ``over`` is set when
    nothing more will come of it.
    """

    def __init__(
        self, process: asyncio.subprocess.Process, frames: asyncio.StreamReader, pipe: asyncio.BaseTransport
    ) -> None:
        self.process = process
        self._frames, self._pipe = frames, pipe
        self._asked, self._heard = "", True
        self._hearing = asyncio.create_task(self._hear())
        self.over = asyncio.Event()
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
        frames = asyncio.StreamReader(_BUFFER)
        # A pipe of our own: asyncio does not see the end of a process before all is read of the pipes that it makes.
        ours, theirs = os.pipe()
        try:
            pipe, _ = await asyncio.get_running_loop().connect_read_pipe(
                lambda: asyncio.StreamReaderProtocol(frames), os.fdopen(ours, "rb", buffering=0)
            )
            try:
                process = await _started(settings, theirs)
            except BaseException:
                pipe.close()
                raise
        finally:
            os.close(theirs)
        worker = cls(process, frames, pipe)
        try:
            kind, content = await asyncio.wait_for(worker.frame(), _START_SECONDS)
        except (Died, TimeoutError, asyncio.CancelledError):
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
        self._asked = " ".join(str(job.get("query") or job.get("op", "")).split())[:_SHOWN]
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
        try:
            kind, size = opened(await self._frames.readexactly(PREFIX))
            return kind, await self._frames.readexactly(size)
        except asyncio.IncompleteReadError:
            raise Died(await self.process.wait()) from None

    def tire(self) -> None:
        """Lets others go first where processors are scarce. It cannot be taken back."""
        self.tired = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _PATIENT)

    def kill(self) -> None:
        """Ends it now; what it still had in the pipe is not read."""
        if self.alive:
            self._heard = False  # who is ended may say anything
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
        self._pipe.close()
        self.over.set()

    async def ended(self) -> None:
        """Waits for its end, however it comes; nothing of it stays."""
        await self.process.wait()
        await self._hearing
        self._pipe.close()
        self.over.set()

    async def _hear(self) -> None:
        """Passes on what it says on stderr, which is mostly the engine's last words, with what it had been asked."""
        assert self.process.stderr is not None
        rest = b""
        while said := await self.process.stderr.read(_BUFFER):
            *lines, rest = (rest + said)[-_BUFFER:].split(b"\n")
            self._pass_on(lines)
        self._pass_on([rest])

    def _pass_on(self, lines: list[bytes]) -> None:
        asked = f", asked {self._asked!r}" if self._asked else ""
        for line in lines:
            told = line.decode(errors="replace").strip()
            if self._heard and told and not told.startswith("note: run with `RUST_BACKTRACE"):
                print(f"worker {self.process.pid}{asked}: {told}", file=sys.stderr, flush=True)


async def _started(settings: Settings, out: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "civicgraph.server.workers.worker",
        json.dumps(asdict(settings)),
        stdin=asyncio.subprocess.PIPE,
        stdout=out,
        stderr=asyncio.subprocess.PIPE,
        env=environment(),
        start_new_session=True,  # or the keyboard's interrupt would reach it before the server can end it in order
    )


def environment() -> dict[str, str]:
    """Only what Python needs: a worker has no use for secrets that lie in the environment."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("LC_", "LANG", "PYTHON", "SYSTEMROOT"))
    }
    path = os.pathsep.join(part for part in sys.path if part and os.path.isdir(part))
    return {**kept, "PYTHONPATH": path, "PYTHONSAFEPATH": "1", "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0"}
