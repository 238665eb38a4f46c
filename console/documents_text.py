"""Documents that were added, and new versions of them, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..graph.words.counts import quantity
from ..graph.words.places import spot
from .words import bold, dim, warning, wrap

if TYPE_CHECKING:
    from ..graph.documents.adding import AddedSource, Additions
    from ..graph.documents.filling import FilledSource
    from ..graph.documents.likeness import Likeness
    from ..graph.documents.updating import AnchorChange, UpdatePlan
    from ..graph.record import Record

_SHOWN = 10
_PARTS = {"pages": "page", "parts": "part", "sheets": "sheet"}


def additions_text(found: Additions) -> str:
    """What was added, each with what was guessed; what was there already and what was passed over; what to do next."""
    lines = [f"Added {quantity(len(found.added), 'source')}"] if found.added else []
    for one in found.added:
        lines += _addition_lines(one)
    lines += [f"Filled in {quantity(len(found.filled), 'source')} that had no text yet"] if found.filled else []
    for declared in found.filled:
        lines += [*_addition_lines(declared), *_filling_lines(declared)]
    lines = lines or ["Added no source"]
    lines += (wrap(f"{one.path}: {one.reason}", "", "  ") for one in found.known)
    if found.passed_over:
        more = len(found.passed_over) - _SHOWN
        shown = ", ".join(found.passed_over[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        lines.append(dim(wrap(f"No documents, left where they are: {shown}", "", "  ")))
    if coded := [*(one.claims_file for one in found.added), *(one.claims_file for one in found.filled)]:
        files = ", ".join(coded)
        lines.append(wrap(f"Look at each title, then code: {files}; civicgraph check --watch", "", "  "))
    return "\n".join(lines)


def _filling_lines(one: FilledSource) -> Iterator[str]:
    yield wrap(f"written into its header: {', '.join(one.filled) or 'nothing'}", "    ", "      ")
    for differing in one.differs:
        yield warning(wrap(f"! {differing}", "    ", "      "))


def _addition_lines(one: AddedSource | FilledSource) -> Iterator[str]:
    read = one.read
    unit = _PARTS.get(read.layout, "")
    parts = quantity(read.parts, unit) if unit and read.parts else ""
    about = ", ".join(filter(None, (read.kind, parts, read.language)))
    yield bold(wrap(f"“{one.title}”", "  ", "    "))
    yield wrap(f"{one.id}: {about}", "    ", "      ")
    yield dim(wrap(f"{one.path} → {one.claims_file}, text {one.text_file}, by {read.engine}", "    ", "      "))
    if read.url:
        yield wrap(f"its address, as it says: {read.url}", "    ", "      ")
    for note in read.notes:
        yield warning(wrap(f"! {note}", "    ", "      "))
    if one.like:
        yield warning(wrap(f"! {_likeness(one.like)}", "    ", "      "))


def _likeness(like: Likeness) -> str:
    """That a text reads as another does, and what to do."""
    if like.share == 1:
        alike, newer = f"it reads word for word as {like.id}", ""
    else:
        alike = f"it and {like.id} are {int(like.share * 100)}% the same"
        newer = "; if it is a newer version, too, and take it up by civicgraph sources update"
    again = f"if others repeat it, write derivedFrom: [{like.id}] into its header, so that the two count once"
    return f"{alike}: if it is the same document, delete its files{newer}; {again}"


def update_text(record: Record, plan: UpdatePlan, kept: list[str]) -> str:
    """What becomes of the anchors of a source, the lost ones first; and what was written."""
    counts = plan.counts
    told = f"{quantity(counts['holds'], 'anchor')} hold{'s' if counts['holds'] == 1 else ''}"
    lines = [bold(f"{plan.source.id}: {told}, {counts['moved']} moved, {counts['lost']} lost")]
    lines += (warning(wrap(f"! {note}", "  ", "    ")) for note in plan.read.notes)
    for state in ("lost", "moved"):
        for change in plan.changes:
            if change.state == state:
                lines += _change(record, change)
    if kept:
        lines.append(f"Replaced. The earlier version: {', '.join(kept)}")
        lines.append(f"When all have been looked at, write textHash: {plan.text_hash}")
    else:
        lines.append("Nothing was written: --write puts it in the place of the version that is there.")
    return "\n".join(lines)


def _change(record: Record, change: AnchorChange) -> Iterator[str]:
    yield wrap(f"{change.state.upper()} “{change.anchor}”", "  ", "    ")
    before = spot(record, change.before) if change.before else "nowhere"
    after = spot(record, change.after) if change.after else ""
    if change.near:
        yield wrap(f"{before}; nearest now: “{change.near}”, {after}", "    ", "      ")
    elif change.state == "lost":
        yield wrap(f"{before}; {change.advice or 'nothing like it now'}", "    ", "      ")
    else:
        yield wrap(f"{before} → {after}{f'; {change.advice}' if change.advice else ''}", "    ", "      ")
    yield dim(f"    {change.file}:{change.line}")
