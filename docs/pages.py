"""What the site needs beyond the files of docs/: pages from elsewhere in the checkout, and links that fit both.

Pages are written to be read in the checkout, where links lead to files. On the site a link to a page of the site leads
there, and a link to any other file of the checkout becomes the file's path in words. A link to a file that does not
exist is left alone, and the strict build stops at it.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
BESIDE = {
    "README.md": "index.md",
    "data/README.md": "coding.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
}
"""Pages that lie outside docs/, by the place that they have on the site."""

_LINK = re.compile(r"(!?)\[([^\]]+)\]\(([^)\s:#]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from elsewhere in the checkout."""
    for path, place in BESIDE.items():
        files.append(File.generated(config, place, content=(ROOT / path).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead every link of a page to where it leads on the site."""
    place = page.file.src_uri
    here = {site: path for path, site in BESIDE.items()}.get(place, f"docs/{place}")
    return _LINK.sub(lambda link: _led(link, here, place, files), markdown)


def _led(link: re.Match[str], here: str, place: str, files: Files) -> str:
    mark, words, target, anchor = link[1], link[2], link[3], link[4] or ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), target))
    site = BESIDE.get(path, path.removeprefix("docs/") if path.startswith("docs/") else "")
    if site and files.get_file_from_path(site):
        return f"{mark}[{words}]({posixpath.relpath(site, posixpath.dirname(place) or '.')}{anchor})"
    if (ROOT / path).exists():
        return words if path in words else f"{words} (`{path}` in the checkout)"
    return link[0]
