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
from .fields import CHOICE, DATE, SWITCH, THING, Field
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


class LedgerLine(NamedTuple):
    """A row as the page shows it: its depth under its whole, its cells as texts, the things that it leads to.

    ``voice`` is the speaker who tells it, where that is not the author of the source.
    """

    row: Row
    depth: int
    cells: Mapping[str, str]
    answers: tuple[str, ...]
    who: tuple[LinkedThing, ...]
    whom: tuple[LinkedThing, ...]
    voice: str


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
        labels=_LABELS,
        names=(*THINGS, "source"),
        dates=DATES,
        switches=SWITCHES,
        kinds={name: _GROUPS.get(name, name) for name in GROUPINGS},
        narrowed=any(value for name, value in given.items() if name != "group_by"),
        groups=groups,
        sums=list(summary_sentences(found.summary)),
        details=list(detail_sentences(record, found, lambda name: f"“{_LABELS[name]}”")),
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
    voice = voice_told(record, row.lead) if row.lead else ""
    return LedgerLine(row, depth, cells, answers, who, whom, "" if voice and is_author(record, voice) else voice)
