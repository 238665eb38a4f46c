"""A data set and what is built from it: the checked files, the record, the store.

Built data is cached by the hash of everything it is made from, so it is never stale.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from .data_files import DataFiles
from .errors import CivicgraphError, DataError, FilesChanged, Problem, UsageError, place_text
from .progress import Progress, silent
from .record import Draft, IdentityDecision, LostAnchor, Record
from .storage import cache, open_record
from .storage.integrity import Damaged

if TYPE_CHECKING:
    import pyoxigraph as ox

    from .compiling.compile import Compiled
    from .compiling.others import OtherPart, OtherParts
    from .files.validation import ValidatedFiles
    from .vocabulary import Vocabulary

T = TypeVar("T")

# What reading a damaged file of the cache may raise.
_DAMAGED = (EOFError, KeyError, OSError, RuntimeError, TypeError, ValueError)

STORE, WHOLE = "store", "whole.bin"
_TRIES = 3
_REFUSED = "damaged, and still so when built again; set CIVICGRAPH_CACHE to a folder on another disk"


class BuiltData(DataFiles):
    """Files of things and claims, and what is made from them: checked, built once, and read from the cache.

    >>> BuiltData.shipped().record().things["lvrw"].name
    'London Voter Registration Week'
    """

    def validate(self, progress: Progress = silent) -> ValidatedFiles:
        """The files validated, nothing written. Each record is checked against the SHACL shapes.

        Raises
        ------
        DataError
            With every problem found.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().validate().documents) > 5
        True
        """
        from .compiling.compile import leave_out_hanging
        from .files.places import read_numbers, read_places
        from .files.text_changes import TextHistory
        from .files.validation import validate
        from .others.pins import absent_problems
        from .storage import coded_places

        hashes = {name: text.hash for name, text in self.text_files.items()}
        since = TextHistory(coded_places.load(self.root), hashes)
        kept = {id: place for name, content in self.places.items() for id, place in read_places(content, name).items()}
        numbers = {id: one for name, content in self.places.items() for id, one in read_numbers(content, name).items()}
        beside = self.beside_parts()
        others = (self.abroad, self.absent)
        found = validate(self.files, self.texts, self.whole_vocabulary, progress, since, kept, numbers, *others)
        found.drafts += absent_problems(self.root, self._others.absent)
        leave_out_hanging(found, self.vocabulary, beside)
        return found

    @property
    def whole_vocabulary(self) -> Vocabulary:
        """The vocabulary of the files, which knows the types of what they may name of others' records too.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().whole_vocabulary == Dataset.shipped().vocabulary
        True
        """
        words = self._others.words
        if not words:
            return self.vocabulary
        return replace(self.vocabulary, abroad=words.abroad, above={**words.above, **self.vocabulary.above})

    @property
    def abroad(self) -> dict[str, str]:
        """The types of the things of the records that it stands on, by id.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().abroad
        {}
        """
        return {id: type for one in self.beside_parts() for id, type in one.types()}

    @property
    def absent(self) -> list[str]:
        """The names of the records that it stands on and that are not at hand.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().absent
        []
        """
        return [one.name for one in self._others.absent]

    @cached_property
    def _others(self) -> OtherParts:
        """The records of other people that it stands on, as parts of this one."""
        from .compiling.others import OtherParts
        from .others.joining import other_parts

        return other_parts(self) if self.others else OtherParts()

    def beside_parts(self) -> list[OtherPart]:
        """The records that it stands on, compiled, with all that they hold.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().beside_parts()
        []
        """
        from .compiling import parts

        return (
            replace(self, brings_named=False)._others.parts(parts.folder_of(self.parts_root), ()) if self.others else []
        )

    @property
    def parts_root(self) -> str:
        """What the folder of compiled files in the cache is found by: read by others, data are compiled apart.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().parts_root == Dataset.shipped().root
        True
        """
        return f"{self.root}\0brought" if self.is_brought else self.root

    def warnings(self, checked: ValidatedFiles) -> list[Problem]:
        """What is valid and still probably a slip of the coder, in the order of files and lines.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.warnings(data.validate())
        []
        """
        from .coding.deeds import deeds
        from .files.identity_file import decided_pairs, untold_decisions
        from .files.warnings import warnings

        slips = warnings(checked.documents, self.vocabulary, decided_pairs(self.identity))
        slips += untold_decisions(self.files.lines_of_decisions(), self.identity)
        return sorted([*slips, *deeds(checked, self.texts, self.vocabulary), *checked.text_changes, *checked.drafts])

    def check_with_pyshacl(self, checked: ValidatedFiles) -> None:
        """Checks validated files against the same shapes once more, all together, with pyshacl.

        A second opinion from an independent implementation of the standard, which takes seconds for a few thousand
        claims: a build does not wait for it.

        Raises
        ------
        DataError
            With every problem found.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> from civicgraph.graph.files.validation import ValidatedFiles
        >>> Dataset.shipped().check_with_pyshacl(ValidatedFiles([]))
        """
        from .files.shacl import shacl_problems

        vocabulary, documents = self.vocabulary, checked.documents
        quads = (quad for one in documents for quad in one.quads(vocabulary, self.base))
        if problems := list(shacl_problems(quads, documents, vocabulary, self.base)):
            raise DataError(problems)

    def is_ready(self) -> bool:
        """Whether the record is in the cache, so that no answer from it has to wait for the files to be read.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> len(data.record().things) > 0 and data.is_ready()
        True
        """
        return self.is_built() or os.path.isfile(os.path.join(self._record_entry(), open_record.NAME))

    def is_built(self) -> bool:
        """Whether the data is in the cache with its store, so that no query has to wait for a build.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.build() != "" and data.is_built()
        True
        """
        entry = cache.entry(self.hash)
        parts = (
            os.path.join(entry, open_record.NAME),
            os.path.join(entry, STORE, "CURRENT"),
            os.path.join(entry, WHOLE),
        )
        return all(map(os.path.isfile, parts))

    def build(self, progress: Progress = silent) -> str:
        """The folder of the built data, verified, or built now; ``progress`` is called with how far it is.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> import os
        >>> os.path.isdir(Dataset.shipped().build())
        True
        """
        from .storage import integrity

        for _ in range(_TRIES):
            folder = self._entry_folder(progress)
            try:
                integrity.prove(folder)
            except Damaged as damage:
                self._drop(folder, damage)
            else:
                return folder
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")

    def clean_cache(self) -> int:
        """Removes all that is in the cache of other data and of earlier states of these; how many folders.

        It may hold what somebody has since taken out of a file; so may a store in which graphs were replaced, which is
        made anew when it is next asked for.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().clean_cache() >= 0
        True
        """
        from .compiling import parts, storing

        if storing.was_edited(cache.entry(self.hash)):
            cache.drop(self.hash)
        storing.forget(self.parts_root)
        folder = parts.folder_of(self.parts_root)
        parts.remove(folder, parts.HISTORY)
        entries = (cache.entry(self.hash), self._record_entry(), self._own_entry(), folder)
        return cache.clean(map(os.path.basename, entries))

    def make_ready(self, progress: Progress = silent) -> None:
        """Puts the record into the cache, without its store, if it is not there.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.make_ready()
        >>> data.is_ready()
        True
        """
        self._record_folder(progress)

    def _entry_folder(self, progress: Progress = silent) -> str:
        """The folder of the built data, built now if it is not there; of one that is there, only the names are read."""
        return self._of_settled_files(lambda: self._place_entry(progress))

    def _place_entry(self, progress: Progress) -> str:
        from .compiling import storing

        self._drop_incomplete()
        entry = cache.place(self.hash, partial(self._build, progress))
        storing.remember(self.parts_root, entry)
        return entry

    def _of_settled_files(self, make: Callable[[], T]) -> T:
        """What is made of the files, begun again where they change while they are being read."""
        for _ in range(_TRIES):
            try:
                return make()
            except FilesChanged:
                self.read_again()
        return make()

    def _record_folder(self, progress: Progress = silent) -> str:
        """A folder that the record can be read from: that of the built data, else one for the record alone."""
        return self._of_settled_files(lambda: self._place_record(progress))

    def _place_record(self, progress: Progress) -> str:
        self._drop_incomplete()
        if self.is_built():
            return cache.entry(self.hash)
        return self._place_in(self._record_entry(), partial(self._put_record, progress))

    def _place_in(self, entry: str, put: Callable[[str], None]) -> str:
        """An entry with a record in it, put there now if it is not there."""
        if os.path.lexists(entry) and not os.path.isfile(os.path.join(entry, open_record.NAME)):
            self._drop(entry, Damaged("a part is missing"))
        return cache.place(os.path.basename(entry), put)

    def _own_folder(self) -> str:
        return self._of_settled_files(lambda: self._place_in(self._own_entry(), self._put_own_record))

    def _record_entry(self) -> str:
        """Where the record is kept while nobody has asked for the store."""
        from hashlib import sha256

        return cache.entry(sha256(f"record {self.hash}".encode()).hexdigest())

    def _own_entry(self) -> str:
        """Where the record with all that is confidential is kept: apart from what is served and handed on."""
        from hashlib import sha256

        return cache.entry(sha256(f"own record {self.hash}".encode()).hexdigest())

    def _drop_incomplete(self) -> None:
        # Entries are put in place whole: one that is there and lacks a part was damaged later.
        if os.path.lexists(entry := cache.entry(self.hash)) and not self.is_built():
            self._drop(entry, Damaged("a part is missing"))

    def _drop_built(self, damage: Exception) -> None:
        for entry in filter(os.path.lexists, (cache.entry(self.hash), self._record_entry(), self._own_entry())):
            self._drop(entry, damage)

    def _drop(self, folder: str, damage: Exception) -> None:
        """Removes what was built and is damaged, and logs it: it may be the first sign of a failing disk."""
        import logging

        logging.getLogger(__name__).warning("%s: damaged (%s); it is built again from the files", folder, damage)
        cache.drop(os.path.basename(folder))

    def record_of(self, files: ValidatedFiles) -> Record:
        """The record that validated files make, nothing written.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> len(data.record_of(data.validate()).sources)
        5
        """
        from .compiling.compile import record_of

        return record_of(files, self.vocabulary, self.base, self.data_hash, self.beside_parts(), self._others.words)

    def drafts(self) -> tuple[Draft, ...]:
        """The records of the files that answers go without, in the order of files and lines: see :meth:`check`.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().drafts()
        ()
        """
        return self.own_record().drafts

    def lost_anchors(self) -> tuple[LostAnchor, ...]:
        """The records of the files whose anchor has no place in its text: answers tell them, and mark them.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().lost_anchors()
        ()
        """
        return self.own_record().lost_anchors

    def require_whole(self) -> None:
        """Refuses data of which anything is left out or has lost its anchor, before it is handed on to others.

        Raises
        ------
        DataError
            Files do not pass: with every problem found.
        UsageError
            They pass, and hold drafts.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().require_whole()
        """
        if drafts := self.drafts():
            self.validate()
            message = "a draft is left out here, and what is left out is not handed on unless a draft is asked for"
            raise UsageError(f"{place_text(drafts[0].file, drafts[0].line)}: {message}")
        if self.lost_anchors():
            self.validate()

    def _compile(self, progress: Progress) -> Compiled:
        """All files compiled, and where their evidence stands kept for whoever coded it."""
        import logging

        from .compiling.compile import coded_places_now
        from .storage import coded_places

        found = self.compile_own(progress)
        if found.drafts or found.lost_anchors or self.is_brought:
            return found
        earlier = coded_places.load(self.root)
        now = coded_places_now(found, earlier, self.text_files)
        if now is None:  # what has become of anchors in texts that changed, in words
            checked = self.validate(progress)
            for change in checked.text_changes:
                logging.getLogger(__name__).warning("%s", change)
            now = checked.coded_places
        if now != earlier:
            coded_places.save(self.root, now)
        return found

    def compile_own(self, progress: Progress = silent) -> Compiled:
        """All files compiled, each taken from the cache if it is there, beside the records that they stand on.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().compile_own().files) > 5
        True
        """
        from .compiling import parts
        from .compiling.compile import compile_files

        others = self._others._replace(folder=parts.folder_of(self.parts_root))
        given = (self.files, self.text_files, self.places, self.root, self.vocabulary)
        return compile_files(*given, progress, others)

    def _write_record(self, compiled: Compiled, folder: str) -> list[IdentityDecision]:
        """Writes the record of compiled files; where they leave nothing to answer from, their problems are raised.

        Returned is what was decided on whether things are one.
        """
        if compiled.drafts and not compiled.has_things():
            self.validate()
        from .compiling.decisions import decisions_of

        decisions, drafts = decisions_of(compiled, self.identity)
        with open(os.path.join(folder, open_record.NAME), "wb") as file:
            compiled = compiled._replace(drafts=sorted([*compiled.drafts, *drafts]))
            compiled.write_record(file, self.text_files, self.base, self.data_hash, decisions)
        return decisions

    def _put_record(self, progress: Progress, folder: str) -> None:
        self._write_record(self._without_confidences(self._compile(progress)), folder)

    def _put_own_record(self, folder: str) -> None:
        self._write_record(self._compile(silent), folder)

    def _without_confidences(self, compiled: Compiled) -> Compiled:
        """Compiled files as they may leave: all that is built is made of these."""
        from .compiling.publishing import without_confidences, without_confidential

        return (without_confidential if self.is_brought else without_confidences)(compiled, self.vocabulary)

    def _build(self, progress: Progress, folder: str) -> None:
        from .compiling import storing
        from .others.joining import other_quads
        from .storage import integrity

        compiled = self._without_confidences(self._compile(progress))
        decisions = self._write_record(compiled, folder)
        others = partial(other_quads, self, compiled.others)
        storing.write_store(compiled, folder, STORE, self.vocabulary, self.base, progress, decisions, others)
        integrity.write(folder, (open_record.NAME, STORE, storing.NAME))

    def record(self) -> Record:
        """The record as it may be handed on, from the cache or built now; a damaged cache entry is built again.

        Of confidential sources it has the claims, and neither their words nor who speaks in them: see
        :meth:`own_record`. So have the store, and all that is made of either.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().record().things)
        1270
        """
        return self._load(self._record, self._record_folder)

    def own_record(self) -> Record:
        """The record with all that the files say of confidential sources, for the eyes of those who have the files.

        Nothing that leaves may be made of it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().own_record() == Dataset.shipped().record()
        True
        """
        record = self.record()
        if not record.withholds:
            return record
        return replace(self._load(self._record, self._own_folder), is_for_own_eyes=True)

    def shown_record(self) -> Record:
        """The record that answers are looked up in: as it may be handed on, unless this is for one's own eyes.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().for_own_eyes().shown_record().withholds
        False
        """
        return self.own_record() if self.is_for_own_eyes else self.record()

    def store(self) -> ox.Store:
        """The store, for reading; a damaged cache entry is built again.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().store()) > 10_000
        True
        """
        from .storage import integrity
        from .storage.store import open_store

        def open_proved(folder: str) -> ox.Store:
            integrity.prove(folder)
            return open_store(os.path.join(folder, STORE))

        return self._load(open_proved, self._entry_folder)

    def _record(self, folder: str) -> Record:
        return open_record.open_record(os.path.join(folder, open_record.NAME), self.origin, self.about)

    def _load(self, reading: Callable[[str], T], find: Callable[[], str]) -> T:
        for _ in range(_TRIES):
            folder = find()
            try:
                return reading(folder)
            except _DAMAGED as damage:
                self._drop(folder, damage)
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")


def drop_built(data: BuiltData, damage: Exception) -> None:
    """Removes what was built of a data set, as far as it is there, because it is damaged; it is built again then."""
    data._drop_built(damage)
