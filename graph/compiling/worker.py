"""A process that compiles a share of the files of a data set, and keeps what comes of them in the cache."""

from __future__ import annotations

import os
import sys

from ..errors import DataError
from ..files import folders
from ..files.tables import table_section
from ..fingerprint import file_hash
from ..own_vocabulary import load_own_vocabulary
from ..vocabulary import Vocabulary
from . import parts
from .compile import file_key
from .compiled_file import compile_file, dump


def main() -> None:
    """Compiles what is missing in the folder of the first argument, of the data in the folder of the second.

    The third is what its addresses begin with, the fourth the number of the share, the fifth how many there are.
    """
    folder, root, base, number, shares = sys.argv[1:]
    try:
        vocabulary = load_own_vocabulary(root, base)
        for at, path in enumerate(sorted(folders.data_paths(root), key=os.path.getsize)):
            if at % int(shares) == int(number):
                _compile(folder, folders.read_file(path), path, vocabulary)
    except (DataError, OSError):  # told by whoever waits for this
        return


def _compile(folder: str, content: bytes, path: str, vocabulary: Vocabulary) -> None:
    key = file_key(file_hash(content), path, vocabulary)
    if not os.path.isfile(os.path.join(folder, key)):
        parts.write(folder, key, dump(compile_file(content, vocabulary, table_section(path))))


if __name__ == "__main__":
    main()
