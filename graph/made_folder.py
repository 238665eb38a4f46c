"""A folder that is written whole or not at all, and only over what was written so before."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator

from .errors import CivicgraphError, UsageError
from .files.folders import SITE_MARK

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def check_folder(folder: str, what: str, command: str) -> str:
    """The real path of a folder that may be written to: it is new, empty, or holds what was written so before, no more.

    ``what`` is what it is for, in words, and ``command`` the command that writes it.

    Raises
    ------
    UsageError
        It is no folder, or holds something else, which is named.
    """
    target = os.path.realpath(folder)
    if os.path.lexists(target) and not os.path.isdir(target):
        raise UsageError(f"{folder}: is a file; name a folder for {what}")
    above = os.path.dirname(target)
    if not os.path.isdir(above):
        raise UsageError(f"{folder}: there is no folder {os.path.dirname(folder) or above} to make it in")
    if not os.path.isdir(target):
        return target
    if target == os.path.realpath(os.curdir):
        raise UsageError(f"{folder}: is the folder that you are in; name another")
    try:
        written = _written_before(target)
        other = next((path for path in _files(target) if path not in written), None)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read: {error.strerror}") from None
    if other is not None:
        raise UsageError(f"{folder}: holds {other}, which {command} did not write; name a new or an empty folder")
    return target


def write_folder(folder: str, target: str, command: str, files: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
    """Writes files, by their paths, beside the target and moves them there together; how many, and how many bytes.

    Raises
    ------
    UsageError
        The folder cannot be written. Nothing is left behind, and what was there stays.
    CivicgraphError
        It can, and writing failed: the disk is full.
    """
    part = f"{target}.{os.getpid()}.part"
    try:
        try:
            os.mkdir(part)
            made: set[str] = set()
            sizes = {path: _write(part, path, content, made) for path, content in files}
            mark = json.dumps({"written by": f"civicgraph {command}", "files": sorted(sizes)}, indent=0) + "\n"
            _write(part, SITE_MARK, mark.encode(), made)
            _put(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        refusal = CivicgraphError if error.errno in _FULL else UsageError
        raise refusal(f"{folder}: cannot be written: {error.strerror}") from None
    return len(sizes), sum(sizes.values())


def _write(folder: str, path: str, content: bytes, made: set[str]) -> int:
    """Writes a file; ``made`` are the folders that there are by now: a site has thousands of files in a few."""
    whole = os.path.join(folder, *path.split("/"))
    if (within := os.path.dirname(whole)) not in made:
        os.makedirs(within, exist_ok=True)
        made.add(within)
    with open(whole, "xb", buffering=0) as file:  # two files of one name would be a fault of ours
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
    return len(content)


def _put(part: str, target: str) -> None:
    """Moves a folder to where it belongs, in the place of what was there."""
    if not os.path.isdir(target):
        os.rename(part, target)
        return
    os.chmod(part, stat.S_IMODE(os.stat(target).st_mode))
    old = f"{target}.{os.getpid()}.old"
    os.rename(target, old)
    try:
        os.rename(part, target)
    except OSError:
        os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _written_before(target: str) -> set[str]:
    """The files that an earlier run wrote, as it noted them."""
    try:
        with open(os.path.join(target, SITE_MARK), encoding="utf-8") as file:
            noted = json.load(file)["files"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()
    return {SITE_MARK, *map(str, noted)}


def _files(target: str) -> Iterator[str]:
    """The paths of all files, and of links to whatever, in a folder."""

    def refuse(error: OSError) -> None:
        raise error

    for folder, folders, names in os.walk(target, onerror=refuse):
        linked = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in sorted([*names, *linked]):
            yield os.path.relpath(os.path.join(folder, name), target).replace(os.sep, "/")
