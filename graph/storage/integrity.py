"""Whether a cache entry holds what was built: a list of its files, each with its size and SHA-256, written beside them.

The engine's own checksums are not enough: it opens a store whose list of files was cut short as an empty one, and a
block that it cannot read is passed over inside an aggregate. So all of a store is read once before it is opened, which
takes 7 ms for ten megabytes. A process that keeps it open asks the :class:`Proof` whether anybody has written since.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

NAME = "whole.bin"
# What the engine writes as it pleases and never reads as data.
_PASSED_OVER = ("LOG", "LOCK")


class Proof(NamedTuple):
    """The files of an entry that were found whole, and what each looked like just before."""

    paths: tuple[str, ...]
    stamps: tuple[tuple[int, ...], ...]

    def holds(self) -> bool:
        """Whether all are still there and nobody has written to them since; none of them is read."""
        try:
            return _stamps(self.paths) == self.stamps
        except OSError:
            return False


def write(entry: str, parts: tuple[str, ...]) -> None:
    """Lists the files that an entry's parts, files or folders, are made of."""
    listed = {name: _size_and_sum(os.path.join(entry, name)) for part in parts for name in _names(entry, part)}
    content = seal(json.dumps({"parts": parts, "files": listed}).encode())
    with open(os.path.join(entry, NAME), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def prove(entry: str) -> Proof:
    """Reads every file of an entry.

    Raises
    ------
    Damaged
        A file is not what it was when it was built, is missing, or is one too many.
    """
    files, parts = _read_list(entry)
    paths = tuple(os.path.join(entry, name) for name in (NAME, *files))
    try:
        proof = Proof(paths, _stamps(paths))
    except OSError as error:
        raise Damaged(f"{os.path.basename(error.filename or entry)}: {error.strerror}") from None
    if found := set(files) ^ {name for part in parts for name in _names(entry, part)}:
        name = min(found)
        raise Damaged(f"{name}: {'it is missing' if name in files else 'it was not built'}")
    for name, known in files.items():
        try:
            found_here = _size_and_sum(os.path.join(entry, name))
        except OSError as error:
            raise Damaged(f"{name}: {error.strerror}") from None
        if found_here != known:
            raise Damaged(f"{name}: its content has changed since it was built")
    return proof


def _stamps(paths: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    found = list(map(os.stat, paths))
    for path, one in zip(paths, found, strict=True):
        if not stat.S_ISREG(one.st_mode):  # a pipe would be waited for
            raise OSError(errno.EINVAL, "it is no file", path)
    return tuple((one.st_dev, one.st_ino, one.st_size, one.st_mtime_ns) for one in found)


def _read_list(entry: str) -> tuple[dict[str, list[object]], list[str]]:
    try:
        with open(os.path.join(entry, NAME), "rb") as file:
            found = json.loads(bytes(unseal(file.read())))
    except OSError as error:
        raise Damaged(f"{NAME}: {error.strerror}") from None
    except Damaged as error:
        raise Damaged(f"{NAME}: {error}") from None
    return found["files"], found["parts"]


def _names(entry: str, part: str) -> Iterator[str]:
    """The files of a part, by their path in the entry."""
    path = os.path.join(entry, part)
    if not os.path.isdir(path):
        yield from [part] if os.path.exists(path) else []
        return
    yield from (f"{part}/{name}" for name in sorted(os.listdir(path)) if not name.startswith(_PASSED_OVER))


def _size_and_sum(path: str) -> list[object]:
    with open(path, "rb") as file:
        sum = hashlib.file_digest(file, "sha256").hexdigest()
        return [os.fstat(file.fileno()).st_size, sum]


_MARK = b"civicgraph 1\n"
_HEAD = len(_MARK) + 12


class Damaged(ValueError):
    """What was read is not what was written."""


def seal(content: bytes) -> bytes:
    """Content behind a header with its length and checksum.

    >>> bytes(unseal(seal(b"as it was")))
    b'as it was'
    """
    return _MARK + len(content).to_bytes(8, "big") + crc32(content).to_bytes(4, "big") + content


def unseal(found: bytes) -> memoryview:
    """The content that :func:`seal` was given.

    Raises
    ------
    Damaged
        Anything of it has changed, is missing or was added.
    """
    content = memoryview(found)[_HEAD:]
    size, sum = found[len(_MARK) : _HEAD - 4], found[_HEAD - 4 : _HEAD]
    if not found.startswith(_MARK):
        raise Damaged("it does not begin as it was written")
    if int.from_bytes(size, "big") != len(content) or len(found) < _HEAD:
        raise Damaged("it is not as long as it was written")
    if int.from_bytes(sum, "big") != crc32(content):
        raise Damaged("its content has changed since it was written")
    return content
