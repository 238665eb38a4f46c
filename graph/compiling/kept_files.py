"""Compiled files as they are kept in the cache: their names there, and how a part of one is read, or made again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import IO, TypeVar

from ... import ontology
from ..files.portions import file_of
from ..files.tables import table_section
from ..storage.integrity import Damaged
from ..storage.rows import READER
from ..vocabulary import Vocabulary
from . import compiled_file, parts
from .compiled_file import CompiledFile
from .from_document import compile_file
from .kept_names import names_key
from .others import OtherPart

T = TypeVar("T")

# What compiled files look like: changed with whatever is kept of them.
FORMAT = "32"
_VOCABULARY = ("civic.ttl", "codes.ttl", "shapes.ttl", "context.jsonld", "phrases/en.json")


def file_key(hash: str, name: str, vocabulary: Vocabulary) -> str:
    """The name under which a compiled file is kept, by the hash of what it holds and what its name says it is."""
    # Addresses stand in no file but one of quads.
    base = repr((vocabulary.base, vocabulary.bases)) if file_of(name).lower().endswith(".nq") else ""
    return parts.key_of(_reader(), vocabulary.own.encode(), hash.encode(), table_section(name).encode(), base.encode())


@cache
def _reader() -> bytes:
    words = "".join(map(ontology.text, _VOCABULARY))
    return sha256("\0".join((FORMAT, READER, words)).encode()).digest()


def names_key_of(keys: Sequence[str], files: Sequence[CompiledFile], others: Sequence[OtherPart]) -> str:
    """The name under which the columns of names of these files and other records are kept."""
    return names_key(_reader(), [*keys, *(one.key for one in others)], [*files, *(one.tables for one in others)])


def kept_file(folder: str, key: str) -> CompiledFile | None:
    """What a file comes to, if it is kept and whole."""
    with suppress(OSError, Damaged), open(os.path.join(folder, key), "rb") as file:
        return compiled_file.load(file)
    return None


def compile_and_keep(folder: str, key: str, content: bytes, name: str, vocabulary: Vocabulary) -> CompiledFile:
    """What a file comes to, compiled now."""
    found = compile_file(content, vocabulary, table_section(name))
    parts.write(folder, key, compiled_file.dump(found))
    return found.tables


def load_part(
    folder: str,
    key: str,
    files: Mapping[str, bytes],
    name: str,
    vocabulary: Vocabulary,
    load: Callable[[IO[bytes]], T],
) -> T:
    """A part of what a file comes to, as it is kept; compiled again where that is gone or not whole."""
    with suppress(OSError, Damaged), open(os.path.join(folder, key), "rb") as file:
        return load(file)
    found = compile_file(files[name], vocabulary, table_section(name))
    return load(BytesIO(compiled_file.dump(found)))
