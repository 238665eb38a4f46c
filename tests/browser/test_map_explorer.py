"""The map as an explorer of the shipped record: questions, groups, stories, filters, the address, pictures to keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.map.relationship_map import map_page
from civicgraph.visualisations.map.stories import FILE, stories

from .readers import address_of, axe_faults, seek

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

SHIPPED = Dataset.shipped()
RECORD = SHIPPED.record()

FRONT = "How did London Voter Registration Week come about?"
ON_THE_FRONT = f"document.querySelector('#panel h2').textContent === '{FRONT}'"


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the shipped record, with its stories."""
    told = stories(RECORD, Path(SHIPPED.root, FILE).read_bytes(), FILE)
    return map_page(RECORD, title="Who asked", stories=told)


def heading(page: Page) -> str:
    """What the panel is about."""
    return page.locator("#panel h2").inner_text()


def count_shown(page: Page) -> str:
    """What the filters say of how much is shown."""
    return page.locator("#shown").inner_text()


def focused_text(page: Page) -> str:
    """What the element that has the focus says."""
    text: str = page.evaluate("document.activeElement.textContent")
    return text


def tab_to(page: Page, text: str) -> None:
    """Press Tab until an element that begins with a text has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if focused_text(page).startswith(text):
            return
    raise AssertionError(f"no way to {text} by Tab")


def test_the_page_begins_with_questions_and_the_record_by_source_has_its_groups(open_page: Open, html: str) -> None:
    opened = open_page(html)
    page = opened.page
    assert heading(page) == FRONT
    assert page.locator("#ways .question").all_inner_texts()[:2] == [
        "Who was seconded where?",
        "What was promised at the assemblies of April 2024?",
    ]
    opened = open_page(html, fragment="sources=1")
    page = opened.page
    page.locator("summary", has_text="groups on the map").click()
    groups = page.locator("#panel details", has_text="groups on the map").locator("li")
    assert 5 < groups.count() <= 42
    groups.first.get_by_role("button").click()
    assert "things, those with most relations first" in page.locator("#panel").inner_text()
    assert opened.messages == []


def test_a_click_on_a_group_opens_it_and_back_returns(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="sources=1").page
    box = page.locator("#map").bounding_box()
    assert box
    spot = page.locator("#map").evaluate("(map) => map.spotOf('group 1.0')")
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_function("location.hash.includes('group=')")
    assert heading(page) == "Asked"
    assert "group=1.0" in address_of(page)
    page.go_back()
    page.wait_for_function(ON_THE_FRONT)
    page.go_forward()
    page.wait_for_function("document.querySelector('#panel h2').textContent === 'Asked'")


def test_by_keyboard_alone_from_the_landing_to_the_evidence_of_one_step(open_page: Open, html: str) -> None:
    opened = open_page(html)
    page = opened.page
    tab_to(page, "Read it in 6 steps")
    page.keyboard.press("Enter")
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    assert focused_text(page).startswith("Next"), "the focus stays on the button while views turn"
    page.keyboard.press("Enter")
    assert "breaks twice" in page.locator("#live").inner_text()
    assert page.locator(".steps .step").count() == 5
    tab_to(page, "Evidence of step 1")
    page.keyboard.press("Enter")
    quote = page.locator(".step blockquote").first
    assert quote.is_visible()
    assert "asked all Mayoral candidates at their hustings event" in quote.inner_text()
    assert "Key achievements" in quote.inner_text()
    assert opened.requests == [address_of(page).partition("#")[0]]
    assert opened.messages == []


def test_groups_can_be_walked_and_opened_with_arrow_keys(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="sources=1").page
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "Enter opens" in page.locator("#live").inner_text()
    page.keyboard.press("Enter")
    assert "group=" in address_of(page)
    page.keyboard.press("ArrowDown")
    assert "thing=" in address_of(page)


@pytest.mark.parametrize("story", ["voter-registration-week", "secondments", "assemblies-april-2024"])
def test_a_story_is_stepped_through_to_its_end_and_back(visit: Open, html: str, story: str) -> None:
    opened = visit(html, fragment=f"story={story}")
    page = opened.page
    last = int(page.locator("progress").get_attribute("max") or 0)
    captions = [page.locator(".caption").inner_text()]
    page.locator(".next").focus()
    for at in range(2, last + 1):
        page.keyboard.press("ArrowRight")
        assert page.locator("progress").get_attribute("value") == str(at)
        captions.append(page.locator(".caption").inner_text())
    assert len(set(captions)) == last
    assert page.locator(".next").is_disabled()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".caption").inner_text() == captions[-2]
    page.go_back()
    page.wait_for_function(f"document.querySelector('progress').value === {last}")
    page.get_by_role("button", name="Leave").click()
    assert heading(page) == FRONT
    assert opened.messages == []


def test_a_link_to_one_view_of_a_story_opens_it(visit: Open, html: str) -> None:
    page = visit(html, fragment="story=voter-registration-week&view-number=4").page
    assert "4 of 6" in page.locator(".story").inner_text()
    assert "would not have happened without" in page.locator("#panel").inner_text()


@pytest.mark.parametrize(
    ("act", "given", "address"),
    [
        ("uncheck", ["#wording-inferred"], "without-wordings=inferred"),
        ("uncheck", ["#source-1"], "without-sources=source"),
        ("uncheck", ["#kind-structural"], "without-lines=structural"),
        ("select_option", ["#filter-voice", min(RECORD.voices)], "voice="),
        ("select_option", ["#filter-topic", "theme-voter-registration"], "theme=theme-voter-registration"),
        ("select_option", ["#filter-place", "london"], "place=london"),
        ("check", ["#dated"], "dated=1"),
        ("fill", ["#until", "2019"], "until=2019"),
        ("fill", ["#as-of", "2019-05-01"], "as-of=2019-05-01"),
    ],
)
def test_each_filter_leaves_less_is_in_the_address_and_can_be_reset(
    visit: Open, html: str, act: str, given: list[str], address: str
) -> None:
    page = visit(html, fragment="view=list").page
    page.click("#filters-open")
    whole = count_shown(page)
    getattr(page, act)(*given)
    assert count_shown(page) != whole
    assert address in address_of(page)
    listed = page.locator("#list caption").inner_text()
    assert listed.split()[0] == count_shown(page).split(" and ")[1].split()[0], "the table has the same claims"
    shared, shown = address_of(page).partition("#")[2], count_shown(page)
    page.click("#all")
    assert count_shown(page) == whole
    assert address not in address_of(page)
    assert count_shown(visit(html, fragment=shared).page) == shown


def test_what_is_filtered_out_can_be_faded_instead(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=cii&without-lines=structural").page
    assert not page.evaluate("(() => { try { return document.getElementById('map').spotOf('london').x } catch { } })()")
    page.click("#filters-open")
    page.select_option("#filter-faded", "faded")
    assert "faded=1" in address_of(page)


def test_the_back_button_goes_through_what_was_opened(open_page: Open, html: str) -> None:
    page = open_page(html).page
    seek(page, "voter registration week")
    page.keyboard.press("Enter")
    first = heading(page)
    page.locator("#panel .relations button.link").first.click()
    assert heading(page) != first
    page.go_back()
    page.wait_for_function("(name) => document.querySelector('#panel h2').textContent === name", arg=first)
    page.go_back()
    page.wait_for_function(ON_THE_FRONT)


def test_the_search_finds_what_a_claim_says_and_opens_it(visit: Open, html: str) -> None:
    page = visit(html).page
    seek(page, "embedded into business as usual")
    row = page.locator("#hits li", has_text="claim: “was then embedded into business as usual”").first
    assert "came after Mayoral Citizenship Ceremony" in row.inner_text()
    row.click()
    assert "line=" in address_of(page)
    assert "embedded into business as usual" in page.locator("#panel").inner_text()


def test_the_search_finds_a_speaker_and_opens_what_it_says(visit: Open, html: str) -> None:
    page = visit(html).page
    seek(page, "pilot project lead")
    rows = page.locator("#hits li", has_text="a pilot project lead, in an interview")
    assert rows.first.inner_text().split("\n")[-1].strip() == "speaker: 6 claims"
    assert "Speakers" in page.locator("#hits").inner_text()
    rows.first.click()
    assert "voice=" in address_of(page) and "view=list" in address_of(page)
    assert page.locator("#chips").inner_text().startswith("Said by a pilot project lead, in an interview")


def test_as_much_as_fits_can_be_drawn_and_the_page_says_how_much_does_not(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=cii").page
    page.click("#draw")
    assert page.locator("#draw").get_attribute("aria-pressed") == "true"
    assert "draw=all" in page.evaluate("location.hash")
    drawn = page.evaluate("document.getElementById('map').painted().drawing.markers.length")
    note = page.locator("#scene-note").inner_text()
    left = int(note.rpartition(" · ")[2].split()[0].replace(",", ""))
    assert "more things not drawn" in note
    assert drawn > 5 and drawn + left <= len(RECORD.things)


@pytest.mark.parametrize("fragment", ["", "thing=lvrw", "from=citizens-uk&to=lvrw", "draw=all"])
def test_the_picture_is_saved_with_legend_and_sources(visit: Open, html: str, fragment: str) -> None:
    opened = visit(html, fragment=fragment)
    page = opened.page
    page.click(".save summary")
    with page.expect_download() as saving:
        page.click("#save-svg")
    svg = Path(saving.value.path()).read_text("utf-8")
    assert svg.startswith("<svg")
    for said in ("Source: ", RECORD.hash[:12], "Stated", "CC BY 4.0"):
        assert said in svg
    assert "NaN" not in svg
    with page.expect_download() as saving:
        page.click("#save-png")
    assert Path(saving.value.path()).read_bytes().startswith(b"\x89PNG")
    assert opened.messages == []


def test_embedded_the_page_is_the_map_and_the_panel(open_page: Open, html: str) -> None:
    page = open_page(html, fragment="embed=1&story=secondments", width=800, height=500).page
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#theme").is_visible()
    assert page.locator("#map").is_visible()
    page.locator(".next").click()
    assert "embed=1" in address_of(page)


@pytest.mark.parametrize(
    "fragment",
    ["", "thing=lvrw", "line=cii/lvrw", "from=citizens-uk&to=lvrw", "from=lvrw&to=citizens-uk", "story=secondments",
     "view=list&dated=1&until=2012", "group=1.0", "embed=1"],
)  # fmt: skip
def test_axe_finds_nothing_in_any_state(visit: Open, html: str, fragment: str) -> None:
    """Of the other themes only contrast is asked: nothing but colours differs."""
    page = visit(html, fragment=fragment).page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert axe_faults(page) == []
    for theme in () if fragment.startswith("embed") else ("dark", "contrast"):
        page.select_option("#theme", theme, force=True)
        assert (theme, axe_faults(page, "color-contrast")) == (theme, [])
