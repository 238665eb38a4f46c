"""A real Chromium for pages that are opened from a file, and a record of all that they ask for and complain about."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph import Dataset
from civicgraph.server.settings import settings_of

from ..environment import CHROMIUM
from ..server.serving import Server, running_server
from .visits import Visits

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Opened:
    """A page that was opened from a file, with what it has requested and said on the console since."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    ears: dict[str, Callable[[Any], None]] = field(init=False)

    def __post_init__(self) -> None:
        """Write down whatever the page requests and says, from when these listen to it."""
        self.ears = {
            "request": lambda request: self.requests.append(request.url),
            "console": lambda message: self.messages.append(message.text),
            "pageerror": lambda error: self.messages.append(str(error)),
            "dialog": self.note,
        }

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


class Tabs:
    """Tabs which the next test takes up: a new one costs three times what opening the map does.

    They have no network, unless the options say ``offline=False``.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[str, list[Page]] = defaultdict(list)
        self._kinds: dict[Page, str] = {}

    def take(self, width: int, height: int, options: dict[str, Any]) -> Page:
        """An empty tab of a size, in a browser with some options."""
        kind = repr(sorted(options.items()))
        if self._free[kind]:
            page = self._free[kind].pop()
            page.set_viewport_size({"width": width, "height": height})
            return page
        options = {"viewport": {"width": width, "height": height}, "offline": True, **options}
        context = self._browser.new_context(**options)
        page = context.new_page()
        self._kinds[page] = kind
        return page

    def give_back(self, page: Page) -> None:
        """Empty a tab, so that nothing is left of what was there."""
        page.emulate_media(media="null")
        page.mouse.move(0, 0)
        page.goto("about:blank")
        self._free[self._kinds[page]].append(page)

    def listen(self, width: int, height: int, options: dict[str, Any]) -> Opened:
        """An empty tab that is listened to."""
        opened = Opened(self.take(width, height, options))
        for event, hear in opened.ears.items():
            opened.page.on(event, hear)  # type: ignore[call-overload]
        return opened

    def close(self, opened: Opened) -> None:
        """Stop listening, and take the tab back."""
        for event, hear in opened.ears.items():
            opened.page.remove_listener(event, hear)
        self.give_back(opened.page)

    @contextmanager
    def lend(self, width: int, height: int, **options: Any) -> Iterator[Opened]:
        """A tab with a network, for as long as somebody needs it."""
        opened = self.listen(width, height, {"offline": False, **options})
        try:
            yield opened
        finally:
            self.close(opened)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """The tabs of all tests."""
    return Tabs(browser)


class Openings:
    """Files that are opened in tabs, and listened to until they are closed."""

    def __init__(self, tabs: Tabs, folder: Path) -> None:
        self._tabs, self._folder = tabs, folder

    def open(self, html: str, name: str, fragment: str, width: int, height: int, options: dict[str, Any]) -> Opened:
        """HTML written to a file of some name and opened, without a network."""
        file = self._folder / name
        file.write_text(html, "utf-8")
        opened = self._tabs.listen(width, height, options)
        opened.page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
        opened.page.wait_for_selector("body[data-ready]")
        return opened

    def close(self, opened: Opened) -> None:
        """Give the tab back."""
        self._tabs.close(opened)


@pytest.fixture
def open_page(tabs: Tabs, tmp_path: Path) -> Iterator[Open]:
    """Write HTML to a file and open it, without a network: ``open_page(html, fragment="thing=x", width=390)``.

    A page that runs ``alert`` has run a script that it must not; each dialog is a message.
    """
    openings, taken = Openings(tabs, tmp_path), list[Opened]()

    def opening(html: str, *, fragment: str = "", width: int = 1400, height: int = 900, **options: Any) -> Opened:
        taken.append(openings.open(html, f"page-{len(taken)}.html", fragment, width, height, options))
        return taken[-1]

    yield opening
    for opened in taken:
        openings.close(opened)


@pytest.fixture(scope="session")
def visits(tabs: Tabs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    """The pages that all tests go to."""
    found = Visits(Openings(tabs, tmp_path_factory.mktemp("visits")))
    yield found
    found.close()


@pytest.fixture
def visit(visits: Visits) -> Open:
    """Go to an address of a page that other tests look at too: ``visit(html, fragment="thing=x", width=390)``.

    Two visits of a test to the same page are visits to one tab: what is asked of the first is asked before the second.
    """

    def visiting(html: str, *, fragment: str = "", width: int = 1400, height: int = 900, **options: Any) -> Opened:
        return visits.go(html, fragment, width, height, options)

    return visiting


@pytest.fixture
def turn(request: pytest.FixtureRequest) -> int:
    """Which of the screens of ``page`` it is: unless the whole is tested, screens take what they show in turns."""
    place: int = request.node.callspec.indices["page"]
    return place
