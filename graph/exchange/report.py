"""The report of an import or export: what was read and written, guessed, left out, refused, and is to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..progress import Steps

MOST_PLACES = 12
"""So many places of one remark are named; the others are counted."""


class Remark(NamedTuple):
    """One thing that a report tells, how often it happened, and where: the first places of them."""

    what: str
    times: int
    places: tuple[str, ...]

    @property
    def others(self) -> int:
        """How many places are not named."""
        return self.times - len(self.places) if self.places else 0


@dataclass
class Remarks:
    """What one part of a report tells; the same thing is told once, with how often and where.

    >>> remarks = Remarks()
    >>> for row in ("row 2", "row 9"):
    ...     remarks.add("dates are read day first", row)
    >>> list(remarks)
    [Remark(what='dates are read day first', times=2, places=('row 2', 'row 9'))]
    """

    _counts: dict[str, int] = field(default_factory=dict)
    _places: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, place: str = "", count: int = 1) -> None:
        """Tells something, in one line; ``place`` is where, such as ``row 12``."""
        self._counts[what] = self._counts.get(what, 0) + count
        places = self._places.setdefault(what, [])
        if place and len(places) < MOST_PLACES and place not in places:
            places.append(place)

    def __iter__(self) -> Iterator[Remark]:
        for what, count in self._counts.items():
            yield Remark(what, count, tuple(self._places[what]))

    def __len__(self) -> int:
        return len(self._counts)


@dataclass
class ExchangeReport:
    """What came of an import or an export.

    Parameters
    ----------
    format
        The name of the format, as ``--as`` takes it.
    read, written
        How many of each kind were read and written, by the name of the kind in the plural, such as ``grants``.
    guessed
        What was concluded and not told by the file, with the rule.
    left_out
        What has no place on the other side.
    refused
        Rows that cannot be used, with the reason.
    to_decide
        What a person has to decide, and what to do for it.
    steps
        Counts what is read, for a bar of progress.

    Examples
    --------
    >>> report = ExchangeReport("kumu")
    >>> report.left_out.add("colours have no place in a record", "element Ada")
    >>> [one.what for one in report.left_out]
    ['colours have no place in a record']
    """

    format: str
    read: dict[str, int] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    guessed: Remarks = field(default_factory=Remarks)
    left_out: Remarks = field(default_factory=Remarks)
    refused: Remarks = field(default_factory=Remarks)
    to_decide: Remarks = field(default_factory=Remarks)
    steps: Steps | None = field(default=None, repr=False, compare=False)

    def count_read(self, kind: str, number: int = 1) -> None:
        """Counts what was read; ``steps``, where somebody watches, are told of it."""
        if self.steps:
            self.steps.step()
        self.read[kind] = self.read.get(kind, 0) + number

    def count_written(self, kind: str, number: int = 1) -> None:
        """Counts what was written."""
        self.written[kind] = self.written.get(kind, 0) + number
