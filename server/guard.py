"""What surrounds every request: a sane Host, headers that every answer has, compression where it is wanted."""

from __future__ import annotations

import re
from collections import Counter

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .context import client
from .negotiation import accepts
from .pool import Pool
from .settings import Settings, is_loopback

_HOST = re.compile(rb"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_AT_ONCE = 64
_ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class Guard:
    """Around everything: refuses a Host that is no host or not ours, and who asks for too much at once; sends the
    headers that every answer has, and counts answers by status.
    """

    def __init__(self, app: ASGIApp, pool: Pool, settings: Settings) -> None:
        self._app = app
        self._pool = pool
        # A page of anybody's can have its own name lead to this machine; it cannot have itself called localhost.
        self._only_loopback = settings.loopback and not settings.proxy
        self._asking: Counter[str] = Counter()

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

        asking = client(Request(scope))
        if wrong := self._wrong(scope, asking):
            await _refused(sent, *wrong)
            return
        self._asking[asking] += 1
        try:
            await self._app(_to_path(scope), receive, sent)
        finally:
            self._asking[asking] -= 1
            if not self._asking[asking]:
                del self._asking[asking]

    def _wrong(self, scope: Scope, asking: str) -> tuple[int, bytes] | None:
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) > 1 or any(not _HOST.fullmatch(host) for host in hosts):
            return 400, b"the Host header names no host\n"
        if self._only_loopback and any(not is_loopback(_name(host)) for host in hosts):
            return (
                421,
                b"this server is for this machine alone, as localhost; where a proxy asks, name it by --proxy\n",
            )
        if self._asking[asking] >= _AT_ONCE:
            return 429, b"too many requests from your address are under way: come again when some are answered\n"
        return None


def _name(host: bytes) -> str:
    """The name in a Host header, without the port."""
    text = host.decode("latin-1")
    return text[1:].partition("]")[0] if text.startswith("[") else text.partition(":")[0]


def _to_path(scope: Scope) -> Scope:
    """A target may be a whole address (RFC 9112, 3.2.2): what counts is its path."""
    if scope["path"].startswith(("http://", "https://")):
        _, _, rest = scope["path"].partition("://")
        path = "/" + rest.partition("/")[2]
        return {**scope, "path": path, "raw_path": path.encode()}
    return scope


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


async def _refused(send: Send, status: int, reason: bytes) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    if status == 429:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason})
