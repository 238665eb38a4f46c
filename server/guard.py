"""What surrounds every request: a sane Host, headers that every answer has, compression where it is wanted."""

from __future__ import annotations

import re

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .negotiation import accepts
from .pool import Pool

_HOST = re.compile(rb"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class Guard:
    """Refuses a Host that is no host, sends the headers that every answer has, and counts answers by status."""

    def __init__(self, app: ASGIApp, pool: Pool) -> None:
        self._app = app
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_ALWAYS]
                self._pool.counts[f"status {message['status']}"] += 1
            await send(message)

        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) > 1 or any(not _HOST.fullmatch(host) for host in hosts):
            await _refused(sent)
        else:
            await self._app(scope, receive, sent)


class Compression(GZipMiddleware):
    """gzip, for those who accept it by their q-values."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        rest = [(name, value) for name, value in scope.get("headers", ()) if name != b"accept-encoding"]
        wanted = b", ".join(value for name, value in scope.get("headers", ()) if name == b"accept-encoding")
        if scope["type"] == "http" and accepts(wanted.decode("latin-1"), "gzip") and not scope["path"].endswith(".gz"):
            # Starlette looks for the bare word, and so would not see *.
            scope = {**scope, "headers": [*rest, (b"accept-encoding", b"gzip")]}
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)


async def _refused(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": b"the Host header names no host\n"})
