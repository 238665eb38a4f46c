"""What surrounds every request: a sane Host, headers that every answer has, compression where it is wanted."""

from __future__ import annotations

import re
from collections import Counter

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..context import client
from ..settings import Settings, is_loopback
from ..workers.pool import Pool
from ..workers.reply_buffer import PIECE, Answer
from .negotiation import accepts

_HOST = re.compile(rb"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_AT_ONCE = 64
_UNREAD = b"answers to your address wait to be read, and there are too many of them: read them first\n"
_ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class _Sending:
    """Sends one answer: headed and counted, no more at once than is read, and none where too much is unread already."""

    def __init__(self, pool: Pool, answer: Answer, send: Send) -> None:
        self._pool, self._answer, self._send = pool, answer, send
        self._start: Message | None = None
        self._refused = False

    def received(self, receive: Receive) -> Receive:
        """Where requests come from: one that is given up looks like one that has gone away."""

        async def next_message() -> Message:
            return await self._answer.unless_given_up(receive()) or {"type": "http.disconnect"}

        return next_message

    async def __call__(self, message: Message) -> None:
        """One message of the app's. What begins an answer waits for its first body."""
        if self._refused:
            return
        if message["type"] == "http.response.start":
            self._start = message
            return
        body = message.get("body", b"")
        if self._start is not None:
            start, self._start = self._start, None
            if self._pool.held.is_full(self._answer.client, len(body)) and len(body) > PIECE:
                await _refused(self, 429, _UNREAD)
                self._refused = True
                return
            start["headers"] = [*start["headers"], *_ALWAYS]
            self._pool.counts[f"status {start['status']}"] += 1
            await self._send(start)
        more = message.get("more_body", False)

        async def piece(part: bytes, follows: bool) -> None:
            await self._send({"type": "http.response.body", "body": part, "more_body": follows or more})

        await self._pool.held.send(self._answer, body, piece)


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
        self._held = pool.held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        asking = client(Request(scope))
        with self._held.answer(asking) as answer:
            sending = _Sending(self._pool, answer, send)
            if wrong := self._wrong(scope, asking):
                await _refused(sending, *wrong)
                return
            self._asking[asking] += 1
            try:
                await self._app(_to_path(scope), sending.received(receive), sending)
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
        if self._held.is_full(asking):
            return 429, _UNREAD
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
