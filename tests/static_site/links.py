"""The links of a site in a folder, read as a browser reads them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

_LEADING = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action", "iframe": "src"}


class _Reading(HTMLParser):
    """What a page leads to, and what may be led to in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if "id" in given:
            self.ids.add(given["id"] or "")
        if (name := _LEADING.get(tag, "")) in given:
            self.links.append(given[name] or "")


@cache
def read_page(path: Path) -> _Reading:
    """A page that was read."""
    reading = _Reading()
    reading.feed(path.read_text("utf-8"))
    return reading


def bad_links(site: Path, base_url: str = "") -> Iterator[tuple[str, str, str]]:
    """Each link that leads nowhere, or out of the folder: the page, the link, and why."""
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site)
        for link in read_page(path).links:
            if why := _fault(site, PurePosixPath(page.as_posix()), link, base_url):
                yield page.as_posix(), link, why


def _fault(site: Path, page: PurePosixPath, link: str, base_url: str) -> str:
    if not link:
        return "is empty"
    if base_url and link.startswith(base_url):
        link, page = link.removeprefix(base_url) or "index.html", PurePosixPath("index.html")
    parts = urlsplit(link)
    if parts.scheme:
        return "" if parts.scheme in ("http", "https", "data", "mailto") else "is of a strange scheme"
    if link.startswith("/"):
        return "is not relative"
    target = site.joinpath(page.parent, unquote(parts.path)) if parts.path else site / page
    if not target.is_file():
        return "leads to no file"
    if not target.resolve().is_relative_to(site.resolve()):
        return "leads out of the folder"
    fragment = unquote(parts.fragment)
    if fragment and target.suffix == ".html" and target.name != "map.html" and fragment not in read_page(target).ids:
        return "leads to no such place"
    return ""
