"""Lines between things, as their kind is drawn, and the heads of lines."""

from __future__ import annotations

from ..style import Theme, stroke_of
from .svg import element, polygon_path

HEAD = 8.0


def draw_stroke(kind: str, d: str, theme: Theme, *, inferred: bool = False) -> str:
    """A line along path data, as its kind is drawn."""
    stroke = stroke_of(kind, inferred=inferred)
    return element(
        "path", d=d, fill="none", stroke=theme.ink if stroke.strong else theme.line, stroke_width=stroke.width,
        stroke_dasharray=stroke.dash, class_=f"line {kind}{' inferred' if inferred else ''}",
    )  # fmt: skip


def draw_head(kind: str, x: float, y: float, direction: str, theme: Theme, *, inferred: bool = False) -> str:
    """An arrow head whose tip is at a point; it points right, down or up."""
    stroke = stroke_of(kind, inferred=inferred)
    colour = theme.ink if stroke.strong else theme.line
    half = {"filled": 4.6, "small": 3.2}.get(stroke.head, 3.8)
    tip = [(0.0, 0.0), (-HEAD, half), (-HEAD, -half)]
    turned = [(x + _rotate(direction, a, b)[0], y + _rotate(direction, a, b)[1]) for a, b in tip]
    if stroke.head == "open":
        d = polygon_path([turned[1], turned[0], turned[2]]).removesuffix("Z")
        return element("path", d=d, fill="none", stroke=colour, stroke_width=1.4, class_="head open")
    fill = theme.paper if stroke.head == "hollow" else colour
    return element(
        "path", d=polygon_path(turned), fill=fill, stroke=colour, stroke_width=1.2, class_=f"head {stroke.head}"
    )


def _rotate(direction: str, along: float, across: float) -> tuple[float, float]:
    return {"right": (along, across), "down": (across, along), "up": (across, -along)}[direction]
