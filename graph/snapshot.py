"""The record as one file that loads in milliseconds, kept beside the store.

The file is in Python's own marshal format, as compiled modules are: quick to read, and tied to one version of Python,
which is therefore part of the hash that names the cache entry. It is a cache: read nowhere else, and built again when
it is gone. Equal values are stored once.
"""

from __future__ import annotations

import marshal
import sys
from typing import Any

from .dates import Bounds
from .record import Caveat, Claim, Code, Evidence, EvidenceTest, Record, Relation, Source, Thing, Type, Voice

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
    data = marshal.loads(content)
    shelves = {name: {_key(row, make): make._make(row) for row in data[name]} for name, make in _SHELVES.items()}
    for name, make in _EVIDENCED.items():
        shelves[name] = {row[0]: make._make((*row[:-1], _evidence(row[-1]))) for row in data[name]}
    return Record(base=data["base"], hash=data["hash"], origin=origin, claims=_claims(data["claims"]), **shelves)


def _claims(rows: tuple[Any, ...]) -> dict[str, Claim]:
    times: dict[Any, Bounds] = {}
    claims = {}
    for row in rows:
        when = row[-1]
        time = times.get(when) or times.setdefault(when, Bounds._make(when))
        claims[row[0]] = Claim._make((*row[:-2], _evidence(row[-2]), time))
    return claims


def _evidence(rows: tuple[Any, ...]) -> tuple[Evidence, ...]:
    return tuple([Evidence._make(row) for row in rows])


def _key(row: tuple[Any, ...], make: Any) -> Any:
    """What a record is kept under: its id or name, which stands first; a code under its list and name."""
    return row[:2] if make is Code else row[0]
