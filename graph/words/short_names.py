"""Names and sentences cut short, for where many stand together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ..names_in_text import bare_name, is_quoted, name_in_text
from ..record import Record
from .sources import short_title

MAX_NAME = 18
# A name of more letters is given a shorter one where it comes again and again: of so many words, or more to be told.
LONG_NAME, FEW_WORDS = 40, 5


def short_name(record: Record, id: str) -> str:
    """A name without the type in front of it, or a title in quotation marks, cut where it is long.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> short_name(record, "ask-office-for-citizenship"), short_name(record, "lvrw")
    ('the ask “set up an Office for Citizenship and Integration, or an equivalent”', 'London Voter Registration Week')
    """
    if id in record.sources:
        return short_title(record, id)
    return _name_in_text(record, id, MAX_NAME)


def _name_in_text(record: Record, id: str, most: int) -> str:
    thing = record.things.get(id)
    if not thing:
        return record.name(id)
    return record.with_mark(name_in_text(thing.name, record.types.get(thing.type), record.types, most), id)


def brief_names(record: Record, ids: Iterable[str]) -> Mapping[str, str]:
    """Names to be used where each thing was named in full before: another name that is shorter, or the first words.

    No two things of these have the same, and what has a short name keeps it.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> brief_names(record, ["ask-office-for-citizenship", "lvrw", "gla"])["ask-office-for-citizenship"]
    'the ask “set up an Office\\xa0…”'
    >>> brief_names(record, ["lvrw"])["lvrw"]
    'LVRW'
    """
    every = list(dict.fromkeys(ids))
    found = {id: _brief_name(record, id, FEW_WORDS) for id in every}
    most = FEW_WORDS
    while most < MAX_NAME and (same := _told_twice(found)):
        most += 1
        found |= {id: _brief_name(record, id, most) for id in same}
    found |= {id: record.name(id) for id in _told_twice(found)}
    # The sign of a cut stays with the word before it.
    return {id: name.replace(" …", "\u00a0…") for id, name in found.items()}


def _brief_name(record: Record, id: str, most: int) -> str:
    thing = record.things.get(id)
    # Of other names only what is plainly a name of this thing, such as its initials: it begins with a capital.
    others = [one for one in thing.aliases if 1 < len(one) <= LONG_NAME // 2 and one[0].isupper()] if thing else []
    type = record.types.get(thing.type) if thing else None
    is_short = len(bare_name(record.name(id), type, record.types)) <= LONG_NAME and not (type and is_quoted(type))
    if is_short:
        others = [one for one in others if one.isupper() and " " in record.name(id)]
    if others:
        return min(others, key=lambda one: (len(one), one))
    return record.name(id) if is_short else _name_in_text(record, id, most)


def _told_twice(names: Mapping[str, str]) -> list[str]:
    counts = Counter(names.values())
    return [id for id, name in names.items() if counts[name] > 1]


def first_sentence(text: str) -> str:
    """The first sentence of a text.

    >>> first_sentence("The report never says so. It asks for an office.")
    'The report never says so.'
    """
    end = re.search(r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)[.!?][\"'”’)]*(?=\s+[\"'“‘(]*[A-Z])", text)
    return text[: end.end()] if end else text
