"""The texts of sources: which files they are, what they hold, and how one is opened again later.

Only ``.txt`` files of the folder itself are texts, and no link leads out of it. A text is opened again by
its name and by the hash of what was validated, so that no other file can be read under that name.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from ..errors import DataError, Problem, UsageError
from . import folders

MAX_BYTES = 64_000_000
_ENDING = ".txt"


class SourceText(NamedTuple):
    """A text with line ends made one, and the SHA-256 of the file that holds it, in hexadecimal digits."""

    content: str
    hash: str


def read_texts(folder: str) -> dict[str, SourceText]:
    """The texts in a folder, by file name.

    Raises
    ------
    UsageError
        It is no folder, or cannot be read.
    DataError
        One of them is no file, leads out of the folder, is too long, or is not UTF-8.
    """
    found, problems, sum = dict[str, SourceText](), list[Problem](), 0
    for path in text_paths(folder):
        try:
            read = folders.read_file(path, MAX_BYTES)
            if (sum := sum + len(read)) > folders.MAX_TOTAL_BYTES:
                raise DataError([Problem(folders.short_path(folder), 0, _total_problem())])
            found[os.path.basename(path)] = SourceText(as_text(read, folders.short_path(path)), hash_of(read))
        except DataError as error:
            problems += error.problems
            if sum > folders.MAX_TOTAL_BYTES:
                break
    if problems:
        raise DataError(problems)
    return found


def _total_problem() -> str:
    return f"the texts are longer than {folders.MAX_TOTAL_BYTES:,} bytes together: divide the data"


def text_paths(folder: str) -> list[str]:
    """Where the texts in a folder lie, in order of their names; raises as :func:`read_texts` does."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.lower().endswith(_ENDING))
    except OSError as error:
        shown = folders.short_path(folder)
        raise UsageError(f"{shown}: the texts of sources cannot be read: {error.strerror}") from None
    paths = [os.path.join(folder, name) for name in names]
    outside = [path for path in paths if os.path.islink(path) and not folders.is_inside(path, folder)]
    if outside:
        message = "a link that leads out of the folder of texts: put the file itself here"
        raise DataError([Problem(folders.short_path(path), 0, message) for path in outside])
    return paths


def text_path(folder: str, name: str) -> str:
    """Where the text of that name lies; empty where no text can have that name.

    >>> text_path("texts", "../secrets.txt"), text_path("texts", "secrets"), text_path("", "report.txt")
    ('', '', '')
    """
    plain = name == os.path.basename(name) and "\0" not in name and "\\" not in name
    return os.path.join(folder, name) if folder and plain and name.lower().endswith(_ENDING) else ""


def read_again(path: str, hash: str) -> str:
    """The text at a path if it still has the hash of the text that was validated; else empty."""
    try:
        read = folders.read_file(path, MAX_BYTES) if path and hash else b""
        return as_text(read, path) if hash and hash_of(read) == hash else ""
    except DataError:
        return ""


def hash_of(read: bytes) -> str:
    """The SHA-256 of bytes, as ``sha256sum`` prints it."""
    import hashlib

    return hashlib.sha256(read).hexdigest()


def as_text(read: bytes, file: str) -> str:
    """Bytes as text, with line ends made one and without a byte order mark.

    Raises
    ------
    DataError
        With the line of what is not UTF-8, or is no text.
    """
    if read.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataError([Problem(file, 1, "the text is UTF-16, not UTF-8: save the text as UTF-8")])
    try:
        text = read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The place is counted in the bytes behind a byte order mark.
        byte, line = error.object[error.start], error.object[: error.start].count(b"\n") + 1
        raise DataError([Problem(file, 0, f"byte {byte:#04x} in line {line} is not UTF-8: {_SAVE}")]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DataError([Problem(file, 0, f"a NUL character in line {line}: UTF-16, or no text: {_SAVE}")])
    return text.replace("\r\n", "\n").replace("\r", "\n")


_SAVE = "save the text as UTF-8"
