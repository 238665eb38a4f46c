"""The counts, the hash and the dump of a store, made once and kept in two files beside it."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
from typing import Any

from ..writing import write
from . import cache, integrity
from .integrity import seal, unseal

DESCRIPTION, DUMP = "description.json", "dataset.nq.gz"


def read_description(folder: str) -> dict[str, Any] | None:
    """The counts and hashes that are kept in a folder; none unless their file and the dump are whole."""
    with contextlib.suppress(OSError, ValueError):
        with open(os.path.join(folder, DESCRIPTION), "rb") as file:
            counts: dict[str, Any] = json.loads(bytes(unseal(file.read())))
        with open(os.path.join(folder, DUMP), "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == counts["dump"]:
                return counts
    return None


def describe(path: str, folder: str) -> None:
    """Writes the dump and then the description, which has its hash: each file is whole or missing."""
    import pyoxigraph as ox

    from .statistics import canonical, statistics

    integrity.prove(os.path.dirname(path))
    store, digest = ox.Store.read_only(path), hashlib.sha256()
    _remove_leftovers(folder)
    part = os.path.join(folder, f"{DUMP}.{os.getpid()}.part")
    try:
        with open(part, "wb") as file, cache.hold(part), gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            for line in canonical(store):
                digest.update(line)
                packed.write(line)
        with open(part, "rb") as packed_whole:
            dump = hashlib.file_digest(packed_whole, "sha256").hexdigest()
        size = os.path.getsize(part)
        os.replace(part, os.path.join(folder, DUMP))
    finally:
        if os.path.exists(part):
            os.remove(part)
    description = statistics(store)._asdict() | {"hash": digest.hexdigest(), "dump": dump, "size": size}
    write(os.path.join(folder, DESCRIPTION), seal(json.dumps(description).encode()))


def _remove_leftovers(folder: str) -> None:
    """Removes the unfinished files of processes that were ended."""
    for name in os.listdir(folder):
        if name.startswith((DUMP, DESCRIPTION)) and name.endswith(".part"):
            cache.remove_unlocked(os.path.join(folder, name))
