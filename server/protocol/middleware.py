"""What applies to every request: checks of the Host header and of limits, common headers, compression."""

from __future__ import annotations

import re
from collections import Counter

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..context import client_address
from ..settings import Settings, is_loopback
from ..workers.pool import Pool
from ..workers.unread_answers import PIECE_BYTES, Delivery
from .negotiation import accepts

_HOST = re.compile(rb"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_MAX_REQUESTS_PER_CLIENT = 64
_UNREAD_MESSAGE = b"answers to your address wait to be read, and there are too many of them: read them first\n"
_COMMON_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class _AnswerSender:
    """Sends one answer: adds the common headers, counts it, and sends it no faster than the client reads it.

    If too much is unread already, a refusal is sent instead.
    """

    def __init__(self, pool: Pool, delivery: Delivery, send: Send) -> None:
        self._pool, self._delivery, self._send = pool, delivery, send
        self._start: Message | None = None
        self._refused = False

    def wrap_receive(self, receive: Receive) -> Receive:
        """The function that receives the request's messages; an abandoned answer looks like a disconnected client."""

        async def next_message() -> Message:
            return await self._delivery.run_unless_abandoned(receive()) or {"type": "http.disconnect"}

        return next_message

    async def __call__(self, message: Message) -> None:
        """Sends one message of the app. The start of an answer is sent with its first body."""
        if self._refused:
            return
        if message["type"] == "http.response.start":
            self._start = message
            return
        body = message.get("body", b"")
        if self._start is not None:
            start, self._start = self._start, None
            if self._pool.unread.is_full(self._delivery.client, len(body)) and len(body) > PIECE_BYTES:
                await _send_refusal(self, 429, _UNREAD_MESSAGE)
                self._refused = True
                return
            start["headers"] = [*start["headers"], *_COMMON_HEADERS]
            self._pool.counts[f"status {start['status']}"] += 1
            await self._send(start)
        more = message.get("more_body", False)

        async def send_piece(part: bytes, follows: bool) -> None:
            await self._send({"type": "http.response.body", "body": part, "more_body": follows or more})

        await self._pool.unread.send(self._delivery, body, send_piece)


class RequestChecks:
    """The outermost layer: refuses a wrong Host header and clients with too many requests; counts answers by status."""

    def __init__(self, app: ASGIApp, pool: Pool, settings: Settings) -> None:
        self._app = app
        self._pool = pool
        # Any web page can let a name of its own point to this machine, but not the name localhost.
        self._only_loopback = settings.is_loopback and not settings.proxy
        self._request_counts: Counter[str] = Counter()
        self._unread = pool.unread

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        address = client_address(Request(scope))
        with self._unread.delivery(address) as delivery:
            sender = _AnswerSender(self._pool, delivery, send)
            if refusal := self._find_refusal(scope, address):
                await _send_refusal(sender, *refusal)
                return
            self._request_counts[address] += 1
            try:
                await self._app(_with_path(scope), sender.wrap_receive(receive), sender)
            finally:
                self._request_counts[address] -= 1
                if not self._request_counts[address]:
                    del self._request_counts[address]

    def _find_refusal(self, scope: Scope, address: str) -> tuple[int, bytes] | None:
        """The status and the reason, if the request is refused."""
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) > 1 or any(not _HOST.fullmatch(host) for host in hosts):
            return 400, b"the Host header names no host\n"
        if self._only_loopback and any(not is_loopback(_host_name(host)) for host in hosts):
            return (
                421,
                b"this server is for this machine alone, as localhost; where a proxy asks, name it by --proxy\n",
            )
        if self._request_counts[address] >= _MAX_REQUESTS_PER_CLIENT:
            return 429, b"too many requests from your address are under way: come again when some are answered\n"
        if self._unread.is_full(address):
            return 429, _UNREAD_MESSAGE
        return None


def _host_name(host: bytes) -> str:
    """The name in a Host header, without the port."""
    text = host.decode("latin-1")
    return text[1:].partition("]")[0] if text.startswith("[") else text.partition(":")[0]


def _with_path(scope: Scope) -> Scope:
    """The scope with a path only: the target may be a whole address (RFC 9112, 3.2.2)."""
    if scope["path"].startswith(("http://", "https://")):
        _, _, rest = scope["path"].partition("://")
        path = "/" + rest.partition("/")[2]
        return {**scope, "path": path, "raw_path": path.encode()}
    return scope


class Compression(GZipMiddleware):
    """Compresses answers by gzip, if the client's q-values accept it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        rest = [(name, value) for name, value in scope.get("headers", ()) if name != b"accept-encoding"]
        accepted = b", ".join(value for name, value in scope.get("headers", ()) if name == b"accept-encoding")
        if (
            scope["type"] == "http"
            and accepts(accepted.decode("latin-1"), "gzip")
            and not scope["path"].endswith(".gz")
        ):
            # Starlette searches for the word gzip, and so does not know *.
            scope = {**scope, "headers": [*rest, (b"accept-encoding", b"gzip")]}
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)


async def _send_refusal(send: Send, status: int, reason: bytes) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    if status == 429:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason})
