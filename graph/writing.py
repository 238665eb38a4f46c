"""Writing a file in one move, to where its path leads."""

from __future__ import annotations

import os
import stat


def write(path: str, content: bytes) -> None:
    """Puts content where a path leads, whole or not at all.

    A link stays a link and what it names is replaced; a file keeps its permissions; a device or a pipe is written to.

    Raises
    ------
    OSError
        The path cannot be written; nothing is left behind.
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with open(path, "wb") as file:
            file.write(content)
        return
    target = os.path.realpath(path)
    part = f"{target}.{os.getpid()}.part"
    try:
        with open(part, "wb") as file:
            file.write(content)
        if mode is not None:
            os.chmod(part, stat.S_IMODE(mode))
        os.replace(part, target)
    finally:
        if os.path.exists(part):
            os.remove(part)
