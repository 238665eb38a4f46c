"""The frames that server and worker send each other through pipes: one letter, a length, and that many bytes.

A worker sends ``READY`` once. To each job it replies with ``HEAD``, any number of ``DATA`` and ``END``; or with
``FAIL``, possibly after some ``DATA``. ``HEAD`` is JSON: the format, and whether the next ``DATA`` is the whole answer.
Each ``DATA`` is a whole number of rows. ``FAIL`` is JSON: a status and the reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, BinaryIO

READY, HEAD, DATA, END, FAIL = b"R", b"H", b"D", b"E", b"F"
PREFIX = 5
DATA_DAMAGED = 76
"""The exit code of a worker that finds the built data damaged or missing; it sends no reply."""


def pack(kind: bytes, content: bytes | dict[str, Any]) -> bytes:
    """A frame as bytes.

    >>> pack(DATA, b"abc")
    b'D\\x00\\x00\\x00\\x03abc'
    """
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return kind + len(body).to_bytes(4, "big") + body


def parse_prefix(prefix: bytes) -> tuple[bytes, int]:
    """The kind of a frame and the length of its content.

    >>> parse_prefix(b"D\\x00\\x00\\x00\\x03")
    (b'D', 3)
    """
    return prefix[:1], int.from_bytes(prefix[1:], "big")


def read_frame(stream: BinaryIO) -> bytes | None:
    """The content of the next frame of a stream, or nothing if the stream has ended."""
    prefix = stream.read(PREFIX)
    if len(prefix) < PREFIX:
        return None
    return stream.read(parse_prefix(prefix)[1])


HOLD_BYTES = 64 * 1024


class ReplyWriter:
    """Writes the reply to one job as frames: whole if it is short, else in pieces from :data:`HOLD_BYTES` bytes.

    ``send`` writes to the pipe; ``is_last`` says whether the worker should get no more jobs after this one. Each piece
    given to :meth:`add` must be a whole number of rows, because the reply can be ended between any two pieces.
    """

    def __init__(self, send: Callable[[bytes], object], is_last: Callable[[], bool] = lambda: False) -> None:
        self._send = send
        self._is_last = is_last
        self._pending: list[bytes] = []
        self._size = 0
        self._has_begun = False
        self.head: dict[str, Any] = {}

    def add(self, piece: bytes, hold: bool = False) -> None:
        """Adds a piece of the answer; with ``hold``, it is not sent yet, whatever its size."""
        self._pending.append(piece)
        self._size += len(piece)
        if self._size >= HOLD_BYTES and not hold:
            self._flush(whole=False)

    def close(self, **end: Any) -> None:
        """Ends a complete answer; ``end`` holds what is known of it now, such as why it was cut."""
        self._flush(whole=True, **end)
        self._send(pack(END, {**end, "last": self._is_last()}))

    def fail(self, status: int, reason: str) -> None:
        """Ends the reply with an error: there is no answer, or no more of it."""
        self._send(pack(FAIL, {"status": status, "reason": reason, "last": self._is_last()}))

    def _flush(self, whole: bool, **end: Any) -> None:
        if not self._has_begun:
            self._send(pack(HEAD, {**self.head, **end, "whole": whole}))
            self._has_begun = True
        self._send(pack(DATA, b"".join(self._pending)))
        self._pending, self._size = [], 0
