"""A ledger in words: each row as texts by column, and the sentences that sum a ledger up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..record import Record
from ..words.codes import caveat_label
from ..words.counts import quantity, tally
from ..words.filters import by_filters, option
from ..words.places import spot
from ..words.times import in_words
from .groups import Reconciliation
from .ledger import Ledger, Summary
from .model import AskAnswer, LedgerFigure, LinkedThing, Row
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
        "part of": link_names(record, row.wholes),
        "in answer to": link_names(record, row.asks),
        "asked by": link_names(record, row.asked_by),
        "put to": link_names(record, row.put_to),
        "at": link_names(record, row.at),
        "date": "; ".join(date for one in row.at if (date := dates_of(record, one.id))),
        "answers": "; ".join(answer_text(record, answer) for answer in row.answers),
        "made by": link_names(record, row.made_by),
        "promised to": link_names(record, row.promised_to),
        "figures": "; ".join(with_mark(figure_text(record, figure), figure.mark) for figure in row.figures),
        "deadline": "; ".join(with_mark(one.claim.value, one.mark) for one in row.deadlines),
        "must act": link_names(record, row.must_act),
        "status": status_text(record, row),
        "status date": latest.when if latest else "",
        "terms": "; ".join(with_mark(one.claim.value, one.mark) for one in row.terms),
        "followed by": "; ".join(with_mark(f"{o.phrase}: {record.name(o.id)}", o.mark) for o in row.follow_up),
        "area": "; ".join(filter(None, (link_names(record, row.themes), *inherited_theme_texts(record, row)))),
        "source": lead.source if lead else "",
        "line": str(lead.evidence[0].line or "") if lead else "",
        "anchor": lead.evidence[0].anchor if lead else "",
        "how it is told": "; ".join(marks_of(row)),
        "caveats": "; ".join(row.caveats),
    }


def with_mark(text: str, mark: str) -> str:
    """Text with its mark in brackets, if it has one."""
    return f"{text} [{mark}]" if mark else text


def link_names(record: Record, links: Iterable[LinkedThing]) -> str:
    """Things by name, each with its mark."""
    return "; ".join(with_link_mark(record.name(link.id), link) for link in links)


def with_link_mark(text: str, link: LinkedThing) -> str:
    """Text about a thing of a row, with its mark; and that it is told only of the row's whole, if so."""
    notes = [link.mark] if link.mark else []
    return with_mark(text, ", ".join([*notes, "said of the whole set"] if link.of_whole else notes))


def inherited_theme_texts(record: Record, row: Row, theme: str = "") -> Iterator[str]:
    """The themes of a row that are not told of itself, or one of them, each with what it comes from."""
    for one in row.inherited_themes:
        if theme in ("", one.id):
            yield with_mark(record.name(one.id), f"of its {one.relation} {names_in_row(map(record.name, one.via))}")


def names_in_row(names: Iterable[str]) -> str:
    """The first name, and how many more there are."""
    first, *others = names
    return f"{first} and {len(others)} more" if others else first


def status_text(record: Record, row: Row) -> str:
    """The status of a promise as it was assessed last; empty for what is no promise."""
    if row.assessments:
        return record.object_name(row.assessments[0].claim)
    return record.name(f"status:{row.status}") if row.status else ""


def answer_text(record: Record, answer: AskAnswer) -> str:
    """Who answered what."""
    who = " and ".join(record.name(one.id) for one in answer.by) or "nobody named"
    code = record.name(answer.own or f"answer:{answer.code}") if answer.code else "not told"
    return with_mark(f"{who}: {code}", answer.mark)


def figure_text(record: Record, figure: LedgerFigure) -> str:
    """A figure with what it is, where it is not what is to be reached."""
    named = figure.claim.predicate in ("baseline", "count")
    return f"{record.relations[figure.claim.predicate].label} {figure.text}" if named else figure.text


def marks_of(row: Row) -> Sequence[str]:
    """All marks of a row, each behind the name of its column."""
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


def event_with_date(record: Record, event: LinkedThing) -> str:
    """The name of an event with the date that the record gives for it."""
    dates = dates_of(record, event.id)
    told = " or ".join(in_words(date) for date in dates.split("; ")) if dates else ""
    return f"{record.name(event.id)} ({told})" if told else record.name(event.id)


def sentences(record: Record, ledger: Ledger) -> Iterator[str]:
    """What a ledger comes to: how many rows, what they lack, what was left out, how a source's own count adds up."""
    yield from summary_sentences(ledger.summary)
    yield from detail_sentences(record, ledger)


def detail_sentences(record: Record, ledger: Ledger, call: Callable[[str], str] = option) -> Iterator[str]:
    """How a source's own count adds up, what was left out, and what is not counted.

    ``call`` is what a filter is called where it is no option.
    """
    for one in ledger.reconciliations:
        yield from reconciliation_sentences(record, one)
    for drop, count in ledger.left_out.items():
        yield f"Left out: {quantity(count, 'row')} by {by_filters(*drop, call=call)}."
    for id, phrase, count in ledger.nearby:
        yield f"Not counted here: {quantity(count, 'row')} of {record.name(id)}, which the one named {phrase}."


def summary_sentences(summary: Summary) -> Iterator[str]:
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


def reconciliation_sentences(record: Record, one: Reconciliation) -> Iterator[str]:
    """A source's own count of what it promises, what the record holds, and what may explain the difference."""
    place, every = spot(record, one.stated.claim.evidence[0]), one.direct + one.under
    yield (
        f"{record.name(one.whole)}: the source counts {one.stated.text}{f' ({place})' if place else ''}. On record "
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
        yield f"The record cautions ({caveat_label(record, caveat)}): {caveat.summary}"
