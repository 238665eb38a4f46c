"""Runs the server: opens its socket, prints its address, and ends it in order."""

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
from ..graph.record import Record
from ..graph.storage import cache
from ..graph.storage.integrity import Damaged
from .app import application
from .reload import read_record
from .settings import Settings

_REQUEST_SECONDS = 15
_MAX_HEAD_BYTES = 128 * 1024
_MAX_CONNECTIONS = 512
_MMAP_THRESHOLD, _MMAP_BYTES = -3, 128 * 1024


def run(settings: Settings) -> None:
    """Serves until it is stopped, by the keyboard or SIGTERM."""
    listener = _open_socket(settings.host, settings.port)
    _give_back_memory()
    with listener, cache.hold(os.path.dirname(settings.store)), contextlib.suppress(KeyboardInterrupt):
        try:
            record = read_record(settings)
        except (OSError, Damaged) as error:
            raise UsageError(f"{settings.index}: cannot be read: {error}; start the server again") from None
        if not settings.is_loopback:
            print(public_warning(settings), file=sys.stderr, flush=True)
        server = AnnouncingServer(_uvicorn_config(settings, record))
        server.run([listener])
        if not server.started:
            raise UsageError("the server cannot start: its workers do not")


def _give_back_memory() -> None:
    """Makes the C library give the memory of large answers back to the system at once, if it can (glibc)."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_MMAP_THRESHOLD, _MMAP_BYTES)


def _open_socket(host: str, port: int) -> socket.socket:
    """A socket that listens on an address.

    Raises
    ------
    UsageError
        The address cannot be listened on.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
        # The protocol is given: asyncio sends small pieces at once only on a socket that is known to be TCP.
        bound = socket.socket(family, kind, socket.IPPROTO_TCP)
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(address)
            bound.listen(_MAX_CONNECTIONS)
        except OSError:
            bound.close()
            raise
        return bound
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None) or 0
        reason = os.strerror(number) if number > 0 else getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{host}:{port} cannot be listened on: {reason}") from None


def _uvicorn_config(settings: Settings, record: Record) -> uvicorn.Config:
    return uvicorn.Config(
        application(settings, record),
        host=settings.host,
        port=settings.port,
        http=TimedConnection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxy),
        forwarded_allow_ips=settings.proxy or "",
        limit_concurrency=_MAX_CONNECTIONS,
        h11_max_incomplete_event_size=_MAX_HEAD_BYTES,
        timeout_keep_alive=_REQUEST_SECONDS,
        timeout_graceful_shutdown=int(settings.timeout) + 5,
    )


def public_warning(settings: Settings) -> str:
    """The warning for a server that other machines can reach."""
    return (
        f"Warning: listening on {settings.host}, so whoever can reach this machine can ask anything of the record.\n"
        "Nobody can change it, and no query reaches the network; but there is no password and no encryption here.\n"
        "For the public, put a proxy with TLS before it, and name that proxy with --proxy."
    )


class AnnouncingServer(uvicorn.Server):
    """Prints the address as soon as the server listens."""

    async def startup(self, sockets: Any = None) -> None:
        """Starts to listen, and prints the address."""
        await super().startup(sockets)
        for server in self.servers if self.started else ():
            for listener in server.sockets:
                host, port = listener.getsockname()[:2]
                shown = f"[{host}]" if ":" in host else host
                print(f"Serving on http://{shown}:{port}/ (Ctrl-C stops)", file=sys.stderr, flush=True)


class TimedConnection(H11Protocol):
    """A connection with time limits: it is closed when no whole request head comes in time, or nothing is read.

    Otherwise idle connections could take up all places.
    """

    _timer: asyncio.TimerHandle | None = None
    _unread_bytes = _stalled_checks = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Starts the timer."""
        super().connection_made(transport)
        self._timer = self.loop.call_later(_REQUEST_SECONDS, self._check)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stops the timer."""
        super().connection_lost(exc)
        if self._timer is not None:
            self._timer.cancel()

    def _check(self) -> None:
        """Checks again and again whether the client reads, and whether a request has begun since the last check."""
        before, self._unread_bytes = self._unread_bytes, self.transport.get_write_buffer_size()
        self._stalled_checks = self._stalled_checks + 1 if before and before == self._unread_bytes else 0
        if self._stalled_checks > 1:
            self.transport.abort()
            return
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.timeout_keep_alive_task is None:
            self.transport.close()
        else:
            self._timer = self.loop.call_later(_REQUEST_SECONDS, self._check)
