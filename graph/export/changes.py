"""What has changed between two versions of a record, for other programs and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypedDict

from ..changes.model import ItemChange, RecordChanges, VerdictChange
from ..record import Record
from ..words.catalogue import catalogue, fill_phrase
from ..words.changes import change_ids, change_kind, change_title, field_lines, kinds_counted, notes, since_sentence
from ..words.counts import capital
from .markdown import escape_cell
from .row_keys import Data
from .rows import data_json


class FieldChangeRow(TypedDict):
    """What a field held before and holds now, as the files say it; several values are joined by semicolons."""

    field: str
    before: str
    after: str


class ItemChangeRow(TypedDict):
    """What has become of an item; ``before`` and ``after`` are its ids, null where that version has it not."""

    group: Literal["sources", "things", "voices", "claims", "caveats", "tests", "decisions"]
    kinds: list[str]
    before: str | None
    after: str | None
    title: str
    fields: list[FieldChangeRow]


class VerdictChangeRow(TypedDict):
    """What a trace concluded and concludes; null where one of its ends was not in that version."""

    start: str
    end: str
    before: list[str] | None
    after: list[str] | None


class ChangesDict(TypedDict):
    """What has changed since an earlier version; ``verdicts_asked`` counts the traces that were compared."""

    schema: Literal["civicgraph/changes/1"]
    since: str
    verdicts: list[VerdictChangeRow]
    verdicts_asked: int
    items: list[ItemChangeRow]
    files: list[str]
    left_out: int
    earlier: Data
    data: Data


def changes_json(old: Record, new: Record, since: str, changes: RecordChanges) -> ChangesDict:
    """The changes as plain values."""
    return {
        "schema": "civicgraph/changes/1",
        "since": since,
        "verdicts": [_verdict_row(one) for one in changes.verdicts],
        "verdicts_asked": changes.asked,
        "items": [_item_row(old, new, one) for one in changes.items],
        "files": list(changes.files),
        "left_out": changes.left_out,
        "earlier": data_json(old),
        "data": data_json(new),
    }


def _verdict_row(one: VerdictChange) -> VerdictChangeRow:
    return {
        "start": one.start,
        "end": one.end,
        "before": list(one.before) or None,
        "after": list(one.after) or None,
    }


def _item_row(old: Record, new: Record, one: ItemChange) -> ItemChangeRow:
    return {
        "group": one.group,  # type: ignore[typeddict-item]
        "kinds": list(one.kinds),
        "before": one.before or None,
        "after": one.after or None,
        "title": change_title(old, new, one),
        "fields": [{"field": field, "before": before, "after": after} for field, before, after in one.fields],
    }


def changes_markdown(old: Record, new: Record, since: str, changes: RecordChanges) -> str:
    """The changes as a document in Markdown."""
    return "\n".join(_markdown_lines(old, new, since, changes)) + "\n"


def _markdown_lines(old: Record, new: Record, since: str, changes: RecordChanges) -> Iterator[str]:
    yield f"# {escape_cell(new.about.title or new.origin)}\n"
    yield escape_cell(since_sentence(since, changes))
    if changes.verdicts:
        yield "\n## Verdicts"
    for verdict in changes.verdicts:
        yield f"\n### {escape_cell(verdict_title(old, new, verdict))}"
        for heading, record_says in (("Before", verdict.before), ("Now", verdict.after)):
            yield f"\n{heading}:\n"
            yield from (f"- {escape_cell(one)}" for one in record_says or (catalogue()["changes.verdict.absent"],))
    for group, items in groupby(changes.items, key=lambda one: one.group):
        found = list(items)
        yield f"\n## {capital(group)}: {kinds_counted(found)}\n"
        for one in found:
            title = escape_cell(change_title(old, new, one))
            yield f"- **{capital(change_kind(one))}**: {title} (`{change_ids(one)}`)"
            for field, before, after in field_lines(old, new, one):
                yield f"  - {field}: {escape_cell(before)} → {escape_cell(after)}"
    yield ""
    yield from (f"{escape_cell(note)}\n" for note in notes(changes))


def verdict_title(old: Record, new: Record, one: VerdictChange) -> str:
    """Between which two a trace goes."""
    names = [(new if id in new.things else old).name(id) for id in (one.start, one.end)]
    return fill_phrase("changes.verdict", start=names[0], end=names[1])
