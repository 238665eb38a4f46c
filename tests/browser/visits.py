"""Pages that several tests look at, one address after the other: opening a map costs six times as much as going on.

All that is opened and filtered on a map stands in its address, so going to one leaves nothing of what was there before.
What does not stand there (menus, the panel of filters, the theme, what is typed) is put back. A test that is about
these, about opening, about the history, about where on the picture something is (which glides there), or about a page
that nobody has touched opens one of its own.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .conftest import Opened, Openings

# As many as are kept: the pages that a test file goes between.
MOST = 3
GO = """async (fragment) => {
  const go = async (to) => {
    const heard = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = to;
    await heard;
  };
  const [filters, theme, search] = ["filters", "theme", "search"].map((id) => document.getElementById(id));
  for (const one of document.querySelectorAll("details.menu[open], details.save[open]")) one.open = false;
  if (!filters.hidden) document.getElementById("filters-close").click();
  if (theme.value !== "system") {
    theme.value = "system";
    theme.dispatchEvent(new Event("change"));
  }
  search.value = "";
  document.activeElement.blur();
  if (location.hash === new URL(`#${fragment}`, location.href).hash) await go("view=unknown");
  await go(fragment);
  scrollTo(0, 0);
  document.getElementById("panel").scrollTo(0, 0);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))));
}"""


class Visits:
    """Open pages by what they show and how, the one visited last at the end."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        self._numbers = count()
        self._open: dict[tuple[str, int, int, str], Opened] = {}

    def go(self, html: str, fragment: str, width: int, height: int, options: dict[str, Any]) -> Opened:
        """A page at an address, opened where it is not open yet."""
        kind = (html, width, height, repr(sorted(options.items())))
        if kind in self._open:
            found = self._open[kind] = self._open.pop(kind)
            found.messages.clear()
            found.requests.clear()
            found.page.evaluate(GO, fragment)
            return found
        while len(self._open) >= MOST:
            self._openings.close(self._open.pop(next(iter(self._open))))
        name = f"page-{next(self._numbers)}.html"
        found = self._open[kind] = self._openings.open(html, name, fragment, width, height, options)
        return found

    def close(self) -> None:
        """Close all of them."""
        for opened in self._open.values():
            self._openings.close(opened)
        self._open.clear()
