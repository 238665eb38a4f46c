"""A process that counts what a store holds, and writes all of it to a file for download.

It runs once for a data set, at the first request, and its files are used from then on. First it removes the unfinished
files of processes that were ended.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys

from ...graph.storage.integrity import Damaged
from . import isolation
from .messages import DATA_DAMAGED

DESCRIPTION, DUMP = "description.json", "dataset.nq.gz"
_MEMORY_MEGABYTES = 1 << 20  # in MB: it holds no more than a part of the store at once, whatever the store's size
_NICENESS = 10  # queries come first


def main() -> None:
    """Describes the store of the first argument in files in the folder of the second."""
    store, folder = sys.argv[1:]
    isolation.confine(_MEMORY_MEGABYTES)
    os.nice(_NICENESS)
    try:
        describe(store, folder)
    except Damaged as error:
        print(f"what was built is damaged or gone: {error}", file=sys.stderr)
        sys.exit(DATA_DAMAGED)


def describe(path: str, folder: str) -> None:
    """Writes the dump and then the description, which has its hash: each file is whole or missing."""
    import pyoxigraph as ox

    from ...graph.storage import cache, integrity
    from ...graph.storage.integrity import seal
    from ...graph.storage.statistics import canonical, statistics
    from ...graph.writing import write

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
    from ...graph.storage import cache

    for name in os.listdir(folder):
        if name.startswith((DUMP, DESCRIPTION)) and name.endswith(".part"):
            cache.remove_unlocked(os.path.join(folder, name))


if __name__ == "__main__":
    main()
