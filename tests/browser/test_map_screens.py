"""The relationship map on narrow screens, in other colours and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.small_record import small_record

if TYPE_CHECKING:
    from .conftest import Open


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the small record."""
    return map_page(small_record(), title="Northmere")


@pytest.mark.parametrize("fragment", ["", "thing=guide", "line=deputy-mayor/secondment", "view=list"])
@pytest.mark.parametrize("width", [320, 390, 860, 1024])
def test_nothing_runs_off_the_side(visit: Open, html: str, width: int, fragment: str) -> None:
    page = visit(html, fragment=fragment, width=width, height=700).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 860 and fragment:
        boxes = [page.locator(part).bounding_box() for part in ("main", "#panel")]
        assert boxes[0] and boxes[1] and boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] + 1


@pytest.mark.parametrize("width", [320, 390])
def test_filters_and_menus_open_within_a_phone(open_page: Open, html: str, width: int) -> None:
    page = open_page(html, width=width, height=700).page
    questions, map = (page.locator(part).bounding_box() for part in ("#panel", "main"))
    assert questions and map and questions["y"] < map["y"], "the questions come before the map"
    page.click("#filters-open")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.locator("#since").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_colours_follow_the_system_and_the_switch(open_page: Open, html: str) -> None:
    page = open_page(html, color_scheme="dark").page
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.select_option("#theme", "contrast")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page = open_page(html, color_scheme="light").page
    assert page.locator("html").get_attribute("data-theme") == "light"


def test_on_paper_all_is_light_and_controls_are_gone(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=assembly", color_scheme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert not page.locator("#search").is_visible()
    assert "words of attendance" in page.locator("#panel").inner_text(), "the evidence of figures is unfolded"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_on_paper_tables_are_tables_and_the_matrix_is_read_row_by_row(open_page: Open, html: str) -> None:
    for view, display in (("promises", "table"), ("unknown", "table"), ("matrix", "block")):
        page = open_page(html, fragment=f"view={view}", width=680).page
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        shown = page.evaluate("getComputedStyle(document.querySelector('#list .sheet table')).display")
        assert (view, shown) == (view, display)
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
        assert page.locator("#key").is_hidden()


def test_with_forced_colours_what_is_chosen_stands_out(open_page: Open, html: str) -> None:
    page = open_page(html, forced_colors="active").page
    grounds = [
        page.evaluate("id => getComputedStyle(document.getElementById(id)).backgroundColor", id)
        for id in ("as-map", "as-list")
    ]
    assert grounds[0] != grounds[1]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_steps_of_a_pathway_stand_below_one_another_within_the_panel(visit: Open, html: str, width: int) -> None:
    page = visit(html, fragment="from=northmere-citizens&to=guide", width=width, height=800).page
    boxes = [one.bounding_box() for one in page.locator("#panel .steps > li").all()]
    panel = page.locator("#panel").bounding_box()
    assert len(boxes) > 1 and all(boxes) and panel
    assert len({box["x"] for box in boxes if box}) == 1
    assert all(box["width"] > 200 and box["x"] + box["width"] <= panel["x"] + panel["width"] for box in boxes if box)
