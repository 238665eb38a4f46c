"""The vocabulary, its code lists, shapes and JSON-LD context, the rules of derivation and the ready-made questions.

Everything is kept as files beside this module; :func:`path` and :func:`text` reach them.
"""

from __future__ import annotations

import os

HERE = os.path.dirname(os.path.abspath(__file__))


def path(name: str) -> str:
    """Where a file of the vocabulary lies, such as ``civic.ttl`` or ``queries/secondments.rq``.

    >>> path("civic.ttl").endswith("civic.ttl")
    True
    """
    return os.path.join(HERE, *name.split("/"))


def text(name: str) -> str:
    """What a file of the vocabulary holds."""
    with open(path(name), encoding="utf-8") as file:
        return file.read()


def names(folder: str) -> list[str]:
    """The names of the ``.rq`` files in ``queries`` or ``rules``, without their ending, sorted.

    >>> "author-voice" in names("rules")
    True
    """
    return sorted(name[:-3] for name in os.listdir(path(folder)) if name.endswith(".rq"))
