"""The ledger as a page: what asks, answers and promises come to, then each with who, to whom, how much and by when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..graph.ledger.filters import LedgerFilters, resolve_optional, resolve_source
from ..graph.ledger.ledger import Ledger, ledger
from ..graph.ledger.model import LinkedThing, Row
from ..graph.ledger.text import answer_text, cells_of, sentences, summary_sentences
from ..graph.record import Record
from .rendering import render
from .site import Site

NAMES = ("by", "asked_by", "alliance", "at", "theme", "source", "depends_on")
DATES = ("due_before", "due_after", "overdue_on")
SWITCHES = ("with_figure", "not_assessed")
GROUPS = {"candidate": "who promised", "ask": "ask", "area": "area", "source": "source"}
LABELS = {
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


class LedgerLine(NamedTuple):
    """A row as the page shows it: its depth under its whole, its cells as texts, and the things that it leads to."""

    row: Row
    depth: int
    cells: Mapping[str, str]
    answers: tuple[str, ...]
    who: tuple[LinkedThing, ...]
    whom: tuple[LinkedThing, ...]


def find_ledger(record: Record, asked: Mapping[str, Any]) -> Ledger:
    """The ledger that was asked for, things and source by name.

    Raises
    ------
    UnknownName
        Nothing has one of the names.
    """
    given: dict[str, Any] = {name: asked.get(name, "") for name in (*DATES, *SWITCHES)}
    given |= {name: resolve_optional(record, asked.get(name, "")) for name in NAMES if name != "source"}
    source = asked.get("source", "")
    given["source"] = resolve_source(record, source) if source else ""
    return ledger(record, LedgerFilters(**given), asked.get("group_by", ""))


def ledger_page(site: Site, asked: Mapping[str, Any], found: Ledger) -> str:
    """The page of a ledger, with the form that narrows it."""
    record = site.record
    groups = [
        (group.title if found.group_by else "", [_line(record, depth, row) for depth, row in group.rows])
        for group in found.groups
    ]
    given = {name: value for name, value in asked.items() if value}
    return render(
        site,
        "ledger.html",
        asked=asked,
        labels=LABELS,
        names=NAMES,
        dates=DATES,
        switches=SWITCHES,
        kinds=GROUPS,
        narrowed=any(value for name, value in given.items() if name != "group_by"),
        groups=groups,
        sums=list(summary_sentences(found.summary)),
        details=list(sentences(record, found))[len(list(summary_sentences(found.summary))) :],
        csv=site.links.page("ledger.csv", **{name: str(value) for name, value in given.items()}),
        json=site.links.page("ledger.json", **{name: str(value) for name, value in given.items()}),
        crumbs=[("Asks and promises", "")],
        here=site.links.page("ledger"),
        summary=site.summary("Asks and promises", " ".join(summary_sentences(found.summary))),
    )


def _line(record: Record, depth: int, row: Row) -> LedgerLine:
    cells = {name: value for name, value in cells_of(record, row).items() if value}
    answers = tuple(answer_text(record, answer) for answer in row.answers)
    who, whom = (row.made_by, row.promised_to) if row.is_promise else (row.asked_by, row.put_to)
    return LedgerLine(row, depth, cells, answers, who, whom)
