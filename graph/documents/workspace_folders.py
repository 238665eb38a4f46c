"""Where the documents of a workspace and their texts lie, and under which names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..errors import DataError
from ..files import folders
from ..files.invisible_letters import invisible_problem
from ..files.text_changes import HASH_PREFIX
from ..latin_letters import latin_letters
from ..record import Source
from ..writing import write
from .extracted import MAX_FILE_BYTES, Unreadable

_LONGEST_ID = 60


@dataclass(frozen=True)
class WorkspaceFolders:
    """Where the parts of a workspace lie, the sources that it has, and what its files of data hold.

    ``find_sources`` is asked when they are first looked at, since the whole record is compiled for it.
    """

    root: str
    texts: str
    find_sources: Callable[[], Mapping[str, Source]]
    files: Callable[[], Mapping[str, bytes]] = dict

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources of its record, by id."""
        return self.find_sources()

    @property
    def claims(self) -> str:
        """The folder of the claims files."""
        return os.path.join(self.root, "claims")

    @property
    def originals(self) -> str:
        """The folder of the files that texts were read from."""
        return os.path.join(self.texts, folders.ORIGINALS)


def read_original(path: str) -> bytes:
    """What a document holds.

    Raises
    ------
    Unreadable
        It is no file, cannot be read, or is too long.
    """
    try:
        return folders.read_file(path, MAX_FILE_BYTES)
    except DataError as error:
        raise Unreadable(error.problems[0].message) from None


def plain_name(name: str) -> str:
    """The name of a file without letters that nobody sees or that are none, each as a line below.

    >>> plain_name("re\u200bport\x07.pdf")
    're_port_.pdf'
    """
    return "".join("_" if invisible_problem(f"a{letter}a") else letter for letter in name)


def slug(name: str, hash: str) -> str:
    """The name of a file as an id; what has no letters that an id may have is called by its hash.

    >>> slug("Impact Report (final) é.pdf", ""), slug("Επιστολή.docx", ""), slug("报告.pdf", "sha256:0123456789ab")
    ('impact-report-final-e', 'epistoli', 'document-01234567')
    """
    words = re.findall("[a-z0-9]+", latin_letters(os.path.splitext(name)[0]))
    made = "-".join(words)[:_LONGEST_ID].strip("-")
    return made or f"document-{hash.removeprefix(HASH_PREFIX)[:8]}"


def free_name(workspace: WorkspaceFolders, name: str) -> str:
    """A name for a source that neither a source nor a file has yet: the name, or with a number behind it."""
    number, found = 1, name
    while (
        f"source/{found}" in workspace.sources
        or os.path.lexists(os.path.join(workspace.claims, f"{found}.yaml"))
        or os.path.lexists(os.path.join(workspace.texts, f"{found}.txt"))
    ):
        number += 1
        found = f"{name}-{number}"
    return found


def free_original(workspace: WorkspaceFolders, name: str) -> str:
    """Where a file is kept: under its own name, with a number where another file has it."""
    stem, ending = os.path.splitext(name)
    number, found = 1, name
    while os.path.lexists(os.path.join(workspace.originals, found)):
        number += 1
        found = f"{stem}-{number}{ending}"
    return os.path.join(workspace.originals, found)


def write_all(after: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    """Writes files, or leaves all as they were before where one cannot be written."""
    done = list[str]()
    try:
        for path, content in after.items():
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            write(path, content)
            done.append(path)
    except OSError:
        for path in done:
            if path in before:
                write(path, before[path])
            else:
                os.remove(path)
        raise
