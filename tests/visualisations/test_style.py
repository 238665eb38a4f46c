"""The style table: nothing told by colour alone, everything readable, and each colour and shape said once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from civicgraph.graph.words.catalogue import catalogue
from civicgraph.graph.words.claims import not_done
from civicgraph.visualisations.figures.svg import shape
from civicgraph.visualisations.style import (
    Look,
    custom_properties,
    look_of,
    outline_colour,
    page_colours,
    stroke_of,
    style_table,
    theme_of,
)

from .small_record import small_record

ROOT = Path(__file__).parents[2]
TABLE = style_table()
LOOKS = [*TABLE.families.values(), *TABLE.types.values()]
RECORD = small_record()


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", sorted(TABLE.themes))
@pytest.mark.parametrize("ink", ["ink", "quiet", "warn", "promise", "accent"])
@pytest.mark.parametrize("ground", ["paper", "card", "band", "sheet"])
def test_text_reads_on_every_ground(name: str, ink: str, ground: str) -> None:
    assert contrast(getattr(TABLE.themes[name], ink), getattr(TABLE.themes[name], ground)) >= 4.5


@pytest.mark.parametrize("name", sorted(TABLE.themes))
def test_lines_and_outlines_stand_out(name: str) -> None:
    colours = [TABLE.themes[name].line, *(outline_colour(look, TABLE.themes[name]) for look in LOOKS)]
    assert all(contrast(colour, TABLE.themes[name].band) >= 3 for colour in colours)


@pytest.mark.parametrize("look", [*LOOKS, *TABLE.answers.values()])
def test_signs_read_on_their_colour(look: Look) -> None:
    assert contrast(look.on, look.colour) >= 4.5


@pytest.mark.parametrize("page", ["map", "report", "server"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "warn"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "tint", "warn-tint"])
def test_text_reads_on_every_ground_of_a_page(page: str, theme: str, ink: str, ground: str) -> None:
    colours = page_colours(page, theme)
    assert (theme == "contrast" and page != "map") or contrast(colours[ink], colours[ground]) >= 4.5


def test_families_differ_in_shape_as_well_as_colour() -> None:
    looks = [*TABLE.families.values(), TABLE.types["Commitment"], TABLE.types["Measure"]]
    assert len({look.shape for look in looks}) == len(looks)
    assert len({look.colour for look in TABLE.families.values()}) == len(TABLE.families)


def test_kinds_differ_without_colour() -> None:
    strokes = TABLE.strokes.values()
    assert len({(stroke.width, stroke.dash) for stroke in strokes}) == len(strokes)
    assert len({stroke.head for stroke in strokes}) == len(strokes)


def test_only_what_claims_influence_is_solid() -> None:
    assert {kind for kind, stroke in TABLE.strokes.items() if not stroke.dash} == {"influence", "agency"}
    assert all(stroke.claims_influence == (not stroke.dash) for stroke in TABLE.strokes.values())
    assert TABLE.strokes["influence"].width > TABLE.strokes["agency"].width


def test_how_strongly_something_is_told_differs_without_colour() -> None:
    """Of what is disputed, the word and the doubt look alike; all others differ in their strokes."""
    assert TABLE.tones["contested"] == TABLE.tones["disputed"]
    looks = {
        name: tuple((one.width, one.dash, one.round) for one in passes)
        for name, passes in TABLE.tones.items()
        if name != "contested"
    }
    assert len(set(looks.values())) == len(looks)
    assert {"", *looks} >= {name for kind, name in RECORD.codes if kind == "wording"} - {"contested"}
    assert [name for name, passes in TABLE.tones.items() if [one.dash for one in passes] == [""]] == ["stated"], (
        "only what is stated is one solid line"
    )
    assert {one.ink for passes in TABLE.tones.values() for one in passes} <= TABLE.palette.keys()


def test_every_code_of_the_record_has_its_mark() -> None:
    codes = {list: {name for kind, name in RECORD.codes if kind == list} for list in ("kind", "wording", "modality")}
    assert codes["kind"] == set(TABLE.strokes)
    assert codes["wording"] == set(TABLE.wordings)
    assert codes["modality"] - {"done", "state"} == {code[7:] for code in catalogue() if code.startswith("undone.")}
    assert len(set(TABLE.wordings.values())) == len(TABLE.wordings)


def test_promises_say_that_nothing_is_shown_as_done() -> None:
    by_modality = {claim.modality: not_done(RECORD, claim) for claim in RECORD.claims.values()}
    assert by_modality["done"] == by_modality["state"] == ""
    assert by_modality["committed"] == "promised, not shown as done"


def test_every_type_has_a_look_and_unknown_ones_claim_nothing() -> None:
    assert look_of(RECORD.types["Commitment"]) != look_of(RECORD.types["Ask"])
    assert all(look_of(type) in LOOKS for type in RECORD.types.values())
    assert look_of(None) == TABLE.families["setting"]
    assert not stroke_of("rumour").claims_influence


def test_themes_have_names() -> None:
    assert (theme_of("light").name, theme_of("dark").name) == ("light", "dark")
    with pytest.raises(ValueError, match="take dark or light"):
        theme_of("sepia")


def test_a_promise_in_a_matrix_looks_like_a_commitment() -> None:
    assert TABLE.answers["promise"] == TABLE.types["Commitment"]


# Where colours and fonts must not stand: they are in style.json.
PLACES = (
    "visualisations/**/*.py", "visualisations/map/templates/*.css", "visualisations/map/templates/*.html",
    "reports/**/*.py", "reports/templates/*", "server/**/*.py", "pages/**/*.py", "pages/templates/*", "pages/static/*",
    "web/core/*.ts", "web/ui/*.ts",
)  # fmt: skip
COLOUR = re.compile(
    r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|([\"'])[0-9a-f]{6}\1|\b(?:rgb|hsl)a?\(", re.IGNORECASE
)
# Colours elsewhere, each with the reason why. At present there are none.
EXEMPT: dict[str, str] = {
    'visualisations/style.py "#EEF1F4"': "an example in a docstring",
    'reports/docx_parts.py "1B1F24"': "an example in a docstring",
    'reports/pdf_fonts.py "#1B1F24"': "an example in a docstring",
}


def colours_of(text: str) -> Iterator[str]:
    """The colours that a text spells out."""
    return (found[0].strip("\"'") for found in COLOUR.finditer(text))


def test_no_other_file_spells_out_a_colour() -> None:
    paths = sorted({path for place in PLACES for path in ROOT.glob(place)})
    assert len(paths) > 100
    found = {
        f'{path.relative_to(ROOT).as_posix()} "{c}"' for path in paths for c in colours_of(path.read_text("utf-8"))
    }
    assert found == EXEMPT.keys()


@pytest.mark.parametrize(
    "text", ["color: #1b1f24;", "x = '1b1f24'", "fill: #fff", "box-shadow: 0 0 #0003", "rgb(1,2,3)"]
)
def test_a_colour_is_seen(text: str) -> None:
    assert list(colours_of(text))


@pytest.mark.parametrize("text", ["#map { margin: 0 }", 'href="#step-1"', "x = '505'", "#list"])
def test_what_is_no_colour_is_passed_over(text: str) -> None:
    assert not list(colours_of(text))


def test_shapes_on_the_page_are_those_of_figures() -> None:
    script = (ROOT / "visualisations/map/templates/map.js").read_text("utf-8")
    listed = re.search(r"// \.\./visualisations/style\.json\nvar \w+ = \{\n(.*?)\n\};", script, re.DOTALL)
    assert listed
    on_page = {name: json.loads(corners) for name, corners in re.findall(r'^ *"?([\w-]+)"?: (.*?),?$', listed[1], re.M)}
    assert on_page == {name: [list(corner) for corner in corners] for name, corners in TABLE.shapes.items()}
    assert {look.shape for look in (*LOOKS, *TABLE.answers.values())} <= on_page.keys()


@pytest.mark.parametrize("name", sorted(TABLE.shapes.keys() - {"circle"}))
def test_a_shape_is_drawn_by_its_corners(name: str) -> None:
    points = re.findall(r"([-\d.]+) ([-\d.]+)", shape(name, 0, 0, 100))
    expected = [(100 * x, 100 * y) for x, y in TABLE.shapes[name]]
    assert [(float(x), float(y)) for x, y in points] == [pytest.approx(corner, abs=0.006) for corner in expected]


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("map", ["visualisations/map/templates/map.css", "web/ui/canvas.ts", "web/ui/signs.ts"]),
        ("report", ["reports/templates/report.css"]),
        ("server", ["pages/static/pages.css", "pages/static/ask.css"]),
    ],
)
def test_every_custom_property_that_a_page_uses_is_written(page: str, files: list[str]) -> None:
    text = "".join((ROOT / file).read_text("utf-8") for file in files)
    own = set(re.findall(r"--([\w-]+):", text))
    given = set(re.findall(r"--([\w-]+):", custom_properties(page, "light")))
    assert set(re.findall(r"var\(--([\w-]+)\)", text)) - own <= given
