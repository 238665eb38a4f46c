"""Filling in a source that a workspace declares, and whose text it does not have yet, from its document.

Only what is missing is written. What the header says otherwise than the document is told, and stays.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..errors import UsageError
from ..files import folders
from ..files.text_changes import HASH_PREFIX
from ..files.texts import hash_of
from ..record import Source
from .extracted import Extracted, Unreadable
from .header import GivenFacts, header_file, header_problems, quote
from .likeness import Likeness
from .workspace_folders import WorkspaceFolders, write_all

_SECTIONS = ("authorVoice:", "voices:", "things:", "claims:", "caveats:", "tests:")


class KeptFile(NamedTuple):
    """A file that is to be kept: its name, where it goes (empty: nowhere), what it holds and its hash."""

    name: str
    original: str
    content: bytes
    hash: str


class FilledSource(NamedTuple):
    """A declared source that was filled in: from which file, with which keys, and what differs from it and stayed."""

    path: str
    id: str
    title: str
    read: Extracted
    claims_file: str
    text_file: str
    filled: tuple[str, ...]
    differs: tuple[str, ...]
    like: Likeness | None = None


def lacks_text(workspace: WorkspaceFolders, source: Source) -> bool:
    """Whether the text of a source is not in the workspace."""
    return not source.text_file or not os.path.lexists(os.path.join(workspace.texts, source.text_file))


def declared_source(
    workspace: WorkspaceFolders, name: str, read: Extracted, given: GivenFacts, id: str
) -> Source | None:
    """The source without a text that a document is of: by its id, else by address, title or the name of its text.

    Raises
    ------
    Unreadable
        It may be one of several.
    """
    without = [source for source in workspace.sources.values() if lacks_text(workspace, source)]
    if id:
        return next((source for source in without if source.id == id), None)
    text_name = f"{os.path.splitext(name)[0]}.txt"
    urls = {_plain(url) for url in (given.url, given.archived, read.url)} - {""}
    titles = {_plain(title) for title in (given.title, read.title)} - {""}
    found = [
        source
        for source in without
        if source.text_file == text_name
        or _plain(source.title) in titles
        or urls & {_plain(source.url), _plain(source.archived)}
    ]
    if len(found) > 1:
        names = " or ".join(sorted(source.id for source in found))
        raise Unreadable(f"it may be {names}, declared without a text: say which with --id")
    return found[0] if found else None


def _plain(text: str) -> str:
    """A title or address as it is compared."""
    return " ".join(text.split()).rstrip("/").casefold()


def fill_source(
    workspace: WorkspaceFolders, source: Source, document: KeptFile, read: Extracted, given: GivenFacts
) -> FilledSource:
    """Writes the text of a source, keeps its document, and adds to its header what is missing.

    Raises
    ------
    Unreadable
        Its header cannot be changed by a program, a fact cannot be used, or a file cannot be written.
    """
    text = read.content.encode()
    text_name = source.text_file or f"{source.id.removeprefix('source/')}.txt"
    target = os.path.join(workspace.texts, text_name)
    try:
        file, head = header_file(source, workspace.files())
    except UsageError as refusal:
        raise Unreadable(str(refusal)) from None
    if os.path.lexists(target) or not folders.is_inside(target, workspace.texts):
        raise Unreadable(
            f"{folders.short_path(target)} is there already, of another source: give {source.id} a textFile"
        )
    facts = {
        "title": given.title,
        "url": given.url or read.url,
        "archived": given.archived,
        "retrieved": given.retrieved,
        "language": given.language or read.language,
        "sourceKind": given.kind,
        "file": os.path.basename(document.original) or document.name,
        "fileHash": document.hash,
        "textFile": text_name,
        "textHash": HASH_PREFIX + hash_of(text),
        "textEngine": read.engine,
        "textLayout": read.layout,
    }
    missing, differs = _compare(source, {key: value for key, value in facts.items() if value})
    changed = _fill_header(head, missing)
    before = header_problems(head)
    if new := [problem for problem in header_problems(changed) if problem not in before]:
        raise Unreadable(new[0])
    parts = {document.original: document.content} if document.original else {}
    try:
        write_all({**parts, target: text, file: changed}, {file: head})
    except OSError as error:
        raise Unreadable(f"{folders.short_path(error.filename or '')}: cannot be written: {error.strerror}") from None
    told = (folders.short_path(file), text_name, tuple(missing), tuple(differs))
    return FilledSource("", source.id, source.title, read, *told)


def _compare(source: Source, facts: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What a header lacks of some facts, and what it says otherwise, in words."""
    known = {
        "title": source.title, "url": source.url, "archived": source.archived, "retrieved": source.retrieved,
        "language": source.language, "sourceKind": source.kind, "file": source.file, "fileHash": source.file_hash,
        "textFile": source.text_file, "textHash": source.text_hash, "textEngine": source.text_engine,
        "textLayout": source.text_layout,
    }  # fmt: skip
    missing = {key: value for key, value in facts.items() if not known[key]}
    return missing, list(_differences(known, facts))


def _differences(known: Mapping[str, str], facts: Mapping[str, str]) -> Iterator[str]:
    for key, value in facts.items():
        if known[key] and _plain(known[key]) != _plain(value):
            yield f"{key} stays {known[key]}, and is {value} here"


def _fill_header(content: bytes, missing: Mapping[str, str]) -> bytes:
    """The file with more lines in its header, and every other line as it is."""
    text = content.decode()
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    at = next((number for number, line in enumerate(lines) if line.startswith(_SECTIONS)), -1)
    if at < 0:
        at = next(number for number, line in enumerate(lines) if line.startswith("id:")) + 1
    lines[at:at] = [f"{key}: {quote(value)}" for key, value in missing.items()]
    return end.join(lines).encode()
