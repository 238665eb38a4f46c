"""The map as the server sends it: it leads on to pages, other cuts and things that are not on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.map.selection import neighbourhood

from ..server.serving import Server
from .conftest import Tabs
from .readers import seek

if TYPE_CHECKING:
    from playwright.sync_api import Page

RECORD = Dataset.shipped().record()
NEAR = neighbourhood(RECORD, "lvrw", 1, 300).things


@pytest.fixture
def page(tabs: Tabs, server: Server) -> Iterator[Page]:
    """A window that asks nobody but the server, and does not complain."""
    with tabs.lend(1280, 900, base_url=server.url) as found:
        yield found.page
    assert [url for url in found.requests if not url.startswith((server.url, "data:", "blob:"))] == []
    assert found.messages == []


def open_map(page: Page, path: str) -> None:
    """A map, drawn."""
    page.goto(path)
    page.wait_for_selector("body[data-ready]")


def test_a_cut_can_be_made_wider_and_leads_to_the_whole(page: Page) -> None:
    open_map(page, "/map?around=lvrw&depth=1")
    assert f"{len(NEAR)} things" in page.locator("#notes").inner_text()
    assert page.locator(".steps [aria-current]").inner_text() == "1"
    page.click(".steps a:text-is('3')")
    page.wait_for_selector("body[data-ready]")
    assert page.url.endswith("/map?around=lvrw&depth=3")
    assert page.locator(".steps [aria-current]").inner_text() == "3"
    page.click("#notes a:text-is('Whole map')")
    page.wait_for_selector("body[data-ready]")
    assert page.locator("#notes").is_hidden()


def test_things_and_claims_lead_to_their_pages(page: Page) -> None:
    open_map(page, "/map#thing=lvrw")
    page.click("#panel a:text-is('Its page')")
    assert page.locator("h1").inner_text() == "London Voter Registration Week"
    open_map(page, "/map#line=cii/lvrw")
    link = page.locator("#panel .claim .id a").first
    claim = link.inner_text()
    link.click()
    assert page.url.endswith(f"/page/{claim}") and claim in RECORD.claims


def test_what_a_cut_leaves_out_is_drawn_when_asked_for(page: Page) -> None:
    open_map(page, "/map?around=lvrw&depth=1#thing=cii")
    assert "left out of this page" in page.locator("#panel").inner_text()
    page.click("#panel a:text-is('Draw all that it is related to')")
    page.wait_for_selector("body[data-ready]")
    assert "around=cii" in page.url
    assert page.locator("h1").inner_text() == "Around Citizenship and Integration Initiative"


def test_the_search_reaches_what_is_not_on_the_page(page: Page) -> None:
    open_map(page, "/map?around=lvrw&depth=1")
    (one, *_) = [id for id, thing in RECORD.things.items() if "Merton" in thing.name and id not in NEAR]
    seek(page, RECORD.things[one].name)
    elsewhere = page.locator("#hits li:has-text('not on this page')")
    elsewhere.first.wait_for()
    page.locator("#search").press("ArrowUp")
    assert page.locator("#hits li[aria-selected=true]").count() == 1
    elsewhere.first.click()
    page.wait_for_selector("body[data-ready]")
    assert f"around={one}" in page.url


def test_the_things_of_an_answer_alone(page: Page) -> None:
    open_map(page, "/map?things=lvrw+cii")
    assert "2 things" in page.locator("#notes").inner_text()
    assert page.request.get("/map?things=lvrw+nothing").status == 404
    assert page.request.get("/map?things=" + "+".join(f"a{n}" for n in range(301))).status == 400


def test_a_page_from_a_file_leads_nowhere_and_asks_nobody(page: Page) -> None:
    from civicgraph.visualisations.map.relationship_map import map_page

    text = map_page(RECORD, around="lvrw", depth=1)
    assert "connect-src" not in text
    page.set_content(text)
    page.wait_for_selector("body[data-ready]")
    assert page.locator("#panel a, #notes a, footer a").count() == 0


def test_the_whole_map_begins_with_the_stories_of_the_data_folder(page: Page) -> None:
    open_map(page, "/map")
    assert page.locator("#panel h2").inner_text() == "How did London Voter Registration Week come about?"
    assert page.title().startswith("The record of five documents")
