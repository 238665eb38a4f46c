"""A published site in a real browser: from its folder and from a web space under a path, with and without scripts."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph import Dataset

from ..examples import some
from ..static_site.published import shipped_site
from ..workspace import write_interviews
from .conftest import Tabs
from .test_pages import SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ["index.html", "trace.html", "ledger.html", "organisations.html", "sources.html", "unknown.html",
         "analyse.html", "analyse/what-if.html",
         "questions.html", "questions/who-funded-what.html", "names.html", "figures.html", "dataset.html",
         "search.html?q=london", "trace/citizens-uk_lvrw.html", "page/lvrw.html", "404.html",
         "page/claim/cii/lvrw-key-success.html"]  # fmt: skip
GREEK = ["index.html", "trace.html", "names.html", "questions.html", "search.html", "sources.html", "figures.html"]


@pytest.fixture(scope="module")
def folder() -> Path:
    """The site of the shipped record, in a folder of a web space."""
    return shipped_site()


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of interviews in Greek."""
    workspace = write_interviews(tmp_path_factory.mktemp("greek"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
        workspace.dataset().publish(str(workspace.root / "_site"))
        yield workspace.root / "_site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address of the site on a web server, below another path."""
    handler = functools.partial(_Quiet, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/some%20place/"
        server.shutdown()
        thread.join()


@pytest.fixture(params=list(SCREENS.values()), ids=list(SCREENS))
def page(tabs: Tabs, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty tab on a screen."""
    with tabs.lend(**request.param) as opened:
        yield opened.page


def test_pages_from_a_folder_are_clean_to_axe_and_fit_the_screen(
    page: Page, folder: Path, greek: Path, turn: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    for site, paths in ((folder, PAGES), (greek, GREEK)):
        for path in some(paths, len(SCREENS), turn):
            page.goto(f"{site.as_uri()}/{path}")
            found = axe.run(page).response["violations"]
            assert [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
            wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide <= seen, path
    assert faults == []


@pytest.fixture(scope="module")
def deposits(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of two records as they are deposited, one of them in Greek."""
    here = tmp_path_factory.mktemp("deposits")
    for name, data in (("shipped", Dataset.shipped()), ("greek", write_interviews(here).dataset())):
        data.export("ro-crate").write(str(here / name))
    return [here / "shipped", here / "greek"]


def test_the_page_of_a_deposit_is_clean_to_axe_and_fits_the_screen(page: Page, deposits: list[Path]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for deposit in deposits:
        page.goto((deposit / "ro-crate-preview.html").as_uri())
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in axe.run(page).response["violations"]] == []
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= seen


@pytest.mark.parametrize("place", ["folder", "address"])
def test_names_are_found_without_a_server_with_the_keyboard_alone(
    browser: Browser, request: pytest.FixtureRequest, place: str
) -> None:
    """From any page; slips are forgiven; what is typed further is looked for at once."""
    at = request.getfixturevalue(place)
    context = browser.new_context()
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda one: asked.append(one.url))
    start = f"{at.as_uri()}/" if isinstance(at, Path) else at
    page.goto(f"{start}page/lvrw.html")
    page.focus("#q")
    page.keyboard.type("citizns uk")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hits a")
    assert page.url.startswith(f"{start}search.html?q=citizns") and page.inner_text("#hits a >> nth=0") == "Citizens UK"
    page.fill("#q", "λιμάνι")
    assert page.inner_text("#said") == "Nothing here goes by “λιμάνι”."
    page.fill("#q", "LVRW")
    assert page.inner_text("#said") == "“LVRW” fits 13 names."
    page.click("#hits a >> nth=0")
    assert page.url == f"{start}page/lvrw.html"
    page.click("text=See it on the map")
    page.wait_for_function("document.title && location.hash.includes('thing=lvrw')")
    page.get_by_role("link", name="Its page", exact=True).click()
    assert page.url == f"{start}page/lvrw.html"
    assert [url for url in asked if not url.startswith(start) and not url.startswith(("data:", "blob:"))] == []
    context.close()


def test_all_can_be_read_without_any_script(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{folder.as_uri()}/index.html")
    page.click("text=Every step, with who says so and where")
    assert page.locator(".chain").first.locator("li").count() == 5
    page.fill("#q", "voter")
    page.click("button")
    assert page.url.endswith("search.html?q=voter") and "runs none" in page.inner_text("noscript")
    page.click("text=from A to Z")
    page.get_by_role("link", name="London Voter Registration Week", exact=True).click()
    assert page.inner_text("h1") == "London Voter Registration Week"
    context.close()
