"""A view can be handed on: its link, its citation, code to embed it, pictures of it, and that something is wrong."""

from __future__ import annotations

import struct
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.small_record import small_record
from .readers import address_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from ..server.serving import Server
    from .conftest import Open

RECORD = small_record()
KEEPS = "void (navigator.clipboard.writeText = async (text) => { document.body.dataset.copied = text; })"
REFUSES = "void (navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')))"
CARD_ON_A_LINE = "line=deputy-mayor/secondment"


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the small record."""
    return map_page(RECORD, title="Northmere")


def copied_text(page: Page, button: str) -> str:
    """What a button of the open menu copies."""
    page.evaluate(KEEPS)
    page.click(button)
    page.wait_for_selector("#share-told :text('copied')")
    return str(page.locator("body").get_attribute("data-copied"))


def test_the_link_brings_the_view_back_and_says_that_a_file_is_no_web_address(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=assembly").page
    page.click("#share summary")
    assert copied_text(page, "#copy-link") == address_of(page)
    assert "file on this device" in page.locator("#share-told").inner_text()


def test_a_line_is_cited_by_its_claims_and_a_view_by_its_title_and_data(visit: Open, html: str) -> None:
    page = visit(html, fragment=CARD_ON_A_LINE).page
    page.click("#share summary")
    cited = copied_text(page, "#copy-citation")
    ids = [one.inner_text() for one in page.locator("#panel .claim .id").all()]
    assert ids and all(id in cited for id in ids)
    page = visit(html, fragment="thing=assembly").page
    page.click("#share summary")
    cited = copied_text(page, "#copy-citation")
    for said in (page.locator("#panel h2").inner_text(), RECORD.hash[:12], "CC BY 4.0", address_of(page)):
        assert said in cited


def test_the_code_to_embed_shows_the_same_view_without_the_rest(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=assembly").page
    page.click("#share summary")
    code = unescape(copied_text(page, "#copy-embed"))
    assert code.startswith('<iframe src="page-0.html#') and code.endswith("</iframe>")
    fragment = code.split("#", 1)[1].split('"')[0]
    page = open_page(html, fragment=fragment).page
    assert page.locator("#panel h2").inner_text() == RECORD.name("assembly")
    assert page.locator("header").bounding_box() == {"x": 0, "y": 0, "width": 1, "height": 1}


def test_who_thinks_a_claim_wrong_gets_a_note_that_names_it(open_page: Open, html: str) -> None:
    page = open_page(html, fragment=CARD_ON_A_LINE).page
    page.evaluate(KEEPS)
    card = page.locator("#panel .claim").first
    card.locator("button:text-is('Is this wrong?')").click()
    card.locator(".told:has-text('copied')").wait_for()
    note = str(page.locator("body").get_attribute("data-copied"))
    assert card.locator(".id").inner_text() in note and "#line=" in note and RECORD.hash[:12] in note
    card.locator("button:text-is('Copy citation')").click()
    page.wait_for_selector("body[data-copied]")
    card.locator(".told:has-text('Citation copied')").wait_for()


def test_where_copying_is_not_allowed_the_text_is_there_to_be_copied(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=assembly").page
    page.evaluate(REFUSES)
    page.click("#share summary")
    page.click("#copy-link")
    assert page.locator("#share-told textarea").input_value() == address_of(page)


@pytest.mark.parametrize(
    "fragment", ["", "thing=assembly", "from=northmere-citizens&to=guide", CARD_ON_A_LINE, "sources=1"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_picture_to_post_has_its_size_headline_sources_and_licence(
    visit: Open, html: str, fragment: str, width: int
) -> None:
    opened = visit(html, fragment=fragment, width=width, height=800)
    page = opened.page
    page.click("#share summary")
    with page.expect_download() as saving:
        page.click("#save-card")
    data = Path(saving.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG") and struct.unpack(">II", data[16:24]) == (1200, 630)
    with page.expect_download() as saving:
        page.click("#save-card-svg")
    svg = Path(saving.value.path()).read_text("utf-8")
    for said in ("Source", RECORD.hash[:12], "CC BY 4.0", 'width="1200" height="630"', "what sources say"):
        assert said in svg
    assert "NaN" not in svg and "Infinity" not in svg
    assert opened.messages == []


def test_what_is_drawn_small_is_drawn_as_before_once_the_picture_is_saved(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=assembly", width=1280, height=800).page
    before = page.evaluate("document.querySelector('#map').spotOf('assembly')")
    page.click("#share summary")
    with page.expect_download():
        page.click("#save-card")
    assert page.evaluate("document.querySelector('#map').spotOf('assembly')") == pytest.approx(before)


def test_the_menu_closes_on_escape_and_on_a_press_elsewhere(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=assembly").page
    menu = page.locator("#share")
    page.click("#share summary")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert "thing=assembly" in address_of(page), "Escape closes the menu and nothing else"
    assert page.evaluate("document.activeElement.textContent") == "Share"
    page.click("#share summary")
    page.locator("#map").click(position={"x": 20, "y": 400})
    assert menu.get_attribute("open") is None


def test_on_paper_the_picture_comes_first_and_then_the_evidence(open_page: Open, html: str) -> None:
    page = open_page(html, fragment=CARD_ON_A_LINE, color_scheme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    picture, panel = page.locator("#paper svg").bounding_box(), page.locator("#panel").bounding_box()
    assert picture and panel and picture["y"] + picture["height"] <= panel["y"]
    assert page.locator("#map").is_hidden() and page.locator("#filters").is_hidden()
    assert "Source: " in page.locator("#paper").inner_text()
    assert page.locator("#panel .claim").first.is_visible()


def test_a_server_lets_a_page_be_framed_only_where_it_is_asked_for(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.goto("/map#thing=cii")
    page.wait_for_selector("body[data-ready]")
    page.click("#share summary")
    code = unescape(copied_text(page, "#copy-embed"))
    address = code.split('src="')[1].split('"')[0]
    assert "/map?embed=1#" in address
    framed = context.request.get(address).headers["content-security-policy"]
    alone = context.request.get("/map").headers["content-security-policy"]
    context.close()
    assert "frame-ancestors *" in framed and "frame-ancestors 'none'" in alone


def test_the_shipped_record_declares_no_contact_so_none_is_invented(open_page: Open) -> None:
    page = open_page(Dataset.shipped().map(), fragment="thing=cii").page
    page.click("#share summary")
    assert copied_text(page, "#tell-wrong").startswith("About the view")
    assert page.locator("a[href^='mailto:']").count() == 0


def test_what_is_wrong_is_told_to_the_contact_that_the_data_set_declares(open_page: Open) -> None:
    told = replace(RECORD, about=RECORD.about._replace(contact="https://example.org/write"))
    page = open_page(map_page(told, title="Northmere"), fragment="thing=guide").page
    page.click("#share summary")
    assert copied_text(page, "#tell-wrong").startswith("About the view")
    assert page.locator("#share-told").inner_text().endswith("Send it to https://example.org/write")
