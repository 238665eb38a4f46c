"""Real engines on free ports, and what stands between them and a client in tests: a wire that can kill."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, port: int = 0) -> Iterator[str]:
    """Oxigraph's server over a folder; ended without warning, as a crash would."""
    binary = shutil.which("oxigraph") or os.path.join(os.path.dirname(sys.executable), "oxigraph")
    if not os.path.exists(binary):
        pytest.skip("needs the oxigraph server: pip install oxigraph")
    place = f"127.0.0.1:{port or free_port()}"
    command = [binary, "serve", "--location", str(folder), "--bind", place]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert "Listening" in said, said
        try:
            yield f"http://{place}"
        finally:
            process.kill()


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso's server over an empty folder; its user and password are dba."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        pytest.skip("needs Virtuoso: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=port), "utf-8")
    subprocess.run([binary, "+wait", "+configfile", "virtuoso.ini"], cwd=folder, check=True, capture_output=True)
    found = re.search(r"VIRT_PID=(\d+)", (folder / "virtuoso.lck").read_text("utf-8"))
    assert found, "Virtuoso runs and says not where"
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        os.kill(int(found[1]), signal.SIGKILL)


class Wire:
    """Passes bytes on to a server; once so many have come from the client, ``cut`` is called, once."""

    def __init__(self, url: str, after: int, cut: Callable[[], object]) -> None:
        """Listens at once."""
        host, _, port = url.removeprefix("http://").partition(":")
        self.server, self.after, self.cut = (host, int(port)), after, cut
        self.passed, self.was_cut, self.lock = 0, False, threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.open: list[socket.socket] = []
        self.threads: list[threading.Thread] = []
        self._start(self._listen)

    def close(self) -> None:
        """Ends all connections, and takes no more."""
        _hung_up(self.listener)
        for thread in self.threads[:1]:
            thread.join()
        self.listener.close()
        for one in self.open:
            _hung_up(one)
        for thread in self.threads[1:]:
            thread.join()
        for one in self.open:
            one.close()

    def _start(self, work: Callable[..., None], *given: object) -> None:
        self.threads.append(threading.Thread(target=work, args=given, daemon=True))
        self.threads[-1].start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                self.open.append(client := self.listener.accept()[0])
                with suppress(OSError):  # the server may be gone
                    self.open.append(server := socket.create_connection(self.server))
                    self._start(self._pass, client, server, True)
                    self._start(self._pass, server, client, False)
                    continue
                _hung_up(client)

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(2048):
                target.sendall(data)
                if counted:
                    self._count(len(data))
        _hung_up(source)
        _hung_up(target)

    def _count(self, many: int) -> None:
        with self.lock:
            self.passed += many
            due = self.passed >= self.after and not self.was_cut
            self.was_cut = self.was_cut or due
        if due:
            self.cut()


def _hung_up(wire: socket.socket) -> None:
    """Ends a connection for whoever waits at either end."""
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)
