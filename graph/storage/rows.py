"""The items of a record as rows, in blocks of a few, so that one of a million is read without the others.

A block holds the fields of its items in Python's marshal format, which is quick to read and tied to one version of
Python; equal values are stored once. Where evidence stands depends on texts at hand: its places lie beside the rows.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..dates import Bounds
from ..record import Caveat, Claim, Evidence, EvidenceTest, Source, Thing, Voice
from ..record_parts import LOST

READER = f"{sys.implementation.cache_tag}-{marshal.version}"
ROWS_IN_A_BLOCK = 32

GROUPS: dict[str, Any] = {
    "sources": Source,
    "things": Thing,
    "voices": Voice,
    "claims": Claim,
    "caveats": Caveat,
    "tests": EvidenceTest,
    "retracted": Claim,
    "retracted_caveats": Caveat,
}
"""The groups of a record, in the order in which their items are numbered."""

EVIDENCED = ("claims", "caveats", "tests", "retracted", "retracted_caveats")


class PlaceColumns(NamedTuple):
    """The numbers of the places of all pieces of evidence, one after the other; 0 where they are not known.

    ``lost`` is the number of one of :data:`~..record_parts.LOST`.
    """

    line: Sequence[int]
    page: Sequence[int]
    passage: Sequence[int]
    sentence: Sequence[int]
    paragraph: Sequence[int]
    row: Sequence[int]
    lost: Sequence[int]


def dump_block(items: Iterable[Any]) -> bytes:
    """Items of one group as bytes.

    >>> load_block("things", dump_block([Thing("bus", "Project", "A night bus")]))
    [Thing(id='bus', type='Project', name='A night bus', aliases=(), description='', identifiers=(), url='', names=())]
    """
    same: dict[Any, Any] = {}
    return marshal.dumps([_plain(item, same) for item in items])


def _plain(values: tuple[Any, ...], same: dict[Any, Any]) -> tuple[Any, ...]:
    """A row of values each of which is one object wherever it stands: so equal rows give equal bytes."""
    return tuple(
        [
            same.setdefault(value, value)
            if isinstance(value, str)
            else _evidence(value, same)
            if isinstance(value, tuple) and value and isinstance(value[0], Evidence)
            else _plain(value, same)
            if isinstance(value, tuple)
            else value
            for value in values
        ]
    )


def _evidence(places: Sequence[Evidence], same: dict[Any, Any]) -> tuple[Any, ...]:
    return tuple([_plain(one, same) for one in places])


def load_block(
    group: str, content: bytes | memoryview, places: PlaceColumns | None = None, first: int = 0
) -> list[Any]:
    """The items of a block; the first piece of evidence in it has the number ``first`` among ``places``.

    Numbers that were given for a place stay; what was found stands in for those that were not.
    """
    rows, new = marshal.loads(content), tuple.__new__
    make = GROUPS[group]
    if group not in EVIDENCED:
        return [new(make, row) for row in rows]
    at, numbers = make._fields.index("evidence"), iter(range(first, sys.maxsize))
    times = make._fields.index("bounds") if "bounds" in make._fields else 0
    return [new(make, _row(row, at, times, numbers, places)) for row in rows]


def _row(
    row: tuple[Any, ...], at: int, times: int, numbers: Iterator[int], places: PlaceColumns | None
) -> Iterator[Any]:
    new = tuple.__new__
    values = list(row)
    found = []
    for source, anchor, summary, *given in row[at]:
        number = next(numbers)
        if places is not None:
            *where, lost = given
            given = [one or column[number] for one, column in zip(where, places, strict=False)]
            given.append(lost or LOST[places.lost[number]])
        found.append(new(Evidence, (source, anchor, summary, *given)))
    values[at] = tuple(found)
    if times:
        values[times] = new(Bounds, row[times])
    return iter(values)
