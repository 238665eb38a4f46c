"""The picture of the map keeps its laws as it is really painted, in each scene and at each width of a screen."""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.map.relationship_map import map_page
from civicgraph.visualisations.map.stories import FILE, stories

from ..visualisations.small_record import small_record

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

SHIPPED = Dataset.shipped()
RECORD = SHIPPED.record()
STORIES = stories(RECORD, Path(SHIPPED.root, FILE).read_bytes(), FILE)
SCENES = {
    "shipped": [
        "", "thing=cii", "thing=cii&weaker=1", "thing=sadiq-khan", "thing=lvrw", "thing=london", "line=cii/lvrw",
        "group=1.0", "draw=all", "from=lvrw&to=gla",
        *(f"story={story.id}&view-number={n}" for story in STORIES for n, _ in enumerate(story.views, 1)),
    ],
    "foreign": ["", "draw=all", *(f"thing={id}" for id in sorted(small_record().things))],
}  # fmt: skip
SIZES = [(1440, 900), (1280, 720), (768, 1024), (390, 844)]
# Every word that is painted, with the width that it has.
WATCH = """(() => {
  window.words = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    window.words.push([text, this.measureText(text).width, this.globalAlpha]);
    return write.call(this, text, ...place);
  };
})()"""

Area = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The map of the shipped record, and that of a foreign one."""
    return {
        "shipped": map_page(RECORD, title="Who asked", stories=STORIES),
        "foreign": map_page(small_record(), title="Northmere"),
    }


def show(page: Page, fragment: str) -> None:
    """Go to another scene of the page, and wait until it is painted."""
    page.evaluate("window.words = []")
    page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))"
    )


def drawn_on(page: Page) -> dict[str, Any]:
    """What the map says that it paints."""
    found: dict[str, Any] = json.loads(page.evaluate("JSON.stringify(document.getElementById('map').painted())"))
    return found


def box_of(words: dict[str, Any]) -> Area:
    """The area of some words, a little within their edge."""
    return (
        words["x"] + 1, words["y"] - words["height"] / 2 + 1,
        words["x"] + words["width"] - 1, words["y"] + words["height"] / 2 - 1,
    )  # fmt: skip


def sign_of(marker: dict[str, Any]) -> Area:
    """The area of the shape of a thing."""
    x, y, size = marker["x"], marker["y"], marker["size"]
    return x - size, y - size, x + size, y + size


def overlap(a: Area, b: Area) -> bool:
    """Whether two areas have something in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def passes(points: list[dict[str, float]], box: Area) -> bool:
    """Whether a line passes through an area."""
    for a, b in pairwise(points):
        if max(a["x"], b["x"]) < box[0] or min(a["x"], b["x"]) > box[2]:
            continue
        if max(a["y"], b["y"]) < box[1] or min(a["y"], b["y"]) > box[3]:
            continue
        steps = max(1, int(hypot(b["x"] - a["x"], b["y"] - a["y"]) / 2))
        for n in range(steps + 1):
            x, y = (a[side] + (b[side] - a[side]) * n / steps for side in ("x", "y"))
            if box[0] < x < box[2] and box[1] < y < box[3]:
                return True
    return False


def faults(page: Page) -> list[str]:
    """What of the present scene breaks a law."""
    drawing = drawn_on(page)["drawing"]
    written = page.evaluate("window.words")
    texts = {text for text, _, alpha in written if alpha > 0.3}
    named = [(marker["id"], marker["name"]) for marker in drawing["markers"]]
    verbs = [(" ".join(verb["words"]["lines"]), verb["words"]) for verb in drawing["verbs"]]
    words = [*named, *verbs, *((" ".join(aside["lines"]), aside) for aside in drawing["asides"])]
    said = [f"{id} is painted without its name" for id, name in words if not {*name["lines"]} <= texts]
    said += [f"{one} stands on {other}" for (one, a), (other, b) in combinations(words, 2)
             if overlap(box_of(a), box_of(b))]  # fmt: skip
    for route in drawing["routes"]:
        line = route["links"][0]["id"]
        said += [f"{line} passes through {of}" for of, name in words if passes(route["points"], box_of(name))]
        for marker in drawing["markers"]:
            around = [marker[side] + sign * marker["size"] for sign in (-1, 1) for side in ("x", "y")]
            if marker["id"] not in route["ends"] and passes(
                route["points"], (around[0], around[1], around[2], around[3])
            ):
                said.append(f"{line} passes under {marker['id']}")
    least: dict[str, float] = {}  # a text may be painted at two sizes
    for text, width, _ in written:
        least[text] = min(width, least.get(text, width))
    said += [f"{line} is wider than its place" for _, name in words for line in name["lines"]
             if least.get(line, 0) > name["width"] + 1.5]  # fmt: skip
    for part in ("#panel", "html"):
        if page.evaluate(
            "(part) => { const it = document.querySelector(part); return it.scrollWidth > it.clientWidth; }", part
        ):
            said.append(f"{part} overflows")
    return said


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("record", ["shipped", "foreign"])
def test_nothing_is_unnamed_or_cut_through_in_any_scene(
    open_page: Open, pages: dict[str, str], record: str, size: tuple[int, int]
) -> None:
    opened = open_page(pages[record], width=size[0], height=size[1])
    page = opened.page
    page.evaluate(WATCH)
    found = {}
    for fragment in [*SCENES[record][1:], SCENES[record][0]]:
        show(page, fragment)
        found[fragment] = faults(page)
    assert {fragment: said for fragment, said in found.items() if said} == {}
    assert opened.messages == []


def test_the_first_picture_is_the_worked_pathway_with_its_breaks(open_page: Open, pages: dict[str, str]) -> None:
    page = open_page(pages["shipped"]).page
    found = drawn_on(page)
    assert found["mode"] == "trace"
    assert [step["number"] for step in found["drawing"]["steps"] if step["isBreak"]] == [3, 4]
    names = [" ".join(marker["name"]["lines"]) for marker in found["drawing"]["markers"]]
    assert names[0] == "Citizens UK"
    assert names[-1] == "London Voter Registration Week"
    foreign = drawn_on(open_page(pages["foreign"]).page)
    assert foreign["drawing"]["markers"], "a record without stories begins with a picture too"


def test_a_record_without_a_pathway_begins_with_what_most_is_said_of(open_page: Open) -> None:
    page = open_page(map_page(small_record(), stories=[])).page
    found = drawn_on(page)
    assert found["mode"] in ("trace", "near")
    assert len(found["drawing"]["markers"]) > 1


def test_what_says_less_waits_behind_a_button_and_comes(visit: Open, pages: dict[str, str]) -> None:
    page = visit(pages["shipped"], fragment="thing=cii").page

    def tones() -> set[str]:
        return {link["wording"] for route in drawn_on(page)["drawing"]["routes"] for link in route["links"]}

    note = page.locator("#scene-note").inner_text()
    assert "weaker" in note and "opinion" in note
    assert tones() == {"stated"}
    page.click("#weaker")
    assert "opinion" in tones()
    assert "weaker=1" in page.evaluate("location.hash")
    page.click("#weaker")
    assert tones() == {"stated"}


def test_a_row_of_several_things_opens_them(open_page: Open, pages: dict[str, str]) -> None:
    page = open_page(pages["shipped"], fragment="thing=cii").page
    row = next(marker for marker in drawn_on(page)["drawing"]["markers"] if marker["folded"])
    spot = page.locator("#map").evaluate("(map, id) => map.spotOf(id)", row["id"])
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_function("location.hash.includes('things=')")
    shown = {marker["id"] for marker in drawn_on(page)["drawing"]["markers"]}
    assert shown & {*row["folded"]}


def test_a_verb_opens_the_claims_of_its_line(open_page: Open, pages: dict[str, str]) -> None:
    page = open_page(pages["foreign"], fragment="thing=guide").page
    found = drawn_on(page)
    verb = next(verb for verb in found["drawing"]["verbs"] if len(verb["links"]) == 1)
    words, link = verb["words"], verb["links"][0]
    other = page.locator("#map").evaluate("(map, id) => map.spotOf(id)", link["from"])
    marker = next(one for one in found["drawing"]["markers"] if one["id"] == link["from"])
    box = page.locator("#map").bounding_box()
    assert box
    x = other["x"] + (words["x"] + words["width"] / 2 - marker["x"]) * found["scale"]
    y = other["y"] + (words["y"] - marker["y"]) * found["scale"]
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.wait_for_function("location.hash.includes('line=')")


def test_the_record_by_source_has_an_address_of_its_own(visit: Open, pages: dict[str, str]) -> None:
    page = visit(pages["shipped"], fragment="sources=1").page
    assert drawn_on(page)["mode"] == "groups"
    assert "sources=1" in page.evaluate("location.hash")


def test_the_saved_picture_has_the_words_of_the_screen(visit: Open, pages: dict[str, str]) -> None:
    page = visit(pages["shipped"], fragment="thing=lvrw").page
    drawing = drawn_on(page)["drawing"]
    page.click(".save summary")
    with page.expect_download() as saving:
        page.click("#save-svg")
    svg = Path(saving.value.path()).read_text("utf-8")
    lines = [line for marker in drawing["markers"] for line in marker["name"]["lines"]]
    lines += [line for verb in drawing["verbs"] for line in verb["words"]["lines"]]
    assert [line for line in lines if line.replace("&", "&amp;") not in svg] == []
