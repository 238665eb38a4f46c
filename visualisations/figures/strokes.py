"""Lines between things: the stroke tells how strongly they are told, the head and weight of which kind they are."""

from __future__ import annotations

from collections.abc import Sequence

from ...graph.record import Claim, Record
from ...graph.strength import Strength
from ..style import Pass, Theme, stroke_of, style_table
from .svg import element, polygon_path

HEAD = 8.0
DISPUTED, UNDONE, ORDER = "disputed", "undone", "order"
# The strokes of the table are those of a screen; paper is nearer to the eye.
_SCALE = 0.8
_UNKNOWN = (Pass(1.4, "2 3", "line"),)


def tone_of(record: Record, claims: Sequence[Claim]) -> str:
    """The name of the stroke of a line that some claims tell, the first of which leads: what says least comes first.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> tone_of(record, [record.claims["claim/cii/funder-lvrw-needed-cii"]])
    'opinion'
    """
    lead = claims[0]
    if any(not claim.supports or claim.wording == "contested" for claim in claims):
        return DISPUTED
    if record.strength("wording", lead.wording) <= Strength.UNDONE:
        return lead.wording
    if record.strength("kind", record.relations[lead.predicate].kind) == Strength.ORDER:
        return ORDER
    return UNDONE if all(map(record.is_undone, claims)) else lead.wording


def draw_stroke(kind: str, d: str, theme: Theme, tone: str = "stated") -> str:
    """A line along path data: in strokes laid on one another, as its tone is drawn."""
    weight = min(1.1, max(0.75, stroke_of(kind).weight)) * _SCALE
    return "".join(
        element(
            "path", d=d, fill="none", stroke=getattr(theme, one.ink), stroke_width=one.width * weight,
            stroke_dasharray=one.dash, stroke_linecap="round" if one.round else "", class_=f"line {kind} {tone}",
        )
        for one in style_table().tones.get(tone, _UNKNOWN)
    )  # fmt: skip


def draw_head(kind: str, x: float, y: float, direction: str, theme: Theme, tone: str = "stated") -> str:
    """An arrow head whose tip is at a point; it points right, left, down or up."""
    head = stroke_of(kind, inferred=tone == "inferred").head
    colour = getattr(theme, style_table().tones.get(tone, _UNKNOWN)[0].ink)
    half = {"filled": 4.6, "small": 3.2}.get(head, 3.8)
    tip = [(0.0, 0.0), (-HEAD, half), (-HEAD, -half)]
    turned = [(x + _rotate(direction, a, b)[0], y + _rotate(direction, a, b)[1]) for a, b in tip]
    if head == "open":
        d = polygon_path([turned[1], turned[0], turned[2]]).removesuffix("Z")
        return element("path", d=d, fill="none", stroke=colour, stroke_width=1.4, class_="head open")
    fill = theme.paper if head == "hollow" else colour
    return element("path", d=polygon_path(turned), fill=fill, stroke=colour, stroke_width=1.2, class_=f"head {head}")


def _rotate(direction: str, along: float, across: float) -> tuple[float, float]:
    turns = {"right": (along, across), "left": (-along, across), "down": (across, along), "up": (across, -along)}
    return turns[direction]
