"""The style table: nothing told by colour alone, and everything readable."""

from __future__ import annotations

import pytest

from civicgraph.graph.words.catalogue import catalogue
from civicgraph.graph.words.claims import not_done
from civicgraph.visualisations.style import (
    DARK,
    FAMILIES,
    LIGHT,
    LINES,
    THEMES,
    TYPES,
    WORDINGS,
    edge,
    line,
    look,
    theme,
)

from .small_record import small_record

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


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize("ink", ["ink", "mute", "warn", "promise"])
@pytest.mark.parametrize("ground", ["paper", "card", "band"])
def test_text_reads_on_every_ground(name: str, ink: str, ground: str) -> None:
    assert contrast(getattr(THEMES[name], ink), getattr(THEMES[name], ground)) >= 4.5


@pytest.mark.parametrize("name", sorted(THEMES))
def test_lines_and_outlines_stand_out(name: str) -> None:
    colours = [THEMES[name].grey, *(edge(found, THEMES[name]) for found in (*FAMILIES.values(), *TYPES.values()))]
    assert all(contrast(colour, THEMES[name].band) >= 3 for colour in colours)


@pytest.mark.parametrize("found", [*FAMILIES.values(), *TYPES.values()])
def test_signs_read_on_their_colour(found: object) -> None:
    assert contrast(found.on, found.colour) >= 4.5  # type: ignore[attr-defined]


def test_families_differ_in_shape_as_well_as_colour() -> None:
    looks = [*FAMILIES.values(), TYPES["Commitment"], TYPES["Measure"]]
    assert len({found.shape for found in looks}) == len(looks)
    assert len({found.colour for found in FAMILIES.values()}) == len(FAMILIES)


def test_kinds_differ_without_colour() -> None:
    assert len({(drawn.width, drawn.dash) for drawn in LINES.values()}) == len(LINES)
    assert len({drawn.head for drawn in LINES.values()}) == len(LINES)


def test_only_what_claims_influence_is_solid() -> None:
    assert {kind for kind, drawn in LINES.items() if not drawn.dash} == {"influence", "agency"}
    assert all(drawn.claims_influence == (not drawn.dash) for drawn in LINES.values())
    assert LINES["influence"].width > LINES["agency"].width


def test_every_code_of_the_record_has_its_mark() -> None:
    codes = {list: {name for kind, name in RECORD.codes if kind == list} for list in ("kind", "wording", "modality")}
    assert codes["kind"] == set(LINES)
    assert codes["wording"] == set(WORDINGS)
    assert codes["modality"] - {"done", "state"} == {code[7:] for code in catalogue() if code.startswith("undone.")}
    assert len(set(WORDINGS.values())) == len(WORDINGS)


def test_promises_say_that_nothing_is_shown_as_done() -> None:
    by_modality = {claim.modality: not_done(RECORD, claim) for claim in RECORD.claims.values()}
    assert by_modality["done"] == by_modality["state"] == ""
    assert by_modality["committed"] == "promised, not shown as done"


def test_every_type_has_a_look_and_unknown_ones_claim_nothing() -> None:
    assert look(RECORD.types["Commitment"]) != look(RECORD.types["Ask"])
    assert all(look(type) in (*FAMILIES.values(), *TYPES.values()) for type in RECORD.types.values())
    assert look(None) == FAMILIES["setting"]
    assert not line("rumour").claims_influence


def test_themes_have_names() -> None:
    assert (theme("light"), theme("dark")) == (LIGHT, DARK)
    with pytest.raises(ValueError, match="take dark or light"):
        theme("sepia")
