"""The state of a file that is read while the server runs: what is made of it is kept as long as that stays the same."""

from __future__ import annotations

import os


def stamp(path: str) -> str:
    """When a file was last changed, and its size; empty where there is none.

    >>> stamp("")
    ''
    """
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}"
