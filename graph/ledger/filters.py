"""Which rows of a ledger to keep, and how many each filter left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..dates import Bounds, bounds
from ..errors import UnknownName
from ..names import resolve
from ..record import Record
from ..suggest import did_you_mean
from .model import Linked, Row

Keep = Callable[[Row], bool]
_DATES = ("due_before", "due_after", "overdue_on")
# Belonging, by which a filter on a whole also keeps what is said of its parts.
_WITHIN = {"alliance": "unitOf", "depends_on": "unitOf", "at": "partOf"}


class LedgerFilters(NamedTuple):
    """What to keep: ids of things, the id of a source, dates as EDTF text. Empty keeps everything.

    ``by`` keeps what somebody promised, answered or must act on; ``alliance`` what it or one of its chapters asked,
    was promised, brought about or heard at its assembly.
    """

    by: str = ""
    asked_by: str = ""
    alliance: str = ""
    at: str = ""
    theme: str = ""
    source: str = ""
    depends_on: str = ""
    due_before: str = ""
    due_after: str = ""
    overdue_on: str = ""
    with_figure: bool = False
    not_assessed: bool = False


class Drop(NamedTuple):
    """Why rows are left out: by which filters, and a reason where a filter has several, such as ``no-deadline``."""

    filters: tuple[str, ...]
    reason: str = ""


class Kept(NamedTuple):
    """The rows that are left, how many each filter left out, and what stands near the name asked for."""

    rows: tuple[Row, ...]
    left_out: dict[Drop, int]
    nearby: tuple[tuple[str, str, int], ...]


def kept(record: Record, rows: Iterable[Row], filters: LedgerFilters) -> Kept:
    """The rows that pass every filter, one filter after the other."""
    left, left_out = tuple(rows), dict[Drop, int]()
    for drop, keep in _tests(record, filters):
        passing = tuple(row for row in left if keep(row))
        if len(passing) < len(left):
            left_out[drop] = len(left) - len(passing)
        left = passing
    nearby = tuple(_nearby(record, rows, filters.by)) if filters.by else ()
    return Kept(left, left_out, nearby)


def source_named(record: Record, text: str) -> str:
    """The id of the source that goes by an id, the last part of one, or a title.

    >>> from civicgraph import Dataset
    >>> source_named(Dataset.shipped().record(), "london-councils-pledges")
    'source/london-councils-pledges'

    Raises
    ------
    UnknownName
        No source goes by it.
    """
    wanted = text.removeprefix(record.base).casefold()
    for source in record.sources.values():
        if wanted in (source.id, source.id.rsplit("/", 1)[-1], source.title.casefold()):
            return source.id
    names = [source.id.rsplit("/", 1)[-1] for source in record.sources.values()]
    hint = did_you_mean(wanted, names) or f": choose from {', '.join(names)}"
    raise UnknownName(f"{text!r} is no source of this record{hint}", names)


def thing_named(record: Record, text: str) -> str:
    """The id of the thing that goes by a name; empty for an empty name."""
    return resolve(record, text) if text else ""


def _tests(record: Record, filters: LedgerFilters) -> list[tuple[Drop, Keep]]:
    """Each filter that is set, and what it leaves out by it."""
    tests: list[tuple[Drop, Keep]] = []
    for name, links in _LINKS.items():
        if wanted := getattr(filters, name):
            ids = _within(record, wanted, _WITHIN[name]) if name in _WITHIN else {wanted}
            tests.append((Drop((name,)), _linking(record, links, ids)))
    if filters.source:
        tests.append((Drop(("source",)), lambda row: filters.source in row.sources))
    if filters.due_before or filters.due_after or filters.overdue_on:
        dated = tuple(name for name in _DATES if getattr(filters, name))
        tests.append((Drop(dated, "no-deadline"), lambda row: bool(row.deadlines)))
    tests += _due(filters)
    if filters.with_figure:
        tests.append((Drop(("with_figure",)), lambda row: row.has_figure))
    if filters.not_assessed:
        tests.append((Drop(("not_assessed",), "no-promise"), lambda row: row.is_promise))
        tests.append((Drop(("not_assessed",), "assessed"), lambda row: not row.is_assessed))
    return tests


def _due(filters: LedgerFilters) -> list[tuple[Drop, Keep]]:
    """Deadlines count only where every day they may mean lies before, or after, every day that the date may mean."""
    tests: list[tuple[Drop, Keep]] = []
    if filters.due_before:
        before = bounds(filters.due_before)
        tests.append((Drop(("due_before",), "not-before"), _any_due(lambda due: due.end_hi < before.start_lo)))
    if filters.due_after:
        after = bounds(filters.due_after)
        tests.append((Drop(("due_after",), "not-after"), _any_due(lambda due: due.start_lo > after.end_hi)))
    if filters.overdue_on:
        on = bounds(filters.overdue_on)
        tests.append((Drop(("overdue_on",), "not-past"), _any_due(lambda due: due.end_hi < on.start_lo)))
        tests.append((Drop(("overdue_on",), "kept"), lambda row: all(s.code != "kept" for s in row.assessments)))
    return tests


def _any_due(test: Callable[[Bounds], bool]) -> Keep:
    return lambda row: any(test(deadline.bounds) for deadline in row.deadlines)


def _linking(record: Record, links: Callable[[Record, Row], Iterable[Linked]], ids: set[str]) -> Keep:
    return lambda row: any(one.id in ids for one in links(record, row))


def _by(record: Record, row: Row) -> Sequence[Linked]:
    answered = () if row.is_promise else tuple(one for answer in row.answers for one in answer.by)
    return (*row.made_by, *row.must_act, *answered)


def _of_alliance(record: Record, row: Row) -> Sequence[Linked]:
    hosts = [
        Linked(claim.subject, "", (claim,))
        for place in row.at
        for claim in record.claims_about(place.id)
        if claim.predicate == "held" and claim.object == place.id and claim.supports
    ]
    return (*row.asked_by, *row.promised_to, *row.through, *hosts)


_LINKS: dict[str, Callable[[Record, Row], Iterable[Linked]]] = {
    "by": _by,
    "asked_by": lambda record, row: row.asked_by,
    "alliance": _of_alliance,
    "at": lambda record, row: row.at,
    "theme": lambda record, row: row.themes,
    "depends_on": lambda record, row: row.must_act,
}


def _within(record: Record, id: str, predicate: str) -> set[str]:
    """A thing and all that belongs to it, at any depth."""
    found, todo = {id}, [id]
    while todo:
        whole = todo.pop()
        for claim in record.claims_about(whole):
            if claim.predicate == predicate and claim.object == whole and claim.supports and claim.subject not in found:
                found.add(claim.subject)
                todo.append(claim.subject)
    return found


def _nearby(record: Record, rows: Iterable[Row], id: str) -> Iterable[tuple[str, str, int]]:
    """The groups that somebody was in and the posts they held, with how many rows those have: a group's promise is
    not taken for each member's, nor a post's for each holder's."""
    near = {
        claim.object: record.relations[claim.predicate].label
        for claim in record.claims_about(id)
        if claim.subject == id and claim.predicate in ("memberOf", "heldPost") and claim.supports
    }
    for other, phrase in sorted(near.items()):
        if count := sum(any(one.id == other for one in _by(record, row)) for row in rows):
            yield other, phrase, count
