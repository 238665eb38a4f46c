"""The record as one file that loads in milliseconds, kept beside the store.

The file is in Python's own marshal format, as compiled modules are: quick to read, and tied to one version of Python,
which is therefore part of the hash that names the cache entry. It is a cache: read nowhere else, and built again when
it is gone or not whole. Equal values are stored once.
"""

from __future__ import annotations

import gc
import marshal
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

from ..dates import Bounds
from ..record import (
    EMPTY_ABOUT,
    About,
    Caveat,
    Claim,
    Code,
    Draft,
    Evidence,
    EvidenceTest,
    Record,
    Relation,
    Source,
    Thing,
    Type,
    Voice,
)
from .integrity import seal, unseal

T = TypeVar("T")

NAME = "index.bin"
READER = f"{sys.implementation.cache_tag}-{marshal.version}"

# The parts of a record whose items hold only text and flags, and those whose items have places in sources.
_PLAIN: dict[str, Any] = {
    "things": Thing,
    "voices": Voice,
    "sources": Source,
    "relations": Relation,
    "types": Type,
    "codes": Code,
}
_EVIDENCED: dict[str, Any] = {"claims": Claim, "caveats": Caveat, "tests": EvidenceTest}
_NUMBERS = Evidence._fields.index("line")
_INTEGER = "q"

Same = dict[Any, Any]
"""Each value that was met, by itself: what is equal is stored once."""


def dump(record: Record) -> bytes:
    """The record as bytes; the same record gives the same bytes."""
    same: Same = {}
    parts: dict[str, Any] = {}
    for name, make in {**_PLAIN, **_EVIDENCED}.items():
        parts[name] = _columns(make._fields, getattr(record, name).values(), same)
    parts["drafts"] = _columns(Draft._fields, record.drafts, same)
    return seal(marshal.dumps({"base": record.base, "hash": record.hash, **parts}))


def _columns(fields: tuple[str, ...], items: Iterable[Any], same: Same) -> list[Any]:
    """The fields of items one by one; none where there are no items."""
    columns = zip(fields, zip(*items, strict=True), strict=False)
    return [_COLUMNS.get(name, _same)(column, same) for name, column in columns]


def _same(column: Iterable[Any], same: Same) -> list[Any]:
    once = same.setdefault
    return [once((value, 0) if value is True or value is False else value, value) for value in column]


def _texts(column: Iterable[tuple[str, ...]], same: Same) -> list[tuple[str, ...]]:
    once = same.setdefault
    return [once(texts, tuple(_same(texts, same))) for texts in column]


def _times(column: Iterable[Bounds], same: Same) -> list[Any]:
    """The different bounds, and for each item the number of its own."""
    numbers: dict[Bounds, int] = {}
    of_items = array(_INTEGER, [numbers.setdefault(when, len(numbers)) for when in column])
    return [_texts(map(tuple, numbers), same), of_items.tobytes()]


def _places(column: Iterable[tuple[Evidence, ...]], same: Same) -> list[Any]:
    """How many places each item has, and the fields of all of them."""
    column = list(column)
    columns = list(zip(*chain.from_iterable(column), strict=True)) or [()] * len(Evidence._fields)
    counts = array(_INTEGER, map(len, column)).tobytes()
    texts = [_same(one, same) for one in columns[:_NUMBERS]]
    return [counts, *texts, *(array(_INTEGER, one).tobytes() for one in columns[_NUMBERS:])]


_LISTS = ("aliases", "concerns", "bears_on", "depends_with", "party_to", "derived_from", "facts")
_COLUMNS: dict[str, Callable[[Iterable[Any], Same], list[Any]]] = {
    **dict.fromkeys(_LISTS, _texts),
    "bounds": _times,
    "evidence": _places,
}


def load(content: bytes, origin: str, about: About = EMPTY_ABOUT) -> Record:
    """The record that :func:`dump` wrote.

    >>> empty = Record("https://example.org/id/", "0", "here", {}, {}, {}, {}, {}, {}, {})
    >>> load(dump(empty), "here") == empty
    True

    Raises
    ------
    Damaged
        Not a bit may differ from what was written.
    """
    collects = gc.isenabled()
    gc.disable()  # all objects made here stay: searching them for garbage takes as long as making it
    try:
        return _load(marshal.loads(unseal(content)), origin, about)
    finally:
        if collects:
            gc.enable()


def _load(data: dict[str, Any], origin: str, about: About) -> Record:
    parts = {name: _index(make, data[name]) for name, make in {**_PLAIN, **_EVIDENCED}.items()}
    drafts = tuple(map(Draft._make, zip(*data["drafts"], strict=True)))
    return Record(base=data["base"], hash=data["hash"], origin=origin, about=about, drafts=drafts, **parts)


def _index(make: Any, columns: list[Any]) -> dict[Any, Any]:
    """Items made of their columns, under their id or name, which stands first; codes under their list and name."""
    keys = zip(*columns[:2], strict=True) if make is Code else columns[0] if columns else ()
    read = [_READ.get(name, iter)(column) for name, column in zip(make._fields, columns, strict=False)]
    return dict(zip(keys, _build_rows(make, zip(*read, strict=True)), strict=True))


def _build_rows(make: type[T], rows: Iterable[tuple[Any, ...]]) -> Iterator[T]:
    """Named tuples of rows that are known to be as long as they must be: half the time of ``make._make(row)``."""
    new: Any = tuple.__new__
    return map(partial(new, make), rows)


def _read_times(column: list[Any]) -> Iterator[Bounds]:
    times, of_items = column
    return map([tuple.__new__(Bounds, when) for when in times].__getitem__, array(_INTEGER, of_items))


def _read_places(column: list[Any]) -> Iterator[tuple[Evidence, ...]]:
    """The places of each item; most have one."""
    counts, *columns = column
    numbers = (array(_INTEGER, one) for one in columns[_NUMBERS:])
    made = _build_rows(Evidence, zip(*columns[:_NUMBERS], *numbers, strict=True))
    for count in array(_INTEGER, counts):
        yield (next(made),) if count == 1 else tuple(islice(made, count))


_READ: dict[str, Callable[[list[Any]], Iterator[Any]]] = {"bounds": _read_times, "evidence": _read_places}
