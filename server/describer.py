"""A process that counts what a store holds, and writes all of it as a file to take away. Fixed work, no questions.

It is run once for a data set, when somebody first asks, and leaves its files where they are found the next time.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys

from . import isolation

DESCRIPTION, DUMP = "description.json", "dataset.nq.gz"
_ANY_MEMORY = 1 << 20  # in MB: it holds no more than a part of the store at once, whatever the store's size
_PATIENT = 10


def main() -> None:
    """Describes the store of the first argument in files in the folder of the second."""
    store, folder = sys.argv[1:]
    isolation.confine(_ANY_MEMORY)
    os.nice(_PATIENT)
    describe(store, folder)


def describe(path: str, folder: str) -> None:
    """Writes the dump and then, naming it, the description: each is whole or not there."""
    import pyoxigraph as ox

    from ..graph.storing.describing import canonical, statistics
    from ..graph.writing import write

    store, sum = ox.Store.read_only(path), hashlib.sha256()
    part = os.path.join(folder, f"{DUMP}.{os.getpid()}.part")
    try:
        with open(part, "wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            for line in canonical(store):
                sum.update(line)
                packed.write(line)
        with open(part, "rb") as whole:
            dump = hashlib.file_digest(whole, "sha256").hexdigest()
        size = os.path.getsize(part)
        os.replace(part, os.path.join(folder, DUMP))
    finally:
        if os.path.exists(part):
            os.remove(part)
    found = statistics(store)._asdict() | {"hash": sum.hexdigest(), "dump": dump, "size": size}
    write(os.path.join(folder, DESCRIPTION), json.dumps(found).encode())


if __name__ == "__main__":
    main()
