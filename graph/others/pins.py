"""Where the records lie that a workspace stands on, and whether each is what was pinned."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256

from ... import data as shipped_data
from ..about import OtherRecord
from ..errors import Problem
from ..files import folders
from ..files.portions import hash_large_file, is_large
from ..fingerprint import file_hash
from ..settings import MARKER, settings_error
from ..storage import file_stamps

SHIPPED_PATH = "civicgraph:shipped"
"""The path of the record that comes with civicgraph, wherever that is installed."""
KEPT = os.path.join(".civicgraph", "records")
"""Where in a workspace records lie that were brought from an archive or an address."""
_BESIDE = (MARKER, folders.VOCABULARY, folders.PLACES)


def folder_of(root: str, record: OtherRecord) -> str:
    """The folder in which a record lies, whether or not it is there, of the workspace in the folder ``root``.

    >>> folder_of("/town", OtherRecord("harbour", "", "", path="../harbour"))
    '/harbour'
    >>> folder_of("/town", OtherRecord("harbour", "", "0f" * 32, file="../harbour.zip"))
    '/town/.civicgraph/records/harbour-0f0f0f0f0f0f'
    """
    if record.path == SHIPPED_PATH:
        return os.path.dirname(os.path.abspath(shipped_data.__file__))
    return os.path.normpath(
        os.path.join(root, record.path or os.path.join(KEPT, f"{record.name}-{record.sha256[:12]}"))
    )


def record_paths(folder: str) -> list[str]:
    """The files that a record is made of: those of data, its vocabulary, its settings, places in its texts."""
    beside = (os.path.join(folder, name) for name in _BESIDE)
    return [*folders.data_paths(folder), *filter(os.path.lexists, beside)]


def is_of_record(inside: str) -> bool:
    """Whether a file is one that a record is made of, by its path below the folder of that.

    >>> is_of_record("claims/minutes.yaml"), is_of_record("identity.yaml"), is_of_record("README.md")
    (True, False, False)
    """
    return inside in _BESIDE or (
        inside.lower().endswith(folders.ENDINGS) and inside not in (folders.STORIES, folders.IDENTITY)
    )


def is_passed_over(inside: str) -> bool:
    """Whether a file lies in a folder of which no data is read, or is hidden.

    >>> is_passed_over(".git/config.yaml"), is_passed_over("claims/minutes.yaml")
    (True, False)
    """
    return any(part.startswith((".", "_")) for part in inside.split("/"))


def record_hash(folder: str) -> str:
    """The hash of the files of a record: the same wherever it lies and in whatever archive it came.

    Raises
    ------
    DataError
        A file cannot be read.
    """
    found = file_stamps.file_hashes(f"record\0{folder}", record_paths(folder), _file_hash)
    names = {os.path.relpath(path, folder).replace(os.sep, "/"): hash for path, hash in found.items()}
    return sha256("".join(f"{name}\0{hash}\n" for name, hash in sorted(names.items())).encode()).hexdigest()


def _file_hash(path: str) -> str:
    if is_large(path):
        return hash_large_file(path, folders.MAX_LARGE_BYTES)
    return file_hash(folders.read_file(path))


def state_of(root: str, record: OtherRecord) -> str:
    """``here``, ``missing``, or ``changed`` where its files are not what was pinned."""
    folder = folder_of(root, record)
    if not os.path.isdir(folder):
        return "missing"
    return "here" if record_hash(folder) == record.sha256 else "changed"


def absent_problems(root: str, absent: Sequence[OtherRecord]) -> list[Problem]:
    """A warning for each record that is not at hand."""
    file = folders.short_path(os.path.join(root, MARKER))
    return [Problem(file, 0, absent_words(one)) for one in absent]


def absent_words(one: OtherRecord) -> str:
    """That a record is not at hand, and what to do.

    >>> absent_words(OtherRecord("harbour", "", "", path="../harbour"))
    'the record harbour is not at hand: ../harbour is no folder; what names it is left out'
    """
    way = f"{one.path} is no folder" if one.path else f"`civicgraph records fetch {one.name}` brings it"
    return f"the record {one.name} is not at hand: {way}; what names it is left out"


def check_pins(root: str, records: tuple[OtherRecord, ...]) -> tuple[OtherRecord, ...]:
    """The records, each with whether it is at hand.

    Raises
    ------
    DataError
        One is not what was pinned.
    """
    found = []
    for one in records:
        if (state := state_of(root, one)) == "changed":
            again = f" or `civicgraph records fetch {one.name}` brings the old one back" if not one.path else ""
            message = (
                f"the record {one.name} is not what was pinned: `civicgraph records pin {one.name}` takes it as it is "
                f"now,{again or ' or bring the old one back'}"
            )
            raise settings_error(root, 0, message)
        found.append(one._replace(is_here=state == "here"))
    return tuple(found)
