"""The relationship map in a real browser: what a reader sees, clicks, types and hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.large_record import large_record
from ..visualisations.small_record import small_record
from .readers import address_of, seek

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

RECORD = small_record()
FRONT = "What came of the ask “Help young people with the cost of becoming citizens”?"
ON_THE_FRONT = f"document.querySelector('#panel h2').textContent === '{FRONT}'"


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the small record."""
    return map_page(RECORD, title="Northmere")


def heading(page: Page) -> str:
    """What the panel is about."""
    return page.locator("#panel h2").inner_text()


def panel(page: Page) -> str:
    """All that the panel says."""
    return page.locator("#panel").inner_text()


def screen_point(page: Page, id: str) -> tuple[float, float]:
    """Where a thing, or the middle of a line, is on the screen."""
    box = page.locator("#map").bounding_box()
    assert box
    spot = page.locator("#map").evaluate("(map, id) => map.spotOf(id)", id)
    return box["x"] + spot["x"], box["y"] + spot["y"]


def count_shown(page: Page) -> str:
    """What the legend says of how much is shown."""
    return page.locator("#shown").inner_text()


def test_the_first_page_says_how_far_a_pathway_goes_and_counts(open_page: Open, html: str) -> None:
    page = open_page(html).page
    assert heading(page) == FRONT
    assert "Help young people with the cost of becoming citizens" in panel(page)
    for text in ("3 sources, 44 claims on 34 things", RECORD.hash):
        assert text in panel(page)


def test_a_click_on_a_shape_opens_the_thing(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.mouse.click(*screen_point(page, "fees-ask"))
    page.wait_for_function("location.hash.includes('thing=')")
    assert heading(page) == "Help young people with the cost of becoming citizens"
    assert "thing=fees-ask" in address_of(page)


def test_a_click_on_a_line_opens_its_claims(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.mouse.click(*screen_point(page, "deputy-mayor/secondment"))
    page.wait_for_function("location.hash.includes('line=')")
    text = panel(page)
    assert page.locator("#panel article").count() == 2
    for said in ("Opinion of", "a council officer", "A party to", "Northmere City Council", "disputes this",
                 "a trustee of the funder", "line 70 of the text", "“words of post secondment”",
                 "claim/report/post-secondment", "Ten Years of Asking: Northmere Citizens 2010–2020"):  # fmt: skip
        assert said in text, said


def test_verbs_read_right_from_both_ends(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=northmere-citizens").page
    assert "asked for (2)" in panel(page)
    page = visit(html, fragment="thing=fees-ask").page
    assert "was asked for by (2)" in panel(page)
    assert "was answered by (2)" in panel(page)


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("line=fees-commitment/tomas-veld", "promised, not shown as done"),
        ("line=belonging/guide", "an aim, not shown as done"),
        ("line=deputy-mayor/fees-commitment", "our reading; no source says it"),
        ("line=deputy-mayor/fees-commitment", "it does not join them"),
        ("line=deputy-mayor/fees-commitment", "It is not dated."),
        ("line=guide/week", "order in time only"),
        ("line=guide/registered", "hedged"),
        ("line=guide/registered", "Caution, no counterfactual"),
        ("line=fund/strategy", "contested"),
        ("line=deputy-mayor/secondment", "Disputed: Deputy Mayor"),
        ("thing=registered", "Caution, rival explanation"),
        ("thing=assembly", "Had an attendance of 2,300 people"),
        ("thing=assessment", "Found kept in part"),
        ("thing=city-council", "Also called NCC, the Council"),
    ],
)
def test_the_panel_is_honest(visit: Open, html: str, fragment: str, said: str) -> None:
    assert said in panel(visit(html, fragment=fragment).page)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("northmere cit", "Northmere Citizens"), ("nothmere citizns", "Northmere Citizens"),
        ("NCC", "Northmere City Council"),
        ("what did tomas veld do", "Tomas Veld"), ("price of the belonging pamphlet", "The Price of Belonging"),
        ("veld tomas", "Tomas Veld"), ("tmoas", "Tomas Veld"), ("price of belongin", "The Price of Belonging"),
    ],
)  # fmt: skip
def test_search_forgives(visit: Open, html: str, typed: str, first: str) -> None:
    page = visit(html).page
    seek(page, typed)
    assert page.locator("#hits [role=option]").first.inner_text().startswith(first)


def test_search_says_when_there_is_nothing(visit: Open, html: str) -> None:
    page = visit(html).page
    seek(page, "zzzzzz")
    assert "Nothing by that name" in page.locator("#hits").inner_text()
    assert "Nothing by that name" in page.locator("#live").inner_text()


def test_all_by_keyboard_from_search_to_evidence_and_back(open_page: Open, html: str) -> None:
    page = open_page(html).page
    seek(page, "")
    page.keyboard.type("cost of becoming")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Help young people with the cost of becoming citizens"
    assert "relations" in page.locator("#live").inner_text()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Evidence":
            break
    page.keyboard.press("Enter")
    assert page.locator("#panel article").count() >= 1
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    page.wait_for_function("document.querySelector('#panel h2').textContent.startsWith('Help young people')")
    page.keyboard.press("Escape")
    page.wait_for_function(ON_THE_FRONT)


def test_arrow_keys_walk_from_thing_to_thing_on_the_map(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    first = heading(page)
    names = {thing.name for thing in RECORD.things.values()}
    assert first in names
    walked = {first}
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        walked.add(heading(page))
    assert len(walked) > 1
    assert walked <= names
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.locator("#map").focus()
    page.keyboard.press("Escape")
    assert heading(page) == FRONT


def test_focus_is_always_visible_and_targets_are_large_enough(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=fees-ask").page
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary, label')].filter((node) => {
          const box = node.getBoundingClientRect();
          const target = node.closest('label')?.getBoundingClientRect() || box;
          return box.width > 1 && (target.height < 24 || target.width < 24);
        }).map((node) => node.outerHTML)"""
    )
    assert small == []
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


def test_the_legend_counts_and_filters(visit: Open, html: str) -> None:
    page = visit(html).page
    page.click("#filters-open")
    assert count_shown(page) == "All 34 things and 44 claims of this page are shown."
    page.locator("#family-actors").uncheck()
    actors = [thing for thing in RECORD.things.values() if RECORD.types[thing.type].family == "actors"]
    assert count_shown(page).startswith(f"{34 - len(actors)} of 34 things")
    assert count_shown(page) == page.locator("#live").inner_text()
    assert page.evaluate("document.activeElement.id") == "family-actors", "whoever was on the box stays on it"
    page.locator("#all").click()
    assert count_shown(page).startswith("All 34")
    page.locator("#fold-asks").click()
    page.locator("#type-Ask").uncheck()
    assert count_shown(page).startswith("33 of 34 things")
    assert page.locator("#family-asks").evaluate("box => box.indeterminate")


def test_lines_of_a_kind_can_be_left_out(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=guide").page
    assert "contributed to" in panel(page)
    page.click("#filters-open")
    page.locator("#kind-influence").uncheck()
    assert "contributed to" not in panel(page)
    assert "was developed by (1)" in panel(page)


def test_the_list_has_the_same_claims_under_the_same_filters(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.get_by_role("button", name="List", exact=True).click()
    assert page.locator("#list tbody tr").count() == 44
    assert not page.locator("#map").is_visible()
    page.click("#filters-open")
    page.locator("#kind-structural").uncheck()
    left = int(count_shown(page).split(" and ")[1].split()[0])
    assert 0 < left < 44
    assert page.locator("#list tbody tr").count() == left
    page.get_by_role("button", name="asked for").first.click()
    assert "Northmere Citizens asked for" in panel(page)
    page.get_by_role("button", name="Map", exact=True).click()
    assert page.locator("#map").is_visible()


def test_the_list_sorts_and_says_so(visit: Open, html: str) -> None:
    page = visit(html, fragment="view=list").page
    column, said = page.locator("#list th").nth(1), page.locator("#list tbody tr td:nth-child(2) .teller")
    column.get_by_role("button").click()
    assert column.get_attribute("aria-sort") == "ascending"
    names = said.all_inner_texts()
    assert len(names) == 44
    column.get_by_role("button").click()
    assert said.all_inner_texts() == names[::-1]


def test_the_address_brings_back_what_was_open(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.click("#filters-open")
    page.locator("#kind-structural").uncheck()
    page.mouse.click(*screen_point(page, "guide"))
    page.wait_for_function("location.hash.includes('thing=')")
    page.get_by_role("button", name="List", exact=True).click()
    again = open_page(html, fragment=address_of(page).partition("#")[2]).page
    assert heading(again) == heading(page)
    assert count_shown(again) == count_shown(page)
    assert again.locator("#list").is_visible()


@pytest.mark.parametrize(
    "fragment",
    ["", "thing=assembly", "line=deputy-mayor/secondment", "from=northmere-citizens&to=guide&step=2", "view=promises",
     "thing=guide&without-lines=structural&since=2016"],
)  # fmt: skip
def test_an_address_shows_the_same_whether_it_is_opened_or_gone_to(
    open_page: Open, visit: Open, html: str, fragment: str
) -> None:
    parts = ["#panel", "#shown", "#chips", "#list", "#notes", "#scene-note"]

    def texts(page: Page) -> list[str | None]:
        return [page.title(), *(page.locator(one).text_content() for one in parts)]

    visit(html, fragment="thing=fund&dated=1")
    assert texts(visit(html, fragment=fragment).page) == texts(open_page(html, fragment=fragment).page)


def test_a_neighbourhood_says_what_it_leaves_out(open_page: Open) -> None:
    page = open_page(map_page(RECORD, around="assembly", depth=1)).page
    assert "31 things of the record further away left out" in page.locator("#notes").inner_text()
    assert heading(page) == "Mayoral Accountability Assembly 2016"
    page.mouse.click(*screen_point(page, "fees-ask"))
    page.wait_for_function("location.hash.includes('thing=')")
    assert "Also related to 6 things left out of this page" in panel(page)


def test_a_map_of_the_real_size_answers_at_once(open_page: Open) -> None:
    opened = open_page(map_page(large_record()))
    page = opened.page
    taken = page.evaluate(
        """async () => {
          const start = performance.now();
          document.getElementById('kind-structural').click();
          await new Promise(requestAnimationFrame);
          return performance.now() - start;
        }"""
    )
    assert taken < 1500
    seek(page, "Eastmarsh Citizens")
    page.keyboard.press("Enter")
    assert heading(page) == "Eastmarsh Citizens"
    assert page.locator("#panel .relations li").count() <= 10 * page.locator("#panel .verb").count()
    page.get_by_role("button", name="List", exact=True).click()
    assert page.locator("#list tbody tr").count() == 200
    assert opened.messages == []


def test_without_motion_nothing_glides(open_page: Open, html: str) -> None:
    page = open_page(html, reduced_motion="reduce").page
    seek(page, "guide")
    page.keyboard.press("Enter")
    still = screen_point(page, "guide")
    page.wait_for_timeout(200)
    assert screen_point(page, "guide") == still
