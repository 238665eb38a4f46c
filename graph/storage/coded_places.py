"""Where anchors stood when they were coded, kept in the cache for each workspace; see :mod:`..files.text_changes`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from ..files.text_changes import AnchorContext, CodedPlace
from . import cache


def path_of(root: str) -> str:
    """The file that keeps it for the data in a folder."""
    import hashlib

    return os.path.join(cache.folder(), f"coded-{hashlib.sha256(os.fsencode(root)).hexdigest()[:32]}.json")


def load(root: str) -> dict[str, CodedPlace]:
    """What is kept; nothing where nothing is, or it cannot be read."""
    try:
        with open(path_of(root), encoding="utf-8") as file:
            texts, places = json.load(file)
        return {
            id: CodedPlace(anchor, texts[text], AnchorContext(*context))
            for id, (anchor, text, *context) in places.items()
        }
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}


def save(root: str, places: Mapping[str, CodedPlace]) -> None:
    """Keeps it, in one move; a cache that cannot be written keeps nothing."""
    texts = {hash: number for number, hash in enumerate(sorted({place.text for place in places.values()}))}
    rows = {id: [place.anchor, texts[place.text], *place.context] for id, place in sorted(places.items())}
    making = f"{path_of(root)}.{os.getpid()}.part"
    try:
        with open(making, "w", encoding="utf-8") as file:
            json.dump([list(texts), rows], file)
        os.replace(making, path_of(root))
    except OSError:
        return
