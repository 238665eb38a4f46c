"""A process that counts what a store holds, and writes all of it as a file to take away. Fixed work, no questions.

It is run once for a data set, when somebody first asks, and leaves its files where they are found the next time. What
an earlier one left half done when it was ended is taken away first.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys

from ...graph.storage.integrity import Damaged
from . import isolation
from .messages import LOST

DESCRIPTION, DUMP = "description.json", "dataset.nq.gz"
_ANY_MEMORY = 1 << 20  # in MB: it holds no more than a part of the store at once, whatever the store's size
_PATIENT = 10


def main() -> None:
    """Describes the store of the first argument in files in the folder of the second."""
    store, folder = sys.argv[1:]
    isolation.confine(_ANY_MEMORY)
    os.nice(_PATIENT)
    try:
        describe(store, folder)
    except Damaged as error:
        print(f"what was built is damaged or gone: {error}", file=sys.stderr)
        sys.exit(LOST)


def describe(path: str, folder: str) -> None:
    """Writes the dump and then, naming it, the description: each is whole or not there."""
    import pyoxigraph as ox

    from ...graph.storage import cache, integrity
    from ...graph.storage.integrity import sealed
    from ...graph.storage.statistics import canonical, statistics
    from ...graph.writing import write

    integrity.prove(os.path.dirname(path))
    store, sum = ox.Store.read_only(path), hashlib.sha256()
    _clear(folder)
    part = os.path.join(folder, f"{DUMP}.{os.getpid()}.part")
    try:
        with open(part, "wb") as file, cache.held(part), gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            for line in canonical(store):
                sum.update(line)
                packed.write(line)
        with open(part, "rb") as packed_whole:
            dump = hashlib.file_digest(packed_whole, "sha256").hexdigest()
        size = os.path.getsize(part)
        os.replace(part, os.path.join(folder, DUMP))
    finally:
        if os.path.exists(part):
            os.remove(part)
    found = statistics(store)._asdict() | {"hash": sum.hexdigest(), "dump": dump, "size": size}
    write(os.path.join(folder, DESCRIPTION), sealed(json.dumps(found).encode()))


def _clear(folder: str) -> None:
    """Removes what processes have left that were ended in the middle."""
    from ...graph.storage import cache

    for name in os.listdir(folder):
        if name.startswith((DUMP, DESCRIPTION)) and name.endswith(".part"):
            cache.clear(os.path.join(folder, name))


if __name__ == "__main__":
    main()
