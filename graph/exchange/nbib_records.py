"""PubMed's NBIB (MEDLINE): references as lines of up to four letters and a value, from ``PMID`` to an empty line.

Source: the description of MEDLINE and PubMed data elements by the National Library of Medicine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .reference_records import Reference, UnreadReference, doi_of, in_order

_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")
_FIELDS = {"TI": "title", "BTI": "title", "FAU": "author", "CN": "author", "JT": "container", "TA": "container",
           "PB": "publisher", "LA": "language"}  # fmt: skip
_NUMBERS = ("LID", "AID")
_SILENT = ("PMID", "OWN", "STAT", "AU", "DCOM", "LR", "DA", "DEP", "EDAT", "MHDA", "CRDT", "PHST", "PST", "SO", "IS",
           "AUID", "PMC", "DP", "SB")  # fmt: skip
_WORDS = {"AB": "abstract", "MH": "subjects", "VI": "volume", "IP": "issue", "PG": "pages", "AD": "addresses",
          "OT": "keywords", "GR": "grants", "PL": "place"}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_nbib(text: str) -> bool:
    """Whether a text is NBIB, by its first line that holds anything.

    >>> is_nbib("\\nPMID- 101\\nTI  - The night bus\\n"), is_nbib("TY  - RPRT")
    (True, False)
    """
    first = next((line for line in text.removeprefix("\ufeff").splitlines() if line.strip()), "")
    return re.match(r"PMID ?- ?\d", first) is not None


def nbib_references(text: str) -> Iterator[Reference | UnreadReference]:
    """The references of a text.

    >>> next(nbib_references("PMID- 101\\nTI  - The night\\n      bus\\nDP  - 2019 Mar 5\\n")).fields
    {'title': ['The night bus'], 'date': ['2019-03-05']}
    """
    lines: list[tuple[str, str]] = []
    begin = 0
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        found = _LINE.fullmatch(line.rstrip())
        if found and found[1] == "PMID":
            if begin:
                yield _reference(lines, begin)
            lines, begin = [("PMID", found[2])], number
        elif found and begin:
            lines.append((found[1], found[2].strip()))
        elif line.startswith("   ") and lines:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line.strip()}")
        elif line.strip():
            yield UnreadReference("a line that is in no reference: each begins with PMID", f"line {number}")
    if begin:
        yield _reference(lines, begin)


def _reference(lines: list[tuple[str, str]], begin: int) -> Reference:
    fields: dict[str, list[str]] = {}
    unplaced = []
    kind = ""
    if not any(tag in ("FAU", "CN") for tag, _ in lines):  # only initials, where the full names are not there
        lines = [("FAU" if tag == "AU" else tag, value) for tag, value in lines]
    for tag, value in sorted(lines, key=lambda one: one[0] == "TA"):
        name = _FIELDS.get(tag, "")
        if tag in _NUMBERS and doi_of(value.removesuffix("[doi]").strip()):
            name, value = "doi", value.removesuffix("[doi]").strip()
        if tag == "PT":
            kind = kind or value
        elif tag == "DP" and (date := _date(value)):
            fields.setdefault("date", []).append(date)
        elif name and value and not (name == "container" and name in fields):
            fields.setdefault(name, []).append(in_order(value) if tag == "FAU" else value)
        elif not name and value and tag not in (*_SILENT, *_NUMBERS):
            unplaced.append(f"{tag} ({_WORDS[tag]})" if tag in _WORDS else tag)
    if "doi" in fields:
        fields["doi"] = list(dict.fromkeys(fields["doi"]))
    return Reference(kind, fields, tuple(unplaced), f"line {begin}")


def _date(text: str) -> str:
    """A date such as ``2019 Mar 5``, as far as it is one.

    >>> _date("2019 Mar 5"), _date("2018 Dec-2019 Jan"), _date("2019 Spring")
    ('2019-03-05', '2018', '2019')
    """
    year, *rest = [*text.split(), ""]
    if not re.fullmatch(r"\d{4}", year):
        return text
    month, *days = [*rest, ""]
    if month.casefold() not in _MONTHS:
        return year
    whole = f"{year}-{_MONTHS.index(month.casefold()) + 1:02}"
    return f"{whole}-{int(days[0]):02}" if days and re.fullmatch(r"\d{1,2}", days[0]) else whole
