"""The vocabulary, its code lists, shapes and JSON-LD context, the rules of derivation and the ready-made questions.

Everything is kept as files beside this module; :func:`path` and :func:`text` reach them, :func:`codes` a code list.
"""

from __future__ import annotations

import os
import re

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


def codes(list: str) -> tuple[str, ...]:
    """The codes of a list, in its order, for what must not wait until the whole vocabulary is read.

    >>> codes("kind")
    ('influence', 'agency', 'structural', 'sequence')
    """
    pattern = rf'^{list}:([\w-]+) a skos:Concept ; skos:inScheme {list}: ; skos:notation "(\d+)"'
    found = re.findall(pattern, text("codes.ttl"), re.MULTILINE)
    return tuple(name for name, _ in sorted(found, key=lambda one: int(one[1])))


def names(folder: str) -> list[str]:
    """The names of the ``.rq`` files in ``queries`` or ``rules``, without their ending, sorted.

    >>> "author-voice" in names("rules")
    True
    """
    return sorted(name[:-3] for name in os.listdir(path(folder)) if name.endswith(".rq"))
