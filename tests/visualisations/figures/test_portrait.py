"""A thing drawn between those behind it and what came of it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.figures.portrait import drawn_sayings, portrait_description, portrait_figure

RECORD = Dataset.shipped().record()
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> str:
    """All words of a drawing."""
    return " ".join(one.text or "" for one in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_a_fund_stands_between_its_funders_and_what_it_did() -> None:
    words = texts(portrait_figure(RECORD, "cii"))
    for name in ("City Bridge Trust", "Paul Hamlyn Foundation", "Pears Foundation", "Trust for London"):
        assert name in words
    assert words.index("was funded by") < words.index("commissioned")
    assert "an aim, not shown as done" in words


@pytest.mark.parametrize("id", sorted(RECORD.things)[::11])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_card_rests_on_claims_and_stands_within_the_drawing(id: str, theme: str) -> None:
    root = ElementTree.fromstring(portrait_figure(RECORD, id, theme=theme))
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    shown = [one for side in drawn_sayings(RECORD, id) for one in side]
    cards = [one for one in root.iter(f"{SVG}g") if one.get("class") == "label"]
    assert [(one.get("data-about") or "").split() for one in cards] == [[c.id for c in one.claims] for one in shown]
    for box in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0 and y >= 0 and x + w <= width and y + h <= height


def test_its_words_say_what_it_shows() -> None:
    assert portrait_description(RECORD, "trust-for-london") == (
        "Trust for London. Had among its people Bharat Mehta and Sioned Churchill. Had as a unit Core team at Trust "
        "for London. Funded Citizenship and Integration Initiative and London Voices. Launched Citizenship and "
        "Integration Initiative (December 2016)."
    )
