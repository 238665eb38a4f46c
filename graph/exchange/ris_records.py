"""RIS: references as lines of two letters and a value, from ``TY`` to ``ER``.

Source: the description of the RIS format by its makers, and what Zotero, EndNote and Mendeley write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .reference_records import Reference, UnreadReference, doi_of, in_order

_LINE = re.compile(r"\s?([A-Z][A-Z0-9]|[A-Z]{3,4}(?=  -)) {1,2}-(?: (.*)|)")  # some write PMID among them
_FIELDS = {
    **dict.fromkeys(("TI", "T1", "CT", "BT"), "title"),
    **dict.fromkeys(("AU", "A1"), "author"),
    **dict.fromkeys(("DA", "Y1", "PY"), "date"),
    **dict.fromkeys(("T2", "JO", "JF", "JA", "J1", "J2"), "container"),
    "PB": "publisher", "UR": "url", "DO": "doi", "LA": "language", "Y2": "retrieved",
}  # fmt: skip
# Which of several fields for one thing comes first.
_ORDER = ("TI", "T1", "CT", "BT", "DA", "Y1", "PY", "T2", "JF", "JO", "JA", "J1", "J2")
_SILENT = ("ID",)
_WORDS = {
    "AB": "abstract", "N2": "abstract", "KW": "keywords", "VL": "volume", "IS": "issue", "SP": "first page",
    "EP": "last page", "SN": "ISBN or ISSN", "N1": "notes", "CY": "place", "A2": "editors", "ED": "editors",
    "A3": "editors of a series", "AD": "address of the author", "ET": "edition", "L1": "file", "M3": "kind of work",
}  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:/(\d{1,2})?)?(?:/(\d{1,2})?)?(?:/.*)?")
_UNENDED = "a reference without its end (ER) ends where the next one begins, or the file"


def is_ris(text: str) -> bool:
    """Whether a text is RIS, by its first line that holds anything.

    >>> is_ris("TY  - RPRT"), is_ris("Title: x")
    (True, False)
    """
    first = next((line for line in text.removeprefix("\ufeff").splitlines() if line.strip()), "")
    found = _LINE.fullmatch(first)
    return found is not None and (found[1] == "TY" or "\nTY  - " in text)


def ris_references(text: str) -> Iterator[Reference | UnreadReference]:
    """The references of a text.

    >>> next(ris_references("TY  - RPRT\\nTI  - The night bus\\nER  - \\n")).fields
    {'title': ['The night bus']}
    """
    lines: list[tuple[str, str]] = []
    begin = 0
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        found = _LINE.fullmatch(line.rstrip())
        tag, value = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if begin:
                yield _reference(lines, begin, _UNENDED)
            lines, begin = [(tag, value)], number
        elif not begin:
            if value or tag not in ("", "ER"):
                yield UnreadReference("a line that is in no reference: each begins with TY", f"line {number}")
        elif tag == "ER":
            yield _reference(lines, begin)
            begin = 0
        elif tag:
            lines.append((tag, value))
        elif value:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {value}".strip())
    if begin:
        yield _reference(lines, begin, _UNENDED)


def _reference(lines: list[tuple[str, str]], begin: int, guess: str = "") -> Reference:
    fields: dict[str, list[str]] = {}
    unplaced = []
    kind = lines[0][1]
    rank = {tag: at for at, tag in enumerate(_ORDER)}
    for tag, value in sorted(lines[1:], key=lambda one: rank.get(one[0], -1)):
        name = _FIELDS.get(tag, "")
        if tag == "M3" and doi_of(value):
            name = "doi"
        if not name and tag not in _SILENT and value:
            unplaced.append(f"{tag} ({_WORDS[tag]})" if tag in _WORDS else tag)
        elif name and value:
            fields.setdefault(name, []).append(_value(name, value))
    return Reference(kind, fields, tuple(unplaced), f"line {begin}", (guess,) if guess else ())


def _value(name: str, value: str) -> str:
    if name == "author":
        return in_order(value)
    if name in ("date", "retrieved") and (found := _DATE.fullmatch(value.strip())):
        year, month, day = found.groups()
        return "-".join(filter(None, (year, month and month.zfill(2), month and day and day.zfill(2))))
    return value
