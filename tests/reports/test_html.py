"""The page: structure for assistive technology, no way out, colours that can be read, text that stays text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from civicgraph.reports.html import page_style

from .written import Page, written_report

STYLE = page_style()


def page(name: str = "six") -> Page:
    """A written page, parsed."""
    return Page(str(written_report(name, "html")))


def luminance(colour: str) -> float:
    """Relative luminance of a hexadecimal colour, after WCAG 2."""
    digits = colour.lstrip("#")
    digits = "".join(letter * 2 for letter in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["six", "twelve", "hostile"])
def test_the_page_has_its_landmarks_one_title_and_headings_without_a_gap(name: str) -> None:
    found = page(name)
    for landmark in ("header", "nav", "main", "footer", "h1", "title"):
        assert len(found.all(landmark)) == 1, landmark
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert found.all("html") == [{"lang": "en"}]


@pytest.mark.parametrize("name", ["six", "twelve", "hostile"])
def test_ids_are_unique_and_every_link_inside_leads_somewhere(name: str) -> None:
    found = page(name)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"][1:] for attributes in found.all("a") if attributes["href"].startswith("#")}
    assert targets and targets <= set(ids)


def test_tables_have_captions_and_scoped_headings_and_the_figure_is_told_in_words() -> None:
    found = page()
    assert len(found.all("caption")) == len(found.all("table")) > 0
    assert all(attributes == {"scope": "col"} for attributes in found.all("th"))
    (image,) = found.all("img")
    assert len(image["alt"]) > 100


@pytest.mark.parametrize("name", ["six", "hostile"])
def test_nothing_runs_and_nothing_is_fetched(name: str) -> None:
    found = page(name)
    assert not found.all("script") and not found.all("link") and not found.all("iframe")
    assert all(attributes["src"].startswith("data:image/svg+xml;base64,") for attributes in found.all("img"))
    assert all(re.match(r"#|https?://", attributes["href"]) for attributes in found.all("a"))
    assert not any(name.startswith("on") for _, attributes in found.elements for name in attributes)
    assert "url(" not in STYLE and "@import" not in STYLE


def test_text_of_every_theme_can_be_read_on_its_ground() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    for theme in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", theme))
        for ink in ("ink", "quiet", "accent", "warn"):
            for ground in ("paper", "sheet", "tint", "warn-tint"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
