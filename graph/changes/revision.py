"""A version of a workspace that git keeps: its files written to another folder; the workspace is not touched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from ..errors import CivicgraphError, UsageError
from ..files.folders import EARLIER, ENDINGS, MAX_TOTAL_BYTES, ORIGINALS, is_inside
from .git import run_git

_ENDINGS = (".yaml", ".yml", ".txt", ".csv", ".parquet", ".nq", ".toml")
_FILE, _LINK = "100", "120000"
_HINT = "name another folder to compare with"


class _GitFile(NamedTuple):
    """One file of a version, as git lists it."""

    mode: str
    object: str
    size: int
    name: str


def write_revision(root: str, revision: str, folder: str) -> str:
    """Writes the files of a workspace as they were in a revision into an empty folder; the name of its commit.

    Raises
    ------
    UsageError
        There is no git, no repository around the folder, no such revision, or none of these files in it.
    CivicgraphError
        What git keeps cannot be read.
    """
    commit = _commit(root, revision)
    entries = [one for one in _entries(root, commit) if _is_wanted(one)]
    if not any(one.name.lower().endswith(ENDINGS) for one in entries):
        raise UsageError(f"{revision}: git has no data files of this folder there: commit them first, or {_HINT}")
    if sum(one.size for one in entries) > 2 * MAX_TOTAL_BYTES:
        raise UsageError(f"{revision}: its files are longer than {2 * MAX_TOTAL_BYTES:,} bytes together")
    for entry, content in zip(entries, _contents(root, entries), strict=True):
        _put(folder, entry, content, revision)
    return commit


def _commit(root: str, revision: str) -> str:
    if "\0" in revision:
        raise UsageError("a revision holds no NUL character")
    around = _git(root, "rev-parse", "--is-inside-work-tree")
    if around.returncode and b"not a git repository" not in around.stderr:
        raise UsageError(f"git does not read this folder: {_complaint(around)}")
    if around.stdout.strip() != b"true":
        raise UsageError(f"this folder is not kept in git: {_HINT}, as in civicgraph changes FOLDER")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode and revision == "HEAD":
        raise UsageError(f"nothing is committed yet in git here: commit first, or {_HINT}")
    if found.returncode:
        raise UsageError(f"{revision}: git knows no such revision, and there is no such folder")
    return found.stdout.decode().strip()


def _entries(root: str, commit: str) -> Iterator[_GitFile]:
    listed = _git(root, "ls-tree", "-r", "-z", "--long", commit, "--", ".")
    if listed.returncode:
        raise CivicgraphError(f"git cannot read {commit[:12]}: {_complaint(listed)}")
    for row in filter(None, listed.stdout.split(b"\0")):
        facts, _, name = row.partition(b"\t")
        mode, _, object, size = facts.decode().split()
        yield _GitFile(mode, object, int(size) if size.isdecimal() else 0, os.fsdecode(name))


def _is_wanted(entry: _GitFile) -> bool:
    """Whether it may be data, or a text: what documents were read from, and what is hidden, is not."""
    parts = PurePosixPath(entry.name).parts
    hidden = any(part.startswith((".", "_")) or part in (ORIGINALS, EARLIER) for part in parts)
    return not hidden and parts[-1].lower().endswith(_ENDINGS) and entry.mode[:3] in (_FILE, _LINK[:3])


def _contents(root: str, entries: Sequence[_GitFile]) -> Iterator[bytes]:
    asked = "".join(f"{one.object}\n" for one in entries).encode()
    given = _git(root, "cat-file", "--batch", asked=asked)
    content, at = given.stdout, 0
    for entry in entries:
        end = content.find(b"\n", at)
        head = content[at:end].split()
        if end < 0 or len(head) != 3 or head[1] != b"blob":
            raise CivicgraphError(f"git cannot read {entry.name}: {_complaint(given) or 'it is missing'}")
        at = end + 1 + int(head[2])
        yield content[end + 1 : at]
        at += 1


def _put(folder: str, entry: _GitFile, content: bytes, revision: str) -> None:
    path = os.path.join(folder, *entry.name.split("/"))
    target = os.path.join(os.path.dirname(path), os.fsdecode(content)) if entry.mode == _LINK else path
    if not is_inside(path, folder) or not is_inside(target, folder):
        raise UsageError(f"{entry.name} in {revision} leads out of the folder, so that git does not keep what it holds")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if entry.mode == _LINK:
        os.symlink(os.fsdecode(content), path)
        return
    with open(path, "xb") as file:
        file.write(content)


def _git(root: str, *arguments: str, asked: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return run_git(root, *arguments, asked=asked)
    except FileNotFoundError:
        raise UsageError(f"git is not installed here: {_HINT}, as in civicgraph changes FOLDER") from None


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
