"""The pages hold together: links lead somewhere, in the checkout and on the site, and the site asks nobody else."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from . import pages

_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.S | re.M)
_FETCHED = re.compile(r"<(?:script|img|link|iframe)\b[^>]*?(?:src|href)=\"((?:https?:)?//[^\"]*)\"")


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as web hosts of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", (pages.ROOT / page).read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", pages.PAGES)
def test_every_link_within_the_checkout_leads_to_something(page: str) -> None:
    dead = []
    for link in _LINK.findall(_FENCED.sub("", (pages.ROOT / page).read_text("utf-8"))):
        path, _, anchor = link.partition("#")
        if re.match(r"\w+:", link):
            continue
        target = (pages.ROOT / page).parent / path if path else pages.ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(os.path.relpath(target, pages.ROOT))):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("page", pages.PAGES)
def test_every_file_of_the_checkout_that_a_page_names_is_there(page: str) -> None:
    """A path in code type that begins with one of our folders, with ``.py`` or without; none that the page writes."""
    text = (pages.ROOT / page).read_text("utf-8")
    written = {block.title for block in pages.blocks(page)}
    named = set(re.findall(r"`(\w+/[\w./*-]*)`", _FENCED.sub("", text))) - written
    ours = {path for path in named if (pages.ROOT / path.split("/")[0]).is_dir() and page != "CHANGELOG.md"}
    found = {path for path in ours for name in (path, f"{path}.py") if any(pages.ROOT.glob(name))}
    assert ours - found == set()


def test_every_make_target_that_a_page_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (pages.ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {
        target
        for page in pages.PAGES
        for targets in re.findall(r"(?:^\$ |`)make((?: [a-z]+)+)", (pages.ROOT / page).read_text("utf-8"), re.M)
        for target in targets.split()
    }
    assert {"demo", "quick", "test", "check", "docs"} <= named <= targets


def test_the_changelog_has_the_headings_of_keep_a_changelog() -> None:
    headings = re.findall(r"^##+ (.+)$", (pages.ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    version = r"\[(Unreleased\]|\d+\.\d+\.\d+\] - (unreleased|\d{4}-\d\d-\d\d))"
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert headings and all(heading in kinds or re.fullmatch(version, heading) for heading in headings)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly."""
    if not importlib.util.find_spec("mkdocs"):
        pytest.skip("mkdocs is not at hand: make docs installs it")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=pages.ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
def test_the_site_has_every_page(site: Path) -> None:
    from_docs = {page.removeprefix("docs/") for page in pages.PAGES if page.startswith("docs/")}
    names = {page.replace("README.md", "index.md").replace(".md", ".html") for page in from_docs}
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert names | {"index.html", "coding.html", "contributing.html", "security.html", "changelog.html"} <= made


@pytest.mark.slow
def test_the_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    fetched = {address for path in site.rglob("*.html") for address in _FETCHED.findall(path.read_text("utf-8"))}
    assert fetched == set()
