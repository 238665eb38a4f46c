"""Where in the cache a data set is built, and how a folder is found, made, proved and dropped there.

Folders are named by the hash of everything that they are made from, so they are never stale.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from . import building
from .checked_files import CheckedFiles
from .errors import CivicgraphError, FilesChanged
from .progress import Progress, silent
from .storage import cache, open_record
from .storage.integrity import Damaged

T = TypeVar("T")

WHOLE = "whole.bin"
TRIES = 3
REFUSED = "damaged, and still so when built again; set CIVICGRAPH_CACHE to a folder on another disk"


class BuiltFolders(CheckedFiles):
    """Files of things and claims, and the folders of the cache in which they are built.

    >>> BuiltFolders.shipped().is_built() in (True, False)
    True
    """

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
            os.path.join(entry, building.STORE, "CURRENT"),
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

        for _ in range(TRIES):
            folder = self._entry_folder(progress)
            try:
                integrity.prove(folder)
            except Damaged as damage:
                self._drop(folder, damage)
            else:
                return folder
        raise CivicgraphError(f"{cache.entry(self.hash)}: {REFUSED}")

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
        entry = cache.place(self.hash, partial(building.put_all, self, progress))
        storing.remember(self.parts_root, entry)
        return entry

    def _of_settled_files(self, make: Callable[[], T]) -> T:
        """What is made of the files, begun again where they change while they are being read."""
        for _ in range(TRIES):
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
        return self._place_in(self._record_entry(), partial(building.put_record, self, progress))

    def _place_in(self, entry: str, put: Callable[[str], None]) -> str:
        """An entry with a record in it, put there now if it is not there."""
        if os.path.lexists(entry) and not os.path.isfile(os.path.join(entry, open_record.NAME)):
            self._drop(entry, Damaged("a part is missing"))
        return cache.place(os.path.basename(entry), put)

    def _own_folder(self) -> str:
        return self._of_settled_files(lambda: self._place_in(self._own_entry(), partial(building.put_own_record, self)))

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
