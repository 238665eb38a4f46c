"""The parts that both forms of the pathway figure are made of: cards, step labels, lines with heads, numbers."""

from __future__ import annotations

from itertools import accumulate

from ..style import Theme, outline_colour, style_table
from .measures import LEAD, TEXT
from .pathway_text import StepLabel, ThingCard
from .svg import element, escape, fit, format_number, group, shape, text_line

NAME = 10.0

TextLines = list[tuple[str, float, str, bool]]


def card_lines(card: ThingCard, width: float, bar: float, theme: Theme) -> TextLines:
    """The lines on a card, each with its size, colour and weight."""
    text_width = width - bar - 14
    name = [(words, NAME, theme.ink, True) for words in fit(card.name, text_width, NAME, bold=True)]
    return name + [(words, TEXT, theme.quiet, False) for words in fit(card.below, text_width, TEXT)]


def label_lines(label: StepLabel, width: float, theme: Theme, *, reason: bool) -> TextLines:
    """The lines of a step's label; ``reason`` adds why an inferred step was inferred."""
    tones = {"plain": theme.quiet, "promise": theme.promise, "warn": theme.warn}
    phrase = f"{label.number}. {label.phrase}"
    lines = [(words, NAME, theme.ink, True) for words in fit(phrase, width, NAME, bold=True)]
    facts = [*label.facts, *([("plain", f"Our reason: {label.reason}")] if reason and label.reason else [])]
    for tone, fact in facts:
        bold = tone != "plain"
        lines += [(words, TEXT, tones[tone], bold) for words in fit(fact, width, TEXT, bold=bold)]
    return lines


def lines_height(lines: TextLines) -> float:
    """How high these lines are."""
    return sum(size * LEAD for _, size, _, _ in lines)


def draw_lines(lines: TextLines, x: float, y: float) -> str:
    """Lines of text, the first one's top at ``y``."""
    bottoms = accumulate(size * LEAD for _, size, _, _ in lines)
    return "".join(
        text_line(x, y + bottom - size * 0.35, words, size, fill, bold=bold)
        for bottom, (words, size, fill, bold) in zip(bottoms, lines, strict=True)
    )


def card_height(card: ThingCard, width: float, bar: float, theme: Theme) -> float:
    """How high a card of this width is."""
    return lines_height(card_lines(card, width, bar, theme)) + 9


def draw_card(card: ThingCard, x: float, y: float, width: float, bar: float, theme: Theme) -> str:
    """A card: a bar in the colour of its type, with its shape where the bar is wide, the name, type and time."""
    height = card_height(card, width, bar, theme)
    rim = outline_colour(card.look, theme)
    body = element("rect", x=x, y=y, width=width, height=height, rx=3, fill=theme.card, stroke=rim, class_="box")
    d = (
        f"M{format_number(x + bar)} {format_number(y)}h{format_number(3 - bar)}a3 3 0 0 0 -3 3"
        f"v{format_number(height - 6)}a3 3 0 0 0 3 3h{format_number(bar - 3)}z"
    )
    left = element("path", d=d, fill=card.look.colour, stroke=rim)
    sign = shape(card.look.shape, x + bar / 2, y + 12, 4.2, fill=card.look.on) if bar > 10 else ""
    words = draw_lines(card_lines(card, width, bar, theme), x + bar + 7, y + 4.5)
    return group("card", element("title", escape(f"{card.name}: {card.below}")) + body + left + sign + words, card.id)


def draw_label(label: StepLabel, lines: TextLines, x: float, y: float) -> str:
    """A step's label, its top left at a point."""
    return group("label", draw_lines(lines, x, y), " ".join(label.claims))


def draw_step_number(label: StepLabel, x: float, y: float, theme: Theme) -> str:
    """The number of a step on its line: filled for the weakest, a broken ring for a promise, ! for a dispute."""
    ring = theme.promise if label.promised else theme.ink
    fill, ink = (theme.warn, theme.paper) if label.weakest else (theme.paper, ring)
    ground = element(
        "circle", cx=x, cy=y, r=7.8, fill=fill, stroke=ring, stroke_width=1.3,
        stroke_dasharray=style_table().promise_dash if label.promised else "",
    )  # fmt: skip
    mark = text_line(x + 8, y - 5, style_table().dispute_mark, 12, theme.warn, bold=True) if label.disputed else ""
    return ground + text_line(x, y + 3.2, str(label.number), TEXT, ink, bold=True, anchor="middle") + mark
