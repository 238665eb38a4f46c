"""All files of a data set compiled: those that did not change are taken from the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import IO, NamedTuple, TypeVar

from ... import ontology
from ..errors import Problem
from ..files.anchors import FoldedText
from ..files.contents import FileContents
from ..files.document import Document
from ..files.numbering import PlaceNumbers, numbering_of
from ..files.places import Places, SentencePosition, read_numbers, read_places
from ..files.portions import file_of
from ..files.tables import table_section
from ..files.text_changes import HASH_PREFIX, CodedPlace
from ..files.texts import SourceText
from ..files.validation import ValidatedFiles
from ..progress import Progress, silent
from ..record import Draft, IdentityDecision, LostAnchor, OtherRecord, Record
from ..record_parts import LOST
from ..storage.integrity import Damaged
from ..storage.open_record import record_in
from ..storage.rows import READER
from ..storage.sections import Sections
from ..vocabulary import Vocabulary
from . import anchoring, compiled_file, parts
from .anchoring import NO_TEXTS, AnchorPlaces, KnownPlaces
from .compiled_file import Anchor, CompiledFile, FileContent, LinkTables
from .from_document import compile_document, compile_file
from .kept_names import NOT_KEPT, KeptNames, names_key
from .linking import LeftOutOwners
from .others import NO_OTHERS, OtherPart, OtherParts
from .word_tables import WordTables

T = TypeVar("T")

# What compiled files look like: changed with whatever is kept of them.
FORMAT = "32"
_VOCABULARY = ("civic.ttl", "codes.ttl", "shapes.ttl", "context.jsonld", "phrases/en.json")
# Below this, starting another process takes longer than compiling.
_WORTH_A_PROCESS = 400_000
_LOOK_SECONDS = 0.1


class Compiled(NamedTuple):
    """The files of a data set, compiled: their names, what each comes to, where its evidence stands, what is left out.

    ``keys`` name the compiled files in the cache, in ``folder``, ``place_keys`` where their evidence stands;
    ``contents`` are the files themselves. Of files as they may leave, ``changed`` are those that are not as they are
    kept, by number, ``withheld_texts`` the names of texts that nobody is told of, ``made_with`` what they were made by.
    ``others`` are the records of other people that they stand on, ``absent`` those of them that are not at hand;
    ``vocabulary`` is that of the files, ``words`` that of all together.
    """

    names: list[str]
    keys: list[str]
    place_keys: list[str]
    files: list[CompiledFile]
    places: list[AnchorPlaces]
    left_out: LeftOutOwners
    drafts: list[Draft]
    lost_anchors: list[LostAnchor]
    folder: str
    contents: FileContents
    vocabulary: Vocabulary
    changed: Mapping[int, FileContent] = MappingProxyType({})
    withheld_texts: frozenset[str] = frozenset()
    made_with: str = ""
    others: Sequence[OtherPart] = ()
    absent: Sequence[OtherRecord] = ()
    words: Vocabulary | None = None

    def write_record(
        self,
        file: IO[bytes],
        texts: Mapping[str, SourceText],
        base: str,
        hash: str,
        decisions: Sequence[IdentityDecision] = (),
    ) -> None:
        """Writes the record that they make, without what is left out."""
        from .indexing import Head, RecordWriter

        told = {name: text.hash for name, text in texts.items() if name not in self.withheld_texts}
        stood_on = [*(one.record for one in self.others), *self.absent]
        head = Head(base, hash, told, bool(self.made_with), stood_on)
        files = [*self.files, *(one.tables for one in self.others)]
        places = [*self.places, *(one.places for one in self.others)]
        words = self.words or self.vocabulary
        writer = RecordWriter(files, places, self._rows, self._words, self.left_out, words, self._kept_names())
        writer.write(file, head, self.drafts, self.lost_anchors, decisions)

    def _kept_names(self) -> KeptNames:
        """Where the columns of names are kept: those of files that were changed for whom they are for, nowhere."""
        if any(file.tables.ids["things"] for file in self.changed.values()):
            return NOT_KEPT
        return KeptNames(self.folder, _names_key(self.keys, self.files, self.others))

    def link(self) -> Compiled:
        """The same with what is left out: what hangs on something that neither they nor other records have."""
        names = [*map(file_of, self.names), *(one.record.name for one in self.others)]
        files = [*self.files, *(one.tables for one in self.others)]
        selection = LeftOutOwners(names, files, self.links)
        return self._replace(
            left_out=selection, drafts=selection.drafts(), lost_anchors=selection.lost_anchors(self.places)
        )

    def record(self, texts: Mapping[str, SourceText], base: str, hash: str) -> Record:
        """The record that they make, without what is left out, in memory."""
        file = BytesIO()
        self.write_record(file, texts, base, hash)
        return record_in(Sections(file.getvalue()), "")

    def has_things(self) -> bool:
        """Whether anything is left that answers can be about."""
        return any(
            not self.left_out.out[first + file.first_owner("things") + number]
            for first, file in zip(self.left_out.first, self.files, strict=False)
            for number in range(len(file.ids["things"]))
        )

    def positions(self, files: Sequence[int] | None = None) -> dict[str, SentencePosition]:
        """Where each piece of evidence stands, as far as it is known."""
        return {
            anchor.id: SentencePosition(*place)
            for number, where in self._places_of(files)
            for anchor, *place in zip(self.anchors(number), where.line, where.passage, where.sentence, strict=True)
            if any(place)
        }

    def lost_evidence(self, files: Sequence[int] | None = None) -> dict[str, str]:
        """The evidence whose anchor has no place in its text, each with one of :data:`~..record_parts.LOST`."""
        return {
            anchor.id: LOST[lost]
            for number, where in self._places_of(files)
            if any(where.lost)
            for anchor, lost in zip(self.anchors(number), where.lost, strict=True)
            if lost
        }

    def numbers(self, files: Sequence[int] | None = None) -> dict[str, PlaceNumbers]:
        """The page, paragraph and row of each piece of evidence, as far as they are known."""
        return {
            anchor.id: PlaceNumbers(*place)
            for number, where in self._places_of(files)
            for anchor, *place in zip(self.anchors(number), where.page, where.paragraph, where.row, strict=True)
            if any(place)
        }

    def _places_of(self, files: Sequence[int] | None) -> Iterator[tuple[int, AnchorPlaces]]:
        """The places of some files, or of all, each with the number of its file."""
        return ((number, self.places[number]) for number in (range(len(self.files)) if files is None else files))

    def anchors(self, number: int) -> list[Anchor]:
        """How the evidence of a file is looked up."""
        return (
            self.changed[number].anchors if number in self.changed else self._load(number, compiled_file.load_anchors)
        )

    def document(self, number: int) -> Document:
        """The document of a file, as it is."""
        if number in self.changed:
            return self.changed[number].document.copy()
        return self._load(number, lambda file: compiled_file.load_document(file, file_of(self.names[number])))

    def links(self, number: int) -> LinkTables:
        """The tables by which a file, or behind all files another record, is put together with others."""
        if number >= len(self.files):
            return self.others[number - len(self.files)].links()
        return self.changed[number].links if number in self.changed else self._load(number, compiled_file.load_links)

    def _words(self, number: int) -> WordTables:
        if number >= len(self.files):
            return self.others[number - len(self.files)].words()
        return self.changed[number].words if number in self.changed else self._load(number, compiled_file.load_words)

    def _rows(self, number: int) -> memoryview:
        if number >= len(self.files):
            return self.others[number - len(self.files)].rows()
        if number in self.changed:
            return memoryview(self.changed[number].rows)
        return self._load(number, compiled_file.load_rows)

    def _load(self, number: int, load: Callable[[IO[bytes]], T]) -> T:
        content = (self.contents, self.names[number], self.vocabulary)
        return _load(self.folder, self.keys[number], *content, load)


def file_key(hash: str, name: str, vocabulary: Vocabulary) -> str:
    """The name under which a compiled file is kept, by the hash of what it holds and what its name says it is."""
    # Addresses stand in no file but one of quads.
    base = repr((vocabulary.base, vocabulary.bases)) if file_of(name).lower().endswith(".nq") else ""
    return parts.key_of(_reader(), vocabulary.own.encode(), hash.encode(), table_section(name).encode(), base.encode())


@cache
def _reader() -> bytes:
    words = "".join(map(ontology.text, _VOCABULARY))
    return sha256("\0".join((FORMAT, READER, words)).encode()).digest()


def compile_files(
    files: FileContents,
    texts: Mapping[str, SourceText],
    places: Mapping[str, bytes],
    root: str,
    vocabulary: Vocabulary,
    progress: Progress = silent,
    others: OtherParts = NO_OTHERS,
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
    others
        The records of other people that they stand on.
    """
    folder, names = others.folder or parts.folder_of(root), sorted(files)
    keys = [file_key(files.hash(name), name, vocabulary) for name in names]
    _compile_side_by_side(folder, root, vocabulary, list(map(files.size, names)), keys, progress)
    found = []
    for number, (name, key) in enumerate(zip(names, keys, strict=True)):
        progress("reading", number, len(names))
        found.append(_kept_file(folder, key) or _compile(folder, key, files[name], table_section(name), vocabulary))
    progress("checking", 0, 1)
    layouts = {file.source: (file.text_file, file.text_layout) for file in found if file.text_file}
    looking = _Lookup(layouts, texts, places, folder, files, vocabulary)
    where = [looking.places_of(key, file, name) for name, key, file in zip(names, keys, found, strict=True)]

    def links_of(number: int) -> LinkTables:
        return _load(folder, keys[number], files, names[number], vocabulary, compiled_file.load_links)

    brought = others.parts(folder, [links_of(number).needed for number in range(len(names))] if others.records else [])
    of_names = _names_key(keys, found, brought)
    parts.keep_only(folder, [*keys, of_names, *looking.used, *others.keys, *(one.key for one in brought)])
    nothing = LeftOutOwners([], [], links_of)
    made = Compiled(names, keys, looking.used, found, where, nothing, [], [], folder, files, vocabulary,
                    others=brought, absent=others.absent, words=others.words)  # fmt: skip
    return made.link()


def _names_key(keys: Sequence[str], files: Sequence[CompiledFile], others: Sequence[OtherPart]) -> str:
    return names_key(_reader(), [*keys, *(one.key for one in others)], [*files, *(one.tables for one in others)])


def _kept_file(folder: str, key: str) -> CompiledFile | None:
    with suppress(OSError, Damaged), open(os.path.join(folder, key), "rb") as file:
        return compiled_file.load(file)
    return None


def _compile(folder: str, key: str, content: bytes, table: str, vocabulary: Vocabulary) -> CompiledFile:
    found = compile_file(content, vocabulary, table)
    parts.write(folder, key, compiled_file.dump(found))
    return found.tables


def _load(
    folder: str,
    key: str,
    files: Mapping[str, bytes],
    name: str,
    vocabulary: Vocabulary,
    load: Callable[[IO[bytes]], T],
) -> T:
    """A part of what a file comes to, as it is kept; compiled again where that is gone or not whole."""
    with suppress(OSError, Damaged), open(os.path.join(folder, key), "rb") as file:
        return load(file)
    found = compile_file(files[name], vocabulary, table_section(name))
    return load(BytesIO(compiled_file.dump(found)))


def _compile_side_by_side(
    folder: str, root: str, vocabulary: Vocabulary, sizes: Sequence[int], keys: Sequence[str], progress: Progress
) -> None:
    """Lets other processes compile a share of what has to be compiled, where there is much of it.

    They read the files again by themselves and keep what comes of it: what they do not get done is done here.
    """
    there, wanted = parts.keys_in(folder), frozenset(keys)
    missing = [(size, key) for size, key in zip(sizes, keys, strict=True) if key not in there]
    shares = min(os.cpu_count() or 1, sum(length for length, _ in missing) // _WORTH_A_PROCESS, len(missing))
    if shares < 2 or not sys.executable:
        return
    command = [sys.executable, "-m", "civicgraph.graph.compiling.worker", folder, root, vocabulary.base]
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
        while running := [process for process in started if process.poll() is None]:
            with suppress(subprocess.TimeoutExpired):
                running[0].wait(_LOOK_SECONDS)
            progress("reading", len(keys) - len(wanted - parts.keys_in(folder)), len(keys))
    finally:
        for process in started:
            process.kill()
            process.wait()


class _Lookup:
    """Where the anchors of files stand; kept as long as a file, the texts of its sources and ``places.csv`` are."""

    def __init__(
        self,
        layouts: Mapping[str, tuple[str, str]],
        texts: Mapping[str, SourceText],
        places: Mapping[str, bytes],
        folder: str,
        files: Mapping[str, bytes],
        vocabulary: Vocabulary,
    ) -> None:
        self.layouts, self.texts, self.folder, self.vocabulary = layouts, texts, folder, vocabulary
        self.places, self.files = places, files
        self.used: list[str] = []
        self._divided: dict[str, Places] = {}

    def places_of(self, key: str, file: CompiledFile, name: str) -> AnchorPlaces:
        """The places of a file's anchors."""
        layouts = [self.layouts.get(one, ("", "")) for one in file.evidence_sources]
        hashes = [self.texts[name].hash if name in self.texts else "" for name, _ in layouts]
        made_of = [key, *file.evidence_sources, *hashes, *(layout for _, layout in layouts)]
        csv = [*self.places.values()] if "" in hashes else []
        here = parts.key_of(FORMAT.encode(), *(one.encode() for one in made_of), *csv)
        self.used.append(here)
        if not any(hashes) and not self.places:
            return anchoring.no_places(len(file.evidence_owners))
        kept = parts.read(self.folder, here)
        with suppress(Damaged):
            if kept:
                return anchoring.load(kept)
        anchors = _load(self.folder, key, self.files, name, self.vocabulary, compiled_file.load_anchors)
        found = anchoring.anchor_places(anchors, self._known)
        parts.write(self.folder, here, anchoring.dump(found))
        return found

    @cached_property
    def _known(self) -> KnownPlaces:
        kept = {id: one for name, content in self.places.items() for id, one in read_places(content, name).items()}
        numbers = {id: one for name, content in self.places.items() for id, one in read_numbers(content, name).items()}
        contents = {name: text.content for name, text in self.texts.items()}
        return KnownPlaces(self._text_of, numbering_of(self.layouts, contents), kept, numbers)

    def _text_of(self, source: str) -> Places | None:
        name, _ = self.layouts.get(source, ("", ""))
        if name not in self.texts:
            return None
        if name not in self._divided:
            self._divided[name] = Places(FoldedText(self.texts[name].content))
        return self._divided[name]


def documents(compiled: Compiled, numbers: Sequence[int] | None = None) -> Iterator[Document]:
    """The documents of some compiled files, or of all, without what is left out."""
    for number in range(len(compiled.names)) if numbers is None else numbers:
        document = compiled.document(number)
        _leave_out(document, compiled.drafts)
        yield document


def _leave_out(document: Document, drafts: Sequence[Draft]) -> None:
    # What cannot be read, or has no id, is not in the document.
    ids = {draft.id for draft in drafts if draft.file == document.file and draft.id}
    if document.source in ids:
        document.leave_out_all()
    elif ids:
        document.leave_out(ids)


def leave_out_hanging(validated: ValidatedFiles, vocabulary: Vocabulary, others: Sequence[OtherPart] = ()) -> None:
    """Takes what hangs on a draft out of validated files, and notes it there."""
    if not validated.drafts:
        return
    files = [compile_document(one, vocabulary) for one in validated.documents]
    drafts = _select([one.file for one in validated.documents], files, others).drafts()
    for document in validated.documents:
        _leave_out(document, drafts)
    validated.drafts = sorted([*validated.drafts, *map(hanging_problem, drafts)])


def _select(names: Sequence[str], files: Sequence[FileContent], others: Sequence[OtherPart]) -> LeftOutOwners:
    """What is left out of compiled documents, beside other records."""
    tables = [*(file.tables for file in files), *(one.tables for one in others)]

    def links_of(number: int) -> LinkTables:
        return files[number].links if number < len(files) else others[number - len(files)].links()

    return LeftOutOwners([*names, *(one.record.name for one in others)], tables, links_of)


def hanging_problem(draft: Draft) -> Problem:
    """What hangs on a draft, as a warning."""
    return Problem(draft.file, draft.line, f"{draft.id} hangs on a draft: it is left out")


def coded_places_now(
    compiled: Compiled, earlier: Mapping[str, CodedPlace], texts: Mapping[str, SourceText]
) -> dict[str, CodedPlace] | None:
    """Where the anchors stand for whoever coded them; None where a text has changed since."""
    hashes = {file.source: texts[file.text_file].hash for file in compiled.files if file.text_file in texts}
    coded = {file.source: file.text_hash.removeprefix(HASH_PREFIX) for file in compiled.files if file.text_hash}
    if any(coded[source] != hashes[source] for source in coded.keys() & hashes.keys()):
        return None
    now: dict[str, CodedPlace] = {}
    for number, where in enumerate(compiled.places):
        if not any(where.looked_up):
            continue
        for anchor, context in zip(compiled.anchors(number), where.contexts(), strict=True):
            if context is None:
                continue
            text, before = hashes[anchor.source], earlier.get(anchor.id)
            if before and before.anchor == anchor.written and before.text != text and anchor.source not in coded:
                return None
            now[anchor.id] = CodedPlace(anchor.written, text, context)
    return now


def record_of(
    validated: ValidatedFiles,
    vocabulary: Vocabulary,
    base: str,
    hash: str,
    others: Sequence[OtherPart] = (),
    words: Vocabulary | None = None,
) -> Record:
    """The record that validated files make, beside other records; ``words`` is the vocabulary of all together."""
    from .indexing import Head, RecordWriter

    files = [compile_document(one, vocabulary) for one in validated.documents]
    kept = {id: (validated.written[id], place) for id, place in validated.places.items()}
    known = NO_TEXTS._replace(kept=kept, kept_numbers=validated.numbers)
    where = [anchoring.anchor_places(file.anchors, known) for file in files]
    written = BytesIO()
    writer = RecordWriter(
        [*(file.tables for file in files), *(one.tables for one in others)],
        [*where, *(one.places for one in others)],
        lambda at: memoryview(files[at].rows) if at < len(files) else others[at - len(files)].rows(),
        lambda at: files[at].words if at < len(files) else others[at - len(files)].words(),
        _select([one.file for one in validated.documents], files, others),
        words or vocabulary,
    )
    writer.write(written, Head(base, hash, {}, others=[one.record for one in others]), ())
    return record_in(Sections(written.getvalue()), "")
