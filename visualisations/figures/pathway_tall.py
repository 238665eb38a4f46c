"""The tall form: lanes are columns, the pathway runs downwards, cards and steps stand beside it at reading width."""

from __future__ import annotations

from itertools import pairwise

from ..style import Theme, outline_colour, stroke_of
from .measures import MARGIN, TEXT, WIDTH
from .pathway_parts import TextLines, card_height, draw_card, draw_label, draw_step_number, label_lines, lines_height
from .pathway_text import PathwayText
from .strokes import HEAD, draw_head, draw_stroke
from .svg import element, format_number, measure, shape, text_line

GUTTER, BAR, MARK = 34.0, 5.0, 6.5
LANES_WIDE, LANE_WIDE = 144.0, 62.0


def draw(words: PathwayText, top: float, theme: Theme) -> tuple[str, float]:
    """The lanes, cards and steps below ``top``, and where they end."""
    lanes = words.lanes
    lane = min(LANE_WIDE, max(20.0, LANES_WIDE / len(lanes)))
    slanted = any(measure(name, TEXT, bold=True) > lane - 6 for name in lanes)
    start = top + (46 if slanted else 20)
    left = GUTTER + lane * len(lanes) + 12
    rows, foot = _place_rows(words, left, start + 8, theme)
    centres = {name: GUTTER + lane * (i + 0.5) for i, name in enumerate(lanes)}
    parts = [_draw_lane(name, centres[name], lane, i, start, foot, slanted, theme) for i, name in enumerate(lanes)]
    marks = [(centres[card.lane], y + height / 2) for card, (y, height, _) in zip(words.cards, rows, strict=True)]
    parts += _draw_years(words, marks, theme)
    parts += _draw_steps(words, marks, rows, left, theme)
    parts += _draw_cards(words, marks, rows, left, theme)
    return "".join(parts), foot


def _place_rows(
    words: PathwayText, left: float, y: float, theme: Theme
) -> tuple[list[tuple[float, float, TextLines]], float]:
    """The top and height of each card, with the lines of the step that follows it; and where all of it ends."""
    rows: list[tuple[float, float, TextLines]] = []
    for i, card in enumerate(words.cards):
        height = card_height(card, WIDTH - MARGIN - left, BAR, theme)
        text_width = WIDTH - MARGIN - left - 16
        lines = label_lines(words.labels[i], text_width, theme, reason=True) if i < len(words.labels) else []
        rows.append((y, height, lines))
        y += height + (lines_height(lines) + 12 if lines else 12)
    return rows, y


def _draw_lane(
    name: str, x: float, width: float, index: int, top: float, foot: float, slanted: bool, theme: Theme
) -> str:
    # No rail in the middle: a dashed line on top of it would look solid.
    fill = theme.paper if index % 2 else theme.band
    ground = element("rect", x=x - width / 2, y=top, width=width, height=foot - top, fill=fill, class_="lane")
    if not slanted:
        return ground + text_line(x, top - 6, name, TEXT, theme.ink, bold=True, anchor="middle")
    words = text_line(0, 0, name, TEXT, theme.ink, bold=True)
    return ground + element("g", words, transform=f"translate({format_number(x)} {format_number(top - 5)}) rotate(-45)")


def _draw_years(words: PathwayText, marks: list[tuple[float, float]], theme: Theme) -> list[str]:
    parts, seen = [], ""
    for card, (_, y) in zip(words.cards, marks, strict=True):
        if card.year and card.year != seen:
            seen = card.year
            parts.append(text_line(4, y + 3.2, seen, TEXT, theme.quiet, bold=True))
    return parts


def _draw_steps(
    words: PathwayText,
    marks: list[tuple[float, float]],
    rows: list[tuple[float, float, TextLines]],
    left: float,
    theme: Theme,
) -> list[str]:
    parts = []
    for label, ((x1, y1), (x2, y2)), (y, height, lines) in zip(words.labels, pairwise(marks), rows, strict=False):
        tip = y2 - MARK - 2.5
        stop = tip - (HEAD if stroke_of(label.kind).head != "open" else 0)
        begin, middle = y1 + MARK + 2, y + height + 5 + lines_height(lines) / 2
        d = f"M{format_number(x1)} {format_number(begin)}V{format_number(middle - 9)}C" + " ".join(
            format_number(value) for value in (x1, middle + 2, x2, middle - 2, x2, middle + 9)
        )
        parts.append(draw_stroke(label.kind, f"{d}V{format_number(stop)}", theme, label.tone))
        parts.append(draw_head(label.kind, x2, tip, "down", theme, label.tone))
        parts.append(draw_step_number(label, (x1 + x2) / 2, middle, theme))
        parts.append(draw_label(label, lines, left + 14, y + height + 5))
    return parts


def _draw_cards(
    words: PathwayText,
    marks: list[tuple[float, float]],
    rows: list[tuple[float, float, TextLines]],
    left: float,
    theme: Theme,
) -> list[str]:
    parts = []
    for card, (x, middle), (y, _, _) in zip(words.cards, marks, rows, strict=True):
        rim = outline_colour(card.look, theme)
        d = f"M{format_number(x)} {format_number(middle)}H{format_number(left)}"
        parts.append(element("path", d=d, stroke=card.look.colour, stroke_width=2.2, class_="leader"))
        parts.append(shape(card.look.shape, x, middle, MARK, fill=card.look.colour, stroke=rim, stroke_width=1.2))
        parts.append(draw_card(card, left, y, WIDTH - MARGIN - left, BAR, theme))
    return parts
