"""The asks and promises that a report is about, from the ledger. A promise stays one, whatever came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set

from ..graph.ledger.model import LinkedThing, Row
from ..graph.ledger.rows import rows
from ..graph.ledger.text import answer_text, event_with_date, figure_text, link_names, with_mark
from ..graph.record import Record
from ..graph.tracing.model import Pathway, Trace
from ..graph.words.counts import capital, number, quantity
from ..graph.words.places import spot
from ..graph.words.short_names import short_name
from ..graph.words.times import in_words
from .blocks import Block, Paragraph, Run, Section, Table, Text, text
from .words import Citations, join_texts

MAX_ROWS = 15
_NOTE = (
    "A promise is no sign that something was done. “Not yet assessed” means that nobody has looked, not that nothing "
    "came of it."
)


def pathway_promises(record: Record, things: Set[str], cited: Citations) -> Section | None:
    """The asks and promises on the pathways, then those made by, or put to, what the pathways pass through."""
    every = rows(record)
    passed = [row for row in every if row.id in things]
    beside = [row for row in every if row not in passed and things & _named_things(row)]
    if not passed and not beside:
        return None
    blocks: list[Block] = [Paragraph(text(_NOTE))]
    if passed:
        blocks.append(_table(record, passed, "Asks, answers and promises on the pathways.", cited))
    if beside:
        caption = "Others made by, asked by, put to or heard at what the pathways pass through."
        blocks.append(_table(record, beside[:MAX_ROWS], caption, cited))
        blocks += _rest_in_ledger(len(beside))
    return Section("promises", "The promises involved", tuple(blocks))


def thing_promises(record: Record, id: str, cited: Citations) -> Section | None:
    """What a thing asked, was asked, promised or was promised, or what was put at it."""
    found = [row for row in rows(record) if id in _named_things(row) | {row.id}]
    if not found:
        return None
    title = "Asks and answers" if record.is_of(id, "Assembly") else "Asks and promises"
    caption = f"What {short_name(record, id)} asked, heard, answered or promised; the name itself is not repeated."
    if any(row.id == id for row in found):
        caption = f"{capital(short_name(record, id))}, with what it belongs to and what answers it."
    table = _table(record, _pair_asks_with_promises(found), caption, cited, id)
    return Section("promises", title, (Paragraph(text(_NOTE)), table))


def promises_of_an_end(record: Record, trace: Trace, cited: Citations) -> Section | None:
    """What the end of a trace answered and promised, where it is somebody who may; no pathway leads to a person."""
    return thing_promises(record, trace.end, cited) if record.family(trace.end) == "actors" else None


def count_promises(record: Record, id: str) -> str:
    """How many other asks and promises a thing is named in, as the end of a sentence; empty where none."""
    kinds = [row.kind for row in rows(record) if id in _named_things(row) and row.id != id]
    parts = [quantity(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)]
    return ", ".join(parts)


def promise_summary(record: Record, id: str) -> str:
    """What the ledger has of a thing: of a promise its state, of others how many asks, promises and answers."""
    own = next((row for row in rows(record) if row.id == id and row.is_promise), None)
    if own:
        state = record.codes.get(("status", own.status))
        meaning = f": {state.definition[:1].lower()}{state.definition[1:]}" if state and state.definition else "."
        due = f"Due by {in_words(own.deadlines[0].claim.value)}." if own.deadlines else "No deadline is given."
        return f"{capital(state.label if state else own.status)}{meaning} {due}"
    named = [row for row in rows(record) if id in _named_things(row) | {row.id}]
    given = Counter(answer.code for row in named if row.kind == "ask" for answer in row.answers if answer.code)
    told = [f"{number(many)} {record.name(f'answer:{code}')}" for code, many in given.most_common()]
    counted = count_promises(record, id)
    parts = (f"{capital(counted)} on record." if counted else "", f"Answers: {', '.join(told)}." if told else "")
    return " ".join(part for part in parts if part)


def promise_sentences(cited: Citations, pathway: Pathway) -> Iterator[str]:
    """For each promise on a pathway, a sentence that it is one, and its status."""
    record = cited.record
    promises = {row.id: row for row in rows(record) if row.is_promise}
    for place, id in enumerate(pathway.things):
        if id in promises:
            where = "The pathway ends at" if place == len(pathway.steps) else "It passes"
            row, status = promises[id], record.name(f"status:{promises[id].status}")
            known = f"last assessed as {status}" if row.is_assessed else "of which nobody has said whether it was kept"
            yield f"{where} a promise {known}: {cited.name(id)}."


def _rest_in_ledger(count: int) -> Iterator[Block]:
    if count > MAX_ROWS:
        yield Paragraph(
            text(f"{count - MAX_ROWS} more are in the ledger: ", Run("civicgraph ledger", "code"), "."), "note"
        )


def _named_things(row: Row) -> set[str]:
    """Whom or what a row names: who asked, promised or is to act, whom it was put to, and where."""
    links: tuple[tuple[LinkedThing, ...], ...] = (
        row.asked_by, row.put_to, row.made_by, row.promised_to, row.must_act, row.at,
    )  # fmt: skip
    return {one.id for some in links for one in some} | {one.id for answer in row.answers for one in answer.by}


def _pair_asks_with_promises(found: Sequence[Row]) -> list[Row]:
    """Each ask with the promises that answer it right behind it."""
    asks = [row for row in found if not row.is_promise]
    order = {id: place for place, row in enumerate(asks) for id in (row.id, *(one.id for one in row.promises))}
    return sorted(found, key=lambda row: (order.get(row.id, len(order)), row.is_promise))


def _table(record: Record, found: Sequence[Row], caption: str, cited: Citations, about: str = "") -> Table:
    head = ("Ask or promise", "Who", "Answer, figure, deadline", "Status", "Place")
    made = tuple(_row(record, row, cited, about) for row in found)
    return Table(caption, head, made, (27, 31, 21, 12, 9))


def _row(record: Record, row: Row, cited: Citations, about: str) -> tuple[Text, ...]:
    return (
        text(Run(record.name(row.id), "strong"), Run(f" · {row.kind}", "quiet")),
        _lines(_who(record, row, about)),
        _lines(_terms(record, row)),
        text(record.name(f"status:{row.status}") if row.status else ""),
        _place(row, cited),
    )


def _who(record: Record, row: Row, about: str) -> Iterator[str]:
    told: tuple[tuple[str, tuple[LinkedThing, ...], Callable[[Record, tuple[LinkedThing, ...]], str]], ...] = (
        ("asked by", row.asked_by, link_names),
        ("put to", row.put_to, link_names),
        ("made by", row.made_by, link_names),
        ("promised to", row.promised_to, link_names),
        ("needs action by", row.must_act, link_names),
        ("at", row.at, lambda r, links: "; ".join(with_mark(event_with_date(r, one), one.mark) for one in links)),
    )
    for label, links, words in told:
        if links and [one.id for one in links] != [about]:
            yield f"{label} {words(record, links)}"


def _terms(record: Record, row: Row) -> Iterator[str]:
    if row.answers:
        yield f"answers: {'; '.join(answer_text(record, answer) for answer in row.answers)}"
    elif row.kind == "ask":
        yield f"met with {quantity(len(row.promises), 'promise')}" if row.promises else "no answer on record"
    if row.is_promise:
        figures = "; ".join(with_mark(figure_text(record, figure), figure.mark) for figure in row.figures)
        due = "; ".join(with_mark(in_words(one.claim.value), one.mark) for one in row.deadlines)
        yield f"figure: {figures}" if figures else "no figure"
        yield f"due by {due}" if due else "no deadline"


def _lines(parts: Iterator[str]) -> Text:
    return join_texts((text(capital(part)) for part in parts), " · ")


def _place(row: Row, cited: Citations) -> Text:
    if row.lead is None:
        return ()
    first = row.lead.evidence[0]
    where = spot(cited.record, first)
    return text(cited.source(first.source), f" {where}" if where else "")
