"""A fake clock, fake workers and fake processes: the policy of the worker pool is tested without real ones."""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
from asyncio.subprocess import Process
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, cast

from civicgraph.server.settings import Settings
from civicgraph.server.workers.messages import DATA, END, FAIL, HEAD, pack
from civicgraph.server.workers.process import Worker, WorkerExited

T = TypeVar("T")
SETTINGS = Settings("store", "index", "hash", "base", root="data", workers=2, timeout=30.0, memory=1024)


class FakeClock(asyncio.SelectorEventLoop):
    """An event loop whose time moves to the next timer as soon as nothing else is left to do."""

    def __init__(self) -> None:
        super().__init__(_Selector(self))
        self.now = 0.0

    def time(self) -> float:
        """The fake time in seconds."""
        return self.now


class _Selector(selectors.SelectSelector):
    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(0)
        if not events:
            assert timeout is not None, "the test waits for something that never happens"
            self._clock.now = round(self._clock.now + timeout, 6)
        return events


def run(scene: Coroutine[Any, Any, T]) -> T:
    """Runs a scene by the fake clock, in a thread: tests of a browser may have left a loop running in this one."""

    def run_scene() -> T:
        with asyncio.Runner(loop_factory=FakeClock) as runner:
            return runner.run(scene)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run_scene).result()


def now() -> float:
    """The fake time in seconds."""
    return asyncio.get_running_loop().time()


async def settle() -> None:
    """Lets everything happen that needs no time."""
    for _ in range(20):
        await asyncio.sleep(0)


class FakeWorker(Worker):
    """A worker without a process: the test sends its frames and ends it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.network, self.jobs = "none", 0
        self.is_low_priority = self.is_background = False
        self.end_reason = ""
        self.closed = asyncio.Event()
        self.received: list[dict[str, Any]] = []
        self.frames_read = 0
        self.lowered_at: float | None = None
        self.ended_at: float | None = None
        self._code: int | None = None
        self._outgoing: asyncio.Queue[tuple[bytes, bytes] | None] = asyncio.Queue()
        self._ended = asyncio.Event()

    @property
    def is_alive(self) -> bool:
        return self._code is None

    async def send(self, job: dict[str, Any]) -> None:
        if self._code is not None:
            raise WorkerExited(self._code)
        self.received.append(job)

    async def frame(self) -> tuple[bytes, bytes]:
        frame = await self._outgoing.get()
        if frame is None:
            raise WorkerExited(await self.exit_code())
        self.frames_read += 1
        return frame

    async def exit_code(self) -> int:
        await self._ended.wait()
        assert self._code is not None
        return self._code

    def lower_priority(self) -> None:
        self.is_low_priority = True
        self.lowered_at = now()

    def kill(self) -> None:
        self.exit(-signal.SIGKILL)
        self.closed.set()

    async def wait_until_ended(self) -> None:
        await self._ended.wait()
        self.closed.set()

    # ---- what a test makes it do

    def exit(self, code: int) -> None:
        """Ends with an exit code."""
        if self.is_alive:
            self._code, self.ended_at = code, now()
            self._outgoing.put_nowait(None)
            self._ended.set()

    def put(self, kind: bytes, content: bytes | dict[str, Any]) -> None:
        """Sends a frame."""
        self._outgoing.put_nowait((kind, pack(kind, content)[5:]))

    def reply(self, body: bytes = b"yes", is_last: bool = False) -> None:
        """Sends a whole short reply."""
        self.put(HEAD, {"whole": True, "format": "csv"})
        self.put(DATA, body)
        self.put(END, {"last": is_last})

    def begin(self, body: bytes) -> None:
        """Sends the beginning of a long reply."""
        self.put(HEAD, {"whole": False, "format": "csv"})
        self.put(DATA, body)

    def fail(self, status: int, reason: str) -> None:
        """Sends an error."""
        self.put(FAIL, {"status": status, "reason": reason, "last": False})


class FakeStart:
    """Starts fake workers, at once; or fails with the errors that it is given, each once."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.times: list[float] = []
        self.workers: list[FakeWorker] = []

    async def __call__(self, settings: Settings) -> FakeWorker:
        self.times.append(now())
        if self.errors:
            raise self.errors.pop(0)
        self.workers.append(FakeWorker(f"w{len(self.workers) + 1}"))
        return self.workers[-1]


class FakeProcess(Process):
    """A process that runs until the test or somebody else ends it."""

    def __init__(self, pid: int = 0) -> None:
        self.pid = pid
        self.input = FakeInput()
        self.stdin = cast(asyncio.StreamWriter, self.input)
        self.stderr = asyncio.StreamReader()
        self._code: int | None = None
        self._ended = asyncio.Event()

    @property
    def returncode(self) -> int | None:
        return self._code

    async def wait(self) -> int:
        await self._ended.wait()
        assert self._code is not None
        return self._code

    def kill(self) -> None:
        self.exit(-signal.SIGKILL, b"killed")

    def exit(self, code: int, last_words: bytes = b"") -> None:
        """Ends with an exit code, and some last words on stderr."""
        if self._code is None:
            self._code = code
            assert self.stderr is not None
            self.stderr.feed_data(last_words)
            self.stderr.feed_eof()
            self._ended.set()


class FakeInput:
    """What a process reads from; broken if the test says so."""

    def __init__(self) -> None:
        self.content = b""
        self.is_broken = False

    def write(self, content: bytes) -> None:
        self.content += content

    async def drain(self) -> None:
        if self.is_broken:
            raise ConnectionResetError


class FakeLaunch:
    """Launches one fake process, which writes some bytes to its pipe, and ends at once if there is an exit code."""

    def __init__(self, written: bytes = b"", code: int | None = None) -> None:
        self.written, self.code = written, code
        self.process: FakeProcess | None = None
        self._pipe = -1

    async def __call__(self, settings: Settings, output: int) -> FakeProcess:
        self.process = FakeProcess()
        self._pipe = os.dup(output)
        os.write(self._pipe, self.written)
        if self.code is not None:
            self.process.exit(self.code)
            self.close()
        return self.process

    def close(self) -> None:
        """Closes the process's end of the pipe."""
        os.close(self._pipe)
