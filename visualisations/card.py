"""A picture of 1200 by 630 that other sites show beside a link: what it leads to, in words, and how each is put."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap

from ..graph.marks import PROGRAM
from .style import theme_of

WIDTH, HEIGHT, SIDE = 1200, 630, 64
_FONT = "Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class LinkCard:
    """What stands on a card. ``rows`` are a saying and how it is put; ``foot`` is where it comes from."""

    kind: str
    title: str
    lead: str
    rows: tuple[tuple[str, str], ...]
    foot: tuple[str, ...]


def card_svg(card: LinkCard) -> str:
    """The card as SVG: as many rows as fit above its foot."""
    theme = theme_of("light")
    title, lead = _lines(card.title, 44, 3), _lines(card.lead, 96, 2)
    parts = [_text(SIDE, 74, card.kind, 22, theme.quiet)]
    y = 74.0
    for line in title:
        y += 54
        parts.append(_text(SIDE, y, line, 46, theme.ink, bold=True))
    y += 12
    for line in lead:
        y += 30
        parts.append(_text(SIDE, y, line, 23, theme.quiet))
    y += 22
    for saying, put in card.rows:
        if y + 56 > HEIGHT - 96:
            break
        parts += [
            _text(SIDE, y + 26, _cut(saying, 88), 24, theme.ink),
            _text(SIDE, y + 48, _cut(put, 116), 17, theme.quiet),
        ]
        y += 60
    rule = f'<path d="M{SIDE} {HEIGHT - 84}H{WIDTH - SIDE}" stroke="{theme.quiet}"/>'
    foot = [_text(SIDE, HEIGHT - 54 + n * 26, _cut(line, 112), 18, theme.quiet) for n, line in enumerate(card.foot[:2])]
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{theme.paper}"/>'
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    frame = f'xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONT}" data-generator="{PROGRAM}"'
    return f"<svg {frame}><title>{escape(card.title)}</title>{ground}{''.join([*parts, rule, *foot])}</svg>"


def _lines(text: str, letters: int, most: int) -> list[str]:
    return wrap(text, letters, max_lines=most, placeholder=" …") if text else []


def _cut(text: str, letters: int) -> str:
    return next(iter(_lines(text, letters, 1)), "")


def _text(x: float, y: float, words: str, size: int, ink: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{ink}"{weight}>{escape(words)}</text>'
