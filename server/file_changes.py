"""Checks whether the data files have changed since they were read. The served data stays, and pages say so."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from ..graph.errors import CivicgraphError
from .file_state import stamp

CHECK_SECONDS = 1.0


class FileChanges:
    """Checks the files in a folder, at most every :data:`CHECK_SECONDS`; reads them only when a size or a date differs.

    ``clock`` is for tests.
    """

    def __init__(self, root: str, hash: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._root, self._hash = root, hash
        self._clock = clock
        self._checked_at = float("-inf")
        self._state: tuple[tuple[str, str], ...] | None = None
        self._has_changes = False

    @property
    def has_changes(self) -> bool:
        """Whether the files differ from those that were read."""
        now = self._clock()
        if self._root and now - self._checked_at >= CHECK_SECONDS:
            self._checked_at = now
            self._check()
        return self._has_changes

    def _check(self) -> None:
        from ..graph.data_files import DataFiles
        from ..graph.files.folders import VOCABULARY, data_paths

        try:
            paths = [*data_paths(self._root), os.path.join(self._root, VOCABULARY)]
            state = tuple((path, stamp(path)) for path in paths if os.path.exists(path))
            if state != self._state:
                self._has_changes = DataFiles.at(self._root).data_hash != self._hash
                self._state = state
        except CivicgraphError:  # a folder or a file is missing, or cannot be read
            self._has_changes, self._state = True, None
