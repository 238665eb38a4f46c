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

    from .files.validation import Passed
    from .record import Source

T = TypeVar("T")

# What reading a cut or garbled file of the cache may raise.
_DAMAGED = (EOFError, KeyError, OSError, RuntimeError, TypeError, ValueError)

STORE, WHOLE = "store", "whole.bin"
_TRIES = 3
_REFUSED = "damaged, and still so when built again; set CIVICGRAPH_CACHE to a folder on another disk"


class BuiltData(DataFiles):
    """Files of things and claims, and what is made from them: checked, built once, and read from the cache.

    >>> BuiltData.shipped().record().things["lvrw"].name
    'London Voter Registration Week'
    """

    def validate(self, progress: Progress = silent) -> Passed:
        """The files through the gate, nothing written. The gate holds each record against the SHACL shapes itself.

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
        from .files.text_changes import Since
        from .files.validation import passed
        from .storage import coded_places
        from .vocabulary import vocabulary

        hashes = {name: text.hash for name, text in self.text_files.items()}
        return passed(self.files, self.texts, vocabulary(), progress, Since(coded_places.load(self.root), hashes))

    def warnings(self, checked: Passed) -> list[Problem]:
        """What passed and is still probably a slip of the coder, in the order of files and lines.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.warnings(data.validate())
        []
        """
        from .coding.deeds import deeds
        from .files.warnings import warnings
        from .vocabulary import vocabulary

        slips = warnings(checked.documents, vocabulary())
        return sorted([*slips, *deeds(checked, self.texts), *checked.changed])

    def check_with_pyshacl(self, checked: Passed) -> None:
        """What passed, held against the same shapes once more, all together, by pyshacl.

        A second opinion from an independent implementation of the standard, which takes seconds for a few thousand
        claims: a build does not wait for it.

        Raises
        ------
        DataError
            With every problem found.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> from civicgraph.graph.files.validation import Passed
        >>> Dataset.shipped().check_with_pyshacl(Passed([]))
        """
        from .files.shacl import shacl_problems
        from .vocabulary import vocabulary

        words, documents = vocabulary(), checked.documents
        quads = (quad for one in documents for quad in one.quads(words, self.base))
        if problems := list(shacl_problems(quads, documents, words, self.base)):
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
        """The folder of the built data, proved whole, or built now; ``progress`` hears how far it has come.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> import os
        >>> os.path.isdir(Dataset.shipped().build())
        True
        """
        from .storage import integrity

        for _ in range(_TRIES):
            folder = self._placed(progress)
            try:
                integrity.prove(folder)
            except Damaged as damage:
                self._drop(damage)
            else:
                return folder
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")

    def _placed(self, progress: Progress = silent) -> str:
        """The folder of the built data, built now if it is not there; of one that is there, only the names are read."""
        # Entries are put in place whole: one that is there and lacks a part was damaged later.
        if os.path.lexists(cache.entry(self.hash)) and not self.is_built():
            self._drop(Damaged("a part is missing"))
        return cache.place(self.hash, partial(self._build, progress))

    def _drop(self, damage: Exception) -> None:
        """Takes away what was built and is no longer whole, and says so: it may be the first sign of a failing disk."""
        import logging

        told = "%s: damaged (%s); it is built again from the files"
        logging.getLogger(__name__).warning(told, cache.entry(self.hash), damage)
        cache.drop(self.hash)

    def record_of(self, passed: Passed) -> Record:
        """The record that checked files make, nothing written.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> len(data.record_of(data.validate()).sources)
        5
        """
        return self._made(passed)[1]

    def _made(self, passed: Passed, progress: Progress = silent) -> tuple[ox.Store, Record]:
        from .storage.index import record_of
        from .storage.store import quads_of
        from .vocabulary import vocabulary

        words = vocabulary()
        store = quads_of(passed, words, self.base, progress)
        progress("indexing", 0, 1)
        return store, record_of(store.quads_for_pattern(None, None, None), words, self.base, self.data_hash)

    def _build(self, progress: Progress, folder: str) -> None:
        import logging

        from .storage import coded_places, integrity
        from .storage.store import write

        checked = self.validate(progress)
        for change in checked.changed:
            logging.getLogger(__name__).warning("%s", change)
        store, record = self._made(checked, progress)
        record = replace(record, sources={id: self._with_hash(one) for id, one in record.sources.items()})
        progress("writing", 0, 1)
        write(store, os.path.join(folder, STORE))
        with open(os.path.join(folder, record_cache.NAME), "wb") as file:
            file.write(record_cache.dump(record))
            file.flush()
            os.fsync(file.fileno())
        integrity.write(folder, (record_cache.NAME, STORE))
        coded_places.save(self.root, checked.stood)

    def _with_hash(self, source: Source) -> Source:
        """A source with the hash of the text that the gate read, so that no other is ever shown as its text."""
        read = self.text_files.get(source.text_file)
        return source._replace(text_hash=read.hash) if read else source

    def record(self) -> Record:
        """The record, from the cache or built now; a damaged cache entry is built again.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().record().things)
        1255
        """
        return self._read(self._record)

    def store(self) -> ox.Store:
        """The store, for reading; a damaged cache entry is built again.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().store()) > 10_000
        True
        """
        from .storage import integrity
        from .storage.store import opened

        def proved(folder: str) -> ox.Store:
            integrity.prove(folder)
            return opened(os.path.join(folder, STORE))

        return self._read(proved)

    def _record(self, folder: str) -> Record:
        with open(os.path.join(folder, record_cache.NAME), "rb") as file:
            return record_cache.load(file.read(), self.origin, self.about)

    def _read(self, reading: Callable[[str], T]) -> T:
        for _ in range(_TRIES):
            folder = self._placed()
            try:
                return reading(folder)
            except _DAMAGED as damage:
                self._drop(damage)
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")
