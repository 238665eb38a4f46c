"""A process that compiles a share of the files of a data set, and keeps what comes of them in the cache."""

from __future__ import annotations

import os
import sys

from ..errors import DataError
from ..files import folders
from ..fingerprint import file_hash
from ..vocabulary import load_vocabulary
from . import parts
from .compile import file_key
from .compiled_file import compile_file, dump


def main() -> None:
    """Compiles what is missing in the folder of the first argument, of the data in the folder of the second.

    The third is the number of the share, the fourth how many there are.
    """
    folder, root, number, shares = sys.argv[1:]
    try:
        for at, path in enumerate(sorted(folders.yaml_paths(root), key=os.path.getsize)):
            if at % int(shares) == int(number):
                _compile(folder, folders.read_file(path))
    except (DataError, OSError):  # told by whoever waits for this
        return


def _compile(folder: str, content: bytes) -> None:
    key = file_key(file_hash(content))
    if not os.path.isfile(os.path.join(folder, key)):
        parts.write(folder, key, dump(compile_file(content, load_vocabulary())))


if __name__ == "__main__":
    main()
