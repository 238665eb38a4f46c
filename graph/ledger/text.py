"""A ledger in words: each row as texts by column, and the sentences that sum a ledger up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..record import Record
from ..words.counts import counted, tally
from ..words.filters import by_filters
from .groups import Reconciliation
from .ledger import Ledger, Summary
from .model import Answer, Figure, Linked, Row
from .rows import KINDS

# Claims whose time is that of the event they are about, and whether the event is their subject.
_DATING = {("held", False), ("attendance", True)}


def cells_of(record: Record, row: Row) -> dict[str, str]:
    """A row as texts by column."""
    lead = row.lead
    latest = row.assessments[0] if row.assessments else None
    return {
        "kind": row.kind,
        "id": row.id,
        "name": record.name(row.id),
        "part of": named(record, row.wholes),
        "in answer to": named(record, row.asks),
        "asked by": named(record, row.asked_by),
        "put to": named(record, row.put_to),
        "at": named(record, row.at),
        "date": "; ".join(date for one in row.at if (date := dates_of(record, one.id))),
        "answers": "; ".join(answer_text(record, answer) for answer in row.answers),
        "made by": named(record, row.made_by),
        "promised to": named(record, row.promised_to),
        "figures": "; ".join(marked(figure_text(record, figure), figure.mark) for figure in row.figures),
        "deadline": "; ".join(marked(one.claim.value, one.mark) for one in row.deadlines),
        "must act": named(record, row.must_act),
        "status": record.name(f"status:{row.status}") if row.status else "",
        "status date": latest.when if latest else "",
        "terms": "; ".join(marked(one.claim.value, one.mark) for one in row.terms),
        "followed by": "; ".join(marked(f"{o.phrase}: {record.name(o.id)}", o.mark) for o in row.follow_up),
        "area": named(record, row.themes),
        "source": lead.source if lead else "",
        "line": str(lead.evidence[0].line or "") if lead else "",
        "anchor": lead.evidence[0].anchor if lead else "",
        "how it is told": "; ".join(marks_of(row)),
        "caveats": "; ".join(row.caveats),
    }


def marked(text: str, mark: str) -> str:
    """Text with how it is told behind it, where that is not plainly."""
    return f"{text} [{mark}]" if mark else text


def named(record: Record, links: Iterable[Linked]) -> str:
    """Things by name, each with how it is told."""
    return "; ".join(told(record.name(one.id), one) for one in links)


def told(text: str, one: Linked) -> str:
    """Text about a thing that is tied to a row, with how it is told, and whether of the row's whole only."""
    notes = [one.mark] if one.mark else []
    return marked(text, ", ".join([*notes, "of the whole"] if one.of_whole else notes))


def answer_text(record: Record, answer: Answer) -> str:
    """Who answered what."""
    who = " and ".join(record.name(one.id) for one in answer.by) or "nobody named"
    code = record.name(f"answer:{answer.code}") if answer.code else "not told"
    return marked(f"{who}: {code}", answer.mark)


def figure_text(record: Record, figure: Figure) -> str:
    """A figure with what it is, where it is not what is to be reached."""
    named = figure.claim.predicate in ("baseline", "count")
    return f"{record.relations[figure.claim.predicate].label} {figure.text}" if named else figure.text


def marks_of(row: Row) -> Sequence[str]:
    """Every way in which something of a row is told other than plainly, by what it is."""
    links = {"asked by": row.asked_by, "at": row.at, "in answer to": row.asks, "made by": row.made_by}
    links |= {"promised to": row.promised_to, "must act": row.must_act, "part of": row.wholes, "put to": row.put_to}
    found = [f"{what}: {one.mark}" for what, some in links.items() for one in some if one.mark]
    found += [f"answer: {answer.mark}" for answer in row.answers if answer.mark]
    found += [f"figure: {figure.mark}" for figure in row.figures if figure.mark]
    return tuple(dict.fromkeys(found))


def dates_of(record: Record, id: str) -> str:
    """When an event took place, as EDTF text; several readings are joined."""
    about = record.claims_about(id)
    found = {claim.value for claim in about if claim.predicate == "occurred" and claim.subject == id}
    found = found or {claim.when for claim in about if (claim.predicate, claim.subject == id) in _DATING}
    return "; ".join(sorted(found - {""}))


def dated(record: Record, one: Linked) -> str:
    """The name of an event with the date that the record gives for it."""
    dates = dates_of(record, one.id)
    return f"{record.name(one.id)} ({dates})" if dates else record.name(one.id)


def sentences(record: Record, book: Ledger) -> Iterator[str]:
    """What a ledger comes to: how many rows, what they lack, what was left out, how a source's own count adds up."""
    yield from summed(book.summary)
    for one in book.reconciliations:
        yield from reconciled(record, one)
    for drop, count in book.left_out.items():
        yield f"Left out: {counted(count, 'row')} by {by_filters(*drop)}."
    for id, phrase, count in book.nearby:
        yield f"Not counted here: {counted(count, 'row')} of {record.name(id)}, which the one named {phrase}."


def summed(summary: Summary) -> Iterator[str]:
    """How many there are, and of how many of them the record says what is needed to judge them."""
    kinds = {kind: getattr(summary, f"{kind}s") for kind in KINDS.values()}
    if summary.rows:
        yield ", ".join(tally(n, kind) for kind, n in kinds.items() if n) + "."
    if summary.asks:
        yield f"Of {tally(summary.asks, 'ask')}: {summary.asks_answered} answered or met with a promise."
    if summary.promises:
        found = {
            "in answer to an ask": summary.promises_answering,
            "with a figure": summary.promises_with_figure,
            "with a deadline": summary.promises_with_deadline,
            "assessed": summary.promises_assessed,
        }
        yield f"Of {tally(summary.promises, 'promise')}: {', '.join(f'{n} {what}' for what, n in found.items())}."
    if summary.promises > summary.promises_assessed:
        yield "Not yet assessed means that nobody looked, not that nothing was done."


def reconciled(record: Record, one: Reconciliation) -> Iterator[str]:
    """A source's own count of what it promises, what the record holds, and what may explain the difference."""
    line, every = one.stated.claim.evidence[0].line, one.direct + one.under
    yield (
        f"{record.name(one.whole)}: the source counts {one.stated.text}{f' (line {line})' if line else ''}. On record "
        f"are {one.direct} directly under it and {one.under} under those: {every} in all, or {one.undivided} if one "
        "with parts gives way to its parts."
    )
    if one.by_area:
        areas = [f"{record.name(id)} {a}{f' and {b} under them' if b else ''}" for id, (a, b) in one.by_area.items()]
        yield f"By area: {'; '.join(areas)}."
    if one.readings:
        ways = [" and ".join(f"{record.name(id)} ({parts})" for id, parts in reading) for reading in one.readings]
        sum = f"{one.direct} make {one.stated.claim.value}"
        yield f"The {sum} if only the parts of these are added: {'; or '.join(ways)}."
    for caveat in one.caveats:
        yield f"The record cautions ({record.name(f'caveat:{caveat.type}')}): {caveat.summary}"
