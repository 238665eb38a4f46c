"""Text for a terminal: wrapped, marked, and the same without colour."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from click import style

from ..graph.record import Caveat, Claim, Evidence, Record
from ..graph.words.claims import caution_owner, speaker
from ..graph.words.codes import caveat_label
from ..graph.words.counts import capital
from ..graph.words.places import lost_places, spot, words_quoted
from ..graph.words.sources import quoted_title
from .widths import fitting, pad, shorten, shown_width

_STEERING = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
KIND_ARROWS = {"influence": "══>", "agency": "──>", "structural": "··>", "sequence": "- ->"}


def width() -> int:
    """The columns to write for: the terminal's, from 60 to 100; 80 where there is none."""
    if not sys.stdout.isatty():
        return 80
    from shutil import get_terminal_size

    return max(60, min(100, get_terminal_size((80, 24)).columns))


def wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    """A paragraph wrapped to the terminal; ``hanging`` is the indent of its further lines."""
    rest = indent if hanging is None else hanging
    lines, line, space = [], indent, width() - len(indent)
    for word in clean(text).split():
        if space < shown_width(word) and line.strip():
            lines.append(line.rstrip())
            line, space = rest, width() - len(rest)
        while shown_width(word) > space:  # too long for any line: an IRI, or a sentence without spaces
            cut = max(1, fitting(word, space))
            lines.append(line + word[:cut])
            word, line, space = word[cut:], rest, width() - len(rest)
        line += f"{word} "
        space -= shown_width(word) + 1
    return "\n".join([*lines, line.rstrip()])


def entry(name: str, text: str, indent: str = "  ", hanging: str = "    ") -> str:
    """A paragraph that opens with a name that stands out. It is wrapped before it is marked: a mark has no width, and
    cleaning would remove it.
    """
    plain, opening = wrap(f"{name}: {text}", indent, hanging), indent + clean(name)
    return f"{indent}{bold(clean(name))}{plain[len(opening) :]}" if plain.startswith(opening) else plain


def clean(text: str) -> str:
    """Text without what would steer a terminal: control characters and marks that turn the direction of writing.

    >>> clean("a\\x1b[31mb")
    'a�[31mb'
    """
    if text.isprintable():
        return text
    return re.sub(_STEERING, lambda mark: " " if mark[0].isspace() else "�", text)


def bold(text: str) -> str:
    """Text that stands out."""
    return style(text, bold=True)


def dim(text: str) -> str:
    """Text that stands back."""
    return style(text, dim=True)


def warning(text: str) -> str:
    """Text that must not be passed over."""
    return style(text, fg="yellow", bold=True)


def heading(text: str) -> str:
    """A heading with an empty line above it."""
    return f"\n{bold(text)}"


def who_says(record: Record, claim: Claim, sourced: bool = False) -> str:
    """Who says it: the author of the source, or a voice that it describes; ``sourced`` names the source in any case."""
    who = speaker(record, claim)
    if not claim.is_told:
        return capital(f"{who}; from {quoted_title(record, claim.source)}" if sourced else who)
    source = record.sources.get(claim.source)
    if source and (source.title in who or (claim.voice == source.author_voice and not sourced)):
        return f"Says {who}"
    return f"Says {who}, in {quoted_title(record, claim.source)}"


def said_at(record: Record, claim: Claim, sourced: bool = False) -> str:
    """Who says it and where; of what is inferred, where it is read from."""
    who, (where, anchor) = who_says(record, claim, sourced), _place(record, claim, 0)
    if not claim.is_told:
        return f"{who}, read from {where}{'at ' if where else ''}{anchor}"
    return f"{who}, {where}at {anchor}"


def place(record: Record, claim: Claim, number: int = 0) -> str:
    """Where a claim stands: page, line and anchor."""
    where, anchor = _place(record, claim, number)
    return f"{where}at {anchor}"


def _place(record: Record, claim: Claim, number: int) -> tuple[str, str]:
    evidence = claim.evidence[number]
    where = spot(record, evidence)
    return f"{where}, " if where else "", words_quoted(evidence.anchor)


def lost_lines(record: Record, evidence: Sequence[Evidence], indent: str = "") -> Iterator[str]:
    """Which anchors have no place in their texts any more, and what names what became of them."""
    if said := lost_places(record, evidence):
        hint = "`civicgraph sources update FILE` or `civicgraph check` names it."
        yield warning(wrap(f"! {' '.join(said)} {hint}", indent, f"{indent}  "))


def columns(rows: Iterable[tuple[str, ...]], gap: int = 2) -> list[str]:
    """Rows in columns as wide as their widest cell, the last cut to fit."""
    kept = [tuple(clean(cell) for cell in row) for row in rows]
    if not kept:
        return []
    widths = [max(shown_width(row[place]) for row in kept) for place in range(len(kept[0]))]
    lines = []
    for row in kept:
        cells = [pad(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        lines.append(shorten((" " * gap).join(cells).rstrip(), width()))
    return lines


def caveat_lines(record: Record, caveat: Caveat, about: str) -> Iterator[str]:
    """A caveat: its type, what it is about, whose it is, what it says and where."""
    head = f"! {caveat_label(record, caveat)}, {about}; {caution_owner(record, caveat)}"
    yield warning(wrap(head, "  ", "    "))
    where = spot(record, caveat.evidence[0])
    yield wrap(caveat.summary + (f" ({where})" if where else ""), "    ", "    ")
