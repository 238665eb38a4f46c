"""The wide form: lanes are rows, the pathway runs from left to right, one column for each thing.

A column holds one card and the label of the step that leaves it. The line of that step goes down or up in the
column to the lane of the next card, then right: nothing else stands there, so no line crosses a card or another line.
Where the next card is in the same lane the line goes straight to it, over a wider gap, and the label stands below.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from ..style import Theme, line
from .pathway_parts import HEAD, Lines, card_height, disc, draw_card, draw_label, head, height, label_lines, stroke
from .pathway_text import Card, Label, Words
from .svg import element, number, text

COLUMN, GAP, STRAIGHT, MARGIN, GUTTER, BAR, PAD = 128.0, 20.0, 64.0, 8.0, 64.0, 14.0, 11.0
AXIS, ENTRY = 20.0, 14.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a card stands, and how high it is. ``straight``: the next card is in the same lane."""

    x: float
    y: float
    high: float
    straight: bool

    @property
    def foot(self) -> float:
        """The height of its lower edge."""
        return self.y + self.high


def width(words: Words) -> float:
    """How wide the drawing is, in points."""
    return _lefts(words)[-1] + COLUMN + MARGIN


def _lefts(words: Words) -> list[float]:
    gaps = [STRAIGHT if a.lane == b.lane else GAP for a, b in pairwise(words.cards)]
    return list(accumulate((COLUMN + gap for gap in gaps), initial=MARGIN + GUTTER))


def draw(words: Words, top: float, theme: Theme, least: float) -> tuple[str, float]:
    """The lanes, cards and steps below ``top``, at least so wide, and where they end."""
    lanes = words.lanes
    heights = [_lane_height(words, lane, theme) for lane in lanes]
    tops = {lane: top + AXIS + sum(heights[:i]) for i, lane in enumerate(lanes)}
    spots = [_spot(words, i, x, tops[words.cards[i].lane], theme) for i, x in enumerate(_lefts(words))]
    parts = [_band(lane, tops[lane], heights[i], i, least, theme) for i, lane in enumerate(lanes)]
    parts += _axis(words.cards, spots, top, theme)
    parts += [_step(label, *ends, theme) for label, ends in zip(words.labels, pairwise(spots), strict=True)]
    parts += [draw_card(c, s.x, s.y, COLUMN, BAR, theme) for c, s in zip(words.cards, spots, strict=True)]
    return "".join(parts), top + AXIS + sum(heights)


def _spot(words: Words, index: int, x: float, lane_top: float, theme: Theme) -> _Spot:
    card = words.cards[index]
    straight = index + 1 < len(words.cards) and words.cards[index + 1].lane == card.lane
    return _Spot(x, lane_top + PAD, card_height(card, COLUMN, BAR, theme), straight)


def _lines(label: Label, straight: bool, theme: Theme) -> Lines:
    return label_lines(label, COLUMN + STRAIGHT - 14 if straight else COLUMN - 10, theme, reason=False)


def _lane_height(words: Words, lane: str, theme: Theme) -> float:
    """Enough for the tallest card, the tallest label of a step that comes into the lane, or both above each other."""
    needs = [card_height(card, COLUMN, BAR, theme) for card in words.cards if card.lane == lane]
    for label, (start, end) in zip(words.labels, pairwise(words.cards), strict=True):
        if end.lane != lane:
            continue
        straight = start.lane == lane
        above = card_height(start, COLUMN, BAR, theme) + 5 if straight else ENTRY + 6
        needs.append(above + height(_lines(label, straight, theme)))
    return max(needs) + 2 * PAD


def _band(lane: str, top: float, high: float, index: int, wide: float, theme: Theme) -> str:
    fill = theme.paper if index % 2 else theme.band
    ground = element("rect", x=0, y=top, width=wide, height=high, fill=fill, class_="lane")
    return ground + text(MARGIN, top + PAD + 13, lane, 9.5, theme.ink, bold=True)


def _axis(cards: tuple[Card, ...], spots: list[_Spot], top: float, theme: Theme) -> list[str]:
    parts = [text(MARGIN, top + 12, "time", 9.5, theme.mute)]
    seen = ""
    for card, spot in zip(cards, spots, strict=True):
        if card.year and card.year != seen:
            seen = card.year
            parts.append(text(spot.x, top + 12, card.year, 9.5, theme.mute, bold=True))
            d = f"M{number(spot.x)} {number(top + AXIS - 4)}V{number(spot.y)}"
            parts.append(element("path", d=d, stroke=theme.rule, stroke_width=0.8))
    return parts


def _step(label: Label, start: _Spot, end: _Spot, theme: Theme) -> str:
    lines = _lines(label, start.straight, theme)
    stop = end.x - (HEAD if line(label.kind).head != "open" else 0)
    if start.straight:
        x, y = (start.x + COLUMN + end.x - HEAD) / 2, start.y + min(start.high, end.high) - ENTRY
        d, left, top = f"M{number(start.x + COLUMN)} {number(y)}H{number(stop)}", start.x, start.foot + 5
    else:
        x, y = start.x + BAR / 2, end.y + ENTRY
        leave = start.foot if y > start.y else start.y
        d, left, top = f"M{number(x)} {number(leave)}V{number(y)}H{number(stop)}", x + 12, y + 6
    drawn = stroke(label.kind, d, theme, inferred=label.inferred)
    drawn += head(label.kind, end.x, y, "right", theme, inferred=label.inferred) + disc(label, x, y, theme)
    return drawn + draw_label(label, lines, left, top)
