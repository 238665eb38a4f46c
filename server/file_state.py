"""The state of a file that is read while the server runs: what is made from it is kept until the state changes."""

from __future__ import annotations

import os


def stamp(path: str) -> str:
    """The time of a file's last change and its size; empty if there is no file.

    >>> stamp("")
    ''
    """
    try:
        status = os.stat(path)
    except OSError:
        return ""
    return f"{status.st_mtime_ns}-{status.st_size}"
