"""How a server and a worker talk through a pipe: frames of one letter, a length, and that many bytes.

A worker says ``READY`` once. To each job it answers with ``HEAD`` (JSON: the format, and whether ``DATA`` is all there
will be), any number of ``DATA``, each a whole number of rows, and ``END`` (JSON); or with ``FAIL`` (JSON: a status and
the reason), also after some ``DATA``.
"""

from __future__ import annotations

import json
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
