"""The search of a site without a server: a page, and the names that its script looks through."""

from __future__ import annotations

import json
from collections.abc import Callable

from ..graph.name_cores import word_lists
from ..graph.record import Record
from .rendering import render
from .site import Site


def search_page(site: Site, items: str) -> str:
    """The page; ``items`` leads to the folder of all pages of things. Without a script it leads to the lists."""
    return render(site, "finder.html", items=items, here=site.links.page("search"), crumbs=[("Search", "")])


def search_index(record: Record, path_of: Callable[[str], str]) -> str:
    """The names of all things and sources, as a script: from a folder, pages may load nothing else.

    Of each its id, what it is, and its names; also its path, unless that is its id.
    """
    kinds: dict[str, int] = {}
    rows = []
    for id in [*record.things, *record.sources]:
        thing, path = record.things.get(id), path_of(id)
        kind = kinds.setdefault(record.type_label(id) if thing else "source", len(kinds))
        names = [thing.name, *thing.other_names] if thing else [record.sources[id].title]
        rows.append([id, kind, names, *([path] if path != id else [])])
    found = {"words": word_lists(), "kinds": list(kinds), "rows": rows}
    return f"globalThis.civicgraphNames = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"
