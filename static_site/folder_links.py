"""Where the links of a page in a folder lead: to other files, by paths from the page's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from ..pages.links import code_link
from .file_names import data_path, page_path, report_path, trace_path

HOME, MAP = "index.html", "map.html"


@dataclass(frozen=True)
class FolderLinks:
    """The links of the page at a path, among the files that the site has besides the pages of its items.

    Every link is relative, so that the site may lie anywhere, and in a folder; or it begins with ``root``, on the page
    that answers for whatever is missing.

    >>> links = FolderLinks("page/source/minutes.html", {"index.html", "trace/a_b.html"})
    >>> links.page(""), links.page("trace", from_="a", to="b"), links.page("trace", from_="a", to="c")
    ('../../index.html', '../../trace/a_b.html', '')
    """

    at: str
    files: Collection[str] = field(repr=False)
    root: str = ""
    _pages: dict[str, str] = field(init=False, default_factory=dict, repr=False, compare=False)

    answers = False

    def item(self, id: str) -> str:
        """The page of a thing, claim, source, voice or caveat."""
        return code_link(self, id) or self.to(page_path(id))

    def data(self, id: str, ending: str) -> str:
        """The RDF of an item, as Turtle; other forms of it are no files."""
        return self.to(data_path(id)) if ending == "ttl" else ""

    def answer(self, question: str, query: str) -> str:
        """The page with the answer of a ready-made question."""
        return self._to_file(f"questions/{question}.html")

    def page(self, name: str, /, **asked: str | Sequence[str]) -> str:
        """A page by its name; empty where there is none, as of most that could be asked."""
        if not asked:
            if name not in self._pages:
                self._pages[name] = self._page(name, {})
            return self._pages[name]
        return self._page(name, {key.rstrip("_"): value for key, value in asked.items() if value})

    def _page(self, name: str, given: dict[str, str | Sequence[str]]) -> str:
        if name == "map":
            return self._to_map(given)
        kind, _, ending = name.partition(".")
        if kind == "trace" and given.keys() == {"from", "to"}:
            return self._to_file(trace_path(str(given["from"]), str(given["to"]), ending or "html"))
        if kind == "report" and given.keys() == {"from", "to", "format"}:
            return self._to_file(report_path(str(given["from"]), str(given["to"]), str(given["format"])))
        return "" if given else self._to_file(name if ending else f"{name}.html" if name else HOME)

    def asset(self, name: str) -> str:
        """A style or script."""
        return self.to(f"assets/{name}")

    def to(self, path: str) -> str:
        """The link to a file by its path from the folder of the site."""
        return (self.root or "../" * self.at.count("/")) + path

    def _to_file(self, path: str) -> str:
        return self.to(path) if path in self.files else ""

    def _to_map(self, given: dict[str, str | Sequence[str]]) -> str:
        """The map with what is asked about open on it; it is one page, which reads that from its own address."""
        shown = {"thing" if key == "around" else key: value for key, value in given.items()}
        return self.to(MAP) + (f"#{urlencode(shown)}" if shown else "")
