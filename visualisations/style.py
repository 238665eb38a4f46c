"""How every picture looks: one table that the pathway figure, the map and the pages read.

Colour never speaks alone. A family of types has a colour *and* a shape, a kind of relation a dash *and* a head, a
wording a mark *and* its word. Hues are Okabe and Ito's, which people with any colour vision tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..graph.record import Claim, Record, Type
from ..graph.words.codes import label


@dataclass(frozen=True, slots=True)
class Look:
    """How a thing is drawn. ``shape`` is circle, square, diamond, triangle, triangle-down, pentagon, hexagon or star.

    ``outline`` is a dark shade of ``colour`` for light paper, ``on`` the text colour that reads on ``colour``.
    """

    colour: str
    outline: str
    on: str
    shape: str


@dataclass(frozen=True, slots=True)
class Line:
    """How a kind of relation is drawn. ``head`` is filled, small, open or hollow; ``dash`` is empty for a solid line.

    ``strong`` lines take the colour of the text, the others a grey. ``claims_influence`` says whether a step of this
    kind is told as influence or action at all.
    """

    width: float
    dash: str
    head: str
    strong: bool
    claims_influence: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of paper and ink. ``warn`` is for what weakens a pathway, ``promise`` for what was only promised."""

    name: str
    paper: str
    card: str
    band: str
    ink: str
    mute: str
    grey: str
    rule: str
    warn: str
    promise: str
    outlined: bool


FONTS = "'Liberation Sans', Arial, Helvetica, 'Noto Sans', 'DejaVu Sans', sans-serif"

FAMILIES: dict[str, Look] = {
    "actors": Look("#0072B2", "#004A75", "#FFFFFF", "circle"),
    "roles": Look("#56B4E9", "#1F6A99", "#000000", "pentagon"),
    "asks": Look("#D55E00", "#8A3D00", "#000000", "triangle"),
    "delivery": Look("#E69F00", "#8A5F00", "#000000", "square"),
    "effects": Look("#009E73", "#00664A", "#000000", "diamond"),
    "setting": Look("#A6A6A6", "#5C5C5C", "#000000", "hexagon"),
}

# A promise must not look like an ask, nor a figure like a change: these stand apart inside their family.
TYPES: dict[str, Look] = {
    "Commitment": Look("#CC79A7", "#8C3F69", "#000000", "triangle-down"),
    "Pledge": Look("#CC79A7", "#8C3F69", "#000000", "triangle-down"),
    "Measure": Look("#009E73", "#00664A", "#000000", "star"),
}

LINES: dict[str, Line] = {
    "influence": Line(2.4, "", "filled", strong=True, claims_influence=True),
    "agency": Line(1.2, "", "small", strong=True, claims_influence=True),
    "structural": Line(1.4, "1.4 3.2", "open", strong=False, claims_influence=False),
    "sequence": Line(1.4, "6 4", "hollow", strong=False, claims_influence=False),
}

# Characters that Liberation Sans, Arial, Helvetica and DejaVu Sans all have.
WORDINGS: dict[str, str] = {"stated": "●", "opinion": "“”", "hedged": "≈", "contested": "≠", "inferred": "◊"}

PROMISE_MARK = "○"
DISPUTE_MARK = "!"

LIGHT = Theme(
    "light", paper="#FFFFFF", card="#FFFFFF", band="#F4F3EF", ink="#1B1F24", mute="#505963", grey="#69727C",
    rule="#CBCFD3", warn="#A3260B", promise="#7A2E5B", outlined=True,
)  # fmt: skip
DARK = Theme(
    "dark", paper="#14181D", card="#20262D", band="#1A1F25", ink="#EEF1F4", mute="#B3BCC5", grey="#98A3AE",
    rule="#434C55", warn="#FF9C7D", promise="#F0A9CF", outlined=False,
)  # fmt: skip
THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK}

# What we infer must not look like what a source says: where a kind is solid, an inferred step of it is broken and grey.
INFERRED_DASH = "9 3 2 3"


def look(type: Type | None) -> Look:
    """How things of a type are drawn; what has no known type looks like setting."""
    if type is None:
        return FAMILIES["setting"]
    return TYPES.get(type.name) or FAMILIES.get(type.family, FAMILIES["setting"])


def line(kind: str, *, inferred: bool = False) -> Line:
    """How relations of a kind are drawn, differently where we infer them. An unknown kind is drawn like structure."""
    drawn = LINES.get(kind, LINES["structural"])
    if inferred and not drawn.dash:
        return replace(drawn, dash=INFERRED_DASH, head="hollow", strong=False)
    return drawn


def edge(look: Look, theme: Theme) -> str:
    """The outline of a shape: a dark shade on light paper, the hue itself on dark."""
    return look.outline if theme.outlined else look.colour


def marked_wording(record: Record, claim: Claim) -> str:
    """The wording of a claim with its mark, as in ``≈ hedged``."""
    return f"{WORDINGS.get(claim.wording, '')} {label(record, 'wording', claim.wording)}".strip()


def theme(name: str) -> Theme:
    """The theme of a name.

    Raises
    ------
    ValueError
        There is no such theme; the message lists those there are.
    """
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}: take {' or '.join(sorted(THEMES))}")
    return THEMES[name]
