"""A new version of a document: what becomes of the anchors of its claims, and putting it in the old one's place.

Nothing moves by itself: no claim is written. What is replaced is kept under ``earlier``, for those who cited it. The
``textHash`` of the source stays that of the text that was coded, so that ``check`` goes on saying what has changed
until somebody has looked.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..errors import DataError, UsageError
from ..files import folders
from ..files.anchors import FoldedText
from ..files.document import Document
from ..files.document_shape import read_document
from ..files.near_words import WordIndex
from ..files.numbering import Numbering
from ..files.places import Places
from ..files.portions import file_of
from ..files.tables import table_section
from ..files.text_changes import HASH_PREFIX
from ..files.texts import hash_of
from ..files.validation import FoundAnchor, find_anchor
from ..record import Evidence, Source
from ..suggest import did_you_mean
from ..vocabulary import Vocabulary
from ..writing import write
from .extracted import Extracted, Options, Unreadable
from .header import header_file, header_problems
from .reading import DocumentReader
from .workspace_folders import WorkspaceFolders, free_original, plain_name, read_original, write_all

HOLDS, MOVED, LOST = "holds", "moved", "lost"
_HASH_DIGITS = 8


class AnchorChange(NamedTuple):
    """What becomes of one anchor.

    ``file`` and ``line`` are where it is written; ``before`` and ``after`` its place in the old and in the new text,
    None where it has none. ``near`` are the nearest words in the new text where it is lost, standing at ``after``.
    ``advice`` says what to do, or is empty.
    """

    id: str
    file: str
    line: int
    anchor: str
    state: str
    before: Evidence | None
    after: Evidence | None
    near: str = ""
    advice: str = ""


class UpdatePlan(NamedTuple):
    """A new version of a source's document, read and compared; nothing is written yet."""

    source: Source
    path: str
    content: bytes
    read: Extracted
    file_hash: str
    text_hash: str
    changes: list[AnchorChange]

    @property
    def counts(self) -> dict[str, int]:
        """How many anchors hold, moved and are lost."""
        found = Counter(change.state for change in self.changes)
        return {state: found[state] for state in (HOLDS, MOVED, LOST)}


def plan_update(
    workspace: WorkspaceFolders,
    path: str,
    source_id: str,
    files: Mapping[str, bytes],
    texts: Mapping[str, str],
    vocabulary: Vocabulary,
    options: Options,
) -> UpdatePlan:
    """Reads a new version and compares it with the one that is there.

    Raises
    ------
    UsageError
        It is no document of a source here, or the version that is there already.
    """
    source = _source_of(workspace, path, source_id)
    try:
        content = read_original(path)
        hash = HASH_PREFIX + hash_of(content)
        if hash == source.file_hash:
            raise UsageError(f"{folders.short_path(path)}: it is the version of {source.id} that is there already")
        with DocumentReader() as reader:
            read = reader.read(content, plain_name(os.path.basename(path)), options)
    except Unreadable as refusal:
        raise UsageError(f"{folders.short_path(path)}: {refusal}") from None
    if source.text_file not in texts:
        raise UsageError(f"the text of {source.id}, {source.text_file or 'which it does not name'}, is not at hand")
    changes = list(_changes(source, texts[source.text_file], read, files, vocabulary))
    return UpdatePlan(source, path, content, read, hash, HASH_PREFIX + hash_of(read.content.encode()), changes)


def _source_of(workspace: WorkspaceFolders, path: str, given: str) -> Source:
    if given:
        id = given if given.startswith("source/") else f"source/{given}"
        if id not in workspace.sources:
            raise UsageError(f"{given} is no source here{did_you_mean(id, workspace.sources)}")
        return workspace.sources[id]
    name = plain_name(os.path.basename(path))
    found = [source for source in workspace.sources.values() if source.file == name]
    if len(found) != 1:
        those = f"{len(found)} sources were read from a file of that name" if found else "no source was read from it"
        raise UsageError(f"{folders.short_path(path)}: {those}: say which with --source")
    return found[0]


def _changes(
    source: Source, old_text: str, read: Extracted, files: Mapping[str, bytes], vocabulary: Vocabulary
) -> Iterator[AnchorChange]:
    old, new = _Text(old_text, source.text_layout), _Text(read.content, read.layout)
    for name in sorted(files):
        content = files[name]
        if source.id.encode() not in content:
            continue
        try:
            document, _ = read_document(content, file_of(name), vocabulary, table_section(name))
        except DataError:
            continue
        for id, record in document.records.items():
            if record.get("source") == source.id and record.get("anchor"):
                yield _change(document, id, record, old, new)


class _Text:
    """A text that anchors are looked up in."""

    def __init__(self, content: str, layout: str) -> None:
        self.content, self.folded = content, FoldedText(content)
        self.divided, self.numbering = Places(self.folded), Numbering(content, layout)
        self._words: WordIndex | None = None

    def find(self, record: Mapping[str, str]) -> FoundAnchor:
        return find_anchor(record, self.folded, self.divided)

    def place(self, record: Mapping[str, str], line: int) -> Evidence:
        page, paragraph, row = self.numbering.at(line)
        return Evidence(str(record["source"]), str(record["anchor"]), "", line, page, 0, 0, paragraph, row)

    @property
    def words(self) -> WordIndex:
        self._words = self._words or WordIndex(self.content)
        return self._words


def _change(document: Document, id: str, record: Mapping[str, str], old: _Text, new: _Text) -> AnchorChange:
    was, now = old.find(record), new.find(record)
    before = old.place(record, was.place.line) if was.place else None
    where = (id, document.file, document.places[id].of("anchor"), str(record["anchor"]))
    advice = ""
    if now.place is None and "line" in record:
        now = new.find({key: value for key, value in record.items() if key != "line"})
        advice = f"write line: {now.place.line}" if now.place else ""
    if now.place is None or now.context is None:
        return _lost_anchor(where, before, record, now, new)
    after = new.place(record, now.place.line)
    if was.context and not now.context.is_like(was.context):
        advice = "; ".join(filter(None, (advice, "other words stand around it: look at it")))
    same = before is not None and not advice and _finding_numbers(before) == _finding_numbers(after)
    return AnchorChange(*where, HOLDS if same else MOVED, before, after, "", advice)


def _finding_numbers(place: Evidence) -> tuple[int, ...]:
    """What a reader finds a place by: the line only where nothing else is known."""
    return place.page, place.paragraph, place.row, 0 if place.paragraph or place.row else place.line


def _lost_anchor(
    where: tuple[str, str, int, str], before: Evidence | None, record: Mapping[str, str], now: FoundAnchor, new: _Text
) -> AnchorChange:
    lines = sorted({line for line in now.lines if line})
    if lines:
        told = ", ".join(map(str, lines[:5]))
        return AnchorChange(
            *where, LOST, before, None, "", f"it stands on lines {told} now: add line, prefix or suffix"
        )
    near = new.words.nearest(str(record["anchor"]))
    after = new.place(record, near.line) if near else None
    return AnchorChange(*where, LOST, before, after, near.words if near else "", "")


def write_update(
    workspace: WorkspaceFolders, plan: UpdatePlan, files: Mapping[str, bytes], retrieved: str
) -> list[str]:
    """Puts a new version in the old one's place; the paths at which the old one is kept.

    Raises
    ------
    UsageError
        The header of the source cannot be changed by a program, or a file cannot be written.
    """
    source, given = plan.source, plain_name(os.path.basename(plan.path))
    original = os.path.join(workspace.originals, source.file or given)
    has_copy = os.path.isfile(original)
    is_renamed = has_copy and given != source.file
    new_original = free_original(workspace, given) if is_renamed else original
    name, head = header_file(source, files)
    changed = _changed_header(head, plan, os.path.basename(new_original) if has_copy else given, retrieved)
    known = header_problems(head)
    if new := [problem for problem in header_problems(changed) if problem not in known]:
        raise UsageError(new[0])
    text = os.path.join(workspace.texts, source.text_file)
    try:
        before = {text: folders.read_file(text), name: head}
        after = {text: plan.read.content.encode(), name: changed}
        if has_copy:
            before[original], after[new_original] = read_original(original), plan.content
        kept = [_keep(workspace, path, content) for path, content in before.items() if path != name]
        write_all(after, before)
        if is_renamed:
            os.remove(original)
    except (Unreadable, DataError) as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"{folders.short_path(error.filename or '')}: cannot be written: {error.strerror}") from None
    return [folders.short_path(path) for path in kept]


def _keep(workspace: WorkspaceFolders, path: str, content: bytes) -> str:
    """Keeps an earlier version under a name with its hash."""
    stem, ending = os.path.splitext(os.path.basename(path))
    folder = os.path.join(workspace.texts, folders.EARLIER)
    os.makedirs(folder, exist_ok=True)
    kept = os.path.join(folder, f"{stem}-{hash_of(content)[:_HASH_DIGITS]}{ending}")
    if not os.path.lexists(kept):
        write(kept, content)
    return kept


def _changed_header(content: bytes, plan: UpdatePlan, name: str, retrieved: str) -> bytes:
    """The file with the header's lines on the document changed, and every other line as it is."""
    new = {"file": name, "fileHash": plan.file_hash, "textEngine": plan.read.engine, "textLayout": plan.read.layout}
    new |= {"retrieved": retrieved} if retrieved else {}
    if not plan.source.file:
        del new["file"], new["fileHash"]
    text = content.decode()
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    for key, value in new.items():
        at = next((number for number, line in enumerate(lines) if line.startswith(f"{key}:")), -1)
        line = f'{key}: "{value}"' if value else ""
        if at >= 0:
            lines[at : at + 1] = [line] if line else []
        elif line:
            below = next(number for number, one in enumerate(lines) if one.startswith("textFile:"))
            lines.insert(below + 1, line)
    return end.join(lines).encode()
