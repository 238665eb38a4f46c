"""A server that was forked from the template, used as a process that was started is."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any


class ForkedProcess:
    """A process of the template's: its number, its stderr, and how it ended."""

    def __init__(self, settings: dict[str, Any], before: str) -> None:
        """Have it made, with the environment and folder of this process."""
        request = {"settings": settings, "before": before, "environment": dict(os.environ), "folder": os.getcwd()}
        reading, writing = os.pipe()
        self._status, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(_template(), [json.dumps(request).encode() + b"\n"], [writing, theirs.fileno()])
        os.close(writing)
        self.stderr = os.fdopen(reading, encoding="utf-8")
        self._lines = self._status.makefile()
        self.pid = int(self._lines.readline())
        self.returncode: int | None = None

    def send_signal(self, number: int) -> None:
        """Send a signal, as long as it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def poll(self) -> int | None:
        """How it ended; None where it runs."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, once it has."""
        if self.returncode is None:
            if not select.select([self._status], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(f"server {self.pid}", timeout or 0)
            self.returncode = int(self._lines.readline())
            self._lines.close()
            self._status.close()
        return self.returncode


@cache
def _template() -> socket.socket:
    """The way to the template, started once."""
    ours, theirs = socket.socketpair()
    program = Path(__file__).with_name("template.py")
    with theirs:
        process = subprocess.Popen([sys.executable, program, str(theirs.fileno())], pass_fds=[theirs.fileno()])

    def end() -> None:
        ours.close()
        process.wait(30)

    atexit.register(end)
    return ours
