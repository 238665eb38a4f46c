"""The hashes that name data by their content: the same for everybody who has the same files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from .. import ontology


def vocabulary_files() -> list[str]:
    """The files of the vocabulary that a record depends on, by their names under ``ontology``."""
    queries = [f"{folder}/{name}.rq" for folder in ("rules", "queries") for name in ontology.names(folder)]
    return ["civic.ttl", "codes.ttl", "shapes.ttl", "context.jsonld", *queries]


def hash_of_all(readers: Iterable[str], files: Mapping[str, bytes], texts: Mapping[str, str]) -> str:
    """The hash of what a record is made of: who reads it, the vocabulary, the data files, the texts at hand."""
    import hashlib

    parts = [*readers]
    parts += [part for name in vocabulary_files() for part in (name, ontology.text(name))]
    sum = hashlib.sha256("\0".join(parts).encode())
    for name, content in _by_name(files):
        sum.update(b"\0" + os.fsencode(name) + b"\0" + content)
    for name, text in texts.items():
        sum.update(b"\0" + os.fsencode(name) + b"\0" + text.encode())
    return sum.hexdigest()


def hash_of_data(files: Mapping[str, bytes]) -> str:
    """The hash of the data files alone, wherever they lie.

    >>> hash_of_data({"a/things.yaml": b"things: []"}) == hash_of_data({"b/things.yaml": b"things: []"})
    True
    """
    import hashlib

    sum = hashlib.sha256()
    for name, content in _by_name(files):
        sum.update(os.fsencode(name) + b"\0" + content + b"\0")
    return sum.hexdigest()


def _by_name(files: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    return sorted((os.path.basename(name), content) for name, content in files.items())
