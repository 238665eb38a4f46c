"""The files of a data set as they were compiled: what each comes to, and the record that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import IO, NamedTuple, TypeVar

from ..files.contents import FileContents
from ..files.document import Document
from ..files.numbering import PlaceNumbers
from ..files.places import SentencePosition
from ..files.portions import file_of
from ..files.texts import SourceText
from ..record import Draft, IdentityDecision, LostAnchor, OtherRecord, Record
from ..record_parts import LOST
from ..storage.open_record import record_in
from ..storage.sections import Sections
from ..vocabulary import Vocabulary
from . import compiled_file
from .anchoring import AnchorPlaces
from .compiled_file import Anchor, CompiledFile, FileContent, LinkTables
from .kept_files import load_part, names_key_of
from .kept_names import NOT_KEPT, KeptNames
from .linking import LeftOutOwners
from .others import OtherPart
from .word_tables import WordTables

T = TypeVar("T")


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
        return KeptNames(self.folder, names_key_of(self.keys, self.files, self.others))

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
        return load_part(self.folder, self.keys[number], *content, load)


def documents(compiled: Compiled, numbers: Sequence[int] | None = None) -> Iterator[Document]:
    """The documents of some compiled files, or of all, without what is left out."""
    for number in range(len(compiled.names)) if numbers is None else numbers:
        document = compiled.document(number)
        leave_out(document, compiled.drafts)
        yield document


def leave_out(document: Document, drafts: Sequence[Draft]) -> None:
    """Takes drafts out of a document."""
    # What cannot be read, or has no id, is not in the document.
    ids = {draft.id for draft in drafts if draft.file == document.file and draft.id}
    if document.source in ids:
        document.leave_out_all()
    elif ids:
        document.leave_out(ids)
