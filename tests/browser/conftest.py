"""A real Chromium for pages that are opened from a file, and a record of all that they ask for and complain about."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph import Dataset
from civicgraph.server.settings import settings_of

from ..environment import CHROMIUM
from ..server.serving import Server, running_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Opened:
    """A page that was opened from a file, with what it has requested and said on the console since."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def note(self, dialog: Dialog) -> None:
        """Write down that a dialog came up, and close it."""
        self.messages.append(f"dialog {dialog.message}")
        dialog.dismiss()


Open = Callable[..., Opened]


def chromium() -> str | None:
    """The path of a Chromium: the one named by CIVICGRAPH_CHROMIUM, or the first on the PATH."""
    return CHROMIUM or next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; skipped, with the reason, where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if not path:
        pytest.skip(f"no Chromium: set CIVICGRAPH_CHROMIUM, or put one of {', '.join(NAMES)} on the PATH")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The shipped record, served."""
    with running_server(settings_of(Dataset.shipped(), timeout=20.0)) as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Write HTML to a file and open it, without a network: ``open_page(html, fragment="thing=x", width=390)``.

    A page that runs ``alert`` has run a script that it must not; each dialog is a message.
    """
    contexts: list[BrowserContext] = []

    def opening(html: str, *, fragment: str = "", width: int = 1400, height: int = 900, **options: Any) -> Opened:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.messages.append(message.text))
        opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
        opened.page.on("dialog", opened.note)
        opened.page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
        opened.page.wait_for_selector("body[data-ready]")
        if opened.page.locator("#search").count():  # what is typed before is answered later
            opened.page.wait_for_selector("body[data-search=ready]")
        return opened

    yield opening
    for context in contexts:
        context.close()
