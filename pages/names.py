"""All things by name, from A to Z, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.name_folding import fold_name
from ..graph.record import Record
from .rendering import render
from .site import Site

_MAX_LISTED = 1_500


def name_lists(record: Record) -> list[list[str]]:
    """The ids of all things in order of their names, divided into pages; one page where there is nothing."""
    named = sorted((fold_name(thing.name), thing.name, id) for id, thing in record.things.items())
    ids = [id for _, _, id in named]
    return [ids[at : at + _MAX_LISTED] for at in range(0, len(ids), _MAX_LISTED)] or [[]]


def list_name(number: int) -> str:
    """The name of a page of names, counted from 0."""
    return f"names/{number + 1}" if number else "names"


def names_page(site: Site, lists: Sequence[Sequence[str]], number: int) -> str:
    """A page of names, with the way to the others."""
    record = site.record
    spans = [(record.name(ids[0]), record.name(ids[-1])) if ids else ("", "") for ids in lists]
    others = [(site.links.page(list_name(n)), *span) for n, span in enumerate(spans)]
    content = {"ids": lists[number], "others": others if len(lists) > 1 else [], "here": others[number][0]}
    summary = site.summary("All names", f"{len(record.things):,} things by name, from A to Z.")
    return render(site, "names.html", crumbs=[("All names", "")], summary=summary, **content)
