"""What depends on what, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.assessment.text import (
    NOTHING,
    lost_heading,
    ranking_heading,
    unchanged_sentence,
    weaker_heading,
    worse_in_words,
)
from ..graph.assessment.what_if import Loss, WhatIf
from ..graph.record import Record
from ..graph.tracing.robustness_text import CAUTION
from .widths import shorten
from .words import columns, dim, width, wrap


def loss_text(record: Record, what_if: WhatIf, loss: Loss, limit: int) -> str:
    """What goes with one thing, claim, source or voice; the first so many of each sort."""
    return "\n".join(_loss(record, what_if, loss, limit))


def _loss(record: Record, what_if: WhatIf, loss: Loss, limit: int) -> Iterator[str]:
    if unchanged := unchanged_sentence(record, what_if, loss):
        yield wrap(unchanged)
    if loss.lost:
        yield wrap(lost_heading(record, what_if, loss))
        yield from _bullets([f"{record.name(id)} ({record.type_label(id)})" for id in loss.lost], limit)
    if loss.weaker:
        yield wrap(weaker_heading(record, loss))
        yield from _bullets([f"{record.name(weaker.id)}: {worse_in_words(weaker)}" for weaker in loss.weaker], limit)
    yield ""
    yield wrap(CAUTION)
    yield dim(f"\nData {record.hash[:12]}, {record.origin}")


def _bullets(items: Sequence[str], limit: int) -> Iterator[str]:
    for item in items[:limit]:
        yield wrap(item, "  - ", "    ")
    if len(items) > limit:
        yield f"  {len(items) - limit} more with --limit."


def ranking_text(record: Record, what_if: WhatIf, losses: Sequence[Loss], limit: int) -> str:
    """On what most depends, the first so many."""
    lines = [wrap(ranking_heading(record, what_if))]
    space = width() - 34
    rows = [
        (
            loss.kind,
            shorten(record.name(loss.id), space),
            f"{len(loss.lost)} lost",
            f"{len(loss.weaker)} weaker" if loss.weaker else "",
        )
        for loss in losses[:limit]
    ]
    lines += ["", *(f"  {line}" for line in columns(rows))] if rows else ["", f"  {NOTHING}"]
    if len(losses) > limit:
        lines.append(wrap(f"{len(losses) - limit} more with --limit; each in full: analyse what-if NAME.", "  ", "  "))
    return "\n".join([*lines, "", wrap(CAUTION), dim(f"\nData {record.hash[:12]}, {record.origin}")])
