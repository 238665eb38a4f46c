"""A data set and what is built from it: the checked files, the record, the store.

Built data is cached by the hash of everything it is made from, so it is never stale.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from .data_files import DataFiles
from .errors import CivicgraphError, DataError, Problem
from .progress import Progress, silent
from .record import Record
from .storage import cache, record_cache
from .storage.integrity import Damaged

if TYPE_CHECKING:
    import pyoxigraph as ox

    from .files.validation import ValidatedFiles
    from .record import Source

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
        from .files.places import read_places
        from .files.text_changes import TextHistory
        from .files.validation import validate
        from .storage import coded_places
        from .vocabulary import load_vocabulary

        hashes = {name: text.hash for name, text in self.text_files.items()}
        since = TextHistory(coded_places.load(self.root), hashes)
        kept = {id: place for name, content in self.places.items() for id, place in read_places(content, name).items()}
        return validate(self.files, self.texts, load_vocabulary(), progress, since, kept)

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
        from .files.warnings import warnings
        from .vocabulary import load_vocabulary

        slips = warnings(checked.documents, load_vocabulary())
        return sorted([*slips, *deeds(checked, self.texts), *checked.text_changes])

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
        from .vocabulary import load_vocabulary

        vocabulary, documents = load_vocabulary(), checked.documents
        quads = (quad for one in documents for quad in one.quads(vocabulary, self.base))
        if problems := list(shacl_problems(quads, documents, vocabulary, self.base)):
            raise DataError(problems)

    def is_built(self) -> bool:
        """Whether the data is in the cache, so that no answer has to wait for a build.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.build() != "" and data.is_built()
        True
        """
        entry = cache.entry(self.hash)
        parts = (
            os.path.join(entry, record_cache.NAME),
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
                self._drop(damage)
            else:
                return folder
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")

    def _entry_folder(self, progress: Progress = silent) -> str:
        """The folder of the built data, built now if it is not there; of one that is there, only the names are read."""
        # Entries are put in place whole: one that is there and lacks a part was damaged later.
        if os.path.lexists(cache.entry(self.hash)) and not self.is_built():
            self._drop(Damaged("a part is missing"))
        return cache.place(self.hash, partial(self._build, progress))

    def _drop(self, damage: Exception) -> None:
        """Removes what was built and is damaged, and logs it: it may be the first sign of a failing disk."""
        import logging

        message = "%s: damaged (%s); it is built again from the files"
        logging.getLogger(__name__).warning(message, cache.entry(self.hash), damage)
        cache.drop(self.hash)

    def record_of(self, files: ValidatedFiles) -> Record:
        """The record that validated files make, nothing written.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> len(data.record_of(data.validate()).sources)
        5
        """
        return self._store_and_record(files)[1]

    def _store_and_record(self, files: ValidatedFiles, progress: Progress = silent) -> tuple[ox.Store, Record]:
        from .storage.index import record_of
        from .storage.store import build_store
        from .vocabulary import load_vocabulary

        vocabulary = load_vocabulary()
        store = build_store(files, vocabulary, self.base, progress)
        progress("indexing", 0, 1)
        return store, record_of(store.quads_for_pattern(None, None, None), vocabulary, self.base, self.data_hash)

    def _build(self, progress: Progress, folder: str) -> None:
        import logging

        from .storage import coded_places, integrity
        from .storage.store import write

        checked = self.validate(progress)
        for change in checked.text_changes:
            logging.getLogger(__name__).warning("%s", change)
        store, record = self._store_and_record(checked, progress)
        record = replace(record, sources={id: self._with_hash(one) for id, one in record.sources.items()})
        progress("writing", 0, 1)
        write(store, os.path.join(folder, STORE))
        with open(os.path.join(folder, record_cache.NAME), "wb") as file:
            file.write(record_cache.dump(record))
            file.flush()
            os.fsync(file.fileno())
        integrity.write(folder, (record_cache.NAME, STORE))
        coded_places.save(self.root, checked.coded_places)

    def _with_hash(self, source: Source) -> Source:
        """A source with the hash of the text that was validated, so that no other is ever shown as its text."""
        read = self.text_files.get(source.text_file)
        return source._replace(text_hash=read.hash) if read else source

    def record(self) -> Record:
        """The record, from the cache or built now; a damaged cache entry is built again.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().record().things)
        1267
        """
        return self._load(self._record)

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

        return self._load(open_proved)

    def _record(self, folder: str) -> Record:
        with open(os.path.join(folder, record_cache.NAME), "rb") as file:
            return record_cache.load(file.read(), self.origin, self.about)

    def _load(self, reading: Callable[[str], T]) -> T:
        for _ in range(_TRIES):
            folder = self._entry_folder()
            try:
                return reading(folder)
            except _DAMAGED as damage:
                self._drop(damage)
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")
