"""Whether the files of the data have changed since they were read: what is served stays as it was, and pages say so."""

from __future__ import annotations

import time

from ..graph.errors import CivicgraphError
from .file_state import stamp

EVERY = 1.0


class Edits:
    """Looks at the files in a folder, at most once a second; they are read again only where one looks different."""

    def __init__(self, root: str, hash: str) -> None:
        self._root, self._hash = root, hash
        self._looked = float("-inf")
        self._state: tuple[tuple[str, str], ...] | None = None
        self._changed = False

    @property
    def seen(self) -> bool:
        """Whether the files are others than those that were read."""
        now = time.monotonic()
        if self._root and now - self._looked >= EVERY:
            self._looked = now
            self._look()
        return self._changed

    def _look(self) -> None:
        from ..graph.data_files import DataFiles
        from ..graph.files.folders import yaml_paths

        try:
            state = tuple((path, stamp(path)) for path in yaml_paths(self._root))
            if state != self._state:
                self._changed = DataFiles.at(self._root).data_hash != self._hash
                self._state = state
        except CivicgraphError:  # a folder or a file is gone, or cannot be read
            self._changed, self._state = True, None
