"""On a phone every view is a list that reads downwards: nothing is lost off screen, and one finger scrolls the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.small_record import small_record
from .readers import address_of, axe_faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

PHONE: dict[str, Any] = {"width": 390, "height": 844, "is_mobile": True, "has_touch": True}
LANDSCAPE: dict[str, Any] = {"width": 844, "height": 390, "is_mobile": True, "has_touch": True}
NARROW: dict[str, Any] = {**PHONE, "width": 360, "height": 640}


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the small record."""
    return map_page(small_record(), title="Northmere")


@pytest.fixture(scope="module")
def shipped() -> str:
    """The map of the shipped record."""
    return Dataset.shipped().map()


def overflow(page: Page) -> list[str]:
    """What of the page runs off its side."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("header *, #ladder *, #ladder-ways *, #panel *, .story *")]
          .filter((one) => one.checkVisibility() && !one.closest(".hidden, svg, table"))
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize(
    "fragment",
    ["", "thing=assembly", "line=deputy-mayor/secondment", "from=northmere-citizens&to=guide",
     "from=guide&to=northmere-citizens", "things=assembly guide fund", "view=list"],
)  # fmt: skip
@pytest.mark.parametrize("screen", [PHONE, NARROW, LANDSCAPE], ids=["390", "360", "landscape"])
def test_no_view_runs_off_the_side(visit: Open, html: str, fragment: str, screen: dict[str, Any]) -> None:
    opened = visit(html, fragment=fragment, **screen)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    assert overflow(opened.page) == []
    assert opened.page.locator("#map").is_hidden()
    assert opened.messages == []


def test_every_line_of_a_thing_is_a_tap_away_with_its_verb_and_how_it_is_told(visit: Open, html: str) -> None:
    record = small_record()
    near = {
        record.things[end].name.split(": ")[-1].lower()
        for claim in record.claims_about("assembly")
        for end in (claim.subject, claim.object)
        if end in record.things and end != "assembly"
    }
    page = visit(html, fragment="thing=assembly", **PHONE).page
    while page.locator("#ladder :is(.more, .folded)").count():
        page.locator("#ladder :is(.more, .folded)").first.tap()
    said = page.locator("#ladder").inner_text().lower()
    assert [name for name in near if name not in said] == []
    rows = page.locator("#ladder .rung").all()
    assert rows and all(row.locator(".put").inner_text() and row.locator("svg.sample").count() for row in rows)


def test_a_tap_on_how_it_is_told_opens_the_evidence_and_one_on_a_card_its_thing(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=assembly", **PHONE).page
    card = page.locator("#ladder .rung .card").first
    name = card.locator(".what").inner_text().split("\n")[0].lower()
    page.locator("#ladder .rung .told-by").first.tap()
    assert "line=" in address_of(page)
    assert page.locator("#panel .claim").first.is_visible()
    page.locator("#ladder .card").last.tap()
    assert "thing=" in address_of(page)
    assert name or page.locator("#ladder .centre").inner_text()


def test_a_pathway_reads_downwards_and_says_where_it_breaks(visit: Open, shipped: str) -> None:
    page = visit(shipped, fragment="from=citizens-uk&to=lvrw", **PHONE).page
    tops = [one["y"] for one in (card.bounding_box() for card in page.locator("#ladder .card").all()) if one]
    assert len(tops) == 6 and tops == sorted(tops)
    assert [one.inner_text().split(":")[0] for one in page.locator("#ladder .breaks").all()] == ["Breaks here"] * 2
    page.locator("#ladder .told-by").nth(2).tap()
    assert "from=citizens-uk&to=lvrw" in address_of(page), "the evidence of a step stands with its pathway"
    assert page.locator("#panel #step-3 blockquote").first.is_visible()


def test_where_there_is_no_pathway_nothing_is_drawn_between_the_two(visit: Open, html: str) -> None:
    page = visit(html, fragment="from=guide&to=northmere-citizens", **PHONE).page
    assert page.locator("#ladder .gap").inner_text() == "No pathway in this record"
    assert page.locator("#ladder .stage").count() == 0


def test_a_crowded_thing_opens_on_what_is_stated_and_counts_the_rest(visit: Open, shipped: str) -> None:
    page = visit(shipped, fragment="thing=cii", **PHONE).page
    put = {one.inner_text().split(" · ")[0] for one in page.locator("#ladder .put").all()}
    assert put == {"stated"}
    assert page.locator("#ladder :is(.more, .folded)", has_text="opinion").count()


@pytest.mark.parametrize(
    "fragment",
    [
        "thing=cii",
        "thing=cii&weaker=1",
        "thing=susan-hall",
        "from=citizens-uk&to=lvrw",
        "draw=all",
        "question=who-funded",
    ],
)
def test_a_picture_on_a_phone_is_whole_without_being_dragged(visit: Open, shipped: str, fragment: str) -> None:
    page = visit(shipped, fragment=f"{fragment}&picture=1", **PHONE).page
    size = """() => {
      const { drawing, scale } = document.getElementById("map").painted();
      const { clientWidth, clientHeight } = document.getElementById("map");
      return [clientWidth - drawing.width * scale, clientHeight - drawing.height * scale, scale];
    }"""
    beside, below, scale = page.evaluate(size)
    assert beside >= 0 and below >= 60
    assert scale >= 0.7


@pytest.mark.parametrize("screen", [PHONE, LANDSCAPE], ids=["portrait", "landscape"])
def test_one_finger_scrolls_the_page_wherever_it_starts(open_page: Open, shipped: str, screen: dict[str, Any]) -> None:
    for fragment in ("thing=cii", "thing=cii&picture=1"):
        page = open_page(shipped, fragment=fragment, **screen).page
        touched = "#map canvas" if "picture" in fragment else "#ladder"
        ways = page.evaluate("(one) => getComputedStyle(document.querySelector(one)).touchAction", touched)
        assert ways in ("auto", "pan-y")
        swipe(page, screen)
        assert page.evaluate("scrollY") > 100


def swipe(page: Page, screen: dict[str, Any]) -> None:
    """Move a finger up over the middle of the view."""
    x, y = screen["width"] / 2, screen["height"] * 0.75
    client = page.context.new_cdp_session(page)
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 15):
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - 16 * step}]})
        page.wait_for_timeout(16)
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)


@pytest.mark.parametrize("screen", [PHONE, NARROW, LANDSCAPE], ids=["390", "360", "landscape"])
def test_the_bar_of_a_story_stays_below_the_view_and_hides_nothing(
    open_page: Open, shipped: str, screen: dict[str, Any]
) -> None:
    page = open_page(shipped, fragment="story=secondments", **screen).page
    page.locator(".next").tap()
    assert abs(page.evaluate("document.querySelector('main').getBoundingClientRect().top")) < 2
    bar, view = page.locator(".story").bounding_box(), page.locator("#ladder").bounding_box()
    assert bar and view
    assert bar["y"] + bar["height"] == pytest.approx(screen["height"], abs=1)
    assert view["y"] < bar["y"] and bar["height"] <= 0.45 * screen["height"]
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    foot, bar = page.locator("footer").bounding_box(), page.locator(".story").bounding_box()
    assert foot and bar and foot["y"] + foot["height"] <= bar["y"] + 1


def test_a_picture_can_still_be_had_and_left(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=assembly", **PHONE).page
    page.locator("#as-picture").tap()
    assert page.locator("#map").is_visible() and page.locator("#ladder").is_hidden()
    assert "picture=1" in address_of(page)
    page.locator("#as-picture").tap()
    assert page.locator("#map").is_hidden() and page.locator("#ladder").is_visible()


def test_what_filters_leave_out_is_not_in_the_list(visit: Open, html: str) -> None:
    none = "thing=assembly&without-wordings=stated opinion hedged contested inferred"
    page = visit(html, fragment=none, **PHONE).page
    assert page.locator("#ladder .rung").count() == 0


def test_on_a_wide_screen_there_is_the_picture(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=assembly", width=1280, height=800).page
    assert page.locator("#ladder").is_hidden() and page.locator("#ladder-ways").is_hidden()
    assert page.locator("#map").is_visible()


@pytest.mark.parametrize("fragment", ["", "thing=assembly", "from=northmere-citizens&to=guide"])
def test_what_is_tapped_is_large_enough(visit: Open, html: str, fragment: str) -> None:
    page = visit(html, fragment=fragment, **PHONE).page
    small = page.evaluate(
        """() => [...document.querySelectorAll("#ladder button, #ladder-ways button, .tools button")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 40)
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert small == []


@pytest.mark.parametrize(
    "fragment", ["", "thing=assembly", "from=northmere-citizens&to=guide", "line=deputy-mayor/secondment"]
)
def test_axe_finds_nothing_on_a_phone(visit: Open, html: str, fragment: str) -> None:
    assert axe_faults(visit(html, fragment=fragment, **PHONE).page) == []


def test_the_key_stands_above_the_list_and_covers_none_of_it(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="thing=assembly", **PHONE).page
    key, ladder = (page.locator(one).bounding_box() for one in ("#key > summary", "#ladder"))
    assert key and ladder and key["y"] + key["height"] <= ladder["y"]
    page.click("#key summary")
    page.locator("#marks .row").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
