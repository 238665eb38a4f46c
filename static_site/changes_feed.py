"""What is new in a record, as an Atom feed: its documents by their dates, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..graph.dates import bounds, is_known
from ..graph.record import Caveat, Claim, Record, Source
from ..graph.words.claims import retraction
from ..graph.words.counts import quantity
from ..graph.words.sources import source_name
from ..pages.rendering import render_text
from ..pages.site import Site
from ..reports.blocks import tidy
from .file_names import page_path


class FeedEntry(NamedTuple):
    """Something new: its title, its IRI, the moment, its page, and what there is of it in a sentence."""

    title: str
    id: str
    updated: str
    path: str
    summary: str


def changes(record: Record) -> list[FeedEntry]:
    """All that is dated, the latest first. A document is of the day on which it was retrieved, else published.

    Where only a month or a year is known, it is of its first day.

    >>> from civicgraph import Dataset
    >>> [(one.path[5:-5], one.updated) for one in changes(Dataset.shipped().record())][0]
    ('source/assemblies-2024', '2024-05-01T00:00:00Z')
    """
    found = [*_sources(record), *_retractions(record)]
    return sorted(sorted(found, key=lambda one: one.id), key=lambda one: one.updated, reverse=True)


def feed(site: Site, base_url: str) -> str:
    """The feed; empty where nothing is dated. Links are relative unless it is known where the site will be."""
    record = site.record
    if not (found := changes(record)):
        return ""
    subtitle = "The documents of the record by their dates, and what was taken back."
    if site.drafts or site.lost:
        subtitle += " A draft: some of the files is not in it, or is marked."
    return render_text(
        "feed.xml",
        title=tidy(site.title),
        subtitle=subtitle,
        id=base_url or record.base,
        author=tidy(record.about.creator or record.about.publisher or "civicgraph"),
        base_url=base_url,
        changes=found,
    )


def _sources(record: Record) -> Iterator[FeedEntry]:
    told: dict[str, int] = {}
    for claim in record.claims.values():
        told[claim.source] = told.get(claim.source, 0) + 1
    for source in record.sources.values():
        if day := _day(source):
            summary = f"{source_name(record, source.id)}: {quantity(told.get(source.id, 0), 'claim')} of the record."
            yield _change(record, source.id, source.title, day, summary)


def _day(source: Source) -> str:
    """The first day on which a source may have been retrieved, else published."""
    days = (bounds(when).start_lo for when in (source.retrieved, source.published) if when)
    return next(filter(is_known, days), "")


def _retractions(record: Record) -> Iterator[FeedEntry]:
    every: list[Claim | Caveat] = [*record.retracted.values(), *record.retracted_caveats.values()]
    for one in every:
        if is_known(day := bounds(one.retracted).start_lo):
            yield _change(record, one.id, f"Taken back: {record.name(one.id)}", day, retraction(one))


def _change(record: Record, id: str, title: str, day: str, summary: str) -> FeedEntry:
    return FeedEntry(tidy(title), record.iri(id), f"{day}T00:00:00Z", page_path(id), tidy(summary))
