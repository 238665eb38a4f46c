"""Names and sentences cut short, for where many stand together."""

from __future__ import annotations

import re

from ..record import Record
from .sources import short_title

MAX_NAME = 18
_QUOTED = ("asks", "effects")


def short_name(record: Record, id: str) -> str:
    """A name without the type in front of it, or a title in quotation marks, cut where it is long.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> short_name(record, "ask-office-for-citizenship"), short_name(record, "lvrw")
    ('the ask “set up an Office for Citizenship and Integration, or an equivalent”', 'London Voter Registration Week')
    """
    name, type = record.name(id), record.type_label(id)
    if id in record.sources:
        return short_title(record, id)
    kind, colon, rest = name.partition(": ")
    words = (rest if colon and kind.casefold() == type.casefold() else name).split()
    text = " ".join(words)
    if is_cut := len(words) > MAX_NAME:
        text = f"{' '.join(words[: MAX_NAME - 1]).rstrip(',;:')} …"
    if record.family(id) in _QUOTED:
        return f"the {type} “{text}”"
    return f"“{text}”" if is_cut else text


def first_sentence(text: str) -> str:
    """The first sentence of a text.

    >>> first_sentence("The report never says so. It asks for an office.")
    'The report never says so.'
    """
    end = re.search(r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)[.!?][\"'”’)]*(?=\s+[\"'“‘(]*[A-Z])", text)
    return text[: end.end()] if end else text
