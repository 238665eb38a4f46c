"""A file of whose every 16 kB a sum is kept; what is much is written in a thread, while more of it is being made."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread
from typing import IO
from zlib import crc32

SHIFT = 14
PIECE = 1 << SHIFT
# So much is written at once: below this, starting a thread would take longer.
_AT_ONCE = 4_000_000

Buffer = bytes | bytearray | memoryview


class SummedFile:
    """Writes to a file and keeps a CRC-32 of every piece of it. What is given to it must not change afterwards.

    >>> import io
    >>> file = io.BytesIO()
    >>> summed = SummedFile(file)
    >>> summed.write(b"2016")
    >>> summed.write(b"1101")
    >>> summed.end() == crc32(b"20161101").to_bytes(4, "little"), file.getvalue()
    (True, b'20161101')
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._sums, self._rest = file, bytearray(), bytearray()
        self._waiting: list[Buffer] = []
        self._size = 0
        self._thread: Thread | None = None
        self._error: Exception | None = None

    def write(self, content: Buffer) -> None:
        """Writes it, at the latest when the file ends.

        Raises
        ------
        OSError
            It, or what was to be written before it, cannot be written.
        """
        self._waiting.append(content)
        self._size += len(content)
        if self._size >= _AT_ONCE:
            self._wait()
            self._thread = Thread(target=self._write_all, args=(self._waiting,))
            self._waiting, self._size = [], 0
            self._thread.start()

    def end(self) -> bytes:
        """Writes what is left; the sums of all pieces. Errors as of :meth:`write`."""
        self._wait()
        self._write_all(self._waiting)
        self._wait()
        if self._rest:
            self._sums += crc32(self._rest).to_bytes(4, "little")
        return bytes(self._sums)

    def _wait(self) -> None:
        if self._thread:
            self._thread.join()
        if self._error:
            raise self._error

    def _write_all(self, contents: Sequence[Buffer]) -> None:
        try:
            for content in contents:
                self._file.write(content)
                self._sum(memoryview(content))
        except Exception as error:  # raised where the next is written: a thread cannot
            self._error = error

    def _sum(self, view: memoryview) -> None:
        # What is left of the piece before is completed first, so that pieces are summed without being copied.
        if self._rest:
            missing = PIECE - len(self._rest)
            self._rest += view[:missing]
            if len(self._rest) < PIECE:
                return
            self._sums += crc32(self._rest).to_bytes(4, "little")
            self._rest.clear()
            view = view[missing:]
        whole = len(view) // PIECE * PIECE
        for at in range(0, whole, PIECE):
            self._sums += crc32(view[at : at + PIECE]).to_bytes(4, "little")
        self._rest += view[whole:]
