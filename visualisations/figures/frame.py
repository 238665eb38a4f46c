"""What every figure for a document shares: the heading, and a caption with notes, a legend and the sources.

The legend explains what occurs in the figure and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...graph.record import Caveat, Claim, Record
from ...graph.words.claims import undone_word
from ...graph.words.codes import caveat_label
from ...graph.words.counts import capital, tally
from ...graph.words.sources import source_line
from ..style import Theme, style_table, wording_with_mark
from .caption import draw_caption
from .legend import LegendEntry
from .measures import HEADING, LEAD, MARGIN, TEXT, WIDTH, Drawing
from .svg import DOT, NO_BREAK, element, fit, paragraph, svg_document

MAX_CAUTIONS = 3


@dataclass(frozen=True, slots=True)
class FigureText:
    """What a figure says around its drawing.

    ``summary`` is one sentence below the title, or empty. ``blocks`` are headings with sentences. ``cautions`` is how
    many cautions the record holds about what is drawn.
    """

    title: str
    summary: str
    description: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    legend: tuple[LegendEntry, ...]
    sources: tuple[str, ...]
    cautions: int = 0

    @property
    def in_words(self) -> str:
        """What the figure shows, for those who do not see it: the finding, then all that is drawn."""
        return " ".join(part for part in (f"{self.title}.", self.summary, self.description) if part.strip(". "))


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
    top, y = draw_heading(figure, width, theme)
    chart, y = draw(y)
    below, y = draw_caption(figure, y + 10, width, theme) if with_caption else ("", y + 8)
    content = element("rect", width=width, height=y, fill=theme.paper) + top + chart + below
    return svg_document(width, y, content, title=figure.title, description=figure.in_words) + "\n"


def draw_heading(figure: FigureText, width: float, theme: Theme) -> Drawing:
    """The title and the sentence below it."""
    lines = fit(figure.title, width - 2 * MARGIN, HEADING, bold=True, max_letters=200)
    title = paragraph(MARGIN, 18, lines, HEADING, theme.ink, bold=True)
    if not figure.summary:
        return title, 18 + HEADING * LEAD * len(lines)
    y = 18 + HEADING * 1.25 * (len(lines) - 1) + 14
    below = fit(figure.summary, width - 2 * MARGIN, TEXT, max_letters=200)
    return title + paragraph(MARGIN, y, below, TEXT, theme.quiet), y + TEXT * 1.25 * (len(below) - 1) + 8


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
    sentences = [f"{capital(caveat_label(record, caveat))}: {caveat.summary}" for caveat in caveats[:MAX_CAUTIONS]]
    if more := len(caveats[MAX_CAUTIONS:]):
        sentences.append(f"The record holds {tally(more, 'more caution')} about {about}.")
    return tuple(sentences)
