"""The pages of the record in a real browser: clean to axe, within the screen, and used by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from ..examples import some
from ..server.serving import Server
from .conftest import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TRACE = "/trace?from=citizens-uk&to=lvrw"
PAGES = [
    "/",
    TRACE,
    "/trace",
    "/ledger?by=sadiq-khan",
    "/people",
    "/organisations",
    "/sources",
    "/unknown",
    "/unknown?of=cii",
    "/ledger?grup_by=x",
    "/analyse",
    "/analyse/brokers",
    "/analyse/ties?actor=citizens-uk",
    "/analyse/timeline",
    "/ask?what=Ask&do=putTo&do2=about&by=about",
    "/compare",
    "/compare?a=labour-party&b=conservative-party",
    "/compare?from=citizens-uk&to=lvrw&from2=citizens-uk&to2=cii",
]
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"width": 1280, "height": 900, "color_scheme": "light"},
    "phone, dark": {"width": 390, "height": 844, "color_scheme": "dark"},
}


@pytest.fixture(params=list(SCREENS.values()), ids=list(SCREENS))
def page(tabs: Tabs, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty tab on a screen."""
    with tabs.lend(**request.param) as opened:
        yield opened.page


def test_pages_are_clean_to_axe_and_fit_the_screen(page: Page, server: Server, turn: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for path in some(PAGES, len(SCREENS), turn):
        page.goto(server.url + path)
        found = axe.run(page).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= seen, path


def test_after_a_choice_the_keyboard_goes_on_at_the_next_one(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/ask")
    chosen = (("what", "Ask", "do"), ("do", "putTo", "who"), ("do2", "about", "who2"), ("by", "about", "ask"))
    for name, value, then in chosen:
        page.select_option(f"select[name={name}]", value)
        page.focus(f"select[name={name}]")
        page.press(".sentence button", "Enter")
        page.wait_for_url(f"**{name}={value}*")
        focused = page.evaluate("document.activeElement.name || document.activeElement.innerText.toLowerCase()")
        assert focused == then


def test_a_trace_is_asked_for_with_the_keyboard_alone(page: Page, server: Server) -> None:
    """Names are offered as they are typed; Enter asks."""
    page.goto(f"{server.url}/trace")
    page.focus("input[name=from]")
    page.keyboard.type("citizens u")
    page.wait_for_selector("#names-from option[value='Citizens UK']", state="attached")
    page.keyboard.type("k")
    page.keyboard.press("Tab")
    page.keyboard.type("lvrw")
    page.keyboard.press("Enter")
    page.wait_for_selector(".verdict")
    assert "London Voter Registration Week back to Citizens UK" in page.inner_text("h1")
    verdict = page.locator(".verdict").bounding_box()
    assert verdict and verdict["y"] < page.viewport_size["height"], "the answer is on the first screen"  # type: ignore[index]


def test_a_trace_is_read_without_any_script(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + TRACE)
    assert page.locator(".chain").first.locator("li").count() == 5
    assert page.locator("#steps article").count() == 5
    page.click("text=What is missing")
    assert page.url.endswith("#missing")
    context.close()
