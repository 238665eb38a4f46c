"""The hashes that name data by their content: the same for everybody who has the same files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping

from .. import ontology


def vocabulary_files() -> list[str]:
    """The files of the vocabulary that a record depends on, by their names under ``ontology``."""
    queries = [f"{folder}/{name}.rq" for folder in ("rules", "queries") for name in ontology.names(folder)]
    return ["civic.ttl", "codes.ttl", "shapes.ttl", "context.jsonld", *queries]


def file_hash(content: bytes) -> str:
    """The hash of what a file holds."""
    return hashlib.sha256(content).hexdigest()


def hash_of_all(readers: Iterable[str], hashes: Mapping[str, str]) -> str:
    """The hash of what a record is made of: who reads it, and the hashes of the vocabulary, the data, the texts.

    Parameters
    ----------
    hashes
        By path; of a path only the last part counts.
    """
    return _hash_of([*readers, *_by_name(hashes)])


def hash_of_data(hashes: Mapping[str, str]) -> str:
    """The hash of the data files alone, from the hash of each by its path, wherever they lie.

    >>> hash_of_data({"a/things.yaml": "0f"}) == hash_of_data({"b/things.yaml": "0f"})
    True
    """
    return _hash_of(_by_name(hashes))


def _hash_of(parts: Iterable[str]) -> str:
    return hashlib.sha256(b"\0".join(map(os.fsencode, parts))).hexdigest()


def _by_name(hashes: Mapping[str, str]) -> list[str]:
    return sorted(f"{os.path.basename(path)} {hash}" for path, hash in hashes.items())
