"""What a worker sends in answer to one job: nothing until it is whole or large, so that a failure can still be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .frames import DATA, END, FAIL, HEAD, packed

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
