"""Standard output that fails: said in one line, never passed over and never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import NoReturn


class ClosedOutput(io.TextIOBase):
    """Stands in for an output that was closed before the program began: writing to it fails."""

    def write(self, text: str) -> int:
        """Refuses."""
        raise OSError(errno.EBADF, "it is closed")


def give_up(error: OSError) -> NoReturn:
    """Ends the run after output failed, with exit code 1; a reader that has gone away is not worth a word."""
    _discard_output()
    if error.errno != errno.EPIPE and sys.stderr is not None:
        where = f"{error.filename!r}" if error.filename else "the output"
        print(f"Error: {where} cannot be written: {error.strerror or error}", file=sys.stderr)
    sys.exit(1)


def _discard_output() -> None:
    """Redirects the output to nowhere, so that what is still buffered does not fail again when the program ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
