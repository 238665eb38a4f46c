"""Reading folders of files: every file that belongs is read, and what cannot be read is said, never passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from ..errors import DataError, Problem, UsageError

# Files that lie beside the data and are no part of it: what visualisations.stories reads.
STORIES = "stories.yaml"


def yaml_paths(root: str) -> Iterator[str]:
    """The YAML files under a folder, in order of their paths. Names that begin with a dot or _ are no data.

    Links are followed; a link back to a folder above is refused, for it has no end.

    Raises
    ------
    DataError
        A folder cannot be read.
    """
    yield from _walked(root, ())


def _walked(folder: str, above: tuple[str, ...]) -> Iterator[str]:
    real = os.path.realpath(folder)
    if real in above:
        raise DataError([Problem(shown(folder), 0, "a link that leads back to a folder above it: take it away")])
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise DataError([Problem(shown(folder), 0, f"cannot be read: {error.strerror}")]) from None
    inner = []
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith((".", "_")):
            continue
        if os.path.isdir(path):
            inner.append(path)
        elif name.endswith((".yaml", ".yml")) and name != STORIES:
            yield path
    for path in inner:
        yield from _walked(path, (*above, real))


def text_files(folder: str) -> dict[str, str]:
    """The texts in a folder, by file name, with line ends made one.

    Raises
    ------
    UsageError
        It is no folder, or cannot be read.
    """
    return {os.path.basename(path): as_text(content(path)) for path in text_paths(folder)}


def text_path(folder: str, name: str) -> str:
    """Where the text of that name lies: in the folder itself, whatever path the name may hold.

    >>> text_path("texts", "../secrets.txt") == os.path.join("texts", "secrets.txt")
    True
    """
    return os.path.join(folder, os.path.basename(name))


def text_of(path: str) -> str:
    """The text in one file, as :func:`text_files` has it.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with open(path, "rb") as file:
        return as_text(file.read())


def as_text(read: bytes) -> str:
    """Bytes as text, with line ends made one."""
    return read.decode("utf-8", "replace").replace("\r\n", "\n")


def text_paths(folder: str) -> list[str]:
    """Where the texts in a folder lie, in order of their names; raises as :func:`text_files` does."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
    except OSError as error:
        raise UsageError(f"{folder}: the texts of sources cannot be read: {error.strerror}") from None
    return [os.path.join(folder, name) for name in names]


def content(path: str) -> bytes:
    """What a file holds.

    Raises
    ------
    DataError
        It cannot be read, or is no file: a pipe would be waited for.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise DataError([Problem(shown(path), 0, "is no file: take it away or give it another name")])
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise DataError([Problem(shown(path), 0, f"cannot be read: {error.strerror}")]) from None


def shown(path: str) -> str:
    """A path as short as it can be said from here."""
    try:
        near = os.path.relpath(path)
    except OSError:  # the current folder is gone
        return path
    return path if near.startswith("..") else near
