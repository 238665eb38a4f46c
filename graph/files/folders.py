"""Reading folders of files: every data file is read, and one that cannot be read is reported, never skipped."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from ..errors import DataError, Problem

# Files beside the data that others read: visualisations, graph.networks, graph.files.places, .identity_file and
# graph.own_vocabulary; and the list of names that were taken out.
STORIES, PLACES, IDENTITY, VOCABULARY = "stories.yaml", "places.csv", "identity.yaml", "vocabulary.yaml"
POSITIONS, REDACTIONS = "positions.json", "redactions.csv"
SITE_MARK = ".civicgraph-site.json"  # in a folder that publish wrote
BESIDE = frozenset({STORIES, "sectors.csv", PLACES, IDENTITY, VOCABULARY, POSITIONS, REDACTIONS, "civicgraph.toml"})
MAX_BYTES = 16_000_000
MAX_TOTAL_BYTES = 512_000_000
# Of files that are read in portions, alone and together.
MAX_LARGE_BYTES = 64_000_000_000
MAX_FILES = 10_000
# Within the folder of the texts: what they were read from, and earlier versions.
ORIGINALS, EARLIER = "originals", "earlier"
# What the names of data files end with: YAML, tables of things and of claims, and N-Quads.
YAML_ENDINGS = (".yaml", ".yml")
ENDINGS = (*YAML_ENDINGS, ".things.csv", ".claims.csv", ".things.parquet", ".claims.parquet", ".nq")
# What lies beside data for people and programs, and never looks like data.
_OTHERS = (".md", ".py", ".pyc", ".cff")
_PROSE = ("readme", "license", "licence", "makefile")


def data_paths(root: str) -> Iterator[str]:
    """The files of data under a folder: YAML, tables, N-Quads; in order of their paths. Names that begin with a dot or
    _ are none.

    Links are followed; a link back to a folder above is refused, for it has no end.

    Raises
    ------
    DataError
        A folder cannot be read, or there are more files than any record has.
    """
    for number, path in enumerate(path for path in _walk(root, ()) if _is_data(path, root)):
        if number == MAX_FILES:
            message = f"more than {MAX_FILES:,} files of data: is this the folder of the data?"
            raise DataError([Problem(short_path(root), 0, message)])
        yield path


def _is_data(path: str, root: str) -> bool:
    name = os.path.basename(path)
    is_beside = name in (IDENTITY, VOCABULARY) and os.path.dirname(path) == root
    return name.lower().endswith(ENDINGS) and name != STORIES and not is_beside


def would_be_read(path: str, root: str) -> bool:
    """Whether a file that is written to a path is read as data of a folder from then on.

    >>> [would_be_read(path, "town") for path in ("town/all.nq", "town/_made/all.nq", "all.nq")]
    [True, False, False]
    """
    if not is_inside(path, root):
        return False
    within = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    return _is_data(path, root) and not any(name.startswith((".", "_")) for name in within.split(os.sep))


def unread_files(root: str, texts: str = "") -> list[str]:
    """The files under a folder that nothing reads though they may be meant to be read, in order of their paths.

    Parameters
    ----------
    texts
        The folder of the texts, of which only ``.txt`` files are read.
    """
    kept = os.path.realpath(texts) if texts else ""
    documents = [os.path.join(kept, name) for name in (ORIGINALS, EARLIER)] if texts else []
    found = []
    published: dict[str, bool] = {}
    for path in _walk(root, ()):
        if any(is_inside(path, folder) for folder in documents) or _is_published(os.path.dirname(path), published):
            continue
        name = os.path.basename(path).lower()
        is_text = name.endswith(".txt") and os.path.realpath(os.path.dirname(path)) == kept
        known = name in BESIDE and os.path.dirname(path) == root
        prose = name.endswith(_OTHERS) or name.partition(".")[0] in _PROSE
        if not (_is_data(path, root) or is_text or known or prose):
            found.append(path)
    return found


def _is_published(folder: str, known: dict[str, bool]) -> bool:
    """Whether a folder is of a site that publish wrote, or within one."""
    if folder not in known:
        above = os.path.dirname(folder)
        here = os.path.isfile(os.path.join(folder, SITE_MARK))
        known[folder] = here or (above != folder and _is_published(above, known))
    return known[folder]


def _walk(folder: str, above: tuple[str, ...]) -> Iterator[str]:
    """Every file under a folder, those of the folder before those of folders within it."""
    real = os.path.realpath(folder)
    if above and any(_contains(real, one) for one in above):
        raise DataError([Problem(short_path(folder), 0, "a link that leads back to a folder above it: take it away")])
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise DataError([Problem(short_path(folder), 0, f"cannot be read: {error.strerror}")]) from None
    inner = []
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith((".", "_")):
            continue
        if os.path.isdir(path):
            inner.append(path)
        else:
            yield path
    for path in inner:
        yield from _walk(path, (*above, real))


def _contains(folder: str, other: str) -> bool:
    """Whether one real path is another, or a folder above it."""
    return other == folder or other.startswith(folder.rstrip(os.sep) + os.sep)


def is_inside(path: str, folder: str) -> bool:
    """Whether a path, every link followed, stays in a folder.

    >>> is_inside("texts/../../secrets", "texts"), is_inside("texts/a.txt", "texts")
    (False, True)
    """
    return _contains(os.path.realpath(folder), os.path.realpath(path))


def read_file(path: str, max_bytes: int = MAX_BYTES) -> bytes:
    """What a file holds.

    Raises
    ------
    DataError
        It cannot be read, is longer than ``most`` bytes, or is no file: a pipe would be waited for.
    """
    with open_file(path, max_bytes) as file:
        return file.read(max_bytes)


@contextmanager
def open_file(path: str, max_bytes: int) -> Iterator[IO[bytes]]:
    """A file opened to be read; errors, while it is open too, as of :func:`read_file`."""
    try:
        if (kind := _file_problem(os.stat(path).st_mode)) or (length := os.path.getsize(path)) > max_bytes:
            why = kind or f"{length:,} bytes long, and at most {max_bytes:,} are read: divide it"
            raise DataError([Problem(short_path(path), 0, why)])
        # What took the file's place meanwhile is not waited for either.
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(opened, "rb") as file:
            if kind := _file_problem(os.fstat(opened).st_mode):
                raise DataError([Problem(short_path(path), 0, kind)])
            yield file
    except OSError as error:
        raise DataError([Problem(short_path(path), 0, f"cannot be read: {error.strerror}")]) from None


def _file_problem(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    what = "a folder and no file" if stat.S_ISDIR(mode) else "no file"
    return f"is {what}: take it away or give it another name"


def short_path(path: str) -> str:
    """A path as short as it can be said from here."""
    try:
        near = os.path.relpath(path)
    except OSError:  # the current folder is gone
        return path
    return path if near.startswith("..") else near
