"""The parts that both forms of the pathway figure are made of: cards, step labels, lines with heads, numbers."""

from __future__ import annotations

from itertools import accumulate

from ..style import DISPUTE_MARK, Theme, edge, line
from .pathway_text import Card, Label
from .svg import element, escape, fit, number, outline, shape, text

NAME, TEXT, LEAD = 10.0, 9.0, 1.22
HEAD = 8.0

Lines = list[tuple[str, float, str, bool]]


def card_lines(card: Card, width: float, bar: float, theme: Theme) -> Lines:
    """The lines on a card, each with its size, colour and weight."""
    room = width - bar - 14
    name = [(words, NAME, theme.ink, True) for words in fit(card.name, room, NAME, bold=True)]
    return name + [(words, TEXT, theme.mute, False) for words in fit(card.below, room, TEXT)]


def label_lines(label: Label, width: float, theme: Theme, *, reason: bool) -> Lines:
    """The lines of a step's label; ``reason`` adds why an inferred step was inferred."""
    tones = {"plain": theme.mute, "promise": theme.promise, "warn": theme.warn}
    phrase = f"{label.number}. {label.phrase}"
    lines = [(words, NAME, theme.ink, True) for words in fit(phrase, width, NAME, bold=True)]
    facts = [*label.facts, *([("plain", f"Our reason: {label.reason}")] if reason and label.reason else [])]
    for tone, fact in facts:
        bold = tone != "plain"
        lines += [(words, TEXT, tones[tone], bold) for words in fit(fact, width, TEXT, bold=bold)]
    return lines


def height(lines: Lines) -> float:
    """How high these lines stand."""
    return sum(size * LEAD for _, size, _, _ in lines)


def written(lines: Lines, x: float, y: float) -> str:
    """Lines of text, the first one's top at ``y``."""
    bottoms = accumulate(size * LEAD for _, size, _, _ in lines)
    return "".join(
        text(x, y + bottom - size * 0.35, words, size, fill, bold=bold)
        for bottom, (words, size, fill, bold) in zip(bottoms, lines, strict=True)
    )


def card_height(card: Card, width: float, bar: float, theme: Theme) -> float:
    """How high a card of this width is."""
    return height(card_lines(card, width, bar, theme)) + 9


def draw_card(card: Card, x: float, y: float, width: float, bar: float, theme: Theme) -> str:
    """A card: a bar in the colour of its type, with its shape where the bar is wide, the name, type and time."""
    high = card_height(card, width, bar, theme)
    rim = edge(card.look, theme)
    body = element("rect", x=x, y=y, width=width, height=high, rx=3, fill=theme.card, stroke=rim, class_="box")
    left = element("path", d=f"M{number(x + bar)} {number(y)}h{number(3 - bar)}a3 3 0 0 0 -3 3v{number(high - 6)}"
                             f"a3 3 0 0 0 3 3h{number(bar - 3)}z", fill=card.look.colour, stroke=rim)  # fmt: skip
    sign = shape(card.look.shape, x + bar / 2, y + 12, 4.2, fill=card.look.on) if bar > 10 else ""
    words = written(card_lines(card, width, bar, theme), x + bar + 7, y + 4.5)
    return group("card", element("title", escape(f"{card.name}: {card.below}")) + body + left + sign + words, card.id)


def draw_label(label: Label, lines: Lines, x: float, y: float) -> str:
    """A step's label, its top left at a point."""
    return group("label", written(lines, x, y), " ".join(label.claims))


def group(name: str, content: str, about: str) -> str:
    """Elements that belong together, with the ids that they stand for."""
    return element("g", content, class_=name, data_about=about)


def stroke(kind: str, d: str, theme: Theme, *, inferred: bool = False) -> str:
    """A line along path data, as its kind is drawn."""
    drawn = line(kind, inferred=inferred)
    return element(
        "path", d=d, fill="none", stroke=theme.ink if drawn.strong else theme.grey, stroke_width=drawn.width,
        stroke_dasharray=drawn.dash, class_=f"line {kind}{' inferred' if inferred else ''}",
    )  # fmt: skip


def head(kind: str, x: float, y: float, direction: str, theme: Theme, *, inferred: bool = False) -> str:
    """An arrow head whose tip is at a point; it points right, down or up."""
    drawn = line(kind, inferred=inferred)
    colour = theme.ink if drawn.strong else theme.grey
    half = {"filled": 4.6, "small": 3.2}.get(drawn.head, 3.8)
    tip = [(0.0, 0.0), (-HEAD, half), (-HEAD, -half)]
    turned = [(x + _turn(direction, a, b)[0], y + _turn(direction, a, b)[1]) for a, b in tip]
    if drawn.head == "open":
        d = outline([turned[1], turned[0], turned[2]]).removesuffix("Z")
        return element("path", d=d, fill="none", stroke=colour, stroke_width=1.4, class_="head open")
    fill = theme.paper if drawn.head == "hollow" else colour
    return element("path", d=outline(turned), fill=fill, stroke=colour, stroke_width=1.2, class_=f"head {drawn.head}")


def _turn(direction: str, along: float, across: float) -> tuple[float, float]:
    return {"right": (along, across), "down": (across, along), "up": (across, -along)}[direction]


def disc(label: Label, x: float, y: float, theme: Theme) -> str:
    """The number of a step on its line: filled for the weakest, a broken ring for a promise, ! for a dispute."""
    ring = theme.promise if label.promised else theme.ink
    fill, ink = (theme.warn, theme.paper) if label.weakest else (theme.paper, ring)
    ground = element(
        "circle", cx=x, cy=y, r=7.8, fill=fill, stroke=ring, stroke_width=1.3,
        stroke_dasharray="2.4 1.8" if label.promised else "",
    )  # fmt: skip
    mark = text(x + 8, y - 5, DISPUTE_MARK, 12, theme.warn, bold=True) if label.disputed else ""
    return ground + text(x, y + 3.2, str(label.number), TEXT, ink, bold=True, anchor="middle") + mark
