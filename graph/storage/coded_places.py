"""Where anchors stood when they were coded, kept in the cache for each workspace; see :mod:`..files.since`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from ..files.text_changes import Spot, Stood
from . import cache


def path_of(root: str) -> str:
    """The file that keeps it for the data in a folder."""
    import hashlib

    return os.path.join(cache.folder(), f"coded-{hashlib.sha256(os.fsencode(root)).hexdigest()[:32]}.json")


def load(root: str) -> dict[str, Stood]:
    """What is kept; nothing where nothing is, or it cannot be read."""
    try:
        with open(path_of(root), encoding="utf-8") as file:
            texts, places = json.load(file)
        return {id: Stood(anchor, texts[text], Spot(*spot)) for id, (anchor, text, *spot) in places.items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}


def save(root: str, places: Mapping[str, Stood]) -> None:
    """Keeps it, in one move; a cache that cannot be written keeps nothing."""
    texts = {hash: number for number, hash in enumerate(sorted({stood.text for stood in places.values()}))}
    rows = {id: [stood.anchor, texts[stood.text], *stood.spot] for id, stood in sorted(places.items())}
    making = f"{path_of(root)}.{os.getpid()}.part"
    try:
        with open(making, "w", encoding="utf-8") as file:
            json.dump([list(texts), rows], file)
        os.replace(making, path_of(root))
    except OSError:
        return
