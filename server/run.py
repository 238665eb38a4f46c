"""Running the server: it says where it listens, and ends in order."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import socket
import sys
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..graph.errors import UsageError
from ..graph.record import About, Record
from ..graph.storage import cache, record_cache
from ..graph.storage.integrity import Damaged
from .app import application
from .settings import Settings

_REQUEST_SECONDS = 15
_LONGEST_HEAD = 128 * 1024
_CONNECTIONS = 512
_MMAP_THRESHOLD, _LARGE = -3, 128 * 1024


def run(settings: Settings) -> None:
    """Serves until it is told to stop, by the keyboard or SIGTERM."""
    listening = _listening(settings.host, settings.port)
    _give_back_memory()
    with listening, cache.held(os.path.dirname(settings.store)), contextlib.suppress(KeyboardInterrupt):
        try:
            with open(settings.index, "rb") as file:
                record = record_cache.load(file.read(), settings.origin, About(*settings.about))
        except (OSError, Damaged) as error:
            raise UsageError(f"{settings.index}: cannot be read: {error}; start the server again") from None
        if not settings.loopback:
            print(warning(settings), file=sys.stderr, flush=True)
        server = Announced(_config(settings, record))
        server.run([listening])
        if not server.started:
            raise UsageError("the server cannot start: its workers do not")


def _give_back_memory() -> None:
    """Has the system take back at once what a large answer took, where the C library can be told so (glibc)."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_MMAP_THRESHOLD, _LARGE)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises
    ------
    UsageError
        It cannot.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
        # Named as TCP: asyncio sends what it has at once only where it knows that it is.
        found = socket.socket(family, kind, socket.IPPROTO_TCP)
        try:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind(address)
            found.listen(_CONNECTIONS)
        except OSError:
            found.close()
            raise
        return found
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None) or 0
        reason = os.strerror(number) if number > 0 else getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{host}:{port} cannot be listened on: {reason}") from None


def _config(settings: Settings, record: Record) -> uvicorn.Config:
    return uvicorn.Config(
        application(settings, record),
        host=settings.host,
        port=settings.port,
        http=Patient,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxy),
        forwarded_allow_ips=settings.proxy or "",
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_keep_alive=_REQUEST_SECONDS,
        timeout_graceful_shutdown=int(settings.timeout) + 5,
    )


def warning(settings: Settings) -> str:
    """What to know before anybody but this machine can ask."""
    return (
        f"Warning: listening on {settings.host}, so whoever can reach this machine can ask anything of the record.\n"
        "Nobody can change it, and no query reaches the network; but there is no password and no encryption here.\n"
        "For the public, put a proxy with TLS before it, and name that proxy with --proxy."
    )


class Announced(uvicorn.Server):
    """Says where it listens, once it does."""

    async def startup(self, sockets: Any = None) -> None:
        """Begins to listen."""
        await super().startup(sockets)
        for server in self.servers if self.started else ():
            for listening in server.sockets:
                host, port = listening.getsockname()[:2]
                shown = f"[{host}]" if ":" in host else host
                print(f"Serving on http://{shown}:{port}/ (Ctrl-C stops)", file=sys.stderr, flush=True)


class Patient(H11Protocol):
    """A connection that must send a whole request head in time, and read what it is sent: else idle ones could fill the
    server for ever.
    """

    _waiting: asyncio.TimerHandle | None = None
    _unread = _stalled = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The clock begins to run."""
        super().connection_made(transport)
        self._waiting = self.loop.call_later(_REQUEST_SECONDS, self._check)

    def connection_lost(self, exc: Exception | None) -> None:
        """The clock stops."""
        super().connection_lost(exc)
        if self._waiting is not None:
            self._waiting.cancel()

    def _check(self) -> None:
        """Looks again and again whether something was read of what waits to be, and whether a request is under way, or
        has at least begun since the last look.
        """
        before, self._unread = self._unread, self.transport.get_write_buffer_size()
        self._stalled = self._stalled + 1 if before and before == self._unread else 0
        if self._stalled > 1:
            self.transport.abort()
            return
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.timeout_keep_alive_task is None:
            self.transport.close()
        else:
            self._waiting = self.loop.call_later(_REQUEST_SECONDS, self._check)
