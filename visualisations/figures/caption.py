"""The caption of a figure: what is said in words, how to read it, and the sources; below the drawing or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ..style import Theme
from .legend import LegendEntry
from .measures import LEAD, MARGIN, TEXT, Drawing
from .svg import element, fit, format_number, paragraph, text_line

SAMPLE, COLUMN_GAP = 44.0, 24.0
READING, CAUTIONS, SOURCES = "How to read it", "Cautions", "Sources"

CaptionBlock = tuple[str, tuple[str, ...]]


class Caption(Protocol):
    """What a caption is made of: headings with sentences, the legend, the sources."""

    @property
    def blocks(self) -> tuple[CaptionBlock, ...]: ...
    @property
    def legend(self) -> tuple[LegendEntry, ...]: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


def draw_caption(caption: Caption, top: float, width: float, theme: Theme) -> Drawing:
    """Two columns below a line: what is said in words, beside how to read it and the sources."""
    column = (width - 2 * MARGIN - COLUMN_GAP) / 2
    left, right = "", ""
    left_y = right_y = top + 14
    if caption.legend:
        right, right_y = _legend(caption.legend, MARGIN + column + COLUMN_GAP, right_y, column, theme)
    for heading, sentences in (*caption.blocks, (SOURCES, caption.sources)):
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


def draw_caption_beside(caption: Caption, x: float, top: float, width: float, theme: Theme) -> Drawing:
    """One column: how to read it, what is said in words, the sources."""
    parts, y = [], top + 8
    if caption.legend:
        drawn, y = _legend(caption.legend, x, y, width, theme)
        parts.append(drawn)
    for heading, sentences in (*caption.blocks, (SOURCES, caption.sources)):
        if sentences:
            drawn, y = _block(heading, sentences, x, y, width, theme)
            parts.append(drawn)
    return "".join(parts), y


def _block(heading: str, sentences: Iterable[str], x: float, y: float, width: float, theme: Theme) -> Drawing:
    parts = [text_line(x, y, heading, TEXT, theme.ink, bold=True)]
    y += TEXT * LEAD
    for sentence in sentences:
        lines = fit(sentence, width, TEXT, max_letters=200)
        parts.append(paragraph(x, y, lines, TEXT, theme.quiet, leading=LEAD))
        y += TEXT * LEAD * len(lines) + 2
    return "".join(parts), y + 6


def _legend(entries: Sequence[LegendEntry], x: float, y: float, width: float, theme: Theme) -> Drawing:
    parts = [text_line(x, y, READING, TEXT, theme.ink, bold=True)]
    y += 4
    for entry in entries:
        lines = fit(entry.meaning, width - SAMPLE, TEXT, max_letters=200)
        height = max(entry.height, TEXT * LEAD * len(lines))
        first = y + (height - TEXT * LEAD * len(lines)) / 2 + TEXT * 0.92
        parts.append(entry.sample(x, y + height / 2 if entry.height > TEXT * LEAD else first - 3))
        parts.append(paragraph(x + SAMPLE, first, lines, TEXT, theme.quiet, leading=LEAD))
        y += height + 3.5
    return "".join(parts), y + TEXT * LEAD + 6
