"""The files of a data set as a mapping, each of which is read when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import chain

from ..errors import FilesChanged
from ..fingerprint import file_hash
from .folders import MAX_LARGE_BYTES, read_file
from .portions import LargeFile, file_of, hash_large_file, is_large, portion_name


class FileContents(Mapping[str, bytes]):
    """What files hold, by their names: each read when it is asked for, and refused where it has changed since.

    Of a large file, each portion has a name of its own. ``paths`` are the files by name, ``hashes`` what was found in
    them by path, not before the moment ``hashed_at``, in nanoseconds.
    """

    def __init__(self, paths: Mapping[str, str], hashes: Mapping[str, str], hashed_at: int = 0) -> None:
        self.paths, self._hashes, self._hashed_at = paths, hashes, hashed_at
        self._large: dict[str, LargeFile] = {}

    def __len__(self) -> int:
        return sum(len(self.portions(name)) for name in self.paths)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self.portions, self.paths))

    def portions(self, file: str) -> list[str]:
        """The names of what is read of a file at a time: of most, the file itself."""
        if not is_large(file):
            return [file]
        return [portion_name(file, number) for number in range(self._large_file(file).count)]

    def __getitem__(self, name: str) -> bytes:
        if (file := file_of(name)) != name:
            return self._large_file(file).read(int(name.removeprefix(file)[1:]))
        content = read_file(self.paths[name])
        if file_hash(content) != self.hash(name):
            raise FilesChanged(f"{name}: it has changed while the files were being read")
        return content

    def _large_file(self, name: str) -> LargeFile:
        """A large file, opened once; it is read again as a whole only if it was written to a moment ago."""
        if name not in self._large:
            opened = LargeFile(path := self.paths[name])
            if not opened.was_settled(self._hashed_at) and hash_large_file(path, MAX_LARGE_BYTES) != self.hash(name):
                raise FilesChanged(f"{name}: it has changed while the files were being read")
            self._large[name] = opened
        return self._large[name]

    def lines_of_decisions(self) -> dict[str, int]:
        """Where large files hold decisions on whether things are one, which are read from ``identity.yaml`` alone."""
        found = {name: self._large_file(name).decisions_line for name in self.paths if is_large(name)}
        return {name: line for name, line in found.items() if line}

    def hash(self, name: str) -> str:
        """The hash of a file or a portion by its name."""
        file = file_of(name)
        return self._hashes.get(self.paths[file], "") + name.removeprefix(file)

    def size(self, name: str) -> int:
        """The bytes of a file, or of a portion; 0 where it is gone."""
        if (file := file_of(name)) != name:
            return self._large_file(file).size()
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

    def lines_of_decisions(self) -> dict[str, int]:
        """None: no large file is at hand as a whole."""
        return {}

    def portions(self, file: str) -> list[str]:
        """Each file by itself: what is at hand is read as a whole."""
        return [file]

    def __getitem__(self, name: str) -> bytes:
        return self._given[name]

    def size(self, name: str) -> int:
        """The bytes of a content."""
        return len(self._given[name])
