"""Somebody who asks the map, and counts what that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

MOST_ACTIONS = 3


class Reader:
    """Somebody at a page, whose actions are counted: typing a query is one, a key or a click is one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def type(self, query: str) -> Reader:
        self.actions += 1
        seek(self.page, query)
        return self

    def enter(self) -> Reader:
        self.actions += 1
        self.page.press("#search", "Enter")
        return self

    def choose(self, text: str) -> Reader:
        self.actions += 1
        self.page.locator("#hits [role=option]", has_text=text).first.click()
        return self

    def open(self, text: str) -> Reader:
        self.actions += 1
        self.page.locator("#panel summary", has_text=text).first.click()
        return self

    def read(self) -> str:
        """All that the panel says, once the actions are few enough."""
        assert self.actions <= MOST_ACTIONS
        assert self.page.evaluate("(p => p.scrollWidth <= p.clientWidth)(document.querySelector('#panel'))")
        return self.page.locator("#panel").inner_text()

    @property
    def title(self) -> str:
        return self.page.locator("#panel h2").inner_text()

    @property
    def sum(self) -> str:
        return self.page.locator("#panel .sum").first.inner_text()


def seek(page: Page, text: str, field: str = "#search") -> None:
    """Type into a field that finds things, once the search is ready: what is typed before is answered later."""
    page.wait_for_selector("body[data-search=ready]")
    page.fill(field, text)


def address_of(page: Page) -> str:
    """The address as the page has it now; of a change that it makes itself, ``page.url`` may hear a little later."""
    return str(page.evaluate("location.href"))


def axe_faults(page: Page, *rules: str) -> list[tuple[str, str]]:
    """What axe finds wrong on a page: the rule, and where it is broken first; of some rules only, if any are named."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe.axe_script)
    options = {"resultTypes": ["violations"], **({"runOnly": [*rules]} if rules else {})}
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def asks(visit: Open, html: str, query: str) -> Reader:
    """A reader who has typed a query and taken what stands first."""
    return Reader(visit(html).page).type(query).enter()
