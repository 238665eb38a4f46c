"""A ledger as plain values."""

from __future__ import annotations

from typing import Literal, cast

from ..dates import is_known
from ..ledger.groups import Group, Reconciliation
from ..ledger.ledger import Ledger, Summary
from ..ledger.model import AskAnswer, Deadline, InheritedTheme, LedgerFigure, LinkedThing, Row, Status
from ..ledger.text import dates_of
from ..record import Claim, Record
from ..words.filters import by_filters
from .ledger_keys import (
    AnswerRow,
    AssessmentRow,
    DeadlineRow,
    FigureRow,
    GroupRow,
    InheritedThemeRow,
    LeadRow,
    LedgerDict,
    LedgerRow,
    LinkedRow,
    MemberRow,
    ReconciliationRow,
    SummaryDict,
)
from .row_keys import Named
from .rows import caveat_row, claim_row, data_json


def ledger_json(record: Record, ledger: Ledger) -> LedgerDict:
    """The whole ledger. ``groups`` hold ids of rows; without grouping there is one."""
    return {
        "schema": "civicgraph/ledger/1",
        "summary": _summary(ledger.summary),
        "rows": [_row(record, row) for row in ledger.rows],
        "group_by": ledger.group_by or None,
        "groups": [_group(group) for group in ledger.groups],
        "left_out": {by_filters(*drop): count for drop, count in ledger.left_out.items()},
        "nearby": [{**_thing(record, id), "relation": phrase, "rows": rows} for id, phrase, rows in ledger.nearby],
        "reconciliations": [_reconciliation(record, one) for one in ledger.reconciliations],
        "retracted": [claim_row(record, one) for one in record.retracted_about({row.id for row in ledger.rows})],
        "data": data_json(record),
    }


def _row(record: Record, row: Row) -> LedgerRow:
    thing = record.things[row.id]
    return {
        "id": row.id,
        "kind": row.kind,
        "name": thing.name,
        "description": thing.description or None,
        "wholes": [_link(record, one) for one in row.wholes],
        "asks": [_link(record, one) for one in row.asks],
        "promises": [_link(record, one) for one in row.promises],
        "asked_by": [_link(record, one) for one in row.asked_by],
        "put_to": [_link(record, one) for one in row.put_to],
        "made_by": [_link(record, one) for one in row.made_by],
        "promised_to": [_link(record, one) for one in row.promised_to],
        "through": [_link(record, one) for one in row.through],
        "must_act": [_link(record, one) for one in row.must_act],
        "at": [{**_link(record, one), "date": dates_of(record, one.id) or None} for one in row.at],
        "answers": [_answer(record, answer) for answer in row.answers],
        "figures": [_figure(figure) for figure in row.figures],
        "deadlines": [_deadline(deadline) for deadline in row.deadlines],
        "terms": [{"text": one.claim.value, "mark": one.mark or None, "claim": one.claim.id} for one in row.terms],
        "themes": [_link(record, one) for one in row.themes],
        "inherited_themes": [_inherited_theme_row(record, one) for one in row.inherited_themes],
        "status": row.status or None,
        "assessments": [_status(record, status) for status in row.assessments],
        "follow_up": [_link(record, one) for one in row.follow_up],
        "evidence": _evidence(row.lead),
        "caveats": list(row.caveats),
        "sources": list(row.sources),
    }


def _summary(summary: Summary) -> SummaryDict:
    return {
        "rows": summary.rows,
        "asks": summary.asks,
        "responses": summary.responses,
        "commitments": summary.commitments,
        "pledges": summary.pledges,
        "asks_answered": summary.asks_answered,
        "promises_answering": summary.promises_answering,
        "promises_with_figure": summary.promises_with_figure,
        "promises_with_deadline": summary.promises_with_deadline,
        "promises_assessed": summary.promises_assessed,
    }


def _thing(record: Record, id: str) -> Named:
    return {"id": id, "name": record.name(id)}


def _link(record: Record, link: LinkedThing) -> LinkedRow:
    claims = [claim.id for claim in link.claims]
    row: LinkedRow = {"id": link.id, "name": record.name(link.id), "mark": link.mark or None, "claims": claims}
    if link.of_whole:
        row["of_whole"] = True
    if link.phrase:
        row["relation"] = link.phrase
    return row


def _inherited_theme_row(record: Record, one: InheritedTheme) -> InheritedThemeRow:
    relation = cast(Literal["part", "whole", "project"], one.relation)
    return {**_thing(record, one.id), "relation": relation, "via": [_thing(record, id) for id in one.via]}


def _answer(record: Record, answer: AskAnswer) -> AnswerRow:
    return {
        "response": answer.response,
        "ask": answer.ask or None,
        "by": [_link(record, one) for one in answer.by],
        "answer": answer.code or None,
        "coded_as": [answer.own] if answer.own else [],
        "mark": answer.mark or None,
    }


def _figure(figure: LedgerFigure) -> FigureRow:
    claim = figure.claim
    return {
        "relation": claim.relation,
        "text": figure.text,
        "value": claim.value or None,
        "unit": claim.unit or None,
        "qualifier": claim.qualifier or None,
        "scope": claim.scope or None,
        "modality": claim.modality or None,
        "mark": figure.mark or None,
        "claim": claim.id,
    }


def _deadline(deadline: Deadline) -> DeadlineRow:
    low, high = deadline.bounds.start_lo, deadline.bounds.end_hi
    return {
        "value": deadline.claim.value,
        "earliest": low if is_known(low) else None,
        "latest": high if is_known(high) else None,
        "mark": deadline.mark or None,
        "claim": deadline.claim.id,
    }


def _status(record: Record, status: Status) -> AssessmentRow:
    return {
        "assessment": status.assessment,
        "status": status.code,
        "coded_as": list(status.claim.coded_as),
        "when": status.when or None,
        "by": [_link(record, one) for one in status.by],
        "mark": status.mark or None,
        "claim": status.claim.id,
    }


def _evidence(lead: Claim | None) -> LeadRow | None:
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


def _group(group: Group) -> GroupRow:
    rows: list[MemberRow] = [{"id": row.id, "depth": depth} for depth, row in group.rows]
    return {"id": group.id or None, "title": group.title or None, "rows": rows}


def _reconciliation(record: Record, reconciliation: Reconciliation) -> ReconciliationRow:
    return {
        "of": _thing(record, reconciliation.whole),
        "stated": _figure(reconciliation.stated),
        "direct": reconciliation.direct,
        "under": reconciliation.under,
        "all": reconciliation.direct + reconciliation.under,
        "undivided": reconciliation.undivided,
        "by_area": [{**_thing(record, id), "direct": a, "under": b} for id, (a, b) in reconciliation.by_area.items()],
        "readings": [[{**_thing(record, id), "parts": n} for id, n in reading] for reading in reconciliation.readings],
        "caveats": [caveat_row(record, caveat) for caveat in reconciliation.caveats],
    }
