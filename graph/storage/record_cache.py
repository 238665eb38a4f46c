"""The record as one file that loads in milliseconds, kept beside the store.

The file is in Python's own marshal format, as compiled modules are: quick to read, and tied to one version of Python,
which is therefore part of the hash that names the cache entry. It is a cache: read nowhere else, and built again when
it is gone or not whole. Equal values are stored once.
"""

from __future__ import annotations

import gc
import marshal
import sys
from collections.abc import Iterable, Iterator
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

# The parts of a record whose items hold only text and numbers, and those whose last field is evidence.
_PLAIN: dict[str, Any] = {
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

    def columns(name: str) -> list[Any]:
        return [list(column) for column in zip(*map(plain, getattr(record, name).values()), strict=True)]

    parts = {name: columns(name) for name in (*_PLAIN, *_EVIDENCED, "claims")}
    return seal(marshal.dumps({"base": record.base, "hash": record.hash, **parts}))


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
    parts = {name: _index(make, data[name]) for name, make in _PLAIN.items()}
    for name, make in _EVIDENCED.items():
        columns = list(data[name])
        if columns:
            place = make._fields.index("evidence")
            columns[place] = _evidence(columns[place])
        parts[name] = _index(make, columns)
    *columns, evidence, bounds, share, reading = data["claims"] or [[], [], [], []]
    times = {when: tuple.__new__(Bounds, when) for when in set(bounds)}
    claims = _index(Claim, [*columns, _evidence(evidence), map(times.__getitem__, bounds), share, reading])
    return Record(base=data["base"], hash=data["hash"], origin=origin, about=about, claims=claims, **parts)


def _index(make: Any, columns: list[Any]) -> dict[Any, Any]:
    """Items made of their columns, under their id or name, which stands first; codes under their list and name."""
    keys = zip(*columns[:2], strict=True) if make is Code else columns[0] if columns else ()
    return dict(zip(keys, _build_rows(make, zip(*columns, strict=True)), strict=True))


def _build_rows(make: type[T], rows: Iterable[tuple[Any, ...]]) -> Iterator[T]:
    """Named tuples of rows that are known to be as long as they must be: half the time of ``make._make(row)``."""
    new: Any = tuple.__new__
    return map(partial(new, make), rows)


def _evidence(column: list[Any]) -> list[tuple[Evidence, ...]]:
    """The places of each item; most have one."""
    made = _build_rows(Evidence, chain.from_iterable(column))
    return [(next(made),) if len(places) == 1 else tuple(islice(made, len(places))) for places in column]
