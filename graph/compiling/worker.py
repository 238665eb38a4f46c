"""A process that compiles a share of the files of a data set, and keeps what comes of them in the cache."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from time import time_ns

from ..errors import CivicgraphError
from ..files import folders
from ..files.contents import FileContents
from ..files.portions import hash_large_file, is_large
from ..files.tables import table_section
from ..fingerprint import file_hash
from ..own_vocabulary import load_own_vocabulary
from ..vocabulary import Vocabulary
from . import parts
from .compiled_file import dump
from .from_document import compile_file
from .kept_files import file_key


def main() -> None:
    """Compiles what is missing in the folder of the first argument, of the data in the folder of the second.

    The third is what its addresses begin with, the fourth the number of the share, the fifth how many there are.
    """
    folder, root, base, number, shares = sys.argv[1:]
    gc.set_threshold(100_000, 50, 100)
    try:
        vocabulary = load_own_vocabulary(root, base)
        paths = sorted(folders.data_paths(root), key=os.path.getsize)
        for path in filter(is_large, paths):
            _compile_portions(folder, path, vocabulary, int(number), int(shares))
        for at, path in enumerate(path for path in paths if not is_large(path)):
            if at % int(shares) == int(number):
                content = folders.read_file(path)
                _compile(folder, file_hash(content), partial(bytes, content), path, vocabulary)
    except (CivicgraphError, OSError):  # told by whoever waits for this
        return


def _compile_portions(folder: str, path: str, vocabulary: Vocabulary, number: int, shares: int) -> None:
    """Compiles a stretch of the portions of a large file, in order."""
    began = time_ns()
    files = FileContents({path: path}, {path: hash_large_file(path, folders.MAX_LARGE_BYTES)}, began)
    names = files.portions(path)
    for name in names[len(names) * number // shares : len(names) * (number + 1) // shares]:
        _compile(folder, files.hash(name), partial(files.__getitem__, name), path, vocabulary)


def _compile(folder: str, hash: str, read: Callable[[], bytes], path: str, vocabulary: Vocabulary) -> None:
    key = file_key(hash, path, vocabulary)
    if not os.path.isfile(os.path.join(folder, key)):
        parts.write(folder, key, dump(compile_file(read(), vocabulary, table_section(path))))


if __name__ == "__main__":
    main()
