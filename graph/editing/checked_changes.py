"""A change of the files of a data set, refused where they would have more problems than before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..checked_files import CheckedFiles
from ..dates import check_date
from ..errors import DataError, UsageError
from ..files.folders import IDENTITY, PLACES, STORIES, read_file
from ..files.identity_file import check_decisions
from ..files.portions import is_large
from ..files.validation import validate
from ..networks.sectors import FILE as SECTORS
from .edits import Edits

if TYPE_CHECKING:
    from ..dataset import BuiltData

Change = Callable[[Mapping[str, bytes], Mapping[str, bytes]], dict[str, bytes]]
"""What the files of data and those beside them hold afterwards, by path, from what they hold."""


def checked_edits(
    data: CheckedFiles, what: str, change: Change, *, also: Iterable[str] = (), can_be_undone: bool = True
) -> Edits:
    """What a change comes to, nothing written.

    ``also`` are names of files beside the data that it changes, or makes.

    Raises
    ------
    UsageError
        The data is the shipped record, is too large to be changed here, or would no longer pass.
    """
    require_workspace(data)
    if large := next(filter(is_large, data.files.paths), ""):
        raise UsageError(f"{large}: such files are changed by what made them; bring it into CSV or YAML first")
    paths = {os.path.abspath(name): name for name in data.files}
    beside = [path for name in (PLACES, SECTORS, STORIES) if os.path.isfile(path := os.path.join(data.root, name))]
    before = {path: data.files[name] for path, name in paths.items()}
    tables = {path: read_file(path) for path in beside}
    identity = os.path.join(data.root, IDENTITY)
    for path in (identity, *(os.path.join(data.root, name) for name in also)):
        tables[path] = read_file(path) if os.path.isfile(path) else b""
    edits = Edits(data.root, what, {**before, **tables}, change(before, tables), can_be_undone)
    changed = {name: content for path, name in paths.items() if (content := edits.after[path])}
    earlier = _problems(data, data.files, tables[identity])
    later = _problems(data, changed, edits.after[identity])
    if len(later) > len(earlier):
        first = next(iter(sorted(set(later) - set(earlier))), "")
        raise UsageError(f"the files would no longer pass: {first}; nothing was written")
    return edits


def require_workspace(data: CheckedFiles) -> None:
    """Refuses the shipped record, which is not changed."""
    if data.root == data.shipped().root:
        raise UsageError("the shipped record is not changed: go into a workspace, or name one with --data")


def require_own(data: BuiltData, *ids: str) -> None:
    """Refuses what is of other people's records: it is only read here."""
    if data.others:
        record = data.record()
        for id in ids:
            record.require_own(record.short_id(id))


def check_reason(reason: str, what: str) -> str:
    """A reason in one line for what is done.

    >>> check_reason(" a slip ", "why the claim is taken back")
    'a slip'
    """
    if not reason.strip() or len(reason.splitlines()) > 1:
        raise UsageError(f"a reason says in one line {what}")
    return reason.strip()


def day_or_today(option: str, day: str) -> str:
    """The day that an option names, checked; today where it names none.

    >>> day_or_today("on", "2026-11-30")
    '2026-11-30'
    """
    from datetime import date

    return check_date(option, day, single=True) or date.today().isoformat()


def _problems(data: CheckedFiles, files: Mapping[str, bytes], identity: bytes) -> list[str]:
    """What is wrong with files, the texts left aside, and with what ``identity.yaml`` holds."""
    try:
        abroad, absent = data.abroad, data.absent
        validated = validate(files, {}, data.whole_vocabulary, abroad=abroad, absent=absent)
        if identity:
            check_decisions(identity, IDENTITY, validated.documents, abroad, absent)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []
