"""The legend of a figure: what its strokes, marks and shapes mean, as far as they occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...graph.record import Claim, Record
from ...graph.strength import Strength
from ...graph.words.claims import undone_word
from ...graph.words.codes import label, meanings
from ..style import Theme, look_of_thing, outline_colour, style_table
from .measures import TEXT
from .strokes import DISPUTED, ORDER, UNDONE, draw_head, draw_stroke
from .svg import format_number, shape, text_line

DISPUTE = "disputed: a source says that it is not so"

Sample = Callable[[float, float], str]
"""Draws a sample of the legend; it takes the left middle of its place."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of the legend: how to draw the sample, what it means, and how high the sample is.

    ``short`` is the meaning where there is little space, if a word says it. ``is_of_types`` says whether it
    only repeats what stands as a word beside each shape.
    """

    sample: Sample
    meaning: str
    height: float = 11.0
    short: str = ""
    is_of_types: bool = False


def kind_entries(record: Record, kinds: set[str], theme: Theme) -> tuple[LegendEntry, ...]:
    """The legend of kinds of line."""

    def tone(kind: str) -> str:
        return ORDER if record.strength("kind", kind) == Strength.ORDER else "stated"

    def sample(kind: str) -> Sample:
        return lambda x, y: (
            draw_stroke(kind, _sample_path(x, y), theme, tone(kind))
            + draw_head(kind, x + 36, y, "right", theme, tone(kind))
        )

    return tuple(
        LegendEntry(sample(kind), meaning, short=label(record, "kind", kind))
        for kind, meaning in meanings(record, "kind", kinds)
    )


def wording_entries(
    record: Record, claims: Iterable[Claim], theme: Theme, *, with_lines: bool = False
) -> tuple[LegendEntry, ...]:
    """The legend of wordings, promises and disputes, as far as they occur.

    ``with_lines`` also shows how a line looks that is told so.
    """
    claims, table = list(claims), style_table()
    entries = []
    for wording, meaning in meanings(record, "wording", {claim.wording for claim in claims}):
        mark = table.wordings.get(wording, "")
        sample = _tone_sample(wording, mark, theme) if with_lines else mark_sample(mark, theme.ink)
        entries.append(LegendEntry(sample, meaning, short=label(record, "wording", wording)))
    words = {claim.modality: word for claim in claims if (word := undone_word(record, claim))}
    promised = [words[code] for code, _ in meanings(record, "modality", words)]
    if promised:
        mark = table.promise_mark
        sample = _tone_sample(UNDONE, mark, theme) if with_lines else mark_sample(mark, theme.promise)
        entries.append(LegendEntry(sample, f"{', '.join(promised)}: not shown as done"))
    if any(not claim.supports for claim in claims):
        mark = table.dispute_mark
        entries.append(
            LegendEntry(_tone_sample(DISPUTED, mark, theme), DISPUTE) if with_lines else dispute_entry(theme)
        )
    return tuple(entries)


def dispute_entry(theme: Theme) -> LegendEntry:
    """The line of the legend for what a source disputes."""
    return LegendEntry(mark_sample(style_table().dispute_mark, theme.warn), DISPUTE)


def mark_sample(mark: str, fill: str) -> Sample:
    """A sample that is a mark in bold."""
    return lambda x, y: text_line(x + 18, y + 3, mark, TEXT, fill, bold=True, anchor="middle")


def _sample_path(x: float, y: float) -> str:
    """The path of a sample that ends before its head, or runs into an open one."""
    return f"M{format_number(x)} {format_number(y)}H{format_number(x + 28)}"


def _tone_sample(tone: str, mark: str, theme: Theme) -> Sample:
    """A stroke of a tone, with the mark that stands for it in words."""

    def draw(x: float, y: float) -> str:
        d = f"M{format_number(x)} {format_number(y)}H{format_number(x + 26)}"
        return draw_stroke("agency", d, theme, tone) + text_line(
            x + 34, y + 3, mark, TEXT, theme.ink, bold=True, anchor="middle"
        )

    return draw


def type_entries(record: Record, ids: Iterable[str], theme: Theme) -> tuple[LegendEntry, ...]:
    """The legend of shapes: each with the types of thing that have it here."""
    labels: dict[tuple[str, str], set[str]] = {}
    first: dict[tuple[str, str], str] = {}
    for id in sorted(ids):
        look = look_of_thing(record, id)
        labels.setdefault((look.shape, look.colour), set()).add(record.type_label(id) or "other")
        first.setdefault((look.shape, look.colour), id)
    ordered = sorted(labels, key=lambda key: min(labels[key]))
    return tuple(
        LegendEntry(_marker_sample(record, first[key], theme), ", ".join(sorted(labels[key])), is_of_types=True)
        for key in ordered
    )


def _marker_sample(record: Record, id: str, theme: Theme) -> Sample:
    return lambda x, y: thing_marker(record, id, x + 18, y, 5, theme)


def thing_marker(record: Record, id: str, x: float, y: float, r: float, theme: Theme) -> str:
    """The shape of a thing, in the colour of its type."""
    look = look_of_thing(record, id)
    return shape(look.shape, x, y, r, fill=look.colour, stroke=outline_colour(look, theme), stroke_width=1)
