"""A data set and what is built from it: the checked files, the record, the store.

Built data is cached by the hash of everything it is made from, so it is never stale.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from . import building
from .built_folders import REFUSED, TRIES, BuiltFolders
from .errors import CivicgraphError, UsageError, place_text
from .record import Draft, LostAnchor, Record
from .storage import cache, open_record

if TYPE_CHECKING:
    import pyoxigraph as ox


T = TypeVar("T")

# What reading a damaged file of the cache may raise.
_DAMAGED = (EOFError, KeyError, OSError, RuntimeError, TypeError, ValueError)


class BuiltData(BuiltFolders):
    """Files of things and claims, and what is made from them: checked, built once, and read from the cache.

    >>> BuiltData.shipped().record().things["lvrw"].name
    'London Voter Registration Week'
    """

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
            return open_store(os.path.join(folder, building.STORE))

        return self._load(open_proved, self._entry_folder)

    def _record(self, folder: str) -> Record:
        return open_record.open_record(os.path.join(folder, open_record.NAME), self.origin, self.about)

    def _load(self, reading: Callable[[str], T], find: Callable[[], str]) -> T:
        for _ in range(TRIES):
            folder = find()
            try:
                return reading(folder)
            except _DAMAGED as damage:
                self._drop(folder, damage)
        raise CivicgraphError(f"{cache.entry(self.hash)}: {REFUSED}")


def drop_built(data: BuiltData, damage: Exception) -> None:
    """Removes what was built of a data set, as far as it is there, because it is damaged; it is built again then."""
    data._drop_built(damage)
