"""Names and sentences cut short, for where many stand together."""

from __future__ import annotations

import re

from ..record import Record

MAX_NAME, MAX_TITLE = 18, 8
_QUOTED = ("asks", "effects")


def short_name(record: Record, id: str) -> str:
    """A name without the type in front of it, or a title, in quotation marks where it is cut.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> short_name(record, "ask-office-for-citizenship"), short_name(record, "lvrw")
    ('the ask “set up an Office for Citizenship and Integration, or an equivalent”', 'London Voter Registration Week')
    """
    name, type = record.name(id), record.type_label(id)
    if id in record.sources:
        return _short_title(name)
    kind, colon, rest = name.partition(": ")
    words = (rest if colon and kind.casefold() == type.casefold() else name).split()
    text = " ".join(words)
    if is_cut := len(words) > MAX_NAME:
        text = f"{' '.join(words[: MAX_NAME - 1]).rstrip(',;:')} …"
    if record.family(id) in _QUOTED:
        return f"the {type} “{text}”"
    return f"“{text}”" if is_cut else text


def _short_title(title: str) -> str:
    """The title of a source, in quotation marks where it may be taken for a sentence."""
    words = title.split()
    if len(words) <= MAX_TITLE:
        return title
    return f"“{' '.join(words[:MAX_TITLE]).rstrip(',;:')} …”"


def first_sentence(text: str) -> str:
    """The first sentence of a text.

    >>> first_sentence("The report never says so. It asks for an office.")
    'The report never says so.'
    """
    end = re.search(r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)[.!?][\"'”’)]*(?=\s+[\"'“‘(]*[A-Z])", text)
    return text[: end.end()] if end else text
