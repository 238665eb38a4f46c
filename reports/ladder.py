"""The ladder from an ask to what came of it, drawn: what stands on each rung."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..graph.vocabulary import Vocabulary
from ..visualisations.figures.svg import element, format_number, paragraph, svg_document, text_line
from ..visualisations.style import Theme, in_both_themes
from .blocks import Figure, text

_WIDTH, _GAP = 122.0, 14.0
_NAME, _TEXT, _LINE = 14.0, 12.0, 16.0


def ladder(vocabulary: Vocabulary, rungs: list[tuple[str, str]]) -> Figure:
    """The rungs, each given by name and label, from the first to the last, with the classes that stand on them."""
    types: defaultdict[str, list[str]] = defaultdict(list)
    for type in vocabulary.types.values():
        types[type.rung].append(type.label)
    contents = "; ".join(f"{label}: {', '.join(types[name])}" for name, label in rungs)
    description = f"The ladder of rungs. {contents}."
    light, dark = in_both_themes(lambda theme: _draw(rungs, types, description, theme))
    caption = "The ladder. A pathway that skips a rung has a gap there, and a trace says so."
    return Figure(light, dark, description, caption, tuple(text(label) for _, label in rungs), broad=True)


def _draw(rungs: Sequence[tuple[str, str]], types: Mapping[str, Sequence[str]], description: str, theme: Theme) -> str:
    height = 44 + _LINE * max(len(types[name]) for name, _ in rungs)
    parts = []
    for place, (name, label) in enumerate(rungs):
        x = place * (_WIDTH + _GAP)
        parts.append(
            element("rect", x=x + 1, y=1, width=_WIDTH, height=height, rx=6, fill=theme.sheet, stroke=theme.accent)
        )
        parts.append(text_line(x + 12, 24, label, _NAME, theme.accent, bold=True))
        parts.append(paragraph(x + 12, 44, types[name], _TEXT, theme.ink, leading=_LINE / _TEXT))
        if place:
            d = f"M{format_number(x - _GAP + 2)} 20H{format_number(x - 3)}m-5 -4l5 4l-5 4"
            parts.append(element("path", d=d, fill="none", stroke=theme.accent))
    width = len(rungs) * (_WIDTH + _GAP) - _GAP + 2
    return svg_document(width, height + 2, "".join(parts), title="The ladder of rungs", description=description)
