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
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Takes no more connections."""
        self.listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client = self.listener.accept()[0]
                try:
                    server = socket.create_connection(self.server)
                except OSError:
                    client.close()
                    continue
                threading.Thread(target=self._pass, args=(client, server, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(server, client, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(2048):
                target.sendall(data)
                if counted:
                    self._count(len(data))
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        source.close()  # the other direction's thread closes the other

    def _count(self, many: int) -> None:
        with self.lock:
            self.passed += many
            due = self.passed >= self.after and not self.was_cut
            self.was_cut = self.was_cut or due
        if due:
            self.cut()
