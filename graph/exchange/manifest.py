"""What an import remembers for the next one of the same name: from which file, which ids it gave, what it took."""

from __future__ import annotations

import json
import os
from typing import NamedTuple

from ..errors import UsageError
from ..files.folders import short_path

FOLDER = os.path.join(".civicgraph", "imports")


class EarlierImport(NamedTuple):
    """``keys`` are ids by what the file calls a thing, ``taken`` fingerprints of entries by id as the file had them.

    ``mapping`` are types and relations by the words of the file that stand for them, ``as_source`` says that a drawing
    was taken as a source. ``renamed`` are the ids that things and claims of it have here by now, by those that it gave.
    """

    format: str = ""
    file: str = ""
    file_hash: str = ""
    keys: dict[str, str] = {}  # noqa: RUF012  # never changed: a new one is made
    taken: dict[str, str] = {}  # noqa: RUF012
    mapping: dict[str, str] = {}  # noqa: RUF012
    as_source: bool = False
    renamed: dict[str, str] = {}  # noqa: RUF012


def manifest_path(root: str, name: str) -> str:
    """Where what an import remembers is kept."""
    return os.path.join(root, FOLDER, f"{name}.json")


def read_manifest(root: str, name: str) -> EarlierImport:
    """What an earlier import of a name remembers; empty where there was none.

    Raises
    ------
    UsageError
        It cannot be read.
    """
    path = manifest_path(root, name)
    try:
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        return EarlierImport(
            str(kept["format"]),
            str(kept["file"]),
            str(kept["fileHash"]),
            dict(kept["keys"]),
            dict(kept["taken"]),
            dict(kept.get("mapping", {})),
            kept.get("asSource") is True,
            dict(kept.get("renamed", {})),
        )
    except FileNotFoundError:
        return EarlierImport()
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(
            f"{short_path(path)}: not readable, so that what was changed here could not be told apart: mend it by git, "
            "or give the import another --name"
        ) from None


def manifest_text(manifest: EarlierImport) -> bytes:
    """A manifest as the file that is kept, an entry a line."""
    kept = {
        "format": manifest.format,
        "file": manifest.file,
        "fileHash": manifest.file_hash,
        "keys": dict(sorted(manifest.keys.items())),
        "asSource": manifest.as_source,
        "mapping": dict(sorted(manifest.mapping.items())),
        "taken": dict(sorted(manifest.taken.items())),
        **({"renamed": dict(sorted(manifest.renamed.items()))} if manifest.renamed else {}),
    }
    return (json.dumps(kept, ensure_ascii=False, separators=(",\n", ": ")) + "\n").encode()
