"""Filters: closed until wanted, one thing alone by one click, chips over the picture, time with the undated apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.small_record import small_record
from .readers import address_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

RECORD = Dataset.shipped().record()
SMALL = small_record()


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the shipped record."""
    return map_page(RECORD)


@pytest.fixture(scope="module")
def small() -> str:
    """The map of the small record."""
    return map_page(SMALL, title="Northmere")


def chips(page: Page) -> list[str]:
    """What the chips over the picture say."""
    return [text.removesuffix(" ×") for text in page.locator("#chips .chip:not(.apart)").all_inner_texts()]


def count_listed(page: Page) -> int:
    """How many claims the list says that it has."""
    return int(page.locator("#list caption").inner_text().split()[0].replace(",", ""))


@pytest.mark.parametrize("width", [390, 1280])
def test_filters_take_no_place_until_they_are_wanted(open_page: Open, small: str, width: int) -> None:
    page = open_page(small, width=width, height=800).page
    assert not page.locator("#filters").is_visible()
    before = page.locator("main").bounding_box()
    page.click("#filters-open")
    assert page.locator("#filters").is_visible()
    assert page.evaluate("document.activeElement.id") == "filters-close"
    page.keyboard.press("Enter")
    assert not page.locator("#filters").is_visible()
    assert page.locator("main").bounding_box() == before
    assert page.evaluate("document.activeElement.id") == "filters-open"


def test_one_source_alone_is_one_click_and_one_chip(visit: Open, html: str) -> None:
    page = visit(html, fragment="view=list").page
    page.click("#filters-open")
    for source in RECORD.sources.values():
        page.get_by_role("button", name=f"Only {source.title}").click()
        assert chips(page) == [f"Only {source.title}"]
        assert count_listed(page) == sum(claim.source == source.id for claim in RECORD.claims.values())
    page.locator("#chips .chip").click()
    assert page.locator("#chips").is_hidden()
    assert count_listed(page) == len(RECORD.claims)
    assert page.evaluate("document.activeElement.id") == "filters-open"


def test_a_second_click_on_only_brings_the_others_back(visit: Open, small: str) -> None:
    page = visit(small).page
    page.click("#filters-open")
    only = page.get_by_role("button", name="Only actors")
    only.click()
    assert only.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.textContent") == "only", "whoever was on it stays on it"
    only.click()
    assert page.locator("#chips").is_hidden()


def test_each_filter_has_a_chip_that_takes_it_off(visit: Open, html: str) -> None:
    page = visit(html, fragment="theme=theme-housing&without-lines=structural&disputed=1&place=london").page
    assert len(chips(page)) == 4
    assert "Theme: Housing" in chips(page)[1:]
    page.get_by_role("button", name="Take off the filter: Theme: Housing").click()
    assert len(chips(page)) == 3
    page.get_by_role("button", name="Take off all").click()
    assert page.locator("#chips").is_hidden()
    assert "disputed" not in address_of(page)


def test_years_begin_with_the_first_there_is_and_one_click_shows_one(visit: Open, html: str) -> None:
    days = {day[:4] for claim in RECORD.claims.values() for day in claim.bounds}
    years = sorted(year for year in days if year not in ("0000", "9999"))
    page = visit(html, fragment="view=list").page
    page.click("#filters-open")
    rows = page.locator("#years button")
    assert [text.split()[0] for text in rows.all_inner_texts()] == [*years, "undated"]
    for row in rows.all()[:-1]:
        count = int(row.locator(".count").inner_text().replace(",", ""))
        row.click()
        assert row.get_attribute("aria-pressed") == "true"
        assert count_listed(page) == count, "a bar is as long as what its click shows"
    rows.nth(len(years) - 1).click()
    assert page.locator("#chips").is_hidden(), "a second click takes it off"


def test_what_is_undated_stands_apart_from_every_year(visit: Open, html: str) -> None:
    undated = sum(not claim.when for claim in RECORD.claims.values())
    page = visit(html, fragment="view=list&since=2019&until=2019").page
    dated = count_listed(page)
    assert 0 < dated < 100
    assert chips(page) == ["2019"]
    page.locator("#chips .apart").click()
    assert count_listed(page) == dated + undated
    assert "undated=with" in address_of(page)
    page.locator("#chips .apart").click()
    assert count_listed(page) == dated
    page.click("#filters-open")
    page.click("#year-none")
    assert count_listed(page) == undated
    assert chips(page) == ["Undated only"]


def test_disputes_are_found_whole(visit: Open, html: str) -> None:
    disputing = [claim for claim in RECORD.claims.values() if not claim.supports]
    contested = [claim for claim in RECORD.claims.values() if claim.wording == "contested"]
    triples = {(claim.subject, claim.predicate, claim.object) for claim in disputing}
    disputed = [
        claim for claim in RECORD.claims.values()
        if (claim.subject, claim.predicate, claim.object) in triples
    ]  # fmt: skip
    expected = {claim.id for claim in [*disputing, *contested, *disputed]}
    page = visit(html, fragment="view=list").page
    page.click("#filters-open")
    page.check("#disputed")
    assert count_listed(page) == len(expected)
    assert page.locator("#list", has_text="disputes this").count() == 1
    assert page.locator("#list .tag:has-text('disputes this')").count() == len(disputing)


def test_a_cut_around_a_thing_opens_on_it_not_on_a_ball(open_page: Open) -> None:
    page = open_page(map_page(RECORD, around="lvrw", depth=2)).page
    assert page.locator("#draw").get_attribute("aria-pressed") == "false"
    assert page.locator("#panel h2").inner_text() == "London Voter Registration Week"


def test_the_key_says_how_to_read_the_map(visit: Open, small: str) -> None:
    page = visit(small).page
    assert not page.locator("#marks").is_visible()
    page.click("#key summary")
    page.locator("#marks .row").first.wait_for()
    text = page.locator("#marks").inner_text()
    assert "Influence" in text and "Disputed or contested" in text and "Commitment" in text
    page.keyboard.press("Escape")
    assert not page.locator("#marks").is_visible()
