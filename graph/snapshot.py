"""The record as one file that loads in milliseconds, kept beside the store.

The file is in Python's own marshal format, as compiled modules are: quick to read, and tied to one version of Python,
which is therefore part of the hash that names the cache entry. It is a cache: read nowhere else, and built again when
it is gone. Equal values are stored once.
"""

from __future__ import annotations

import gc
import marshal
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

from .dates import Bounds
from .record import Caveat, Claim, Code, Evidence, EvidenceTest, Record, Relation, Source, Thing, Type, Voice

T = TypeVar("T")

NAME = "index.bin"
READER = f"{sys.implementation.cache_tag}-{marshal.version}"

_SHELVES: dict[str, Any] = {
    "things": Thing,
    "voices": Voice,
    "sources": Source,
    "relations": Relation,
    "types": Type,
    "codes": Code,
}
_EVIDENCED: dict[str, Any] = {"caveats": Caveat, "tests": EvidenceTest}


def dump(record: Record) -> bytes:
    """The record as bytes; the same record gives the same bytes."""
    same: dict[tuple[type, Any], Any] = {}

    def plain(value: Any) -> Any:
        if isinstance(value, tuple):
            value = tuple(plain(part) for part in value)
        return same.setdefault((type(value), value), value)

    names = ["claims", *_EVIDENCED, *_SHELVES]
    shelves = {name: tuple(plain(item) for item in getattr(record, name).values()) for name in names}
    return marshal.dumps({"base": record.base, "hash": record.hash, **shelves})


def load(content: bytes, origin: str) -> Record:
    """The record that :func:`dump` wrote.

    >>> empty = Record("https://example.org/id/", "0", "here", {}, {}, {}, {}, {}, {}, {})
    >>> load(dump(empty), "here") == empty
    True
    """
    collects = gc.isenabled()
    gc.disable()  # all that is made here stays: searching it for garbage takes as long as making it
    try:
        return _load(marshal.loads(content), origin)
    finally:
        if collects:
            gc.enable()


def _load(data: dict[str, Any], origin: str) -> Record:
    shelves = {name: {_key(row, make): row for row in _made(make, data[name])} for name, make in _SHELVES.items()}
    for name, make in _EVIDENCED.items():
        rows = ((*row[:-1], _evidence(row[-1])) for row in data[name])
        shelves[name] = {row.id: row for row in _made(make, rows)}
    times = {when: _of(Bounds, when) for when in {row[-1] for row in data["claims"]}}
    rows = ((*row[:-2], _evidence(row[-2]), times[row[-1]]) for row in data["claims"])
    claims = {row[0]: row for row in _made(Claim, rows)}
    return Record(base=data["base"], hash=data["hash"], origin=origin, claims=claims, **shelves)


# A named tuple of a row that is known to be as long as it must be: half the time of ``make._make(row)``.
_of: Any = tuple.__new__


def _made(make: type[T], rows: Iterable[tuple[Any, ...]]) -> Iterable[T]:
    return map(partial(_of, make), rows)


def _evidence(rows: tuple[Any, ...]) -> tuple[Evidence, ...]:
    return tuple(_made(Evidence, rows))


def _key(row: tuple[Any, ...], make: Any) -> Any:
    """What a record is kept under: its id or name, which stands first; a code under its list and name."""
    return row[:2] if make is Code else row[0]
