"""The commits that changed what the files say of each claim, where git keeps the files.

What a commit changed is found once and kept in the cache: a commit never changes. Without git, outside a repository or
where git refuses, there is no history, and nothing else is amiss.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from ..compiling import parts
from .claim_blocks import claim_blocks, holds_claims
from .git import open_contents, run_git

if TYPE_CHECKING:
    import subprocess

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
_VERSION = 1
_MAX_COMMITS, _MAX_FILE_BYTES, _MAX_BYTES = 5_000, 8_000_000, 400_000_000
_HEX = re.compile("[0-9a-f]{40,64}")
_NOTHING = re.compile("0+")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Of a merge, git lists with -c only the files that are as in none of the commits that it joins.
_LOG = ("log", "-c", "--no-show-signature", "--no-notes", "--no-color", "--no-ext-diff", "--raw", "--no-abbrev",
        "--no-renames", "-z", "--encoding=UTF-8", "--format=%H%x00%P%x00%as%x00%aN%x00%s")  # fmt: skip


class ClaimChange(NamedTuple):
    """A commit that changed a claim: its name, its day, who wrote it and its first line, and what it did.

    ``author`` and ``summary`` are empty where only the day is told. ``what`` is ``added``, ``changed`` or ``removed``.
    """

    commit: str
    date: str
    author: str
    summary: str
    what: str


class _Change(NamedTuple):
    """One file that a commit changed: its name, and what git calls its content before, in each parent, and after."""

    name: str
    before: tuple[str, ...]
    after: str


class _Commit(NamedTuple):
    name: str
    parents: str
    date: str
    author: str
    summary: str
    changes: tuple[_Change, ...]


@dataclass(frozen=True)
class ClaimHistory:
    """The changes of all claims.

    ``head`` is the commit that they lead up to, empty where git keeps nothing of it. ``is_partial`` says that there may
    be earlier ones: git has only the latest here, or there are too many to look through.
    """

    head: str = ""
    is_partial: bool = False
    commits: Sequence[Sequence[str]] = field(default=(), repr=False)
    by_claim: Mapping[str, Sequence[Sequence[Any]]] = field(default_factory=dict, repr=False)
    days_only: bool = False

    def of(self, claim: str) -> tuple[ClaimChange, ...]:
        """The changes of a claim, the latest first.

        >>> history = ClaimHistory("c1", False, [["c1", "2024-05-01", "Ada", "Code it"]], {"claim/a": [[0, "added"]]})
        >>> history.of("claim/a")[0].author, history.of("claim/b")
        ('Ada', ())
        """
        found = []
        for number, what in self.by_claim.get(claim, ()):
            commit, date, author, summary = self.commits[number]
            author, summary = ("", "") if self.days_only else (author, summary)
            found.append(ClaimChange(commit, date, author, summary, what))
        return tuple(found)

    def encode(self) -> bytes:
        """The history as it is kept."""
        kept = {"version": _VERSION, "head": self.head, "is_partial": self.is_partial}
        return json.dumps({**kept, "commits": self.commits, "by_claim": self.by_claim}, ensure_ascii=True).encode()

    @classmethod
    def decode(cls, content: bytes | None, days_only: bool = False) -> ClaimHistory:
        """A history that was kept; empty where it is not whole, or was kept by another version."""
        with suppress(ValueError, KeyError, TypeError):
            kept = json.loads(content or b"{}")
            if kept["version"] == _VERSION:
                return cls(kept["head"], kept["is_partial"], kept["commits"], kept["by_claim"], days_only)
        return cls()


def load_history(root: str, days_only: bool = False) -> ClaimHistory:
    """The history of the claims of a folder, read now as far as it is not kept yet; ``days_only`` as may be handed on.

    >>> load_history("/nowhere").of("claim/a")
    ()
    """
    head = find_head(root)
    if not head:
        return ClaimHistory()
    folder = parts.folder_of(root)
    kept = ClaimHistory.decode(parts.read(folder, parts.HISTORY))
    if kept.head != head:
        kept = read_history(root, head, kept)
        parts.write(folder, parts.HISTORY, kept.encode())
    return replace(kept, days_only=days_only)


def read_kept(path: str, days_only: bool) -> ClaimHistory:
    """A history that was kept in a file; empty where there is none."""
    try:
        with open(path, "rb") as file:
            return ClaimHistory.decode(file.read(), days_only)
    except OSError:
        return ClaimHistory()


def find_head(root: str) -> str:
    """The commit that a folder of data is at; empty where it is in no repository, or there is no git."""
    try:
        found = run_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except OSError:
        return ""
    name = found.stdout.decode("ascii", "replace").strip()
    return name if not found.returncode and _HEX.fullmatch(name) else ""


def read_history(root: str, head: str, known: ClaimHistory) -> ClaimHistory:
    """The history of all claims of a folder up to a commit; what ``known`` tells of its commits is not read again."""
    told: dict[str, dict[str, str]] = {}
    for claim, changes in known.by_claim.items():
        for number, what in changes:
            told.setdefault(known.commits[number][0], {})[claim] = what
    seen = {name for name, *_ in known.commits}
    commits, is_partial = _commits(root, head)
    kept, by_claim = list[list[str]](), dict[str, list[tuple[int, str]]]()
    with open_contents(root) as git:
        reading = _VersionReader(git)
        for commit in commits:
            changed = told.get(commit.name, {}) if commit.name in seen else reading.changes_of(commit)
            for claim, what in sorted(changed.items()):
                by_claim.setdefault(claim, []).append((len(kept), what))
            kept.append([commit.name, commit.date, commit.author, commit.summary])
        assert git.stdin is not None
        git.stdin.close()
    return ClaimHistory(head, is_partial or reading.is_partial, kept, by_claim)


def _commits(root: str, head: str) -> tuple[list[_Commit], bool]:
    """The commits that changed files of claims, the latest first; and whether there may be earlier ones."""
    shallow = run_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    listed = run_git(root, *_LOG, f"--max-count={_MAX_COMMITS + 1}", head, "--", ".")
    found = list(_parse_log(listed.stdout.decode("utf-8", "replace").split("\0")))
    # Of the first that a shallow repository has, git does not know what it changed.
    whole = [one for one in found if one.parents or not shallow]
    return whole[:_MAX_COMMITS], shallow or len(found) > _MAX_COMMITS


def _parse_log(parts: Sequence[str]) -> Iterator[_Commit]:
    """The commits that git lists: five facts, then for each file what changed and its name."""
    at = 0
    while at + 5 <= len(parts):
        name, parents, date, author, summary = (part.lstrip("\n") for part in parts[at : at + 5])
        at, changes = at + 5, list[_Change]()
        while at < len(parts) and (not parts[at].strip() or parts[at].lstrip("\n").startswith(":")):
            if not parts[at].strip():
                at += 1
                continue
            changes.append(_parse_change(parts[at].lstrip("\n"), parts[at + 1]))
            at += 2
        files = tuple(one for one in changes if _is_read(one.name))
        if files:
            yield _Commit(name, parents, date, _plain(author), _plain(summary), files)


def _parse_change(facts: str, name: str) -> _Change:
    """A file that changed: a colon for each commit before, then the modes and contents of all, then what was done.

    >>> _parse_change(":100644 100644 aa bb M", "a.yaml")
    _Change(name='a.yaml', before=('aa',), after='bb')
    """
    number = len(facts) - len(facts.lstrip(":"))
    contents = facts.lstrip(":").split()[number + 1 : 2 * number + 2]
    return _Change(name, tuple(contents[:-1]), contents[-1])


def _is_read(name: str) -> bool:
    """Whether claims are read out of a file; what is hidden is no data."""
    return holds_claims(name) and not any(part.startswith((".", "_")) for part in PurePosixPath(name).parts)


def _plain(text: str) -> str:
    """A text of somebody's in one line, without what turns the direction of writing."""
    return " ".join(_STEERING.sub(" ", text).split())


class _VersionReader:
    """Reads what commits changed, the latest first; what a later one found before it is not read again."""

    def __init__(self, git: subprocess.Popen[bytes]) -> None:
        self._git = git
        self._blocks: dict[str, dict[str, bytes]] = {}
        self._bytes = 0
        self.is_partial = False

    def changes_of(self, commit: _Commit) -> dict[str, str]:
        """What a commit did to each claim that it changed, wherever among the files it stood and stands."""
        parents: list[dict[str, bytes]] = [{} for _ in commit.changes[0].before]
        after: dict[str, bytes] = {}
        for change in commit.changes:
            versions = [self._read(change.name, object) for object in (*change.before, change.after)]
            whole = [one for one in versions if one is not None]
            if len(whole) < len(versions):
                self.is_partial = True
                continue
            self._blocks.pop(change.after, None)
            self._blocks |= zip(change.before, whole, strict=False)
            after |= whole[-1]
            for parent, before in zip(parents, whole, strict=False):
                parent |= before
        return _differences(parents, after)

    def _read(self, name: str, object: str) -> dict[str, bytes] | None:
        """What a version of a file says of its claims, nothing where the file was not there; None: it is not read."""
        if _NOTHING.fullmatch(object):
            return {}
        if object in self._blocks:
            return self._blocks[object]
        content = self._content(object)
        return None if content is None else claim_blocks(name, content)

    def _content(self, object: str) -> bytes | None:
        """What git keeps under a name; None where that is not at hand, or too much to look through."""
        assert self._git.stdin is not None and self._git.stdout is not None
        if self._bytes > _MAX_BYTES:
            return None
        try:
            self._git.stdin.write(f"{object}\n".encode())
            self._git.stdin.flush()
        except OSError:  # it has ended
            return None
        head = self._git.stdout.readline().split()
        if len(head) != 3:
            return None
        size, content = int(head[2]), self._git.stdout.read(int(head[2]) + 1)[:-1]
        self._bytes += size
        return content if head[1] == b"blob" and size <= _MAX_FILE_BYTES else None


def _differences(parents: Sequence[Mapping[str, bytes]], after: Mapping[str, bytes]) -> dict[str, str]:
    """What was done to each claim that is after as it was in no parent.

    >>> _differences([{"a": b"1", "b": b"1"}], {"a": b"2", "c": b"1"})
    {'a': 'changed', 'c': 'added', 'b': 'removed'}
    >>> _differences([{"a": b"1"}, {"b": b"1"}], {"a": b"1", "c": b"3"})
    {'c': 'added'}
    """
    new = {id: said for id, said in after.items() if all(parent.get(id) != said for parent in parents)}
    done = {id: CHANGED if any(id in parent for parent in parents) else ADDED for id in new}
    gone = (id for id in parents[0] if id not in after and all(id in parent for parent in parents))
    return done | dict.fromkeys(gone, REMOVED)
