"""HTTP to one host: whole answers within limits, or one line on why there is none.

No redirect is followed, no proxy is used, and what an answer may take in time and size is bounded.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from ..errors import CivicgraphError, UsageError
from .credentials import Credentials

LARGEST = 256 * 2**20
_READ = 2**16
_BROKEN = (OSError, http.client.HTTPException, zlib.error, EOFError)


class RemoteError(CivicgraphError):
    """An engine that cannot be reached, refuses, or answers with something else than was asked for."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class Reply(NamedTuple):
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

    def __init__(self, url: str, *, patience: float = 300.0, largest: int = LARGEST) -> None:
        """``patience`` is how many seconds an answer may take from first to last; ``largest`` how many bytes."""
        self.parts = urlsplit(_checked(url))
        self.place = f"{self.parts.scheme}://{self.parts.netloc}"
        self.patience, self.largest = patience, largest
        self.credentials = Credentials(self.parts.scheme, self.parts.hostname or "")
        self._open: http.client.HTTPConnection | None = None

    def close(self) -> None:
        """Ends the connection; another request opens a new one."""
        if self._open:
            self._open.close()
        self._open = None

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """The answer to one request, whatever its status but a redirect.

        Raises
        ------
        RemoteError
            There is none, or it breaks a limit.
        """
        reply = self._once(method, path, body, headers or {})
        if reply.status == 401 and self.credentials.heard(reply.headers.get("www-authenticate", "")):
            reply = self._once(method, path, body, headers or {})
        if 300 <= reply.status < 400:
            target = "".join(filter(str.isprintable, reply.headers.get("location", "elsewhere")))[:200]
            raise RemoteError(f"{self.place} sends on to {target}, which is not followed: name the address itself")
        return reply

    def _once(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        sent = {"User-Agent": "civicgraph", "Accept-Encoding": "gzip", **headers}
        sent |= self.credentials.header(method, path)
        kept = self._open is not None
        try:
            return self._asked(method, path, body, sent)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError) as error:
            if not kept:  # a connection kept open may have been closed meanwhile: once more on a new one
                raise self._failed(error) from None
        except _BROKEN as error:
            raise self._failed(error) from None
        try:
            return self._asked(method, path, body, sent)
        except _BROKEN as error:
            raise self._failed(error) from None

    def _asked(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        connection = self._open or self._connected()
        self._open = None
        late, answer = threading.Event(), None
        if connection.sock is None:
            connection.connect()
        wire = connection.sock  # an answer that ends the connection takes it away from there

        def end() -> None:
            late.set()
            with suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)

        watch = threading.Timer(self.patience, end)
        watch.daemon = True
        watch.start()
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            content = self._read(answer)
        except BaseException as error:
            if answer:
                answer.close()
            connection.close()
            if late.is_set() or isinstance(error, TimeoutError):
                raise RemoteError(f"{self.place} took more than {self.patience:g} seconds to answer") from None
            raise
        finally:
            watch.cancel()
        if answer.will_close:
            connection.close()
        else:
            self._open = connection
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, found.get("content-type", "").split(";")[0].strip().lower(), found, content)

    def _connected(self) -> http.client.HTTPConnection:
        host, port = self.parts.hostname or "", self.parts.port
        if self.parts.scheme == "https":
            return http.client.HTTPSConnection(host, port, timeout=self.patience, context=ssl.create_default_context())
        return http.client.HTTPConnection(host, port, timeout=self.patience)

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        """The body, unpacked as it comes, so that a small one cannot unfold without bound."""
        packed = answer.getheader("content-encoding", "").lower() in ("gzip", "x-gzip")
        unpack = zlib.decompressobj(wbits=31) if packed else None
        parts, size = [], 0
        while part := answer.read(_READ):
            while part:
                clear = unpack.decompress(part, 2**20) if unpack else part
                parts.append(clear)
                size += len(clear)
                if size > self.largest:
                    raise RemoteError(f"{self.place} answers with more than {self.largest // 2**20:,} MB")
                part = unpack.unconsumed_tail if unpack else b""
        if answer.length:
            raise http.client.IncompleteRead(b"")
        if unpack and not unpack.eof:
            raise EOFError
        return b"".join(parts)

    def _failed(self, error: Exception) -> RemoteError:
        if isinstance(error, http.client.IncompleteRead | EOFError | zlib.error):
            return RemoteError(f"{self.place}: the answer breaks off or cannot be unpacked")
        if isinstance(error, http.client.RemoteDisconnected):
            return RemoteError(f"{self.place} hangs up without an answer")
        if isinstance(error, http.client.HTTPException):
            return RemoteError(f"{self.place} does not answer as an HTTP server does")
        reason = getattr(error, "strerror", None) or getattr(error, "verify_message", None) or str(error)
        return RemoteError(f"{self.place} cannot be reached: {reason}")


def _checked(url: str) -> str:
    """The address, once it is one that may be asked."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise UsageError("--store: that is no address") from None
    if "@" in parts.netloc:
        raise UsageError(
            "--store: the address holds a user; give CIVICGRAPH_STORE_USER and CIVICGRAPH_STORE_PASSWORD instead"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"--store {url}: an address such as http://localhost:7878 is wanted")
    if not url.isascii() or not url.isprintable() or " " in url or parts.query or parts.fragment:
        raise UsageError(f"--store {url}: only a host, a port and a path, in ASCII")
    return url
