"""The ids of a compiled file, of which there may be millions in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

_BETWEEN = "\0"


class Ids(Sequence[str]):
    """Ids one after the other, as one text: of millions, each as an object would take three times the space.

    >>> list(Ids.of(["ada", "bo"])), Ids.of(["ada", "bo"])[1]
    (['ada', 'bo'], 'bo')
    """

    __slots__ = ("number", "text")

    def __init__(self, text: str, number: int) -> None:
        self.text, self.number = text, number

    @classmethod
    def of(cls, ids: Iterable[str]) -> Ids:
        """These ids."""
        found = list(ids)
        return cls(_BETWEEN.join(found), len(found))

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[str]:
        return iter(self.text.split(_BETWEEN) if self.number else ())

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return list(self)[at]

    def encode(self) -> list[bytes]:
        """Each as bytes, whose order is that of the ids."""
        return self.text.encode("utf-8", "surrogatepass").split(_BETWEEN.encode()) if self.number else []
