"""How a server and a worker talk through a pipe: frames of one letter, a length, and that many bytes.

A worker says ``READY`` once. To each job it answers with ``HEAD`` (JSON: the format, and whether ``DATA`` is all there
will be), any number of ``DATA``, each a whole number of rows, and ``END`` (JSON); or with ``FAIL`` (JSON: a status and
the reason), also after some ``DATA``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, BinaryIO

READY, HEAD, DATA, END, FAIL = b"R", b"H", b"D", b"E", b"F"
PREFIX = 5
LOST = 76
"""The exit code of a worker that finds what was built damaged or gone, and so says nothing."""


def packed(kind: bytes, content: bytes | dict[str, Any]) -> bytes:
    """A frame as bytes.

    >>> packed(DATA, b"abc")
    b'D\\x00\\x00\\x00\\x03abc'
    """
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return kind + len(body).to_bytes(4, "big") + body


def opened(prefix: bytes) -> tuple[bytes, int]:
    """The kind of a frame and the length of what follows.

    >>> opened(b"D\\x00\\x00\\x00\\x03")
    (b'D', 3)
    """
    return prefix[:1], int.from_bytes(prefix[1:], "big")


def received(stream: BinaryIO) -> bytes | None:
    """The content of the next frame of a stream, or nothing where the stream has ended."""
    prefix = stream.read(PREFIX)
    if len(prefix) < PREFIX:
        return None
    body = stream.read(opened(prefix)[1])
    return body


HELD = 64 * 1024


class Outbox:
    """Holds back the beginning of an answer; past :data:`HELD` bytes it goes out piece by piece.

    ``send`` writes to the pipe; ``last`` says whether the worker should do no more after this. Each piece given to
    :meth:`add` must be a whole number of rows: between any two of them the answer can be ended.
    """

    def __init__(self, send: Callable[[bytes], object], last: Callable[[], bool] = lambda: False) -> None:
        self._send = send
        self._last = last
        self._held: list[bytes] = []
        self._size = 0
        self._begun = False
        self.head: dict[str, Any] = {}

    def add(self, piece: bytes, hold: bool = False) -> None:
        """Some more of the answer; held back whatever its size with ``hold``."""
        self._held.append(piece)
        self._size += len(piece)
        if self._size >= HELD and not hold:
            self._flush(whole=False)

    def close(self, **end: Any) -> None:
        """The answer is complete; ``end`` says what there is to say of it, such as where it was cut."""
        self._flush(whole=True, **end)
        self._send(packed(END, {**end, "last": self._last()}))

    def fail(self, status: int, reason: str) -> None:
        """There is no answer, or no more of it."""
        self._send(packed(FAIL, {"status": status, "reason": reason, "last": self._last()}))

    def _flush(self, whole: bool, **end: Any) -> None:
        if not self._begun:
            self._send(packed(HEAD, {**self.head, **end, "whole": whole}))
            self._begun = True
        self._send(packed(DATA, b"".join(self._held)))
        self._held, self._size = [], 0
