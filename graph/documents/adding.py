"""Adding documents to a workspace: the file kept, its text read once, and a claims file to begin with.

Where one document cannot be added, the others are. What is there is never written over; a source that is declared and
has no text yet is filled in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import UsageError, one_line
from ..files import folders
from ..files.text_changes import HASH_PREFIX
from ..files.texts import hash_of
from ..progress import Progress, silent
from ..writing import write
from .extracted import USUAL, Extracted, Options, Unreadable, plain_title
from .filling import FilledSource, KeptFile, declared_source, fill_source, lacks_text
from .header import NOTHING_GIVEN, FileFacts, GivenFacts, header, header_problems
from .kinds import IN_FOLDERS, READERS
from .likeness import KnownTexts, Likeness
from .reading import DocumentReader
from .workspace_folders import WorkspaceFolders, free_name, free_original, plain_name, read_original, slug

_MAX_FILES = 10_000


class AddedSource(NamedTuple):
    """A document that was added: from which file, as which source, what was read of it, and what it is like."""

    path: str
    id: str
    title: str
    read: Extracted
    claims_file: str
    text_file: str
    like: Likeness | None = None


class RefusedFile(NamedTuple):
    """A file that was not added, and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        return one_line(f"{self.path}: {self.reason}")


@dataclass
class Additions:
    """What came of adding documents: added, filled in where their sources were declared, there already, refused; and
    files in folders that are no documents."""

    added: list[AddedSource] = field(default_factory=list)
    filled: list[FilledSource] = field(default_factory=list)
    known: list[RefusedFile] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class AddOptions:
    """How documents are added. ``id`` is the source's, for one document; ``copy`` keeps the file itself."""

    given: GivenFacts = NOTHING_GIVEN
    id: str = ""
    copy: bool = True
    reading: Options = USUAL


def add_documents(
    workspace: WorkspaceFolders, paths: Sequence[str], options: AddOptions, progress: Progress = silent
) -> Additions:
    """Adds documents, and all that lie in folders.

    Raises
    ------
    UsageError
        No file is there, or facts of one document are given for several.
    """
    done = Additions()
    files = list(_files(paths, done))
    single = {
        "--id": options.id,
        **{f"--{name}": getattr(options.given, name) for name in ("title", "url", "archived")},
    }
    if len(files) > 1 and (named := next((option for option, value in single.items() if value), "")):
        raise UsageError(f"{named} is for one document, and these are {len(files)}")
    if not files and not done.refused:
        raise UsageError(f"no documents there: {', '.join(sorted(READERS))} are read")
    known = _known_documents(workspace)
    with DocumentReader() as reader:
        for number, path in enumerate(files):
            progress("reading", number, len(files))
            try:
                one = _add(workspace, path, options, reader, known)
            except Unreadable as refusal:
                done.refused.append(RefusedFile(folders.short_path(path), str(refusal)))
                continue
            if isinstance(one, RefusedFile):
                done.known.append(one)
            elif isinstance(one, FilledSource):
                done.filled.append(one)
            else:
                done.added.append(one)
    return done


class _KnownDocuments(NamedTuple):
    """The documents that a workspace has: ids by the hash of the file, and the texts."""

    hashes: dict[str, str]
    texts: KnownTexts

    def add(self, id: str, hash: str, path: str, content: str) -> None:
        self.hashes[hash] = id
        self.texts.add(id, path, content)


def _known_documents(workspace: WorkspaceFolders) -> _KnownDocuments:
    known = {id: source for id, source in workspace.sources.items() if not lacks_text(workspace, source)}
    hashes = {source.file_hash: id for id, source in known.items() if source.file_hash}
    texts = {id: os.path.join(workspace.texts, source.text_file) for id, source in known.items()}
    return _KnownDocuments(hashes, KnownTexts(texts))


def _files(paths: Iterable[str], done: Additions) -> Iterator[str]:
    """The files that are named, and the documents in folders that are."""
    count = 0
    for path in dict.fromkeys(paths):
        if not os.path.lexists(path):
            done.refused.append(RefusedFile(path, "there is no such file"))
            continue
        for one in _documents_in(path, done) if os.path.isdir(path) else (path,):
            if (count := count + 1) > _MAX_FILES:
                raise UsageError(f"more than {_MAX_FILES:,} documents: add them in parts")
            yield one


def _documents_in(folder: str, done: Additions) -> Iterator[str]:
    for at, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith((".", "_")))
        for name in sorted(names):
            if name.startswith((".", "_", "~$")):
                continue
            path = os.path.join(at, name)
            if os.path.splitext(name)[1].lower() in IN_FOLDERS:
                yield path
            else:
                done.passed_over.append(folders.short_path(path))


def _add(
    workspace: WorkspaceFolders, path: str, options: AddOptions, reader: DocumentReader, known: _KnownDocuments
) -> AddedSource | FilledSource | RefusedFile:
    content = read_original(path)
    hash = HASH_PREFIX + hash_of(content)
    if hash in known.hashes:
        return RefusedFile(folders.short_path(path), f"it is there already, as {known.hashes[hash]}")
    name = plain_name(os.path.basename(path))
    read = reader.read(content, name, options.reading)
    like = known.texts.nearest(read.content)
    if declared := declared_source(workspace, name, read, options.given, options.id):
        original = free_original(workspace, name) if options.copy else ""
        filled = fill_source(workspace, declared, KeptFile(name, original, content, hash), read, options.given)
        known.add(declared.id, hash, os.path.join(workspace.texts, filled.text_file), read.content)
        return filled._replace(path=folders.short_path(path), like=like)
    id = options.id or f"source/{free_name(workspace, slug(name, hash))}"
    short = id.removeprefix("source/")
    files = _places(workspace, id, name, options.copy)
    named = plain_title(os.path.splitext(name)[0].replace("_", " ")) or f"Document {short}"
    title = options.given.title or read.title or named
    text = read.content.encode()
    facts = FileFacts(os.path.basename(files.original) or name, hash, f"{short}.txt", HASH_PREFIX + hash_of(text))
    head = header(id, facts, read, options.given, title).encode()
    if problems := header_problems(head):
        raise UsageError(problems[0]) if options.id or any(options.given) else Unreadable(problems[0])
    parts = [(files.original, content)] if options.copy else []
    _write_all([*parts, (files.text, text), (files.claims, head)])
    known.add(id, hash, files.text, read.content)
    told = (folders.short_path(files.claims), facts.text_name)
    return AddedSource(folders.short_path(path), id, title, read, *told, like)


class _Places(NamedTuple):
    """Where the parts of a source are written."""

    original: str
    text: str
    claims: str


def _places(workspace: WorkspaceFolders, id: str, name: str, copy: bool) -> _Places:
    """Where the parts of a source go, none of which is there yet.

    Raises
    ------
    Unreadable
        One of them is.
    """
    short = id.removeprefix("source/")
    original = free_original(workspace, name) if copy else ""
    text, claims = (os.path.join(workspace.texts, f"{short}.txt"), os.path.join(workspace.claims, f"{short}.yaml"))
    for path in (text, claims):
        if os.path.lexists(path):
            raise Unreadable(f"{folders.short_path(path)} is there already: give another --id")
    if id in workspace.sources:
        raise Unreadable(f"{id} is there already: give another --id")
    return _Places(original, text, claims)


def _write_all(parts: Sequence[tuple[str, bytes]]) -> None:
    """Writes files that are not there yet: all of them, or none.

    Raises
    ------
    Unreadable
        One cannot be written.
    """
    from contextlib import suppress

    written = list[str]()
    try:
        for path, content in parts:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write(path, content)
            written.append(path)
    except OSError as error:
        for path in written:
            with suppress(OSError):
                os.remove(path)
        raise Unreadable(f"{folders.short_path(error.filename or '')}: cannot be written: {error.strerror}") from None
