"""The ledger for people: a card of a few lines for each ask and promise, parts indented under their wholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..graph.ledger.groups import Group
from ..graph.ledger.ledger import Ledger
from ..graph.ledger.model import LinkedThing, Row
from ..graph.ledger.text import (
    answer_text,
    event_with_date,
    figure_text,
    inherited_theme_texts,
    link_names,
    sentences,
    status_text,
    with_link_mark,
    with_mark,
)
from ..graph.record import Record
from ..graph.words.claims import claim_sentence, retraction
from ..graph.words.codes import caveat_label
from ..graph.words.counts import quantity
from ..graph.words.places import spot, words_quoted
from .words import bold, dim, heading, warning, width, wrap

_STEP = "  "
_DEEPEST = 4


def ledger_text(record: Record, ledger: Ledger) -> str:
    """What the asks, answers and promises come to, then every group with its cards."""
    return "\n".join(_lines(record, ledger))


def _lines(record: Record, ledger: Ledger) -> Iterator[str]:
    if summed := list(sentences(record, ledger)):
        yield bold("In sum")
    for sentence in summed:
        yield wrap(sentence, "  ", "    ")
    for group in ledger.groups:
        if ledger.group_by:
            yield heading(wrap(f"{group.title} ({_counts(group)})"))
        above: list[str] = []
        for depth, row in group.rows:
            above = above[:depth]
            yield ""
            yield from _card(record, row, _STEP * min(depth, _DEEPEST), above, ledger.theme)
            above.append(row.id)
    if not ledger.rows:
        is_any = any(record.family(id) == "asks" for id in record.things)
        yield "Nothing on record fits." if is_any else "The record holds no ask, answer or promise."
    if retracted := record.retracted_about({row.id for row in ledger.rows}):
        yield heading("Retracted")
        for claim in retracted:
            yield wrap(f"{claim_sentence(record, claim)}. {retraction(claim)}", "  - ", "    ")
            yield dim(wrap(claim.id, "    "))
    if any(row.caveats for row in ledger.rows):
        yield wrap("Lines with ! name what the record cautions: civicgraph show ID shows it in full.", "  ", "    ")
    yield dim(f"\nData {record.hash[:12]}, {record.origin}")


def _wrap_if_needed(text: str, indent: str, hanging: str) -> str:
    """A paragraph, wrapped where it has to be."""
    return indent + text if len(indent) + len(text) <= width() else wrap(text, indent, hanging)


def _counts(group: Group) -> str:
    """What a group holds, by kind, and where promises stand under promises, how many do."""
    kinds = Counter(row.kind for _, row in group.rows)
    all = ", ".join(quantity(count, kind) for kind, count in kinds.items())
    below = len(group.rows) - group.top
    return f"{all}: {group.top}, and {below} under them" if below and len(kinds) == 1 else all


def _card(record: Record, row: Row, indent: str, above: list[str], theme: str) -> Iterator[str]:
    inner = indent + "  "
    yield bold(_wrap_if_needed(record.name(row.id), indent, inner))
    yield dim(_wrap_if_needed(f"{row.kind} · {row.id}", inner, inner))
    for parts in (
        _asking(record, row, above),
        _making(record, row, above),
        _terms(record, row),
        _what_came(record, row),
        (f"about {text}" for text in inherited_theme_texts(record, row, theme) if theme),
    ):
        if line := " · ".join(part for part in parts if part):
            yield _wrap_if_needed(line, inner, inner)
    if row.caveats:
        types = dict.fromkeys(caveat_label(record, record.caveats[id]) for id in row.caveats)
        yield warning(_wrap_if_needed(f"! {'; '.join(types)}", inner, inner + "  "))
    if row.lead:
        first = row.lead.evidence[0]
        where = ", ".join(part for part in (first.source.removeprefix("source/"), spot(record, first)) if part)
        yield dim(_wrap_if_needed(f"{where} {words_quoted(first.anchor)}", inner, inner))


def _asking(record: Record, row: Row, above: list[str]) -> Iterator[str]:
    """What was asked of whom and answered; not again under the ask itself."""
    asks = [ask for ask in row.asks if ask.id not in above]
    if asks:
        yield f"in answer to: {link_names(record, asks)}"
    if row.kind == "ask":
        yield f"asked by {link_names(record, row.asked_by) or 'nobody named'}"
        yield f"of {link_names(record, row.put_to)}" if row.put_to else ""
        yield _at(record, row.at)
    elif asks and row.asked_by:
        yield f"asked by {link_names(record, row.asked_by)}"


def _making(record: Record, row: Row, above: list[str]) -> Iterator[str]:
    """Who promised or answered what."""
    if row.is_promise:
        yield f"made by {link_names(record, row.made_by) or 'nobody named'}"
        yield f"to {link_names(record, row.promised_to)}" if row.promised_to else ""
        yield _at(record, row.at)
    above_it = row.kind != "ask" and any(ask.id in above for ask in row.asks)
    if row.answers and not above_it:
        yield f"answers: {'; '.join(answer_text(record, answer) for answer in row.answers)}"
    if row.kind == "ask" and not row.answers:
        yield f"met with {quantity(len(row.promises), 'promise')}" if row.promises else "no answer on record"


def _at(record: Record, events: Iterable[LinkedThing]) -> str:
    where = "; ".join(with_link_mark(event_with_date(record, one), one) for one in events)
    return f"at {where}" if where else ""


def _terms(record: Record, row: Row) -> Iterator[str]:
    """How much, by when, who has to act, on what terms, and how it stands."""
    figures = "; ".join(with_mark(figure_text(record, figure), figure.mark) for figure in row.figures)
    deadlines = "; ".join(with_mark(deadline.claim.value, deadline.mark) for deadline in row.deadlines)
    yield f"figure: {figures}" if figures else ("no figure" if row.is_promise else "")
    limits = any(figure.claim.predicate == "duration" for figure in row.figures)
    none = "a time limit, no date" if limits else "no deadline"
    yield f"due by {deadlines}" if deadlines else (none if row.is_promise else "")
    yield f"needs action by {link_names(record, row.must_act)}" if row.must_act else ""
    yield from (with_mark(term.claim.value, term.mark) for term in row.terms)
    yield _status(record, row)


def _status(record: Record, row: Row) -> str:
    if not row.assessments:
        return status_text(record, row)
    latest, earlier = row.assessments[0], len(row.assessments) - 1
    by = f" by {link_names(record, latest.by)}" if latest.by else ""
    more = f", and {quantity(earlier, 'earlier assessment')}" if earlier else ""
    status = f"{status_text(record, row)} ({latest.when or 'undated'}{by}){more}"
    return with_mark(status, latest.mark)


def _what_came(record: Record, row: Row) -> Iterator[str]:
    """What is claimed to have brought it about or to have followed: each in the relation's own words."""
    for link in (*row.through, *row.follow_up):
        yield with_mark(f"{link.phrase} {record.name(link.id)}", link.mark)
