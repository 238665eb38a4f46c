"""The records of other people that one stands on, as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..graph.about import About
from ..graph.export.others import OtherRecordRow
from ..graph.words.counts import tally
from .words import clean, wrap

_NONE = "This record stands on no other. civicgraph records add NAME PLACE names one: a folder, a zip, or its address."


def records_text(rows: Iterable[OtherRecordRow]) -> str:
    """Each record with whose it is, on what terms, where it lies, and whether it is as it was pinned.

    >>> records_text([]).partition(".")[0]
    'This record stands on no other'
    """
    found = list(rows)
    if not found:
        return wrap(_NONE)
    return "\n".join(line for row in found for line in _lines(row))


def _lines(row: OtherRecordRow) -> Iterator[str]:
    terms = About(licence=row["licence"] or "").licence_name or "no licence said: ask before you hand it on"
    yield wrap(f"{row['name']}: {clean(row['title'])}, {clean(terms)}")
    yield wrap(f"  {clean(row['place'])}, sha256 {row['sha256'][:12]}{_fetch_note(row)}", "  ")
    yield wrap(f"  {_state(row)}", "  ")


def _fetch_note(row: OtherRecordRow) -> str:
    return f", brought {row['fetched']}" if row["fetched"] else ""


def _state(row: OtherRecordRow) -> str:
    if row["state"] == "missing":
        return f"not at hand: civicgraph records fetch {row['name']} brings it, unless it is a folder that has moved"
    if row["state"] == "changed":
        return f"CHANGED since it was pinned: civicgraph records pin {row['name']} takes it as it is now"
    left = f"; {row['left_out']:,} of its entries left out" if row["left_out"] else ""
    return f"as it was pinned: {tally(row['things'] or 0, 'thing')} and {tally(row['claims'] or 0, 'claim')}{left}"
