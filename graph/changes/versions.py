"""The record of another version of files, made without leaving anything behind, and which files differ."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..errors import DataError, Problem
from ..files import folders
from ..files.portions import hash_large_file, is_large
from ..files.tables import table_section
from ..fingerprint import file_hash
from ..record import Record
from ..settings import read_settings

if TYPE_CHECKING:
    from ..dataset import BuiltData


@contextmanager
def own_folder(revision: str) -> Iterator[str]:
    """A folder for the files of a revision, for as long as they are needed; problems name them as git does.

    >>> with own_folder("HEAD") as folder:
    ...     os.listdir(folder)
    []
    """
    with TemporaryDirectory(prefix="civicgraph-") as made:
        folder = os.path.realpath(made)
        try:
            yield folder
        except DataError as error:
            raise DataError([_as_there(one, folder, revision) for one in error.problems]) from None


def _as_there(problem: Problem, folder: str, revision: str) -> Problem:
    is_there = folders.is_inside(problem.file, folder)
    name = os.path.relpath(os.path.realpath(problem.file), folder).replace(os.sep, "/")
    return problem._replace(file=f"{revision}:{name}") if is_there else problem


def make_texts_folder(folder: str) -> None:
    """Makes the folder of texts that a version names and does not hold: its texts are then not at hand."""
    named = os.path.join(folder, read_settings(folder).get("texts", ""))
    if not os.path.lexists(named) and folders.is_inside(named, folder):
        os.makedirs(named)


def version_record(version: BuiltData, near: BuiltData) -> Record:
    """The record of files that lie in a folder for a short time; what is compiled of files near to them is used.

    It is as it may be handed on, unless those near to them are for one's own eyes.

    Raises
    ------
    DataError
        Nothing is left of them that answers could be about.
    """
    from ..compiling import parts
    from ..compiling.decisions import decisions_of
    from ..compiling.publishing import without_confidences

    version = version.for_own_eyes() if near.is_for_own_eyes else version
    if version.is_ready():
        return version.shown_record()
    lent = parts.folder_of(version.root)
    try:
        _lend(parts.folder_of(near.root), lent)
        compiled = version.compile_own()
        if compiled.drafts and not compiled.has_things():
            version.validate()
        if not near.is_for_own_eyes:
            compiled = without_confidences(compiled, version.vocabulary)
        decisions, drafts = decisions_of(compiled, version.identity)
        compiled = compiled._replace(drafts=sorted([*compiled.drafts, *drafts]))
        record = compiled.record(version.text_files, version.base, version.data_hash)
        is_private = near.is_for_own_eyes and any(file.is_confidential for file in compiled.files)
        return replace(record, is_for_own_eyes=is_private, decisions=tuple(decisions))
    finally:
        shutil.rmtree(lent, ignore_errors=True)


def _lend(here: str, there: str) -> None:
    """Has what is compiled of some files at hand for others: each by the hash of what it holds."""
    with suppress(OSError):
        os.makedirs(there)
        for name in os.listdir(here):
            with suppress(OSError):
                os.link(os.path.join(here, name), os.path.join(there, name))


def file_hashes(data: BuiltData) -> dict[str, str]:
    """The hash of each file of a data set by its path within it: data, texts that lie there, and what lies beside.

    Files of confidential sources, which may be called as who speaks there, are told only for one's own eyes.
    """
    hidden = () if data.is_for_own_eyes else _confidential_files(data)
    paths = [*data.files.paths.values(), *(os.path.join(data.root, name) for name in sorted(folders.BESIDE))]
    if data.texts_folder and folders.is_inside(data.texts_folder, data.root):
        paths += [os.path.join(data.texts_folder, name) for name in data.text_files]
    return {
        os.path.relpath(path, data.root).replace(os.sep, "/"): _hash(path)
        for path in dict.fromkeys(paths)
        if os.path.isfile(path) and os.path.basename(path) not in hidden
    }


def _hash(path: str) -> str:
    return hash_large_file(path, folders.MAX_LARGE_BYTES) if is_large(path) else file_hash(folders.read_file(path))


def _confidential_files(data: BuiltData) -> set[str]:
    """The names of files that are, or may be, of confidential sources: their claims, tables of these, their texts."""
    from ..compiling.from_document import may_be_confidential

    read = (name for name in data.files.paths if not table_section(name))
    small = ((name, data.files[part]) for name in read for part in data.files.portions(name))
    found = {name: content for name, content in small if may_be_confidential(content)}
    texts = {os.fsdecode(name) for content in found.values() for name in _TEXT_FILE.findall(content)}
    tables = [name for name in data.files.paths if table_section(name) == "claims"] if found else []
    return texts | {os.path.basename(data.files.paths[name]) for name in (*found, *tables)}


_TEXT_FILE = re.compile(rb"\btextFile[\"']?\s*:\s*[\"']?([^\s\"',}]+)")


def differing_files(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the files that are not the same in both, in order.

    >>> differing_files({"a": "1", "b": "2"}, {"b": "3", "c": "4"})
    ('a', 'b', 'c')
    """
    return tuple(sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)))
