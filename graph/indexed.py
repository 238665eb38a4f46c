"""Parts of a record that answer by an index, instead of being read as a whole.

A record may hold any mappings. Where its claims, things and caveats are these, what asks for one thing's claims, for
names or for the links of the trace graph is answered without reading the others.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .name_index import NameIndex
from .record_parts import Caveat, Claim, Thing

if TYPE_CHECKING:
    from .word_matching import Word

T = TypeVar("T")


class Links(NamedTuple):
    """The columns of the trace graph, by link; see :class:`~.tracing.graph.TraceGraph`.

    ``claims`` are the numbers of the claims that make the links, ``said`` what these say, alike where it is alike.
    ``start`` and ``end`` are the numbers of things. ``sign`` says of an influence which way it goes; it is empty where
    none goes to less.
    ``order_out`` and ``order_into`` are the links by the thing at one end, then at the other; ``first_out`` and
    ``first_into`` say by thing where its own begin.
    """

    claims: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]
    said: Sequence[int]
    since: Sequence[int]
    until: Sequence[int]
    source: Sequence[int]
    voice: Sequence[int]
    strength: Sequence[int]
    gives: Sequence[int]
    sign: Sequence[int]
    order_out: Sequence[int]
    first_out: Sequence[int]
    order_into: Sequence[int]
    first_into: Sequence[int]
    speakers: Sequence[str]


class IndexedItems(Mapping[str, T]):
    """Items of one group in order of id, each with its number in that order."""

    @abstractmethod
    def number(self, id: str) -> int:
        """The number of an item; -1 where there is none with this id."""

    @abstractmethod
    def at(self, number: int) -> T:
        """The item of a number."""

    @abstractmethod
    def likely(self, words: Sequence[Word]) -> Iterator[T]:
        """The items in whose texts words like all of these may stand, and no other items than of the record."""


class IndexedThings(IndexedItems[Thing]):
    """Things, found by their names too."""

    @property
    @abstractmethod
    def names(self) -> NameIndex:
        """The names of all things."""


class IndexedClaims(IndexedItems[Claim]):
    """Claims, found by their ends and their speakers too."""

    @abstractmethod
    def about(self, id: str) -> tuple[Claim, ...]:
        """The claims that have this at one end, in order of id."""

    @abstractmethod
    def told_by(self, voice: str) -> tuple[Claim, ...]:
        """The claims that stand in the words of a speaker, in order of id."""

    @property
    @abstractmethod
    def links(self) -> Links:
        """The columns of the trace graph."""

    @property
    @abstractmethod
    def identities(self) -> tuple[str, ...]:
        """The claims on whether things are the same; see :attr:`~.record.Record.identity_claims`."""

    @property
    @abstractmethod
    def agentless(self) -> dict[str, tuple[str, ...]]:
        """Claims that credit a piece of work; see :attr:`~.record.Record.agentless`."""


class IndexedCaveats(IndexedItems[Caveat]):
    """Caveats, found by what they concern too."""

    @abstractmethod
    def about(self, id: str) -> tuple[Caveat, ...]:
        """The caveats that concern this, in order of id."""
