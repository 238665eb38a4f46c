"""A process that counts what a store holds, and writes all of it to a file for download.

It runs once for a data set, at the first request, and its files are used from then on. First it removes the unfinished
files of processes that were ended.
"""

from __future__ import annotations

import os
import sys

from ...graph.storage.description import describe
from ...graph.storage.integrity import Damaged
from . import isolation
from .messages import DATA_DAMAGED

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


if __name__ == "__main__":
    main()
