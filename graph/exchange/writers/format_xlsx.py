"""The workbook: Sources, Voices, Things, Claims, Caveats as they are, and cards for what is to be added.

Every cell is text, so that nothing is taken for a date or a formula. A hidden sheet has the fingerprint of each entry,
by which it is told later on which side a row was changed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...progress import Steps
from ...vocabulary import Vocabulary
from ..formats import WhatToWrite
from ..joined_lists import join_list
from ..workspace_book.cards import CARDS, CODE, COMMON, THINGS, CardField
from ..workspace_book.layout import (
    IN_WORDS,
    LISTS_SHEET,
    SHEETS,
    VERSION_SHEET,
    WORKBOOK,
    Column,
    columns,
    version_rows,
)
from ..workspace_entries import WorkspaceEntry, fingerprint, workspace_entries

_ROWS_WITH_LISTS = 2_000
_WIDTHS = {
    "id": 30,
    "name": 32,
    "title": 32,
    "subject": 26,
    "object": 26,
    "anchor": 40,
    "summary": 60,
    "description": 50,
}
_CARD_ROWS = 500


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One workbook."""
    from ..workspace_book.writing import Book

    entries = _entries(what)
    vocabulary, names = what.data.vocabulary, _names(entries)
    rows_in_all = sum(len(one.said.get("evidence") or "1") for one in entries.values())
    steps = Steps(what.progress, "writing", 2 * rows_in_all)  # saving takes as long again
    book = Book(what.record.about.title or what.data.origin, steps)
    lists = _lists(entries, vocabulary)
    draft = (_DRAFT,) if what.record.drafts or what.record.lost_anchors else ()
    book.start((*draft, *_START), [(card.title, card.note) for card in CARDS])
    notes = _notes(vocabulary)
    for section, title in SHEETS.items():
        found = [one for one in entries.values() if one.section == section]
        heads = columns(section, vocabulary, _own_keys(section, found))
        rows = [row for id, one in entries.items() if one.section == section for row in _rows(one, id, heads, names)]
        book.sheet(title, [(one.title, notes.get((section, one.key), "")) for one in heads], rows, _WIDTHS)
        for at, head in enumerate(heads):
            if (list_name := _list_of(section, head.key)) in lists:
                book.choices(title, at, list_name, max(len(rows), _ROWS_WITH_LISTS), strict=list_name not in _OPEN)
        what.report.count_written(f"{section} in rows" if section == "claims" else section, len(rows))
    for card in CARDS:
        fields = (*card.fields, *COMMON)
        book.sheet(card.title, [(one.title, _field_note(one)) for one in fields], [], _WIDTHS)
        for at, one in enumerate(fields):
            if (list_name := _card_list(one)) in lists:
                book.choices(card.title, at, list_name, _CARD_ROWS, strict=one.kind == CODE)
    book.lists(LISTS_SHEET, lists)
    versions = {id: fingerprint(one.said) for id, one in entries.items()}
    book.hidden_sheet(VERSION_SHEET, [[WORKBOOK], [what.data.hash], *([cell] for cell in version_rows(versions))])
    return {"": book.content()}


_START = (
    "Sources, Voices, Things, Claims and Caveats have what the record has: change cells, add rows below.",
    "A claim with several places in sources has a row for each: further rows repeat its id and say nothing else of it.",
    "The sheets behind them are cards: each row is one act, and becomes a thing and its claims.",
    "Things are named by id or by name; a name that nobody has yet becomes a new thing.",
    "Several values of a cell stand between semicolons. Columns “in words” are for reading only.",
    "Take it back with: civicgraph import FILE, and with --write once the preview is right.",
)
_DRAFT = "A draft: not all of its rows pass and hold; civicgraph check names those that do not."
_OPEN = ("things", "voices", "sources")


def _entries(what: WhatToWrite) -> dict[str, WorkspaceEntry]:
    """The entries of the files by id, without those of confidential sources and what only they tell."""
    found = workspace_entries(what.data.files, what.data.vocabulary)
    for path in found.unread:
        what.report.left_out.add("files that are no YAML or CSV, or cannot be read, have no rows", path)
    sources = {id: one.said for id, one in found.by_id.items() if one.section == "sources"}
    secret = {id for id, said in sources.items() if said.get("confidential") == "true"}
    secret |= {id for id, one in found.by_id.items() if one.source in secret}
    kept = {}
    for id, one in found.by_id.items():
        if one.section not in SHEETS:
            what.report.left_out.add(f"{one.section} stay in their files")
        elif id in secret or _names_any(one.said, secret):
            what.report.left_out.add("confidential sources, their voices, claims and caveats, and what names these")
        else:
            kept[id] = one
    return kept


def _names_any(said: Any, ids: set[str]) -> bool:
    """Whether what an entry says names one of some ids."""
    if isinstance(said, dict | list):
        return any(_names_any(one, ids) for one in (said.values() if isinstance(said, dict) else said))
    return said in ids


def _names(entries: Mapping[str, WorkspaceEntry]) -> dict[str, str]:
    return {id: str(one.said.get("name", id)) for id, one in entries.items() if one.section == "things"}


def _own_keys(section: str, entries: Iterable[WorkspaceEntry]) -> tuple[str, ...]:
    """Names in languages, which are columns only where there are some."""
    names = {key for one in entries for key in one.said if key.startswith("name@")} if section == "things" else set()
    return tuple(sorted(names))


def _rows(entry: WorkspaceEntry, id: str, heads: Sequence[Column], names: Mapping[str, str]) -> Iterator[list[str]]:
    """The rows of an entry: one, and one more for each further piece of evidence."""
    said = {**entry.said, "id": id, **({"source": entry.source} if entry.section not in ("sources", "things") else {})}
    for at, key in enumerate(("subject", "object")):
        said[IN_WORDS[at]] = names.get(str(said.get(key, "")), "")
    evidence = said.get("evidence") or [{}]
    for number, one in enumerate(evidence):
        cells = said if number == 0 else {"id": id}
        cells = {**cells, **{f"evidence {key}": value for key, value in one.items()}}
        yield [_cell(cells.get(head.key, "")) for head in heads]


def _cell(value: Any) -> str:
    return join_list([str(one) for one in value]) if isinstance(value, list) else str(value)


def _lists(entries: Mapping[str, WorkspaceEntry], vocabulary: Vocabulary) -> dict[str, list[str]]:
    """What cells may be chosen from, by the name of the list."""
    made = defaultdict[str, list[str]](list)
    for id, one in entries.items():
        if one.section in _OPEN:
            made[one.section].append(id)
    made["types"] = list(vocabulary.types)
    made["relations"] = list(vocabulary.relations)
    made["influence"] = [name for name, one in vocabulary.relations.items() if one.kind == "influence"]
    for of, name in vocabulary.codes:
        made[of].append(name)
    return {name: sorted(values) for name, values in made.items() if values}


_KEY_LISTS = {
    ("things", "type"): "types", ("claims", "predicate"): "relations", ("claims", "subject"): "things",
    ("claims", "object"): "things", ("claims", "voice"): "voices", ("claims", "source"): "sources",
    ("voices", "source"): "sources", ("caveats", "source"): "sources", ("sources", "sourceKind"): "source",
    ("caveats", "caveat"): "caveat", ("caveats", "voice"): "voices",
}  # fmt: skip
_CODE_KEYS = ("wording", "modality", "polarity", "share", "reading", "direction")


def _list_of(section: str, key: str) -> str:
    return key if section == "claims" and key in _CODE_KEYS else _KEY_LISTS.get((section, key), "")


def _card_list(field: CardField) -> str:
    return {"Source": "sources", "Voice": "voices"}.get(
        field.title, field.codes or ("things" if field.kind == "thing" else "")
    )


def _field_note(field: CardField) -> str:
    several = " Several stand between semicolons." if field.kind == THINGS else ""
    return f"{field.note}.{several}{' Needed.' if field.is_needed else ''}"


def _notes(vocabulary: Vocabulary) -> dict[tuple[str, str], str]:
    """What each key means, as editors are told."""
    from ...workspace.editor_schema import editor_schema

    schema = json.loads(editor_schema(vocabulary))
    found = {}
    for section in ("voices", "things", "claims", "caveats", "evidence"):
        for key, one in schema["definitions"][section]["properties"].items():
            title = f"evidence {key}" if section == "evidence" else key
            for sheet in ("claims", "caveats") if section == "evidence" else (section,):
                found[sheet, title] = str(one.get("description", ""))
    return found
