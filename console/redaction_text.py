"""Where a name stands that is to be taken out, and what keeps it all the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from ..graph.editing.redact import NamedPlace
from .words import clean, wrap


def places_text(places: Sequence[NamedPlace], unread: Sequence[str], root: str) -> Iterator[str]:
    """Every place: first what is replaced, then what is for a person to decide."""
    for heading, chosen in (
        ("Replaced:", [one for one in places if not one.advice]),
        ("For you to decide:", [one for one in places if one.advice]),
    ):
        if chosen:
            yield heading
            yield from _rows(chosen, root)
    if unread:
        names = ", ".join(clean(_name(path, root)) for path in unread)
        yield wrap(f"Not looked into, since they are no plain text: {names}.")


def _rows(places: Iterable[NamedPlace], root: str) -> Iterator[str]:
    for one in places:
        at = f":{one.line}" if one.line else ""
        yield f"  {clean(_name(one.file, root))}{at}: {one.key}{f': {one.advice}' if one.advice else ''}"


def _name(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def history_text(root: str) -> str:
    """What keeps a name though no file has it."""
    told = "What was handed on, and copies elsewhere, keep the name."
    folder = os.path.abspath(root)
    while not os.path.lexists(os.path.join(folder, ".git")):
        if (above := os.path.dirname(folder)) == folder:
            return told
        folder = above
    return (
        f"{told} So does the history of git: `git filter-repo --replace-text FILE` takes it out, where each line of "
        "FILE is NAME==>PSEUDONYM; then push with --force, and have every clone made anew."
    )
