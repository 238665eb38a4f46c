"""The tall form: lanes are columns, the pathway runs downwards, cards and steps stand beside it at reading width."""

from __future__ import annotations

from itertools import pairwise

from ..style import Theme, edge, line
from .pathway_parts import (
    HEAD,
    TEXT,
    Lines,
    card_height,
    disc,
    draw_card,
    draw_label,
    head,
    height,
    label_lines,
    stroke,
)
from .pathway_text import Words
from .svg import element, measure, number, shape, text

WIDTH = 510.0
GUTTER, MARGIN, BAR, MARK = 34.0, 8.0, 5.0, 6.5
LANES_WIDE, LANE_WIDE = 144.0, 62.0


def draw(words: Words, top: float, theme: Theme) -> tuple[str, float]:
    """The lanes, cards and steps below ``top``, and where they end."""
    lanes = words.lanes
    lane = min(LANE_WIDE, max(20.0, LANES_WIDE / len(lanes)))
    slanted = any(measure(name, TEXT, bold=True) > lane - 6 for name in lanes)
    start = top + (46 if slanted else 20)
    left = GUTTER + lane * len(lanes) + 12
    rows, foot = _rows(words, left, start + 8, theme)
    centres = {name: GUTTER + lane * (i + 0.5) for i, name in enumerate(lanes)}
    parts = [_lane(name, centres[name], lane, i, start, foot, slanted, theme) for i, name in enumerate(lanes)]
    marks = [(centres[card.lane], y + high / 2) for card, (y, high, _) in zip(words.cards, rows, strict=True)]
    parts += _years(words, marks, theme)
    parts += _steps(words, marks, rows, left, theme)
    parts += _cards(words, marks, rows, left, theme)
    return "".join(parts), foot


def _rows(words: Words, left: float, y: float, theme: Theme) -> tuple[list[tuple[float, float, Lines]], float]:
    """The top and height of each card, with the lines of the step that follows it; and where all of it ends."""
    rows: list[tuple[float, float, Lines]] = []
    for i, card in enumerate(words.cards):
        high = card_height(card, WIDTH - MARGIN - left, BAR, theme)
        room = WIDTH - MARGIN - left - 16
        lines = label_lines(words.labels[i], room, theme, reason=True) if i < len(words.labels) else []
        rows.append((y, high, lines))
        y += high + (height(lines) + 12 if lines else 12)
    return rows, y


def _lane(
    name: str, x: float, wide: float, index: int, top: float, foot: float, slanted: bool, theme: Theme
) -> str:  # fmt: skip
    # No rail in the middle: a dashed line on top of it would look solid.
    fill = theme.paper if index % 2 else theme.band
    ground = element("rect", x=x - wide / 2, y=top, width=wide, height=foot - top, fill=fill, class_="lane")
    if not slanted:
        return ground + text(x, top - 6, name, TEXT, theme.ink, bold=True, anchor="middle")
    words = text(0, 0, name, TEXT, theme.ink, bold=True)
    return ground + element("g", words, transform=f"translate({number(x)} {number(top - 5)}) rotate(-45)")


def _years(words: Words, marks: list[tuple[float, float]], theme: Theme) -> list[str]:
    parts, seen = [], ""
    for card, (_, y) in zip(words.cards, marks, strict=True):
        if card.year and card.year != seen:
            seen = card.year
            parts.append(text(4, y + 3.2, seen, TEXT, theme.mute, bold=True))
    return parts


def _steps(
    words: Words, marks: list[tuple[float, float]], rows: list[tuple[float, float, Lines]], left: float, theme: Theme
) -> list[str]:  # fmt: skip
    parts = []
    for label, ((x1, y1), (x2, y2)), (y, high, lines) in zip(words.labels, pairwise(marks), rows, strict=False):
        tip = y2 - MARK - 2.5
        stop = tip - (HEAD if line(label.kind).head != "open" else 0)
        begin, middle = y1 + MARK + 2, y + high + 5 + height(lines) / 2
        d = f"M{number(x1)} {number(begin)}V{number(middle - 9)}C" + " ".join(
            number(value) for value in (x1, middle + 2, x2, middle - 2, x2, middle + 9)
        )
        parts.append(stroke(label.kind, f"{d}V{number(stop)}", theme, inferred=label.inferred))
        parts.append(head(label.kind, x2, tip, "down", theme, inferred=label.inferred))
        parts.append(disc(label, (x1 + x2) / 2, middle, theme))
        parts.append(draw_label(label, lines, left + 14, y + high + 5))
    return parts


def _cards(
    words: Words, marks: list[tuple[float, float]], rows: list[tuple[float, float, Lines]], left: float, theme: Theme
) -> list[str]:  # fmt: skip
    parts = []
    for card, (x, middle), (y, _, _) in zip(words.cards, marks, rows, strict=True):
        rim = edge(card.look, theme)
        d = f"M{number(x)} {number(middle)}H{number(left)}"
        parts.append(element("path", d=d, stroke=card.look.colour, stroke_width=2.2, class_="leader"))
        parts.append(shape(card.look.shape, x, middle, MARK, fill=card.look.colour, stroke=rim, stroke_width=1.2))
        parts.append(draw_card(card, left, y, WIDTH - MARGIN - left, BAR, theme))
    return parts
