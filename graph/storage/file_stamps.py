"""The hashes of files, reused without reading a file that is as it was when its hash was taken.

As git does with its index: a file that has the size, the times and the number that it had then is taken to hold what
it held then. Files changed so shortly before that a second change could have the same time are always read.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable
from time import time_ns

from . import cache
from .integrity import seal, unseal

NAME = "seen.bin"
KEPT = 32
SETTLED_NS = 2_000_000_000

_Stamp = tuple[int, int, int, int]
_Seen = dict[str, tuple[_Stamp, str]]


def file_hashes(key: str, paths: Iterable[str], take: Callable[[str], str]) -> dict[str, str]:
    """The hash of each file, by its path: as ``take`` computes it, or reused where the file is unchanged.

    What is seen is kept under the ``key``, for as many keys as :data:`KEPT`.
    """
    seen = _read()
    known, now, found = seen.pop(key, {}), dict[str, tuple[_Stamp, str]](), dict[str, str]()
    for path in paths:
        began, stamp = time_ns(), _stamp(path)
        before = known.get(path)
        is_known = before is not None and before[0] == stamp
        found[path] = hash = before[1] if before and is_known else take(path)
        if stamp and max(stamp[1:3]) < began - SETTLED_NS and (is_known or stamp == _stamp(path)):
            now[path] = (stamp, hash)
    if now != known:
        _write({key: now, **dict(list(seen.items())[: KEPT - 1])})
    return found


def _stamp(path: str) -> _Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _read() -> dict[str, _Seen]:
    try:
        with open(os.path.join(cache.folder(), NAME), "rb") as file:
            found = marshal.loads(unseal(file.read()))
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(seen: dict[str, _Seen]) -> None:
    """In one move; a cache that is not there yet, or cannot be written, keeps nothing."""
    path = os.path.join(cache.folder(), NAME)
    making = f"{path}.{os.getpid()}.part"
    try:
        with open(making, "wb") as file:
            file.write(seal(marshal.dumps(seen)))
        os.replace(making, path)
    except OSError:
        return
