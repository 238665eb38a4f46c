"""The ledger as a page: what asks, answers and promises come to, then each with who, to whom, how much and by when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..graph.ledger.filters import DATES, SWITCHES, THINGS
from ..graph.ledger.groups import GROUPINGS
from ..graph.ledger.ledger import Ledger
from ..graph.ledger.model import LinkedThing, Row
from ..graph.ledger.text import answer_text, cells_of, detail_sentences, summary_sentences
from ..graph.record import Record
from ..graph.voices import is_author
from .claims import voice_told
from .fields import CHOICE, DATE, NUMBER, SWITCH, THING, Field, in_address
from .ledger_parts import ledger_pages
from .rendering import render
from .site import Site

_GROUPS = {"candidate": "who promised"}
_LABELS = {
    "by": "Promised or answered by",
    "asked_by": "Asked by",
    "alliance": "Of the alliance",
    "at": "Put at",
    "theme": "About",
    "source": "Told by the source",
    "depends_on": "Needs action by",
    "due_before": "Due before",
    "due_after": "Due after",
    "overdue_on": "Overdue on",
    "with_figure": "With a figure",
    "not_assessed": "Not assessed",
}
FIELDS = (
    *(Field(name, _LABELS[name], THING) for name in (*THINGS, "source")),
    *(Field(name, _LABELS[name], DATE) for name in DATES),
    *(Field(name, _LABELS[name], SWITCH) for name in SWITCHES),
    Field("group_by", "In groups by", CHOICE, choices=tuple(GROUPINGS)),
)

PAGE_FIELDS = (*FIELDS, Field("page", "Page", NUMBER, usual=1, least=1, most=1_000_000))
"""What the page can be asked besides: which part of a long ledger."""


class LedgerLine(NamedTuple):
    """A row as the page shows it: its depth under its whole, its cells as texts, the things that it leads to.

    ``voice`` is the speaker who tells it, where that is not the author of the source. ``cautions`` are the kinds of
    cautions that concern it.
    """

    row: Row
    depth: int
    cells: Mapping[str, str]
    answers: tuple[str, ...]
    who: tuple[LinkedThing, ...]
    whom: tuple[LinkedThing, ...]
    voice: str
    cautions: str


def ledger_page(site: Site, asked: Mapping[str, Any], found: Ledger) -> str:
    """The page of a ledger, with the form that narrows it; ``asked["page"]`` says which part of a long one, from 1."""
    record, pages = site.record, ledger_pages(found.groups)
    at = min(asked.get("page") or 1, len(pages))
    given = in_address({name: value for name, value in asked.items() if name != "page"})
    addresses = [_address(site, given, number) for number in range(1, len(pages) + 1)]
    begun = [(page, part) for page, parts in enumerate(pages) for part in parts if part.begins]
    counts = [len(group.rows) for group in found.groups if group.rows]
    return render(
        site,
        "ledger.html",
        asked=asked,
        labels=_LABELS,
        names=(*THINGS, "source"),
        dates=DATES,
        switches=SWITCHES,
        kinds={name: _GROUPS.get(name, name) for name in GROUPINGS},
        narrowed=any(name != "group_by" for name in given),
        parts=[(part, [_line(record, *row) for row in part.rows]) for part in pages[at - 1]],
        grouped=bool(found.group_by),
        contents=[
            (f"{addresses[page] if page != at - 1 else ''}#g{part.number + 1}", part.title, counts[part.number])
            for page, part in begun
            if found.group_by
        ],
        pages=addresses if len(pages) > 1 else [],
        at=at,
        sums=list(summary_sentences(found.summary)),
        details=list(detail_sentences(record, found, lambda name: f"“{_LABELS[name]}”")),
        csv=site.links.page("ledger.csv", **given),
        json=site.links.page("ledger.json", **given),
        crumbs=[("Asks and promises", "")],
        here=site.links.page("ledger"),
        summary=site.summary("Asks and promises", " ".join(summary_sentences(found.summary))),
    )


def _address(site: Site, given: Mapping[str, str | list[str]], number: int) -> str:
    if number == 1:
        return site.links.page("ledger", **given)
    if site.links.answers:
        return site.links.page("ledger", **given, page=str(number))
    return site.links.page(ledger_name(number))


def ledger_name(number: int) -> str:
    """The name of a page of the ledger on a site without a server, counted from 1."""
    return f"ledger/{number}" if number > 1 else "ledger"


def _line(record: Record, depth: int, row: Row) -> LedgerLine:
    cells = {name: value for name, value in cells_of(record, row).items() if value}
    answers = tuple(answer_text(record, answer) for answer in row.answers)
    who, whom = (row.made_by, row.promised_to) if row.is_promise else (row.asked_by, row.put_to)
    voice = voice_told(record, row.lead) if row.lead else ""
    told = "" if voice and is_author(record, voice) else voice
    return LedgerLine(row, depth, cells, answers, who, whom, told, _kinds_of_cautions(record, row))


def _kinds_of_cautions(record: Record, row: Row) -> str:
    """The kinds, each once, with how many cautions there are where one has several."""
    kinds = dict.fromkeys(record.name(f"caveat:{record.caveats[id].type}") for id in row.caveats)
    return "; ".join(kinds) + (f" ({len(row.caveats)})" if len(row.caveats) > len(kinds) else "")
