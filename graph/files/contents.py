"""The files of a data set as a mapping, each of which is read when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from ..errors import FilesChanged
from ..fingerprint import file_hash
from .folders import read_file


class FileContents(Mapping[str, bytes]):
    """What files hold, by their names: each read when it is asked for, and refused where it has changed since.

    ``paths`` are the files by name, ``hashes`` what was found in them by path.
    """

    def __init__(self, paths: Mapping[str, str], hashes: Mapping[str, str]) -> None:
        self.paths, self._hashes = paths, hashes

    def __len__(self) -> int:
        return len(self.paths)

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __getitem__(self, name: str) -> bytes:
        content = read_file(self.paths[name])
        if file_hash(content) != self.hash(name):
            raise FilesChanged(f"{name}: it has changed while the files were being read")
        return content

    def hash(self, name: str) -> str:
        """The hash of a file by its name."""
        return self._hashes.get(self.paths[name], "")

    def size(self, name: str) -> int:
        """The bytes of a file; 0 where it is gone."""
        try:
            return os.path.getsize(self.paths[name])
        except OSError:
            return 0


class GivenContents(FileContents):
    """Contents at hand that lie in no file.

    >>> files = GivenContents({"things.yaml": b"things: []"})
    >>> files["things.yaml"], files.size("things.yaml")
    (b'things: []', 10)
    """

    def __init__(self, given: Mapping[str, bytes]) -> None:
        super().__init__({name: name for name in given}, {name: file_hash(one) for name, one in given.items()})
        self._given = given

    def __getitem__(self, name: str) -> bytes:
        return self._given[name]

    def size(self, name: str) -> int:
        """The bytes of a content."""
        return len(self._given[name])
