"""The links of a site in a folder, read as a browser reads them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

_LEADING = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action", "iframe": "src"}


class _Reading:
    """What a page leads to, and what may be led to in it."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        self.tags.append(tag)
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if (name := _LEADING.get(tag, "")) in attributes:
            self.links.append(attributes[name])

    def close(self) -> None:
        """The page ends."""


@cache
def read_page(path: Path) -> _Reading:
    """A page that was read."""
    reading = _Reading()
    etree.HTML(path.read_bytes(), parser=etree.HTMLParser(target=reading, encoding="utf-8"))
    return reading


def bad_links(site: Path, base_url: str = "") -> Iterator[tuple[str, str, str]]:
    """Each link that leads nowhere, or out of the folder: the page, the link, and why."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and not path.is_symlink()}
    for page in sorted(name for name in files if name.endswith(".html")):
        for link in read_page(site / page).links:
            if why := _fault(site, files, page, link, base_url):
                yield page, link, why


def _fault(site: Path, files: set[str], page: str, link: str, base_url: str) -> str:
    if not link:
        return "is empty"
    if base_url and link.startswith(base_url):
        link, page = link.removeprefix(base_url) or "index.html", "index.html"
    parts = urlsplit(link)
    if parts.scheme:
        return "" if parts.scheme in ("http", "https", "data", "mailto") else "is of a strange scheme"
    if link.startswith("/"):
        return "is not relative"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if target.startswith("../"):
        return "leads out of the folder"
    if target not in files:
        return "leads to no file"
    fragment = unquote(parts.fragment)
    if fragment and target.endswith(".html") and target != "map.html" and fragment not in read_page(site / target).ids:
        return "leads to no such place"
    return ""
