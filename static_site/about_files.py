"""The files by which others cite a site and find its pages: ``CITATION.cff`` and ``sitemap.xml``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from ..graph.data_files import SHIPPED_ABOUT
from ..graph.record import Record
from ..graph.version import VERSION
from ..pages.site import Site


def citation_file(site: Site, hash: str, base_url: str) -> str:
    """How to cite the data set, in the Citation File Format 1.2; ``hash`` is that of its canonical quads."""
    about = site.record.about
    draft = " This is a draft: not all of the files is in it as it is meant." if site.drafts or site.lost else ""
    fields = {
        "message": f"If you use this record, please cite it as below, with the hash of its data.{draft}",
        "type": "dataset",
        "title": site.title,
        "version": _version(site.record),
        "license-url": about.licence,
        "url": base_url,
    }
    lines = ["cff-version: 1.2.0", *(f"{name}: {_in_quotes(text)}" for name, text in fields.items() if text)]
    lines += ["authors:", f"  - name: {_in_quotes(about.creator or about.publisher or 'not stated')}"]
    lines += ["identifiers:", "  - type: other", f"    value: {_in_quotes(f'sha256:{hash}')}"]
    lines += ["    description: The SHA-256 of the canonical N-Quads (RDFC-1.0)"]
    return "\n".join(lines) + "\n"


def sitemap(base_url: str, paths: Iterable[str]) -> str:
    """The addresses of all pages.

    >>> sitemap("https://example.org/", ["index.html"]).splitlines()[2]
    '<url><loc>https://example.org/</loc></url>'
    """
    addresses = sorted(base_url + ("" if path == "index.html" else path) for path in paths)
    rows = "".join(f"<url><loc>{escape(one)}</loc></url>\n" for one in addresses)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n"


def _version(record: Record) -> str:
    return VERSION if record.about == SHIPPED_ABOUT else record.hash[:12]


def _in_quotes(text: str) -> str:
    """A text as YAML has it in quotation marks."""
    return json.dumps(text, ensure_ascii=False)
