"""A ledger as JSON values, as CSV for a spreadsheet, and as a Markdown table for a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..dates import AFTER_ALL, BEFORE_ALL
from ..exchange import caveat_row
from ..record import Claim, Record
from ..spreadsheets import neutral, sheet
from ..words.filters import by_filters
from .book import Ledger
from .groups import Group, Reconciliation
from .row import Answer, Deadline, Figure, Linked, Row, Status
from .words import cells_of, dates_of, sentences

Json = dict[str, Any]
_LINKS = ("wholes", "asks", "promises", "asked_by", "put_to", "made_by", "promised_to", "through", "must_act")
# fmt: off
_COLUMNS = (
    "kind", "id", "name", "part of", "in answer to", "asked by", "put to", "at", "date", "answers", "made by",
    "promised to", "figures", "deadline", "must act", "status", "status date", "terms", "followed by", "area",
    "source", "line", "anchor", "how it is told", "caveats",
)
# fmt: on
_SHORT = ("kind", "name", "asked by", "at", "answers", "made by", "figures", "deadline", "must act", "status")


def ledger_json(record: Record, book: Ledger) -> Json:
    """The whole ledger. ``groups`` hold ids of rows; without grouping there is one."""
    return {
        "summary": book.summary._asdict(),
        "rows": [_row(record, row) for row in book.rows],
        "group_by": book.group_by or None,
        "groups": [_group(group) for group in book.groups],
        "left_out": {by_filters(*drop): count for drop, count in book.left_out.items()},
        "nearby": [{**_thing(record, id), "relation": phrase, "rows": rows} for id, phrase, rows in book.nearby],
        "reconciliations": [_reconciliation(record, one) for one in book.reconciliations],
        "data": {"hash": record.hash, "origin": record.origin},
    }


def _row(record: Record, row: Row) -> Json:
    thing = record.things[row.id]
    return {
        "id": row.id,
        "kind": row.kind,
        "name": thing.name,
        "description": thing.description or None,
        **{name: [_linked(record, one) for one in getattr(row, name)] for name in _LINKS},
        "at": [{**_linked(record, one), "date": dates_of(record, one.id) or None} for one in row.at],
        "answers": [_answer(record, answer) for answer in row.answers],
        "figures": [_figure(figure) for figure in row.figures],
        "deadlines": [_deadline(deadline) for deadline in row.deadlines],
        "terms": [{"text": one.claim.value, "mark": one.mark or None, "claim": one.claim.id} for one in row.terms],
        "themes": [_linked(record, one) for one in row.themes],
        "status": row.status or None,
        "assessments": [_status(record, status) for status in row.assessments],
        "follow_up": [_linked(record, one) for one in row.follow_up],
        "evidence": _evidence(row.lead),
        "caveats": list(row.caveats),
        "sources": list(row.sources),
    }


def _thing(record: Record, id: str) -> Json:
    return {"id": id, "name": record.name(id)}


def _linked(record: Record, one: Linked) -> Json:
    made = {**_thing(record, one.id), "mark": one.mark or None, "claims": [claim.id for claim in one.claims]}
    if one.of_whole:
        made["of_whole"] = True
    if one.phrase:
        made["relation"] = one.phrase
    return made


def _answer(record: Record, answer: Answer) -> Json:
    return {
        "response": answer.response,
        "ask": answer.ask or None,
        "by": [_linked(record, one) for one in answer.by],
        "answer": answer.code or None,
        "mark": answer.mark or None,
    }


def _figure(figure: Figure) -> Json:
    claim = figure.claim
    parts = {name: getattr(claim, name) or None for name in ("value", "unit", "qualifier", "scope", "modality")}
    return {"relation": claim.predicate, "text": figure.text, **parts, "mark": figure.mark or None, "claim": claim.id}


def _deadline(deadline: Deadline) -> Json:
    low, high = deadline.bounds.start_lo, deadline.bounds.end_hi
    return {
        "value": deadline.claim.value,
        "earliest": low if low != BEFORE_ALL else None,
        "latest": high if high != AFTER_ALL else None,
        "mark": deadline.mark or None,
        "claim": deadline.claim.id,
    }


def _status(record: Record, status: Status) -> Json:
    return {
        "assessment": status.assessment,
        "status": status.code,
        "when": status.when or None,
        "by": [_linked(record, one) for one in status.by],
        "mark": status.mark or None,
        "claim": status.claim.id,
    }


def _evidence(lead: Claim | None) -> Json | None:
    if lead is None:
        return None
    first = lead.evidence[0]
    return {
        "claim": lead.id,
        "source": first.source,
        "line": first.line or None,
        "anchor": first.anchor,
        "summary": first.summary,
    }


def _group(group: Group) -> Json:
    rows = [{"id": row.id, "depth": depth} for depth, row in group.rows]
    return {"id": group.id or None, "title": group.title or None, "rows": rows}


def _reconciliation(record: Record, one: Reconciliation) -> Json:
    return {
        "of": _thing(record, one.whole),
        "stated": _figure(one.stated),
        "direct": one.direct,
        "under": one.under,
        "all": one.direct + one.under,
        "undivided": one.undivided,
        "by_area": [{**_thing(record, id), "direct": a, "under": b} for id, (a, b) in one.by_area.items()],
        "readings": [[{**_thing(record, id), "parts": n} for id, n in reading] for reading in one.readings],
        "caveats": [caveat_row(record, caveat) for caveat in one.caveats],
    }


def ledger_csv(record: Record, book: Ledger) -> str:
    """One line a row, with a first column ``group`` where there are groups; ``;`` joins values that share a cell.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    titles = (group.title for group in book.groups for _ in group.rows)
    rows = (cells_of(record, row) for group in book.groups for _, row in group.rows)
    cells = (
        [neutral(cell) for cell in (*([title] if book.group_by else []), *(row[name] for name in _COLUMNS))]
        for title, row in zip(titles, rows, strict=True)
    )
    return sheet([*(["group"] if book.group_by else []), *_COLUMNS], cells)


def ledger_markdown(record: Record, book: Ledger) -> str:
    """A table for each group, parts marked by ``↳``, with the evidence and the counts below."""
    return "\n".join(_markdown(record, book)).rstrip("\n") + "\n"


def _markdown(record: Record, book: Ledger) -> Iterator[str]:
    head = [*(name.capitalize() for name in _SHORT), "Evidence"]
    for group in book.groups:
        if book.group_by:
            yield from (f"## {escaped(group.title)}", "")
        yield f"| {' | '.join(head)} |"
        yield f"|{' --- |' * len(head)}"
        for depth, row in group.rows:
            cells = cells_of(record, row)
            cells["name"] = "↳ " * depth + cells["name"]
            where = ", ".join(part for part in (cells["source"], cells["line"] and f"line {cells['line']}") if part)
            yield f"| {' | '.join(escaped(cell) for cell in (*(cells[name] for name in _SHORT), where))} |"
        yield ""
    for sentence in sentences(record, book):
        yield from (escaped(sentence), "")


def escaped(text: str) -> str:
    """Text that stays within its cell of a Markdown table, and is no markup of it.

    >>> escaped("a | b")
    'a \\\\| b'
    """
    plain = " ".join(text.split())
    for sign in "\\|`*_<[":
        plain = plain.replace(sign, f"\\{sign}")
    return plain
