"""The page of a list: its things with what is said of each in a line."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..graph.ledger.text import dates_of
from ..graph.record import Record
from ..graph.words.counts import tally
from ..graph.words.times import in_words
from ..reports.claim_tables import person_ties
from .lists import BY_NAME, ids_of
from .rendering import render
from .site import Site


class ListRow(NamedTuple):
    """A thing in a list: what is said of it in a line, and how many claims name it."""

    id: str
    line: str
    claims: int


def list_page(site: Site, name: str) -> str:
    """The page of a list, its things under the headings of their types where there are several."""
    record, kind = site.record, BY_NAME[name]
    groups: dict[str, list[ListRow]] = {}
    for id in ids_of(record, kind):
        groups.setdefault(record.things[id].type, []).append(
            ListRow(id, _line(record, id), len(record.claims_about(id)))
        )
    order = sorted(groups, key=lambda type: (-len(groups[type]), type))
    shown = [(_heading(record, type, len(groups[type])), groups[type]) for type in order]
    content: dict[str, Any] = {
        "kind": kind,
        "groups": shown,
        "total": sum(map(len, groups.values())),
        "summary": site.summary(kind.label, kind.intro),
    }
    return render(site, "list.html", crumbs=[(kind.label, "")], here=site.links.page(name), **content)


def _heading(record: Record, type: str, count: int) -> str:
    """How many things of a type there are, in words."""
    return tally(count, record.types[type].label, record.types[type].plural)


def _line(record: Record, id: str) -> str:
    """What is said of a thing in a line: of a person the ties to bodies and posts, of others when and what they are."""
    thing = record.things[id]
    if record.is_of(id, "Person"):
        return person_ties(record, id) or thing.description
    dates = dates_of(record, id)
    return "; ".join(
        part for part in (in_words(dates) if dates and ";" not in dates else dates, thing.description) if part
    )
