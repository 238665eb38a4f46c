"""What the search needs is made before a key, in slices, so that no key waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Folding a name or a text that is not plain ASCII normalises it; so the calls tell how much is folded.
COUNT_FOLDS = """
  window.folds = 0;
  const normalize = String.prototype.normalize;
  String.prototype.normalize = function (form) { window.folds += 1; return normalize.call(this, form); };
"""
NEVER_IDLE = "window.requestIdleCallback = () => 0;"
# No slice begins but on request: what a page does while somebody types before it is ready.
BY_HAND = """
  const later = window.setTimeout;
  window.slices = [];
  window.setTimeout = (act, wait) => (wait ? later(act, wait) : window.slices.push(act));
"""
READY = "body[data-search=ready]"
QUERIES = ("voter", "who funded the Initiative", "voter regstration", "2019")


@pytest.fixture
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Page:
    """The map of the shipped record, with scripts that run before those of the page."""
    file = tmp_path_factory.mktemp("ready") / "map.html"
    file.write_text(Dataset.shipped().map(), "utf-8")
    page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
    request.addfinalizer(page.context.close)
    for script in request.param:
        page.add_init_script(script)
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready]")
    return page


def folds_of(page: Page, query: str) -> int:
    """How many texts are folded while somebody types a query, key by key."""
    page.evaluate("window.folds = 0")
    page.press("#search", "Escape")
    page.locator("#search").press_sequentially(query)
    page.wait_for_selector("#hits:not([hidden])")
    return int(page.evaluate("window.folds"))


@pytest.mark.parametrize("page", [[COUNT_FOLDS]], indirect=True)
def test_an_idle_page_has_folded_all_names_and_texts_before_a_key(page: Page) -> None:
    page.wait_for_selector(READY)
    names = len(Dataset.shipped().record().things)
    assert page.evaluate("window.folds") > names
    for query in QUERIES:
        assert folds_of(page, query) < names * len(query) / 10, query


@pytest.mark.parametrize("page", [[NEVER_IDLE]], indirect=True)
@pytest.mark.parametrize("come", ["focus", "pointer"])
def test_coming_near_the_field_makes_the_search_ready_on_a_busy_page(page: Page, come: str) -> None:
    assert not page.locator(READY).count()
    if come == "focus":
        page.focus("#search")
    else:
        box = page.locator("#search").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] + 40)
    page.wait_for_selector(READY)


@pytest.mark.parametrize("page", [[NEVER_IDLE, BY_HAND]], indirect=True)
def test_keys_before_it_is_ready_do_not_wait_and_are_answered_once_it_is(page: Page) -> None:
    page.locator("#search").press_sequentially("voter reg")
    assert page.input_value("#search") == "voter reg"
    assert page.locator("#hits").is_hidden() and not page.locator(READY).count()
    slices = page.evaluate("(n => { while (slices.length) { n += 1; slices.shift()(); } return n; })(0)")
    assert slices > 5, "made in slices"
    assert page.locator(READY).count()
    assert "voter registration" in page.locator("#hits [role=option]").first.inner_text().lower()


@pytest.mark.parametrize("page", [[NEVER_IDLE, BY_HAND]], indirect=True)
def test_enter_before_it_is_ready_takes_what_is_typed(page: Page) -> None:
    page.locator("#search").press_sequentially("lvrw")
    page.press("#search", "Enter")
    assert page.locator("#panel h2").inner_text() == "London Voter Registration Week"
