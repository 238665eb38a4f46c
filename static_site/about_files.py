"""The file by which search engines find the pages of a site: ``sitemap.xml``."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def sitemap(base_url: str, paths: Iterable[str]) -> str:
    """The addresses of all pages.

    >>> sitemap("https://example.org/", ["index.html"]).splitlines()[2]
    '<url><loc>https://example.org/</loc></url>'
    """
    addresses = sorted(base_url + ("" if path == "index.html" else path) for path in paths)
    rows = "".join(f"<url><loc>{escape(one)}</loc></url>\n" for one in addresses)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n"
