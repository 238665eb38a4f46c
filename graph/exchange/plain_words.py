"""Texts in one line, and as parts of ids."""

from __future__ import annotations

import re
import unicodedata

from ..files.invisible_letters import is_spelling
from ..latin_letters import latin_letters

_WORDS = re.compile("[a-z0-9]+")
LONGEST_ID = 60
"""So many letters has the id of a thing at most, as an import makes it."""


def one_line(text: str) -> str:
    """A text in one line, without what nobody sees.

    >>> one_line(" The\\n  fair\\u200b ")
    'The fair'
    """
    if text.isprintable():
        return " ".join(text.split())
    kept = "".join(
        letter
        for at, letter in enumerate(text)
        if letter.isspace() or unicodedata.category(letter)[0] != "C" or is_spelling(text, at)
    )
    return " ".join(kept.split())


def slug(text: str, most: int = LONGEST_ID) -> str:
    """A text as a part of an id: words of a to z and 0 to 9, joined by hyphens; empty where it has none.

    >>> slug("Łódź City Council (UMŁ)"), slug("报告")
    ('lodz-city-council-uml', '')
    """
    words = _WORDS.findall(latin_letters(text.replace("'", "").replace("’", "")))
    made = "-".join(words)
    return made if len(made) <= most else made[: most + 1].rpartition("-")[0][:most] or made[:most]


def is_shortened(text: str) -> bool:
    """Whether a text has letters or figures that its slug has not.

    >>> is_shortened("Łódź"), is_shortened("报告 2")
    (False, True)
    """
    return any(letter.isalnum() and not latin_letters(letter) for letter in text)
