"""Documents read in a process of their own, bounded in memory and time, and started again where one brings it down."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Self

from .extracted import USUAL, Extracted, Options, Unreadable
from .worker import MAX_SECONDS, receive, send

# Beside the seconds of computing, which the process bounds itself: a slow disk is no fault of a document.
_PATIENCE = 5 * MAX_SECONDS


class DocumentReader:
    """Reads documents, one after the other.

    >>> with DocumentReader() as reader:
    ...     reader.read(b"A night bus\\n", "notes.txt").title
    'A night bus'
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, content: bytes, name: str, options: Options = USUAL) -> Extracted:
        """The text of a document.

        Raises
        ------
        Unreadable
            It has none that can be read.
        """
        process = self._running_process()
        assert process.stdin and process.stdout
        timer = Timer(_PATIENCE, process.kill)
        timer.start()
        try:
            send(process.stdin, (name, tuple(options), content))
            is_read, answer = receive(process.stdout)
        except (EOFError, OSError, ValueError):
            self._end()
            raise Unreadable("reading it takes too long or brings the reader down: save it anew, or as PDF") from None
        finally:
            timer.cancel()
        if not is_read:
            raise Unreadable(answer)
        return Extracted(*answer)

    def _running_process(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            command = [sys.executable, "-m", "civicgraph.graph.documents.worker"]
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            with suppress(OSError):
                process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    if stream:
                        stream.close()
