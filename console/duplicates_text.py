"""Things that may be one, as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from ..graph.likely_duplicates import IDENTIFIER, NAME, LikelyDuplicate
from ..graph.record import Record
from .words import clean, wrap

_HEADINGS = {IDENTIFIER: "They share an identifier", NAME: "They have one name"}
_NEXT = (
    'Decide each: civicgraph decide same|not-the-same|unsure ONE OTHER --reason "…"; civicgraph merge KEEP OTHER makes '
    "two one."
)


def duplicates_text(record: Record, pairs: Sequence[LikelyDuplicate], limit: int) -> str:
    """Pairs of things that may be one, at most so many, and what to do with them.

    >>> from civicgraph import Dataset
    >>> duplicates_text(Dataset.shipped().record(), [], 5)
    'No two things look like one that are not decided already.'
    """
    if not pairs:
        return "No two things look like one that are not decided already."
    lines, heading = list[str](), ""
    for pair in pairs[:limit]:
        if (new := _HEADINGS.get(pair.ground, "Their names are nearly the same")) != heading:
            heading = new
            lines.append(click.style(heading, bold=True))
        lines += _pair_lines(record, pair)
    if len(pairs) > limit:
        lines.append(f"{len(pairs) - limit:,} more: --limit lists more, --likeness fewer.")
    return "\n".join([*lines, wrap(_NEXT)])


def _pair_lines(record: Record, pair: LikelyDuplicate) -> Iterator[str]:
    marks = [f"{pair.likeness} of 100"] if pair.ground not in (IDENTIFIER, NAME) else []
    marks += [pair.shared] if pair.ground == IDENTIFIER else []
    marks += ["decided: unsure"] if pair.is_unsure else []
    for number, id in enumerate((pair.first, pair.second)):
        end = f"  ({clean(', '.join(marks))})" if marks and number else ""
        yield f"  {'and ' if number else '    '}{clean(record.name(id))} [{record.type_label(id)}] {id}{end}"
