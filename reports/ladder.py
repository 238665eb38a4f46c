"""The ladder from an ask to what came of it, drawn: what stands on each rung."""

from __future__ import annotations

from collections import defaultdict

from ..graph.vocabulary import Vocabulary
from ..visualisations.figures.svg import escape
from ..visualisations.style import FONTS
from .blocks import Figure, text

_WIDE, _GAP, _LINE = 122, 14, 16
_LIGHT, _DARK = ("#1b1f24", "#004a75", "#f4f3ef"), ("#eef1f4", "#7cc4f2", "#20262d")


def ladder(words: Vocabulary, rungs: list[tuple[str, str]]) -> Figure:
    """The rungs, each given by name and label, from the first to the last, with the classes that stand on them."""
    on: defaultdict[str, list[str]] = defaultdict(list)
    for type in words.types.values():
        on[type.rung].append(type.label)
    told = "; ".join(f"{label}: {', '.join(on[name])}" for name, label in rungs)
    light, dark = (_drawn(rungs, on, *colours) for colours in (_LIGHT, _DARK))
    caption = "The ladder. A pathway that skips a rung has a gap there, and a trace says so."
    return Figure(
        light, dark, f"The ladder of rungs. {told}.", caption, tuple(text(label) for _, label in rungs), broad=True
    )


def _drawn(rungs: list[tuple[str, str]], on: dict[str, list[str]], ink: str, line: str, card: str) -> str:
    tall = 44 + _LINE * max(len(on[name]) for name, _ in rungs)
    parts = []
    for place, (name, label) in enumerate(rungs):
        x = place * (_WIDE + _GAP)
        parts.append(f'<rect x="{x + 1}" y="1" width="{_WIDE}" height="{tall}" rx="6" fill="{card}" stroke="{line}"/>')
        parts.append(f'<text x="{x + 12}" y="24" font-weight="700" fill="{line}">{escape(label)}</text>')
        for row, type in enumerate(on[name]):
            parts.append(f'<text x="{x + 12}" y="{44 + row * _LINE}" font-size="12">{escape(type)}</text>')
        if place:
            parts.append(f'<path d="M{x - _GAP + 2} 20 H{x - 3} m-5 -4 l5 4 l-5 4" fill="none" stroke="{line}"/>')
    wide = len(rungs) * (_WIDE + _GAP) - _GAP + 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall + 2}" width="{wide}" height="{tall + 2}" '
        f'font-family="{FONTS}" font-size="14" fill="{ink}">{"".join(parts)}</svg>'
    )
