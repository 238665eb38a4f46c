"""The wide form: lanes are rows, the pathway runs from left to right, one column for each thing.

A column holds one card and the label of the step that leaves it. The line of that step goes down or up in the
column to the lane of the next card, then right: nothing else stands there, so no line crosses a card or another line.
Where the next card is in the same lane the line goes straight to it, over a wider gap, and the label stands below.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from ..style import Theme, stroke_of
from .measures import MARGIN
from .pathway_parts import TextLines, card_height, draw_card, draw_label, draw_step_number, label_lines, lines_height
from .pathway_text import PathwayText, StepLabel, ThingCard
from .strokes import HEAD, draw_head, draw_stroke
from .svg import element, format_number, text_line

COLUMN, GAP, STRAIGHT, GUTTER, BAR, PAD = 128.0, 20.0, 64.0, 64.0, 14.0, 11.0
AXIS, ENTRY = 20.0, 14.0


@dataclass(frozen=True, slots=True)
class _CardPlace:
    """Where a card stands, and how high it is. ``straight``: the next card is in the same lane."""

    x: float
    y: float
    height: float
    straight: bool

    @property
    def foot(self) -> float:
        """The height of its lower edge."""
        return self.y + self.height


def width(words: PathwayText) -> float:
    """How wide the drawing is, in points."""
    return _column_lefts(words)[-1] + COLUMN + MARGIN


def _column_lefts(words: PathwayText) -> list[float]:
    gaps = [STRAIGHT if a.lane == b.lane else GAP for a, b in pairwise(words.cards)]
    return list(accumulate((COLUMN + gap for gap in gaps), initial=MARGIN + GUTTER))


def draw(words: PathwayText, top: float, theme: Theme, least: float) -> tuple[str, float]:
    """The lanes, cards and steps below ``top``, at least so wide, and where they end."""
    lanes = words.lanes
    heights = [_lane_height(words, lane, theme) for lane in lanes]
    tops = {lane: top + AXIS + sum(heights[:i]) for i, lane in enumerate(lanes)}
    places = [_card_place(words, i, x, tops[words.cards[i].lane], theme) for i, x in enumerate(_column_lefts(words))]
    parts = [_draw_band(lane, tops[lane], heights[i], i, least, theme) for i, lane in enumerate(lanes)]
    parts += _draw_years(words.cards, places, top, theme)
    parts += [_draw_step(label, *ends, theme) for label, ends in zip(words.labels, pairwise(places), strict=True)]
    parts += [draw_card(c, s.x, s.y, COLUMN, BAR, theme) for c, s in zip(words.cards, places, strict=True)]
    return "".join(parts), top + AXIS + sum(heights)


def _card_place(words: PathwayText, index: int, x: float, lane_top: float, theme: Theme) -> _CardPlace:
    card = words.cards[index]
    straight = index + 1 < len(words.cards) and words.cards[index + 1].lane == card.lane
    return _CardPlace(x, lane_top + PAD, card_height(card, COLUMN, BAR, theme), straight)


def _label_lines(label: StepLabel, straight: bool, theme: Theme) -> TextLines:
    return label_lines(label, COLUMN + STRAIGHT - 14 if straight else COLUMN - 10, theme, reason=False)


def _lane_height(words: PathwayText, lane: str, theme: Theme) -> float:
    """Enough for the tallest card, the tallest label of a step that comes into the lane, or both above each other."""
    needs = [card_height(card, COLUMN, BAR, theme) for card in words.cards if card.lane == lane]
    for label, (start, end) in zip(words.labels, pairwise(words.cards), strict=True):
        if end.lane != lane:
            continue
        straight = start.lane == lane
        above = card_height(start, COLUMN, BAR, theme) + 5 if straight else ENTRY + 6
        needs.append(above + lines_height(_label_lines(label, straight, theme)))
    return max(needs) + 2 * PAD


def _draw_band(lane: str, top: float, height: float, index: int, width: float, theme: Theme) -> str:
    fill = theme.paper if index % 2 else theme.band
    ground = element("rect", x=0, y=top, width=width, height=height, fill=fill, class_="lane")
    return ground + text_line(MARGIN, top + PAD + 13, lane, 9.5, theme.ink, bold=True)


def _draw_years(cards: tuple[ThingCard, ...], places: list[_CardPlace], top: float, theme: Theme) -> list[str]:
    parts = [text_line(MARGIN, top + 12, "time", 9.5, theme.quiet)]
    seen = ""
    for card, place in zip(cards, places, strict=True):
        if card.year and card.year != seen:
            seen = card.year
            parts.append(text_line(place.x, top + 12, card.year, 9.5, theme.quiet, bold=True))
            d = f"M{format_number(place.x)} {format_number(top + AXIS - 4)}V{format_number(place.y)}"
            parts.append(element("path", d=d, stroke=theme.rule, stroke_width=0.8))
    return parts


def _draw_step(label: StepLabel, start: _CardPlace, end: _CardPlace, theme: Theme) -> str:
    lines = _label_lines(label, start.straight, theme)
    stop = end.x - (HEAD if stroke_of(label.kind).head != "open" else 0)
    if start.straight:
        x, y = (start.x + COLUMN + end.x - HEAD) / 2, start.y + min(start.height, end.height) - ENTRY
        d, left, top = (
            f"M{format_number(start.x + COLUMN)} {format_number(y)}H{format_number(stop)}",
            start.x,
            start.foot + 5,
        )
    else:
        x, y = start.x + BAR / 2, end.y + ENTRY
        leave = start.foot if y > start.y else start.y
        d, left, top = (
            f"M{format_number(x)} {format_number(leave)}V{format_number(y)}H{format_number(stop)}",
            x + 12,
            y + 6,
        )
    elements = draw_stroke(label.kind, d, theme, label.tone)
    elements += draw_head(label.kind, end.x, y, "right", theme, label.tone) + draw_step_number(label, x, y, theme)
    return elements + draw_label(label, lines, left, top)
