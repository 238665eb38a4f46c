"""What has changed between two versions of a record, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import ndiff
from itertools import groupby

import click

from ..graph.changes.model import ItemChange, RecordChanges, VerdictChange
from ..graph.export.changes import verdict_title
from ..graph.record import Record
from ..graph.words.catalogue import catalogue
from ..graph.words.changes import (
    change_ids,
    change_kind,
    change_title,
    field_lines,
    kinds_counted,
    notes,
    since_sentence,
)
from ..graph.words.counts import capital
from .words import clean, dim, heading, wrap


def changes_text(old: Record, new: Record, since: str, changes: RecordChanges) -> str:
    """The whole answer: what traces conclude first, then group by group, then what was not compared."""
    return "\n".join(_lines(old, new, since, changes))


def _lines(old: Record, new: Record, since: str, changes: RecordChanges) -> Iterator[str]:
    yield wrap(since_sentence(since, changes))
    if changes.verdicts:
        yield heading("Verdicts")
    for verdict in changes.verdicts:
        yield from _verdict(old, new, verdict)
    for group, items in groupby(changes.items, key=lambda one: one.group):
        found = list(items)
        yield heading(f"{capital(group)}: {kinds_counted(found)}")
        for one in found:
            yield from _item(old, new, one)
    yield ""
    yield from map(wrap, notes(changes))


def _verdict(old: Record, new: Record, verdict: VerdictChange) -> Iterator[str]:
    yield wrap(verdict_title(old, new, verdict), "  ", "  ")
    absent = (catalogue()["changes.verdict.absent"],)
    before, after = verdict.before or absent, verdict.after or absent
    for line in ndiff([clean(one) for one in before], [clean(one) for one in after]):
        mark, sentence = line[:1], line[2:]
        if mark != "?":
            color = {"+": "green", "-": "red"}.get(mark)
            told = wrap(f"{mark} {sentence}", "    ", "      ")
            yield click.style(told, fg=color) if color else told


def _item(old: Record, new: Record, one: ItemChange) -> Iterator[str]:
    yield wrap(f"{change_kind(one)}: {change_title(old, new, one)}", "  ", "    ")
    yield f"      {dim(clean(change_ids(one)))}"
    for field, before, after in field_lines(old, new, one):
        yield wrap(f"{field}: {before} → {after}", "      ", "        ")
