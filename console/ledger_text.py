"""The ledger for people: a card of a few lines for each ask and promise, parts indented under their wholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..graph.ledger.groups import Group
from ..graph.ledger.ledger import Ledger
from ..graph.ledger.model import Linked, Row
from ..graph.ledger.text import answer_text, dated, figure_text, marked, named, sentences, told
from ..graph.record import Record
from ..graph.words.counts import counted
from .words import bold, dim, filled, heading, warning, width

_STEP = "  "
_DEEPEST = 4


def ledger_text(record: Record, book: Ledger) -> str:
    """Every group with its cards, then what they come to."""
    return "\n".join(_lines(record, book))


def _lines(record: Record, book: Ledger) -> Iterator[str]:
    for group in book.groups:
        if book.group_by:
            yield heading(filled(f"{group.title} ({_counts(group)})"))
        above: list[str] = []
        for depth, row in group.rows:
            above = above[:depth]
            yield ""
            yield from _card(record, row, _STEP * min(depth, _DEEPEST), above)
            above.append(row.id)
    if not book.rows:
        yield "Nothing on record fits."
    yield heading("In sum")
    for sentence in sentences(record, book):
        yield filled(sentence, "  ", "    ")
    if any(row.caveats for row in book.rows):
        yield filled("Lines with ! name what the record cautions: civicgraph show ID tells it.", "  ", "    ")
    yield dim(f"\nData {record.hash[:12]}, {record.origin}")


def _fit(text: str, indent: str, hanging: str) -> str:
    """A paragraph, wrapped where it has to be."""
    return indent + text if len(indent) + len(text) <= width() else filled(text, indent, hanging)


def _counts(group: Group) -> str:
    """What a group holds, by kind, and where promises stand under promises, how many do."""
    kinds = Counter(row.kind for _, row in group.rows)
    all = ", ".join(counted(count, kind) for kind, count in kinds.items())
    below = len(group.rows) - group.top
    return f"{all}: {group.top}, and {below} under them" if below and len(kinds) == 1 else all


def _card(record: Record, row: Row, indent: str, above: list[str]) -> Iterator[str]:
    inner = indent + "  "
    yield bold(_fit(record.name(row.id), indent, inner))
    yield dim(_fit(f"{row.kind} · {row.id}", inner, inner))
    for parts in (
        _asking(record, row, above),
        _making(record, row, above),
        _terms(record, row),
        _what_came(record, row),
    ):
        if line := " · ".join(part for part in parts if part):
            yield _fit(line, inner, inner)
    if row.caveats:
        types = dict.fromkeys(record.name(f"caveat:{record.caveats[id].type}") for id in row.caveats)
        yield warning(_fit(f"! {'; '.join(types)}", inner, inner + "  "))
    if row.lead:
        first = row.lead.evidence[0]
        line = f", line {first.line}" if first.line else ""
        yield dim(_fit(f"{first.source.removeprefix('source/')}{line} “{first.anchor}”", inner, inner))


def _asking(record: Record, row: Row, above: list[str]) -> Iterator[str]:
    """What was asked of whom and answered; not again under the ask itself."""
    asks = [ask for ask in row.asks if ask.id not in above]
    if asks:
        yield f"in answer to: {named(record, asks)}"
    if row.kind == "ask":
        yield f"asked by {named(record, row.asked_by) or 'nobody named'}"
        yield f"of {named(record, row.put_to)}" if row.put_to else ""
        yield _at(record, row.at)
    elif asks and row.asked_by:
        yield f"asked by {named(record, row.asked_by)}"


def _making(record: Record, row: Row, above: list[str]) -> Iterator[str]:
    """Who promised or answered what."""
    if row.is_promise:
        yield f"made by {named(record, row.made_by) or 'nobody named'}"
        yield f"to {named(record, row.promised_to)}" if row.promised_to else ""
        yield _at(record, row.at)
    above_it = row.kind != "ask" and any(ask.id in above for ask in row.asks)
    if row.answers and not above_it:
        yield f"answers: {'; '.join(answer_text(record, answer) for answer in row.answers)}"
    if row.kind == "ask" and not row.answers:
        yield f"met with {counted(len(row.promises), 'promise')}" if row.promises else "no answer on record"


def _at(record: Record, events: Iterable[Linked]) -> str:
    where = "; ".join(told(dated(record, one), one) for one in events)
    return f"at {where}" if where else ""


def _terms(record: Record, row: Row) -> Iterator[str]:
    """How much, by when, who has to act, on what terms, and how it stands."""
    figures = "; ".join(marked(figure_text(record, figure), figure.mark) for figure in row.figures)
    deadlines = "; ".join(marked(deadline.claim.value, deadline.mark) for deadline in row.deadlines)
    yield f"figure: {figures}" if figures else ("no figure" if row.is_promise else "")
    limits = any(figure.claim.predicate == "duration" for figure in row.figures)
    none = "a time limit, no date" if limits else "no deadline"
    yield f"due by {deadlines}" if deadlines else (none if row.is_promise else "")
    yield f"needs action by {named(record, row.must_act)}" if row.must_act else ""
    yield from (marked(term.claim.value, term.mark) for term in row.terms)
    yield _status(record, row)


def _status(record: Record, row: Row) -> str:
    if not row.assessments:
        return record.name(f"status:{row.status}") if row.status else ""
    latest, earlier = row.assessments[0], len(row.assessments) - 1
    by = f" by {named(record, latest.by)}" if latest.by else ""
    more = f", and {counted(earlier, 'earlier assessment')}" if earlier else ""
    status = f"{record.name(f'status:{latest.code}')} ({latest.when or 'undated'}{by}){more}"
    return marked(status, latest.mark)


def _what_came(record: Record, row: Row) -> Iterator[str]:
    """What is told to have brought it about, and what to have followed: each in the relation's own words."""
    for one in (*row.through, *row.follow_up):
        yield marked(f"{one.phrase} {record.name(one.id)}", one.mark)
