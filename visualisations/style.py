"""How every picture looks. The numbers, colours and marks are in ``style.json``, which is read when first needed.

Colour is never the only sign. A family of types has a colour *and* a shape, a kind of relation a dash *and* a head, a
wording a mark *and* its word. Hues are Okabe and Ito's, which people with any colour vision tell apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from ..graph.record import Claim, Record, Type
from ..graph.words.codes import wording_label

# Colours of a drawing for both themes. What comes from data stands in no attribute with such a value: it is escaped.
_BOTH = "light and dark"
_PAIR = re.compile('="@(#[0-9A-F]{6})(#[0-9A-F]{6})"')

Corners = tuple[tuple[float, float], ...]


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
class Stroke:
    """How a kind of relation is drawn. ``head`` is filled, small, open or hollow; ``dash`` is empty for a solid line.

    ``strong`` lines take the colour of the text, the others a grey. ``claims_influence`` says whether a step of this
    kind stands for influence or action at all. ``weight`` is how much heavier or lighter the strokes of its tones are.
    """

    width: float
    dash: str
    head: str
    strong: bool
    claims_influence: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Pass:
    """One of the strokes, laid on one another, that a tone is drawn with; ``ink`` is a name of the palette.

    With ``round`` ends the dashes are dots.
    """

    width: float
    dash: str
    ink: str
    round: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a figure: those of the palette that figures use.

    ``warn`` is for what weakens a pathway, ``promise`` for what was only promised. ``outlined`` says whether shapes
    have a dark outline.
    """

    name: str
    paper: str
    card: str
    band: str
    sheet: str
    ink: str
    quiet: str
    line: str
    rule: str
    accent: str
    warn: str
    promise: str
    outlined: bool


@dataclass(frozen=True, slots=True)
class StyleTable:
    """Everything in ``style.json``.

    ``shapes`` are corners around the middle of a circle of radius 1; a circle has none. ``families`` and ``types``
    are looks by the name of a family or type: a type without a look of its own looks like its family. ``answers``
    and ``letters`` are the marks of answers in a matrix. ``inferred`` is what changes in a solid line that we infer.
    ``tones`` are the strokes of how strongly something is told: a wording, or that it is disputed, not done, or an
    order in time. ``palette`` gives each colour by theme, ``fonts`` the font families of each kind of page or file.
    """

    shapes: Mapping[str, Corners]
    families: Mapping[str, Look]
    types: Mapping[str, Look]
    answers: Mapping[str, Look]
    letters: Mapping[str, str]
    strokes: Mapping[str, Stroke]
    inferred: Mapping[str, Any]
    tones: Mapping[str, tuple[Pass, ...]]
    wordings: Mapping[str, str]
    promise_mark: str
    dispute_mark: str
    promise_dash: str
    palette: Mapping[str, Mapping[str, str]]
    map_palette: Mapping[str, str]
    themes: Mapping[str, Theme]
    fonts: Mapping[str, Mapping[str, str]]


@cache
def style_table() -> StyleTable:
    """The style table, read once.

    >>> style_table().types["Measure"].shape
    'star'
    """
    raw = json.loads(files(__package__).joinpath("style.json").read_text("utf-8"))

    def looks(entries: Mapping[str, Any]) -> dict[str, Look]:
        return {name: Look(shape=entry["shape"], **raw["hues"][entry["hue"]]) for name, entry in entries.items()}

    return StyleTable(
        shapes={name: tuple((x, y) for x, y in corners) for name, corners in raw["shapes"].items()},
        families=looks(raw["families"]),
        types=looks(raw["types"]),
        answers=looks(raw["answers"]),
        letters={name: entry["letter"] for name, entry in raw["answers"].items()},
        strokes={kind: Stroke(**stroke) for kind, stroke in raw["strokes"].items()},
        inferred=raw["inferred"],
        tones={name: tuple(Pass(**one) for one in passes) for name, passes in raw["tones"].items()},
        wordings=raw["wordings"],
        promise_mark=raw["promise_mark"],
        dispute_mark=raw["dispute_mark"],
        promise_dash=raw["promise_dash"],
        palette=raw["palette"],
        map_palette=raw["map_palette"],
        themes={name: _theme(name, raw) for name in raw["themes"]},
        fonts=raw["fonts"],
    )


def _theme(name: str, raw: Mapping[str, Any]) -> Theme:
    fields = {field: raw["palette"][field][name] for field in Theme.__slots__ if field in raw["palette"]}
    return Theme(name=name, outlined=raw["themes"][name]["outlined"], **fields)


def look_of(type: Type | None) -> Look:
    """How things of a type are drawn; what has no known type looks like setting."""
    table = style_table()
    if type is None:
        return table.families["setting"]
    return table.types.get(type.name) or table.families.get(type.family, table.families["setting"])


def look_of_thing(record: Record, id: str) -> Look:
    """How a thing is drawn; what is no thing of the record looks like setting."""
    thing = record.things.get(id)
    return look_of(record.types.get(thing.type) if thing else None)


def stroke_of(kind: str, *, inferred: bool = False) -> Stroke:
    """How relations of a kind are drawn, differently where we infer them. An unknown kind is drawn like structure.

    What we infer must not look like what a source says: where a kind is solid, an inferred step of it is broken and
    grey.
    """
    table = style_table()
    stroke = table.strokes.get(kind, table.strokes["structural"])
    return replace(stroke, **table.inferred) if inferred and not stroke.dash else stroke


def outline_colour(look: Look, theme: Theme) -> str:
    """The outline of a shape: a dark shade on light paper, the hue itself on dark."""
    if theme.name == _BOTH:
        return _pair(look.outline, look.colour)
    return look.outline if theme.outlined else look.colour


def wording_with_mark(record: Record, claim: Claim) -> str:
    """The wording of a claim with its mark, as in ``≈ hedged``."""
    return f"{style_table().wordings.get(claim.wording, '')} {wording_label(record, claim)}".strip()


def theme_of(name: str | Theme) -> Theme:
    """The theme of a name; a theme is itself.

    Raises
    ------
    ValueError
        There is no such theme; the message lists those there are.
    """
    if isinstance(name, Theme):
        return name
    themes = style_table().themes
    if name not in themes:
        raise ValueError(f"no theme {name!r}: take {' or '.join(sorted(themes))}")
    return themes[name]


def in_both_themes(draw: Callable[[Theme], str]) -> tuple[str, str]:
    """A drawing for light and for dark ground, which is drawn once: each colour as a pair, of which one is taken.

    >>> light, dark = in_both_themes(lambda theme: f'<rect fill="{theme.paper}"/>')
    >>> light == f'<rect fill="{theme_of("light").paper}"/>', dark == f'<rect fill="{theme_of("dark").paper}"/>'
    (True, True)
    """
    drawn = draw(_theme_of_pairs())
    return _PAIR.sub(r'="\1"', drawn), _PAIR.sub(r'="\2"', drawn)


@cache
def _theme_of_pairs() -> Theme:
    light, dark = theme_of("light"), theme_of("dark")
    colours = [name for name in Theme.__slots__ if name not in ("name", "outlined")]
    return Theme(_BOTH, outlined=True, **{name: _pair(getattr(light, name), getattr(dark, name)) for name in colours})


def _pair(light: str, dark: str) -> str:
    return f"@{light}{dark}"


def page_colours(page: str, theme: str) -> dict[str, str]:
    """The colours of a page by name: ``page`` is map, report or server, ``theme`` light, dark or contrast.

    Every colour of the palette is there. On the map some names stand for another colour: its paper is tinted.

    >>> page_colours("report", "dark")["ink"]
    '#EEF1F4'
    """
    table = style_table()
    colours = {name: shades.get(theme, shades["light"]) for name, shades in table.palette.items()}
    renamed = {name: colours[other] for name, other in table.map_palette.items()} if page == "map" else {}
    return colours | renamed


def page_icon() -> str:
    """The sign of every page as an address that needs no file: two ends and the line between them.

    >>> page_icon().startswith("data:image/svg+xml,%3Csvg ")
    True
    """
    colours = page_colours("server", "light")
    accent, warn = (quote(colours[name]) for name in ("accent", "warn"))
    return (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        f"%3Cpath d='M4 12 12 4' stroke='{accent}' stroke-width='2'/%3E"
        f"%3Ccircle cx='4' cy='12' r='3.4' fill='{accent}'/%3E"
        f"%3Ccircle cx='12' cy='4' r='3.4' fill='{warn}'/%3E%3C/svg%3E"
    )


def custom_properties(page: str, theme: str) -> str:
    """The colours of a page as CSS custom properties, to stand in a rule; in light also its fonts."""
    values = page_colours(page, theme)
    if theme == "light":
        values |= style_table().fonts[page]
    return " ".join(f"--{name}: {value};" for name, value in values.items())
