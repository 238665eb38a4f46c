"""Publishes a record: makes all files of its site, and puts them in place together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from ..graph.changes.claim_history import load_history
from ..graph.errors import UsageError
from ..graph.made_folder import check_folder, write_folder
from ..graph.progress import Progress, silent
from ..visualisations.map.layout import read_positions
from ..visualisations.map.stories import generate_stories, read_stories
from .plan import (
    AnsweredAnalysis,
    SiteFile,
    SitePlan,
    data_files,
    drawn_files,
    item_pages,
    record_pages,
    sitemap_file,
    store_files,
)
from .store_answers import Asking
from .trace_reports import Reporting

if TYPE_CHECKING:
    from ..graph.dataset import BuiltData
    from ..graph.record import Record

SHARES = {"pages": 0.6, "figures": 0.25, "answers": 0.15}
"""The stages in order, and what share of the time each takes."""

Analyses: TypeAlias = "Callable[[Record, str], Mapping[str, AnsweredAnalysis]]"
"""What makes the analyses of a record that have an answer where nothing is asked besides, by name, with the folder."""

_IN_NO_ADDRESS = re.compile(r"[\s<>\"'?#\\]")


def publish(
    data: BuiltData,
    folder: str,
    base_url: str = "",
    progress: Progress = silent,
    analyses: Analyses = lambda record, root: {},
) -> tuple[int, int]:
    """Writes the site of a record into a folder; how many files, and how many bytes.

    Parameters
    ----------
    analyses
        Makes the analyses that have an answer where nothing is asked besides.

    Raises
    ------
    UsageError
        The folder holds something else or cannot be written, or ``base_url`` is no address.
    """
    address, target = parse_address(base_url), check_folder(folder, "the site", "publish")
    built, plan = data.build(), plan_of(data, address, analyses)
    with (
        closing(Asking(built, data.base, plan.items.values())) as asking,
        closing(Reporting(built, plan.record, plan.ends)) as reporting,
    ):
        return write_folder(folder, target, "publish", _files(plan, asking, reporting, progress))


def plan_of(data: BuiltData, base_url: str = "", analyses: Analyses = lambda record, root: {}) -> SitePlan:
    """The files of the site of a data set: of what may leave it."""
    record, beside = data.record(), Path(data.root, "positions.json")
    stories = read_stories(record, data.root)
    return SitePlan(
        record,
        generate_stories(record) if stories is None else stories,
        base_url,
        read_positions(beside) if beside.is_file() else None,
        find_spec("resvg_py") is not None,
        load_history(data.root, days_only=record.withholds),
        data.named_only().record(),
        analyses(record, data.root),
    )


def parse_address(base_url: str) -> str:
    """The address of a site with a slash at its end; empty stays empty.

    >>> parse_address("https://example.org/record")
    'https://example.org/record/'

    Raises
    ------
    UsageError
        It is no address that a site can have.
    """
    if not base_url:
        return ""
    try:
        parts = urlsplit(base_url)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or _IN_NO_ADDRESS.search(base_url):
        raise UsageError(f"{base_url}: is no address of a site; give one such as https://example.org/record/")
    return base_url.rstrip("/") + "/"


def _files(plan: SitePlan, asking: Asking, reporting: Reporting, progress: Progress) -> Iterator[SiteFile]:
    """All files, with how far they are."""
    paths: list[str] = []
    total = len(plan.items)
    for number, made in enumerate(item_pages(plan)):
        progress("pages", number, total)
        yield _note(paths, made)
    whole = chain(record_pages(plan), data_files(plan), drawn_files(plan), reporting.files())
    for number, made in enumerate(whole):
        progress("figures", number, len(plan.files))
        yield _note(paths, made)
    progress("answers", 0, 1)
    for made in store_files(plan, asking.answers()):
        yield _note(paths, made)
    yield from sitemap_file(plan, paths)


def _note(paths: list[str], made: SiteFile) -> SiteFile:
    paths.append(made[0])
    return made
