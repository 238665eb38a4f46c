"""What files were like when their hash was last taken, so that their hash can be reused without reading them.

As git does with its index: a file that has the size, the times and the number that it had then is taken to hold what
it held then. Files changed so shortly before that a second change could have the same time are always read.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable
from time import time_ns
from typing import Any

from . import cache
from .integrity import seal, unseal

NAME = "seen.bin"
KEPT = 32
SETTLED_NS = 2_000_000_000


def cached_hash(key: tuple[str, ...], paths: Iterable[str], take: Callable[[], str]) -> str:
    """The hash that ``take`` computes from these files and the ``key``, reused where they are unchanged."""
    paths = tuple(paths)
    stamps, began = _stamps(paths), time_ns()
    seen = _read()
    known = seen.pop(key, None)
    if stamps is not None and known and known[0] == stamps:
        hash: str = known[1]
        return hash
    hash = take()
    if stamps is not None and _is_settled(stamps, began) and stamps == _stamps(paths):
        _write({key: (stamps, hash), **dict(list(seen.items())[: KEPT - 1])})
    return hash


def _stamps(paths: tuple[str, ...]) -> tuple[Any, ...] | None:
    try:
        found = [(path, os.stat(path)) for path in paths]
    except OSError:
        return None
    return tuple((path, s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino) for path, s in found)


def _is_settled(stamps: tuple[Any, ...], began: int) -> bool:
    return all(max(changed, moved) < began - SETTLED_NS for _, _, changed, moved, _ in stamps)


def _read() -> dict[Any, Any]:
    try:
        with open(os.path.join(cache.folder(), NAME), "rb") as file:
            found = marshal.loads(unseal(file.read()))
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(seen: dict[Any, Any]) -> None:
    """In one move; a cache that is not there yet, or cannot be written, keeps nothing."""
    path = os.path.join(cache.folder(), NAME)
    making = f"{path}.{os.getpid()}.part"
    try:
        with open(making, "wb") as file:
            file.write(seal(marshal.dumps(seen)))
        os.replace(making, path)
    except OSError:
        return
