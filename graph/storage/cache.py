"""Where built data is kept: one folder per content hash, put in place in one move."""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from time import time

from ..errors import UsageError

KEPT = 16
# An entry of a million claims takes about six gigabytes.
MAX_BYTES = 20_000_000_000
_COMPILED = r"parts-[0-9a-f]{32}"
_OURS = r"[0-9a-f]{32}(?P<part>\.\d+\.\d+\.part)?"
_ABANDONED_AFTER = 24 * 3600


def folder() -> str:
    """The cache folder: ``CIVICGRAPH_CACHE``, else the user's cache folder of the system."""
    if named := os.environ.get("CIVICGRAPH_CACHE"):
        return named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "civicgraph", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "civicgraph")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "civicgraph")


def entry(hash: str) -> str:
    """The folder for one content hash, which exists only once it is complete."""
    return os.path.join(folder(), hash[:32])


def drop(hash: str) -> None:
    """Takes a damaged entry away, in one move, so that it is built again."""
    gone = _part(entry(hash))
    try:
        os.rename(entry(hash), gone)
    except OSError:
        return
    _remove(gone)


def place(hash: str, build: Callable[[str], None]) -> str:
    """The entry for a hash, built if it is not there. Two builders at once: the first one's stays.

    Raises
    ------
    UsageError
        The cache folder cannot be written.
    """
    done = entry(hash)
    if not os.path.isdir(done):
        making = _part(done)
        _remove(making)
        try:
            os.makedirs(making)
            build(making)
            os.rename(making, done)
        except OSError as error:
            if not os.path.isdir(done):
                hint = "set CIVICGRAPH_CACHE to a folder that can be written"
                raise UsageError(f"{folder()}: cannot be written: {error.strerror or error}; {hint}") from None
        finally:
            _remove(making)
        _clean(done)
    return done


@contextmanager
def hold(entry: str) -> Iterator[bool]:
    """Keeps an entry from being cleaned away as long as it is used. Yields whether the lock was taken: another process
    may be removing it, or the system has no such locks.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, hold(folder) as mine:
    ...     mine
    True
    """
    with _lock(entry, exclusive=False) as locked:
        yield locked


def remove_unlocked(path: str) -> None:
    """Removes a file that no process has locked."""
    with _lock(path, exclusive=True) as free:
        if free:
            with suppress(OSError):
                os.remove(path)


@contextmanager
def _lock(folder: str, exclusive: bool) -> Iterator[bool]:
    """A lock on a folder, released when the process ends. It does not wait."""
    try:
        import fcntl
    except ImportError:  # not on Windows, where open files cannot be removed anyway
        yield True
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        try:
            fcntl.flock(opened, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(opened)


def clean(keep: Iterable[str] = ()) -> int:
    """Removes every entry and every folder of compiled files but these, as far as nobody uses them; how many.

    What is there may hold what somebody has since taken out of a file. What another process is building stays.
    """
    kept = frozenset(keep)
    try:
        found = [(name, re.fullmatch(f"{_OURS}|{_COMPILED}", name)) for name in sorted(os.listdir(folder()))]
    except OSError:
        return 0
    ours = [(os.path.join(folder(), name), match["part"]) for name, match in found if match and name not in kept]
    return sum(_remove_unused(path) for path, part in ours if not part or _is_abandoned(path))


def _clean(latest: str) -> None:
    """Cleans the cache: keeps the newest few entries, if they are not too large together, and those that are locked.

    What a killed builder left long ago is removed, and compiled files of folders that nobody has asked of for long.

    Only folders named as ours are touched: the cache may be a folder that holds other things.
    Failing to remove one is no error: another process may be reading it.
    """
    found = [(os.path.join(folder(), name), re.fullmatch(_OURS, name)) for name in os.listdir(folder())]
    parts = [path for path, match in found if match and match["part"]]
    whole = [path for path, match in found if match and not match["part"] and path != latest]
    whole.sort(key=_change_time, reverse=True)
    old, size = whole[KEPT - 1 :], _size(latest)
    for path in whole[: KEPT - 1]:
        if (size := size + _size(path)) > MAX_BYTES:
            old.append(path)
    compiled = [path for path, _ in found if re.fullmatch(_COMPILED, os.path.basename(path))]
    old += sorted(compiled, key=_change_time, reverse=True)[KEPT:]
    for path in old + list(filter(_is_abandoned, parts)):
        _remove_unused(path)


def _is_abandoned(part: str) -> bool:
    """Whether what is being built has not changed for so long that its builder was killed."""
    return _change_time(part) < time() - _ABANDONED_AFTER


def _remove_unused(path: str) -> bool:
    """Removes a folder that no process has locked; whether it is gone."""
    with _lock(path, exclusive=True) as free:
        if free:
            _remove(path)
    return not os.path.lexists(path)


def _size(path: str) -> int:
    """The bytes of all files in a folder; none where another process has just removed it."""
    sizes = 0
    for within, _, names in os.walk(path):
        for name in names:
            with suppress(OSError):
                sizes += os.path.getsize(os.path.join(within, name))
    return sizes


def _part(entry: str) -> str:
    """A folder of this thread's beside an entry, named so that it is known for ours."""
    return f"{entry}.{os.getpid()}.{threading.get_ident()}.part"


def _remove(path: str) -> None:
    from shutil import rmtree

    if os.path.isdir(path) and not os.path.islink(path):
        rmtree(path, ignore_errors=True)
    elif os.path.lexists(path):  # somebody has put something else where a folder of ours was
        with suppress(OSError):
            os.remove(path)


def _change_time(path: str) -> float:
    """When a folder last changed; long ago where another process has just removed it."""
    try:
        return os.path.getmtime(path)
    except OSError:
        return 0.0
