"""All files of a data set compiled: those that did not change are taken from the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from time import sleep
from typing import NamedTuple

from ... import ontology
from ..errors import Problem
from ..files.anchors import FoldedText
from ..files.document import Document
from ..files.numbering import NumbersOf, PlaceNumbers, numbering_of
from ..files.places import Places, SentencePosition, read_numbers, read_places
from ..files.text_changes import HASH_PREFIX, CodedPlace
from ..files.texts import SourceText
from ..files.validation import ValidatedFiles
from ..progress import Progress, silent
from ..record import Draft, Record, Source
from ..storage.integrity import Damaged
from ..storage.record_cache import READER
from ..vocabulary import Vocabulary, load_vocabulary
from . import anchoring, compiled_file, parts
from .anchoring import AnchorPlaces
from .compiled_file import CompiledFile, compile_document
from .linking import drafts_of, linked_record

# What compiled files look like: changed with whatever is kept of them.
FORMAT = "4"
_VOCABULARY = ("civic.ttl", "codes.ttl", "shapes.ttl", "context.jsonld")
# Below this, starting another process takes longer than compiling.
_WORTH_A_PROCESS = 400_000
_LOOK_SECONDS = 0.02


class Compiled(NamedTuple):
    """The files of a data set, compiled: their names, what each comes to, where its evidence stands, what is left out.

    ``keys`` name the compiled files in the cache, in ``folder``. ``numbers`` are the pages, paragraphs and rows of
    evidence, where they are known.
    """

    names: list[str]
    keys: list[str]
    files: list[CompiledFile]
    places: list[AnchorPlaces]
    drafts: list[Draft]
    folder: str
    numbers: NumbersOf

    def record(self, texts: Mapping[str, SourceText], base: str, hash: str) -> Record:
        """The record that they make, without what is left out."""
        hashes = {name: text.hash for name, text in texts.items()}
        parts = (self.names, self.files, self.places, self.drafts, hashes)
        return linked_record(*parts, load_vocabulary(), base, hash, self.numbers)

    def positions(self) -> dict[str, SentencePosition]:
        """Where each piece of evidence stands, as far as it is known."""
        return {
            anchor.id: SentencePosition(*place)
            for file, where in zip(self.files, self.places, strict=True)
            for anchor, *place in zip(file.anchors, where.lines, where.passages, where.sentences, strict=True)
            if place[0]
        }


def file_key(content: bytes) -> str:
    """The name under which a compiled file is kept."""
    return parts.key_of(_reader(), content)


@cache
def _reader() -> bytes:
    words = "".join(map(ontology.text, _VOCABULARY))
    return "\0".join((FORMAT, READER, words)).encode()


def compile_files(
    files: Mapping[str, bytes],
    texts: Mapping[str, SourceText],
    places: Mapping[str, bytes],
    root: str,
    progress: Progress = silent,
) -> Compiled:
    """The files of the data in the folder ``root``, each compiled now or taken from the cache.

    Parameters
    ----------
    files
        Contents by the name to use in messages.
    texts
        The texts of sources at hand, by the source's ``textFile``.
    places
        The content of ``places.csv`` by its name.
    """
    folder, names = parts.folder_of(root), sorted(files)
    keys = [file_key(files[name]) for name in names]
    _compile_side_by_side(folder, root, [files[name] for name in names], keys, progress)
    found = []
    for number, (name, key) in enumerate(zip(names, keys, strict=True)):
        progress("reading", number, len(names))
        found.append(_kept_file(folder, key) or _compile(folder, key, files[name]))
    progress("checking", 0, 1)
    text_of = {file.source: file.text_file for file in found if file.source}
    looking = _Lookup(text_of, texts, places, folder)
    where = [looking.places_of(key, file) for key, file in zip(keys, found, strict=True)]
    parts.keep_only(folder, [*keys, *looking.used])
    numbers = _numbers(found, where, texts, places)
    return Compiled(names, keys, found, where, drafts_of(names, found, where), folder, numbers)


def _numbers(
    files: Sequence[CompiledFile],
    where: Sequence[AnchorPlaces],
    texts: Mapping[str, SourceText],
    places: Mapping[str, bytes],
) -> dict[str, PlaceNumbers]:
    """The pages, paragraphs and rows of evidence: by the texts at hand, else by ``places.csv``."""
    sources = (Source._make(row) for file in files for row in file.rows["sources"])
    layouts = {one.id: (one.text_file, one.text_layout) for one in sources}
    numbering = numbering_of(layouts, {name: text.content for name, text in texts.items()})
    kept = {id: one for name, content in places.items() for id, one in read_numbers(content, name).items()}
    found = dict[str, PlaceNumbers]()
    if not numbering and not kept:
        return found
    for file, places_of in zip(files, where, strict=True):
        for anchor, line, looked_up in zip(file.anchors, places_of.lines, places_of.looked_up, strict=True):
            if line and looked_up and anchor.source in numbering:
                found[anchor.id] = numbering[anchor.source].at(line)
            elif line and not looked_up and anchor.id in kept:
                found[anchor.id] = kept[anchor.id]
    return found


def _kept_file(folder: str, key: str) -> CompiledFile | None:
    kept = parts.read(folder, key)
    with suppress(Damaged):
        return compiled_file.load(kept) if kept else None
    return None


def _compile(folder: str, key: str, content: bytes) -> CompiledFile:
    found, document = compiled_file.compile_file(content, load_vocabulary())
    parts.write(folder, key, compiled_file.dump(found, document))
    return found


def _compile_side_by_side(
    folder: str, root: str, contents: Sequence[bytes], keys: Sequence[str], progress: Progress
) -> None:
    """Lets other processes compile a share of what has to be compiled, where there is much of it.

    They read the files again by themselves and keep what comes of it: what they do not get done is done here.
    """
    missing = [
        (len(content), key)
        for content, key in zip(contents, keys, strict=True)
        if not os.path.isfile(os.path.join(folder, key))
    ]
    shares = min(os.cpu_count() or 1, sum(length for length, _ in missing) // _WORTH_A_PROCESS, len(missing))
    if shares < 2 or not sys.executable:
        return
    command = [sys.executable, "-m", "civicgraph.graph.compiling.worker", folder, root]
    started = []
    for number in range(shares):
        with suppress(OSError):
            started.append(
                subprocess.Popen(
                    [*command, str(number), str(shares)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
    try:
        while any(process.poll() is None for process in started):
            sleep(_LOOK_SECONDS)
            progress("reading", sum(os.path.isfile(os.path.join(folder, key)) for key in keys), len(keys))
    finally:
        for process in started:
            process.kill()
            process.wait()


class _Lookup:
    """Where the anchors of files stand; kept as long as a file, the texts of its sources and ``places.csv`` are."""

    def __init__(
        self, text_of: Mapping[str, str], texts: Mapping[str, SourceText], places: Mapping[str, bytes], folder: str
    ) -> None:
        self.text_of, self.texts, self.folder = text_of, texts, folder
        self.places = places
        self.used: list[str] = []
        self._divided: dict[str, Places] = {}
        self._kept: dict[str, tuple[str, SentencePosition]] | None = None

    def places_of(self, key: str, file: CompiledFile) -> AnchorPlaces:
        """The places of a file's anchors."""
        sources = sorted({anchor.source for anchor in file.anchors})
        hashes = [self.texts[name].hash if (name := self.text_of.get(one, "")) in self.texts else "" for one in sources]
        made_of = [key, *sources, *hashes]
        csv = [*self.places.values()] if "" in hashes else []
        here = parts.key_of(FORMAT.encode(), *(one.encode() for one in made_of), *csv)
        self.used.append(here)
        kept = parts.read(self.folder, here)
        with suppress(Damaged):
            if kept:
                return anchoring.load(kept)
        found = anchoring.anchor_places(file.anchors, self._text_of, self._kept_places())
        parts.write(self.folder, here, anchoring.dump(found))
        return found

    def _text_of(self, source: str) -> Places | None:
        name = self.text_of.get(source, "")
        if name not in self.texts:
            return None
        if name not in self._divided:
            self._divided[name] = Places(FoldedText(self.texts[name].content))
        return self._divided[name]

    def _kept_places(self) -> dict[str, tuple[str, SentencePosition]]:
        if self._kept is None:
            self._kept = {
                id: place for name, content in self.places.items() for id, place in read_places(content, name).items()
            }
        return self._kept


def documents(compiled: Compiled, files: Mapping[str, bytes]) -> Iterator[Document]:
    """The documents of compiled files, without what is left out."""
    for name, key in zip(compiled.names, compiled.keys, strict=True):
        kept = parts.read(compiled.folder, key)
        try:
            document = compiled_file.load_document(kept or b"", name)
        except Damaged:
            document = compiled_file.compile_file(files[name], load_vocabulary())[1]
            document.file = name
        _leave_out(document, compiled.drafts)
        yield document


def _leave_out(document: Document, drafts: Sequence[Draft]) -> None:
    ids = {draft.id for draft in drafts if draft.file == document.file}
    if document.source in ids or "" in ids:
        document.leave_out_all()
    elif ids:
        document.leave_out(ids)


def leave_out_hanging(validated: ValidatedFiles, vocabulary: Vocabulary) -> None:
    """Takes what hangs on a draft out of validated files, and notes it there."""
    if not validated.drafts:
        return
    names = [one.file for one in validated.documents]
    files = [compile_document(one, vocabulary) for one in validated.documents]
    where = [anchoring.anchor_places(file.anchors, lambda source: None, {}) for file in files]
    drafts = drafts_of(names, files, where)
    for document in validated.documents:
        _leave_out(document, drafts)
    told = (Problem(draft.file, draft.line, f"{draft.id} hangs on a draft: it is left out") for draft in drafts)
    validated.drafts = sorted([*validated.drafts, *told])


def coded_places_now(
    compiled: Compiled, earlier: Mapping[str, CodedPlace], texts: Mapping[str, SourceText]
) -> dict[str, CodedPlace] | None:
    """Where the anchors stand for whoever coded them; None where a text has changed since."""
    hashes = {file.source: texts[file.text_file].hash for file in compiled.files if file.text_file in texts}
    coded = {file.source: file.text_hash.removeprefix(HASH_PREFIX) for file in compiled.files if file.text_hash}
    if any(coded[source] != hashes[source] for source in coded.keys() & hashes.keys()):
        return None
    now: dict[str, CodedPlace] = {}
    for file, where in zip(compiled.files, compiled.places, strict=True):
        for anchor, context in zip(file.anchors, where.contexts(), strict=True):
            if context is None:
                continue
            text, before = hashes[anchor.source], earlier.get(anchor.id)
            if before and before.anchor == anchor.written and before.text != text and anchor.source not in coded:
                return None
            now[anchor.id] = CodedPlace(anchor.written, text, context)
    return now


def record_of(validated: ValidatedFiles, vocabulary: Vocabulary, base: str, hash: str) -> Record:
    """The record that validated files make."""
    files = [compile_document(one, vocabulary) for one in validated.documents]
    known = {id: (validated.written[id], place) for id, place in validated.places.items()}
    where = [anchoring.anchor_places(file.anchors, lambda source: None, known) for file in files]
    names = [one.file for one in validated.documents]
    return linked_record(names, files, where, (), {}, vocabulary, base, hash, validated.numbers)
