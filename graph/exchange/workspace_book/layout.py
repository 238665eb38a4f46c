"""The sheets of the workbook: which columns each has, and how lists and versions stand in cells."""

from __future__ import annotations

import json
from typing import NamedTuple

from ...vocabulary import Vocabulary

SHEETS = {"sources": "Sources", "voices": "Voices", "things": "Things", "claims": "Claims", "caveats": "Caveats"}
"""Section → the sheet that holds its entries."""
VERSION_SHEET, LISTS_SHEET, START_SHEET = "_civicgraph", "_lists", "Start"
WORKBOOK = "civicgraph workbook 1"
"""What the first cell of the sheet of versions says."""
EVIDENCE = ("anchor", "line", "page", "paragraph", "row", "prefix", "suffix")
"""The columns of a claim's evidence, beside its summary."""
SUMMARY, EVIDENCE_SOURCE, EVIDENCE_ID = "summary", "evidence source", "evidence id"
IN_WORDS = ("subject-in-words", "object-in-words")
"""Columns for people to read, which are not read back."""
SUMMARY_OF_CAVEAT = "caution"
"""The title of what a caveat says, since its evidence has a summary too."""
_ORDER = {
    "sources": "id title author publisher publicationDate url archived retrieved language sourceKind derivedFrom "
    "description authorVoice textFile status",
    "voices": "id source name role partyTo description status",
    "things": "id type name aliases description identifiers url status",
    "claims": f"id source voice subject {IN_WORDS[0]} predicate direction object {IN_WORDS[1]} value unit qualifier "
    "scope when wording modality polarity share reading reason note coder status retracted retractionReason",
    "caveats": f"id source caveat voice {SUMMARY_OF_CAVEAT} concerns status retracted retractionReason",
}
_MACHINE = ("voices", "claims", "caveats", "tests", "evidence", "confidential")


class Column(NamedTuple):
    """A column: the title that it has, and the key that its cells are of."""

    title: str
    key: str


def columns(section: str, vocabulary: Vocabulary, more: tuple[str, ...] = ()) -> list[Column]:
    """The columns of a sheet; ``more`` are keys that only this record has, such as ``name@cy``.

    >>> from ...vocabulary import load_vocabulary
    >>> [one.title for one in columns("voices", load_vocabulary())]
    ['id', 'source', 'name', 'role', 'partyTo', 'description', 'status']
    """
    known = vocabulary.keys["source" if section == "sources" else section] - set(_MACHINE)
    order = [*_ORDER[section].split(), *more]
    order += sorted(known - {*order, "summary"})
    found = [Column(title, "summary" if title == SUMMARY_OF_CAVEAT else title) for title in order]
    if section in ("claims", "caveats"):
        titles = ("anchor", SUMMARY, *EVIDENCE[1:], EVIDENCE_SOURCE, EVIDENCE_ID)
        found += [Column(title, f"evidence {title.removeprefix('evidence ')}") for title in titles]
    return found


def version_rows(versions: dict[str, str]) -> list[str]:
    """The fingerprints of entries as cells of at most so many letters as a cell may hold.

    >>> version_rows({"ada": "1f"})
    ['{"ada":"1f"}']
    """
    rows, part, length = list[str](), dict[str, str](), 0
    for id, value in versions.items():
        if length > 20_000:
            rows.append(_pack_versions(part))
            part, length = {}, 0
        part[id] = value
        length += len(id) + len(value) + 6
    return [*rows, _pack_versions(part)] if part else rows


def _pack_versions(part: dict[str, str]) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as spreadsheets call it; columns count from 0.

    >>> cell_name("Claims", 12, 27)
    'Claims!AB12'
    """
    letters = ""
    at = column + 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row}"
