"""The compiled files of one data set, kept in the cache: each by the hash of all that it is made of.

They lie in a folder of their own for each folder of data. One that is not whole is taken for missing; what no longer
belongs to the data is removed, since it may hold what somebody took out of it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

from ..storage import cache

_NAME = "parts-"
BUILT = "built"
"""The name under which the latest entry with a store is kept."""
HISTORY = "history"
"""The name under which it is kept which commits changed which claim."""


def folder_of(root: str) -> str:
    """Where the compiled files of the data in a folder are kept."""
    return os.path.join(cache.folder(), _NAME + hashlib.sha256(os.fsencode(root)).hexdigest()[:32])


def key_of(*made_of: bytes) -> str:
    """The name under which something is kept that is made of these.

    >>> key_of(b"a", b"bc") != key_of(b"ab", b"c")
    True
    """
    sum = hashlib.sha256()
    for one in made_of:
        sum.update(len(one).to_bytes(8) + one)
    return sum.hexdigest()[:32]


def read(folder: str, key: str) -> bytes | None:
    """What is kept under a key; None where nothing is, or it cannot be read."""
    try:
        with open(os.path.join(folder, key), "rb") as file:
            return file.read()
    except OSError:
        return None


def keys_in(folder: str) -> frozenset[str]:
    """The keys under which anything is kept."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def write(folder: str, key: str, content: bytes) -> None:
    """Keeps it, in one move; a cache that cannot be written keeps nothing."""
    with writing(folder, key) as file:
        if file:
            file.write(content)


@contextmanager
def writing(folder: str, key: str) -> Iterator[IO[bytes] | None]:
    """A file to write what is kept under a key, put in place at the end; None where the cache cannot be written.

    Where it cannot be written further, what is done with it ends without an error, and nothing is kept.
    """
    making = os.path.join(folder, f"{key}.{os.getpid()}.part")
    try:
        os.makedirs(folder, exist_ok=True)
        file = open(making, "wb")  # noqa: SIM115 - closed below
    except OSError:
        yield None
        return
    try:
        with file:
            yield file
        os.replace(making, os.path.join(folder, key))
    except OSError:
        with suppress(OSError):
            os.remove(making)


def keep_only(folder: str, keys: Iterable[str]) -> None:
    """Removes all that is kept under other keys, and what killed processes left."""
    for name in keys_in(folder) - {BUILT, HISTORY, *keys}:
        remove(folder, name)


def remove(folder: str, key: str) -> None:
    """Removes what is kept under a key."""
    with suppress(OSError):
        os.remove(os.path.join(folder, key))
