"""Things that were found by name, and what else holds the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from ...graph.export.row_keys import FoundRow
    from ...graph.full_text import Find
    from ...graph.record import Record, Thing


@dataclass(frozen=True, repr=False, eq=False)
class FindResult(Sequence["Thing"]):
    """The things found by name, best first. ``matches`` has each with the name or alias that was heard.

    ``others`` are the things, speakers, claims, caveats and sources that hold the words otherwise than by name.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().find("LVRW").to_dict()[0]["matched"]
    'LVRW'
    """

    record: Record
    matches: list[tuple[Thing, str]]
    words: str = ""
    others: Sequence[Find] = ()

    @overload
    def __getitem__(self, index: int) -> Thing: ...
    @overload
    def __getitem__(self, index: slice) -> list[Thing]: ...
    def __getitem__(self, index: int | slice) -> Thing | list[Thing]:
        if isinstance(index, slice):
            return [thing for thing, _ in self.matches[index]]
        return self.matches[index][0]

    def __len__(self) -> int:
        return len(self.matches)

    def __repr__(self) -> str:
        return f"FindResult({', '.join(thing.id for thing in self[:5])}{', …' if len(self) > 5 else ''})"

    def to_dict(self, limit: int = 0, other_limit: int = 0) -> list[FoundRow]:
        """What ``--json`` prints: a list. A limit is a number of names, and of each other kind; 0 is no limit."""
        from ...graph.export.finds import found_rows

        return found_rows(self.record, self.words, self.matches, self.others, limit, other_limit)
