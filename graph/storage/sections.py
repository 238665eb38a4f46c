"""Files to open and not to load: named sections, of which only what is asked for is read, and proved as it is read.

A file is its sections one after the other, then where each stands and a CRC-32 of every 16 kB, then the length of that
and a mark. It is mapped into memory. A small file is proved when it is opened, of a larger one each part when it is
first read.
"""

from __future__ import annotations

import marshal
import mmap
from collections.abc import Iterator, Sequence
from typing import IO, Any, overload
from zlib import crc32

from .integrity import Damaged, seal, unseal
from .summed_file import PIECE, SHIFT, Buffer, SummedFile

_MARK = b"civicgraph sections 1\n"
_ALIGNED = 8
# Reading and proving so much takes a few milliseconds.
_PROVED_WHOLE = 8_000_000


class SectionWriter:
    """Writes sections to a file, each begun by its name and added to until the next begins.

    >>> import io
    >>> file = io.BytesIO()
    >>> writer = SectionWriter(file)
    >>> writer.put("days", b"20161101")
    >>> writer.close()
    >>> bytes(Sections(file.getvalue()).read("days"))
    b'20161101'
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._at = file, 0
        self._directory: dict[str, tuple[int, int]] = {}
        self._name, self._start = "", 0
        self._summed = SummedFile(file)

    def begin(self, name: str) -> None:
        """Ends the section before and begins another."""
        self._end()
        self._write(bytes(-self._at % _ALIGNED))
        self._name, self._start = name, self._at

    def add(self, content: Buffer) -> int:
        """Adds to the section; where in it that begins."""
        at = self._at - self._start
        self._write(content)
        return at

    def put(self, name: str, content: Buffer) -> None:
        """A section as a whole."""
        self.begin(name)
        self.add(content)

    def close(self) -> None:
        """Writes where all stands; the file itself stays open."""
        self._end()
        found = seal(marshal.dumps((self._at, self._directory, self._summed.end())))
        self._file.write(found + len(found).to_bytes(8, "little") + _MARK)

    def _end(self) -> None:
        if self._name:
            self._directory[self._name] = (self._start, self._at - self._start)

    def _write(self, content: Buffer) -> None:
        self._summed.write(content)
        self._at += len(content)


class Sections:
    """The sections of a file that :class:`SectionWriter` wrote, of its content or mapped into memory.

    Raises
    ------
    Damaged
        When it is opened, or when a part is read that is not what was written.
    """

    def __init__(self, content: Buffer | mmap.mmap) -> None:
        view = memoryview(content)
        tail = len(_MARK) + 8
        if len(view) < tail or view[-len(_MARK) :] != _MARK:
            raise Damaged("it does not end as it was written")
        length = int.from_bytes(view[-tail : -len(_MARK)], "little")
        start = len(view) - tail - length
        if start < 0:
            raise Damaged("it is not as long as it was written")
        end, self._directory, sums = marshal.loads(unseal(bytes(view[start : start + length])))
        if end != start:
            raise Damaged("it is not as long as it was written")
        self._content, self._sums = view[:end], memoryview(sums).cast("I")
        self._proved = bytearray(len(self._sums))
        self.is_proved = False
        self._searched: set[str] = set()
        if end <= _PROVED_WHOLE:
            self.prove()

    @classmethod
    def open(cls, path: str) -> Sections:
        """The sections of a file.

        Raises
        ------
        OSError
            It cannot be read.
        Damaged
            It is not what was written.
        """
        with open(path, "rb") as file:
            try:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            except ValueError as error:  # an empty file cannot be mapped
                raise error if isinstance(error, Damaged) else Damaged(str(error)) from None

    def prove(self) -> None:
        """Reads all of it once, so that nothing is asked again."""
        self._prove(0, len(self._content))
        self.is_proved = True

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def names(self) -> list[str]:
        """The names of the sections, in the order in which they were written."""
        return list(self._directory)

    def size(self, name: str) -> int:
        """The bytes of a section."""
        size: int = self._directory[name][1]
        return size

    def read(self, name: str, start: int = 0, end: int | None = None) -> memoryview:
        """A part of a section."""
        first, size = self._directory[name]
        stop = size if end is None else min(end, size)
        if not self.is_proved:
            self._prove(first + start, first + stop)
        return self._content[first + start : first + stop]

    def value(self, name: str) -> object:
        """The value that a section holds in Python's marshal format."""
        return marshal.loads(self.read(name))

    def numbers(self, name: str, code: str) -> Sequence[int]:
        """The numbers of a section, of the type with this code of the ``array`` module."""
        first, size = self._directory[name]
        view: memoryview[int] = self._content[first : first + size].cast(code)  # type: ignore[call-overload]
        return view if self.is_proved else _NumbersToProve(self, view, first)

    def find(self, name: str, wanted: bytes, start: int = 0, end: int | None = None) -> int:
        """Where in a section something stands, from a place on; -1 where it does not. All of the section is proved."""
        first, size = self._directory[name]
        if name not in self._searched:
            self.read(name)
            self._searched.add(name)
        content: Any = self._content.obj
        found: int = content.find(wanted, first + start, first + (size if end is None else end))
        return found - first if found >= 0 else -1

    def find_all(self, name: str, wanted: bytes, start: int = 0, end: int | None = None) -> Iterator[int]:
        """All places in a section at which something stands; see :meth:`find`."""
        at = self.find(name, wanted, start, end)
        while at >= 0:
            yield at
            at = self.find(name, wanted, at + 1, end)

    def _prove(self, start: int, end: int) -> None:
        proved = self._proved
        for piece in range(start // PIECE, (end + PIECE - 1) // PIECE):
            if not proved[piece]:
                if crc32(self._content[piece * PIECE : (piece + 1) * PIECE]) != self._sums[piece]:
                    raise Damaged("its content has changed since it was written")
                proved[piece] = 1


class _NumbersToProve(Sequence[int]):
    """Numbers of a large file, each proved before it is read."""

    def __init__(self, sections: Sections, view: memoryview[int], first: int) -> None:
        self._sections, self._view, self._first, self._size = sections, view, first, view.itemsize
        self._proved = sections._proved

    def __len__(self) -> int:
        return len(self._view)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self._view))
            if start < stop:
                self._sections._prove(self._first + start * self._size, self._first + stop * self._size)
            return self._view[at]
        if at < 0:
            at += len(self._view)
        place = self._first + at * self._size
        if not self._proved[place >> SHIFT]:
            self._sections._prove(place, place + self._size)
        return self._view[at]
