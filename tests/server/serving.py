"""A real server process on a free port, for tests: started, used over HTTP, ended."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox

from civicgraph.graph.compiling.from_record import record_bytes
from civicgraph.graph.record import Record
from civicgraph.graph.storage import integrity
from civicgraph.server.settings import Settings

from .forked import ForkedProcess

BASE = "https://example.org/id/"
_WAIT = 60.0  # seconds


@dataclass
class Server:
    """A server that runs, and the lines that it has written to stderr so far."""

    url: str
    process: subprocess.Popen[str] | ForkedProcess
    stderr_lines: list[str]

    def client(self, address: str = "127.0.0.1") -> httpx.Client:
        """A client that comes from an address of this machine."""
        return httpx.Client(
            base_url=self.url, transport=httpx.HTTPTransport(local_address=address), timeout=60, trust_env=False
        )

    def descendants(self) -> list[int]:
        """The processes that it has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return sorted(map(int, children.split()))

    def metrics(self) -> dict[str, float]:
        """Its metrics, by name."""
        lines = httpx.get(f"{self.url}/metrics", trust_env=False).text.splitlines()
        return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


@contextmanager
def running_server(settings: Settings, before: str = "") -> Iterator[Server]:
    """A server with these settings, on a free port; at the end it gets SIGTERM, and must end.

    ``before`` is Python that its process runs first.
    """
    yield from _running(ForkedProcess({**asdict(settings), "port": 0}, before))


@contextmanager
def running_command(
    *arguments: str, options: Iterable[str] = (), environment: dict[str, str] | None = None
) -> Iterator[Server]:
    """The real command ``civicgraph serve`` on a free port."""
    command = [sys.executable, "-m", "civicgraph.cli", *arguments, "serve", "--port", "0", *options]
    yield from _running(
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
    )


def _running(process: subprocess.Popen[str] | ForkedProcess) -> Iterator[Server]:
    """A server, once it says where it is; ended afterwards."""
    assert process.stderr is not None
    stderr_lines: list[str] = []
    url = ""
    for line in process.stderr:
        stderr_lines.append(line)
        if matched := re.search(r"http://\S+(?=/ )", line):
            url = matched[0]
            break
    assert url, "".join(stderr_lines)
    reader = threading.Thread(target=lambda: stderr_lines.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        yield Server(url, process, stderr_lines)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        finally:
            reader.join(5)
            process.stderr.close()


def settings_for(folder: Path, quads: Iterable[ox.Quad], **overrides: object) -> Settings:
    """The settings to serve some quads without a record."""
    store = ox.Store(str(folder / "store"))
    store.bulk_extend(quads)
    store.flush()
    del store
    record = Record(BASE, "0" * 64, "a test", {}, {}, {}, {}, {}, {}, {})
    (folder / "index.json").write_bytes(record_bytes(record))
    integrity.write(str(folder), ("index.json", "store"))
    defaults = {"store": str(folder / "store"), "index": str(folder / "index.json"), "hash": "0" * 64, "base": BASE}
    return Settings(**{**defaults, **overrides})  # type: ignore[arg-type]


def wait_until(holds: Callable[[], bool]) -> None:
    """Waits until something holds."""
    until = time.monotonic() + _WAIT
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)
