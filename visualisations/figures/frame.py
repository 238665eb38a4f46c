"""What every figure for a document shares: the heading, and a caption with notes, a legend and the sources.

The legend explains what occurs in the figure and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...graph.record import Caveat, Claim, Record
from ...graph.strength import Strength
from ...graph.words.claims import undone_word
from ...graph.words.codes import label, meanings
from ...graph.words.counts import capital, tally
from ...graph.words.sources import source_line
from ..style import Theme, look_of_thing, outline_colour, style_table, wording_with_mark
from .measures import HEADING, LEAD, MARGIN, TEXT, WIDTH
from .strokes import DISPUTED, ORDER, UNDONE, draw_head, draw_stroke
from .svg import DOT, NO_BREAK, element, fit, format_number, paragraph, shape, svg_document, text_line

SAMPLE, COLUMN_GAP = 44.0, 24.0
MAX_CAUTIONS = 3
DISPUTE = "disputed: a source says that it is not so"

Drawing = tuple[str, float]
"""Elements, and the height at which they end."""

Sample = Callable[[float, float], str]
"""Draws a sample of the legend; it takes the left middle of its place."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of the legend: how to draw the sample, what it means, and how high the sample is."""

    sample: Sample
    meaning: str
    height: float = 11.0


@dataclass(frozen=True, slots=True)
class FigureText:
    """What a figure says around its drawing.

    ``summary`` is one sentence below the title, or empty. ``blocks`` are headings with sentences.
    """

    title: str
    summary: str
    description: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    legend: tuple[LegendEntry, ...]
    sources: tuple[str, ...]


class SourceNumbers:
    """Sources by number, in the order in which they are first cited."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.ids: list[str] = []

    def number(self, source: str) -> int:
        """The number of a source; the next free one where it has none yet."""
        if source not in self.ids:
            self.ids.append(source)
        return self.ids.index(source) + 1

    def cite(self, claim: Claim) -> str:
        """The place of a claim, such as ``[1, line 45]``, in one piece."""
        number = self.number(claim.source)
        place = next(
            (f", line {e.line}" if e.line else f", p. {e.page}" for e in claim.evidence if e.line or e.page), ""
        )
        return f"[{number}{place}]".replace(" ", NO_BREAK)

    def source_lines(self) -> tuple[str, ...]:
        """The sources by number, and which record they are of."""
        numbered = (f"[{i}] {source_line(self.record, id)}" for i, id in enumerate(self.ids, 1))
        return (*numbered, f"Record {self.record.hash[:12]}")


def render_figure(
    figure: FigureText,
    draw: Callable[[float], Drawing],
    theme: Theme,
    width: float = WIDTH,
    *,
    with_caption: bool = True,
) -> str:
    """The whole SVG: the heading, what ``draw`` makes below a height, and the caption."""
    top, y = _heading(figure, width, theme)
    chart, y = draw(y)
    below, y = _caption(figure, y + 10, width, theme) if with_caption else ("", y + 8)
    content = element("rect", width=width, height=y, fill=theme.paper) + top + chart + below
    description = f"{figure.summary} {figure.description}".strip()
    return svg_document(width, y, content, title=figure.title, description=description) + "\n"


def _heading(figure: FigureText, width: float, theme: Theme) -> Drawing:
    lines = fit(figure.title, width - 2 * MARGIN, HEADING, bold=True, max_letters=200)
    title = paragraph(MARGIN, 18, lines, HEADING, theme.ink, bold=True)
    if not figure.summary:
        return title, 18 + HEADING * LEAD * len(lines)
    y = 18 + HEADING * 1.25 * (len(lines) - 1) + 14
    below = fit(figure.summary, width - 2 * MARGIN, TEXT, max_letters=200)
    return title + paragraph(MARGIN, y, below, TEXT, theme.quiet), y + TEXT * 1.25 * (len(below) - 1) + 8


def _caption(figure: FigureText, top: float, width: float, theme: Theme) -> Drawing:
    """Two columns: what is said in words, beside how to read it and the sources."""
    column = (width - 2 * MARGIN - COLUMN_GAP) / 2
    left, right = "", ""
    left_y = right_y = top + 14
    if figure.legend:
        right, right_y = _legend(figure.legend, MARGIN + column + COLUMN_GAP, right_y, column, theme)
    for heading, sentences in (*figure.blocks, ("Sources", figure.sources)):
        if not sentences:
            continue
        if left_y <= right_y:
            block, left_y = _block(heading, sentences, MARGIN, left_y, column, theme)
            left += block
        else:
            block, right_y = _block(heading, sentences, MARGIN + column + COLUMN_GAP, right_y, column, theme)
            right += block
    d = f"M{format_number(MARGIN)} {format_number(top)}H{format_number(width - MARGIN)}"
    return element("path", d=d, stroke=theme.rule) + left + right, max(left_y, right_y)


def _block(heading: str, sentences: Sequence[str], x: float, y: float, width: float, theme: Theme) -> Drawing:
    parts = [text_line(x, y, heading, TEXT, theme.ink, bold=True)]
    y += TEXT * LEAD
    for sentence in sentences:
        lines = fit(sentence, width, TEXT, max_letters=200)
        parts.append(paragraph(x, y, lines, TEXT, theme.quiet, leading=LEAD))
        y += TEXT * LEAD * len(lines) + 2
    return "".join(parts), y + 6


def _legend(entries: Sequence[LegendEntry], x: float, y: float, width: float, theme: Theme) -> Drawing:
    parts = [text_line(x, y, "How to read it", TEXT, theme.ink, bold=True)]
    y += 4
    for entry in entries:
        lines = fit(entry.meaning, width - SAMPLE, TEXT, max_letters=200)
        height = max(entry.height, TEXT * LEAD * len(lines))
        first = y + (height - TEXT * LEAD * len(lines)) / 2 + TEXT * 0.92
        parts.append(entry.sample(x, y + height / 2 if entry.height > TEXT * LEAD else first - 3))
        parts.append(paragraph(x + SAMPLE, first, lines, TEXT, theme.quiet, leading=LEAD))
        y += height + 3.5
    y += TEXT * LEAD
    return "".join(parts), y + 6


def kind_entries(record: Record, kinds: set[str], theme: Theme) -> tuple[LegendEntry, ...]:
    """The legend of kinds of line."""

    def tone(kind: str) -> str:
        return ORDER if record.strength("kind", kind) == Strength.ORDER else "stated"

    def sample(kind: str) -> Sample:
        return lambda x, y: (
            draw_stroke(kind, _sample_path(x, y), theme, tone(kind))
            + draw_head(kind, x + 36, y, "right", theme, tone(kind))
        )

    return tuple(LegendEntry(sample(kind), meaning) for kind, meaning in meanings(record, "kind", kinds))


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
        entries.append(LegendEntry(sample, meaning))
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
        LegendEntry(_marker_sample(record, first[key], theme), ", ".join(sorted(labels[key]))) for key in ordered
    )


def _marker_sample(record: Record, id: str, theme: Theme) -> Sample:
    return lambda x, y: thing_marker(record, id, x + 18, y, 5, theme)


def thing_marker(record: Record, id: str, x: float, y: float, r: float, theme: Theme) -> str:
    """The shape of a thing, in the colour of its type."""
    look = look_of_thing(record, id)
    return shape(look.shape, x, y, r, fill=look.colour, stroke=outline_colour(look, theme), stroke_width=1)


def short_name(record: Record, id: str) -> str:
    """The name of a thing without its type in front, as the shape beside it shows the type."""
    name = record.name(id)
    bare = name.removeprefix(f"{record.type_label(id).capitalize()}: ")
    return bare[:1].upper() + bare[1:]


def claim_marks(record: Record, claim: Claim) -> str:
    """How a claim is put, in words and marks: wording, promise, dispute."""
    table = style_table()
    parts = [wording_with_mark(record, claim).replace(" ", NO_BREAK)]
    if word := undone_word(record, claim):
        parts.append(f"{table.promise_mark}{NO_BREAK}{word}")
    return DOT.join([*parts, *([] if claim.supports else [f"{table.dispute_mark}{NO_BREAK}disputed"])])


def caution_sentences(record: Record, caveats: Sequence[Caveat], about: str = "what is drawn") -> tuple[str, ...]:
    """The first few cautions, and how many more there are."""
    sentences = [
        f"{capital(label(record, 'caveat', caveat.type))}: {caveat.summary}" for caveat in caveats[:MAX_CAUTIONS]
    ]
    if more := len(caveats[MAX_CAUTIONS:]):
        sentences.append(f"The record holds {tally(more, 'more caution')} about {about}.")
    return tuple(sentences)
