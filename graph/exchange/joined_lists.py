"""Several values in one text, as a cell or a fact of a drawing has them, such that each comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;"][^;]*)?)\s*(?:;|$)')


def join_list(values: Iterable[str]) -> str:
    """Several values in one text, between semicolons; one that holds a semicolon or quotes stands in quotes.

    >>> join_list(["A. Okoye", "Okoye; Ada"])
    'A. Okoye; "Okoye; Ada"'
    """
    return "; ".join('"' + one.replace('"', '""') + '"' if ";" in one or '"' in one else one for one in values)


def split_list(text: str) -> list[str]:
    """The values of a text.

    >>> split_list('A. Okoye; "Okoye; Ada"; it')
    ['A. Okoye', 'Okoye; Ada', 'it']
    """
    found, at = [], 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or match.end() == at:  # a quote within words: the rest is one value
            found.append(text[at:].strip())
            break
        quoted, plain = match.groups()
        value = quoted.replace('""', '"') if quoted is not None else (plain or "").strip()
        if value:
            found.append(value)
        at = match.end()
    return found
