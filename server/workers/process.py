"""A worker as the server uses it: a process with a pipe to write jobs to and one to read frames from."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from ..settings import Settings
from .messages import DATA_DAMAGED, PREFIX, READY, pack, parse_prefix

_BUFFER_BYTES = 256 * 1024
START_SECONDS = 30.0
_MAX_LOGGED_CHARACTERS = 300  # of a query in the log
_NICENESS = 19  # other processes come first where they need the processor


class WorkerExited(Exception):
    """The worker has ended. ``code`` is its exit code, negative for a signal.

    >>> WorkerExited(-6).is_caused_by_job, WorkerExited(-9).is_caused_by_job, WorkerExited(76).is_data_damaged
    (True, False, True)
    """

    def __init__(self, code: int | None) -> None:
        super().__init__(f"worker ended with {code}")
        self.code = code

    @property
    def is_caused_by_job(self) -> bool:
        """Whether the job has ended it, not somebody from outside."""
        from_outside = (-DATA_DAMAGED, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, 0)
        return self.code is not None and -self.code not in from_outside

    @property
    def is_data_damaged(self) -> bool:
        """Whether it has ended because the built data is damaged or missing."""
        return self.code == DATA_DAMAGED


async def _launch(settings: Settings, output: int) -> Process:
    """Starts the process, which writes its frames to the descriptor ``output``."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "civicgraph.server.workers.worker",
        json.dumps(asdict(settings)),
        stdin=asyncio.subprocess.PIPE,
        stdout=output,
        stderr=asyncio.subprocess.PIPE,
        env=environment(),
        start_new_session=True,  # else the keyboard's interrupt would reach it before the server can end it in order
    )


def environment() -> dict[str, str]:
    """The variables that Python needs, and no others: a worker must not see secrets in the environment."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("LC_", "LANG", "PYTHON", "SYSTEMROOT"))
    }
    path = os.pathsep.join(part for part in sys.path if part and os.path.isdir(part))
    # Threads of numpy, and what each keeps for itself, would take up the address space on machines of many processors.
    spared = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
    return {**kept, **spared, "PYTHONPATH": path, "PYTHONSAFEPATH": "1", "RUST_BACKTRACE": "0"}


class Worker:
    """One worker process.

    ``is_low_priority``: one of its jobs was long, and it gets less of the processor until it ends. ``is_background``:
    another worker has taken its place. ``end_reason`` is the reason for its client, if it was ended for the sake of
    others. ``closed`` is set when nothing more will come from it.
    """

    def __init__(self, process: Process, frames: asyncio.StreamReader, pipe: asyncio.BaseTransport) -> None:
        self.process = process
        self._frames, self._pipe = frames, pipe
        self._job_text, self._is_logged = "", True
        self._logging = asyncio.create_task(self._log_stderr())
        self.closed = asyncio.Event()
        self.network = ""
        self.jobs = 0
        self.is_low_priority = self.is_background = False
        self.end_reason = ""

    @classmethod
    async def start(cls, settings: Settings, launch: Callable[[Settings, int], Awaitable[Process]] = _launch) -> Worker:
        """A new process, once it is ready for its first job; ``launch`` is for tests.

        Raises
        ------
        WorkerExited
            It cannot start.
        TimeoutError
            It is not ready within :data:`START_SECONDS`.
        """
        frames = asyncio.StreamReader(_BUFFER_BYTES)
        # A pipe of our own: asyncio reports the end of a process only when all is read of the pipes that it makes.
        ours, theirs = os.pipe()
        try:
            pipe, _ = await asyncio.get_running_loop().connect_read_pipe(
                lambda: asyncio.StreamReaderProtocol(frames), os.fdopen(ours, "rb", buffering=0)
            )
            try:
                process = await launch(settings, theirs)
            except BaseException:
                pipe.close()
                raise
        finally:
            os.close(theirs)
        worker = cls(process, frames, pipe)
        await worker._wait_until_ready()
        return worker

    async def _wait_until_ready(self) -> None:
        try:
            kind, content = await asyncio.wait_for(self.frame(), START_SECONDS)
        except (WorkerExited, TimeoutError, asyncio.CancelledError):
            self.kill()
            raise
        if kind != READY:
            self.kill()
            raise WorkerExited(None)
        self.network = json.loads(content)["network"]

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.returncode is None

    async def send(self, job: dict[str, Any]) -> None:
        """Sends a job to it.

        Raises
        ------
        WorkerExited
            It has ended.
        """
        assert self.process.stdin is not None
        self.jobs += 1
        self._job_text = " ".join(str(job.get("query") or job.get("op", "")).split())[:_MAX_LOGGED_CHARACTERS]
        self.process.stdin.write(pack(b"J", job))
        try:
            await self.process.stdin.drain()
        except (ConnectionError, RuntimeError):
            raise WorkerExited(await self.exit_code()) from None

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame that it sends.

        Raises
        ------
        WorkerExited
            It has ended, and there are no more frames.
        """
        try:
            kind, size = parse_prefix(await self._frames.readexactly(PREFIX))
            return kind, await self._frames.readexactly(size)
        except asyncio.IncompleteReadError:
            raise WorkerExited(await self.exit_code()) from None

    async def exit_code(self) -> int:
        """Its exit code, once it has ended; negative for a signal."""
        return await self.process.wait()

    def lower_priority(self) -> None:
        """Gives it less of the processor where other processes need it. This cannot be undone."""
        self.is_low_priority = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _NICENESS)

    def kill(self) -> None:
        """Ends it now; what is still in the pipe is not read."""
        if self.is_alive:
            self._is_logged = False  # the last words of a killed process mean nothing
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
        self._pipe.close()
        self.closed.set()

    async def wait_until_ended(self) -> None:
        """Waits for its end, whatever the cause, and closes its pipe."""
        await self.process.wait()
        await self._logging
        self._pipe.close()
        self.closed.set()

    async def _log_stderr(self) -> None:
        """Copies its stderr, mostly the engine's last lines before it ends, to ours, with the job that it had."""
        assert self.process.stderr is not None
        rest = b""
        while chunk := await self.process.stderr.read(_BUFFER_BYTES):
            *lines, rest = (rest + chunk)[-_BUFFER_BYTES:].split(b"\n")
            self._log_lines(lines)
        self._log_lines([rest])

    def _log_lines(self, lines: list[bytes]) -> None:
        job = f", asked {self._job_text!r}" if self._job_text else ""
        for line in lines:
            text = line.decode(errors="replace").strip()
            if self._is_logged and text and not text.startswith("note: run with `RUST_BACKTRACE"):
                print(f"worker {self.process.pid}{job}: {text}", file=sys.stderr, flush=True)
