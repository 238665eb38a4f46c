"""HTTP to one host: whole answers within limits, or one line on why there is none.

No redirect is followed, no proxy is used, no cookie is kept, and what an answer may take in time and size is bounded.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

from ..errors import CivicgraphError, UsageError
from .credentials import Credentials

LARGEST = 256 * 2**20
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_MAX_HEADERS = 100
_BROKEN = (httpx.HTTPError, OSError, UnicodeError, zlib.error, EOFError)


class RemoteError(CivicgraphError):
    """An engine that cannot be reached, refuses, or answers with something else than was asked for."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class HttpReply(NamedTuple):
    """A whole answer. ``type`` is its media type without parameters."""

    status: int
    type: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def first_line(self) -> str:
        """The first line that says anything, as it may be shown."""
        lines = (line.strip() for line in self.body[:4000].decode("utf-8", "replace").splitlines())
        line = next(filter(None, lines), "")
        return "".join(letter for letter in line if letter.isprintable())[:200]


class Web:
    """A connection to the host of an address, kept open between requests."""

    def __init__(
        self,
        url: str,
        *,
        patience: float = 300.0,
        largest: int = LARGEST,
        to_engine: bool = True,
        progress: Callable[[int, int], object] = lambda done, of: None,
    ) -> None:
        """``patience`` is how many seconds an answer may take from first to last; ``largest`` how many bytes.

        User and password of the engine go to engines alone, whatever another host asks for. ``progress`` is called with
        the bytes that have come, and how many there will be: at most, where the host does not say.
        """
        self.parts = urlsplit(check_address(url))
        self.place = f"{self.parts.scheme}://{self.parts.netloc}"
        self.patience, self.largest, self.progress = patience, largest, progress
        secure = self.parts.scheme == "https"
        self.credentials = Credentials(secure or self.parts.hostname in _LOOPBACK, to_engine)
        self._client = httpx.Client(
            headers={"User-Agent": "civicgraph", "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            verify=ssl.create_default_context() if secure else False,  # no redirect is followed, so http stays http
            timeout=patience,
            limits=httpx.Limits(max_connections=1),
            trust_env=False,
        )
        self._socket: socket.socket | None = None

    def close(self) -> None:
        """Ends the connection, for good."""
        self._client.close()

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> HttpReply:
        """The answer to one request, whatever its status but a redirect.

        Raises
        ------
        RemoteError
            There is none, or it breaks a limit.
        """
        url = httpx.URL(self.place, raw_path=path.encode("ascii"))
        flow = self.credentials.auth_flow(self._client.build_request(method, url, content=body, headers=headers))
        response, content = self._send_once(next(flow))
        with suppress(StopIteration):
            response, content = self._send_once(flow.send(response))
        found = dict(response.headers)
        if 300 <= response.status_code < 400:
            target = "".join(filter(str.isprintable, found.get("location", "elsewhere")))[:200]
            raise RemoteError(f"{self.place} redirects to {target}, which is not followed: give that address itself")
        type = found.get("content-type", "").split(";")[0].strip().lower()
        return HttpReply(response.status_code, type, found, content)

    def _send_once(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        """An answer with its body."""
        request.extensions = {**request.extensions, "trace": self._on_event}
        try:
            with self._time_limit(), closing(self._client.send(request, stream=True)) as response:
                if len(response.headers.raw) > _MAX_HEADERS:
                    raise httpx.RemoteProtocolError("too many headers")
                return response, self._read(response)
        except _BROKEN as error:
            raise self._error(error) from None

    def _on_event(self, event: str, info: Mapping[str, Any]) -> None:
        """Keeps the socket when a connection is made, and checks how an answer begins.

        httpx would wait for the end of a greeting that is no HTTP, such as that of a mail server.
        """
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
        begins = event == "http11.receive_response_headers.started" and self.parts.scheme == "http"
        if begins and self._socket and not b"HTTP/".startswith(self._socket.recv(5, socket.MSG_PEEK)):
            raise httpx.RemoteProtocolError("the answer does not begin as HTTP does")

    @contextmanager
    def _time_limit(self) -> Iterator[None]:
        """Closes the socket when an answer takes too long: httpx only bounds the time of each read."""
        late = threading.Event()

        def end() -> None:
            late.set()
            with suppress(OSError):
                if self._socket:
                    self._socket.shutdown(socket.SHUT_RDWR)

        watch = threading.Timer(self.patience, end)
        watch.daemon = True
        watch.start()
        try:
            yield
        except _BROKEN as error:
            if late.is_set() or isinstance(error, httpx.TimeoutException | TimeoutError):
                raise RemoteError(f"{self.place} took more than {self.patience:g} seconds to answer") from None
            raise
        finally:
            watch.cancel()

    def _read(self, response: httpx.Response) -> bytes:
        """The body, unpacked as it comes, so that a small one cannot unfold without bound as httpx would let it."""
        packed = response.headers.get("content-encoding", "").lower() in ("gzip", "x-gzip")
        unpack = zlib.decompressobj(wbits=31) if packed else None
        parts, size, came = [], 0, 0
        said = response.headers.get("content-length", "")
        of = int(said) if said.isdecimal() and len(said) < 20 else self.largest
        for part in _pieces(response):
            came += len(part)
            self.progress(min(came, of), of)
            while part:
                clear = unpack.decompress(part, 2**20) if unpack else part
                parts.append(clear)
                size += len(clear)
                if size > self.largest:
                    raise RemoteError(f"{self.place} answers with more than {self.largest // 2**20:,} MB")
                part = unpack.unconsumed_tail if unpack else b""
        if unpack and not unpack.eof:
            raise EOFError
        return b"".join(parts)

    def _error(self, error: Exception) -> RemoteError:
        if isinstance(error, EOFError | zlib.error):
            return RemoteError(f"{self.place}: the answer breaks off or cannot be unpacked")
        if isinstance(error, httpx.ProtocolError):
            hung_up = "disconnected" in str(error)
            what = "closes the connection without an answer" if hung_up else "does not answer as an HTTP server does"
            return RemoteError(f"{self.place} {what}")
        reason = re.sub(r"\[Errno -?\d+\] ", "", str(error))
        return RemoteError(f"{self.place} cannot be reached: {reason}")


def _pieces(response: httpx.Response) -> Iterator[bytes]:
    """The body as it arrives, packed or not."""
    try:
        yield from response.iter_raw()
    except httpx.RemoteProtocolError:
        raise EOFError from None


def check_address(url: str) -> str:
    """The address, if it is valid.

    >>> check_address("http://localhost:7878")
    'http://localhost:7878'

    Raises
    ------
    UsageError
        It is none.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port, httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        raise UsageError("that is not an address: give one such as http://localhost:7878") from None
    if "@" in parts.netloc:
        raise UsageError("the address holds a user; give CIVICGRAPH_STORE_USER and CIVICGRAPH_STORE_PASSWORD instead")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url}: give an address such as http://localhost:7878")
    if not url.isascii() or not url.isprintable() or " " in url or parts.query or parts.fragment:
        raise UsageError(f"{url}: only a host, a port and a path, in ASCII")
    return url
