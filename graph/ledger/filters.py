"""Which rows of a ledger to keep, and how many each filter left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ..dates import Bounds, bounds, check_date
from ..errors import UnknownName
from ..names import resolve
from ..record import Record
from ..suggest import did_you_mean
from .model import LinkedThing, Row

RowTest = Callable[[Row], bool]
THINGS = ("by", "asked_by", "alliance", "at", "theme", "depends_on")
DATES = ("due_before", "due_after", "overdue_on")
SWITCHES = ("with_figure", "not_assessed")
"""The filters by what they are: things, dates, yes or no; the source stands for itself."""
# Belonging, by which a filter on a whole also keeps what is said of its parts.
_WITHIN = {"alliance": "unitOf", "depends_on": "unitOf", "at": "partOf"}


class LedgerFilters(NamedTuple):
    """What to keep: ids of things, the id of a source, dates as EDTF text. Empty keeps everything.

    ``by`` keeps what somebody promised, answered or must act on; ``alliance`` what it or one of its chapters asked,
    was promised or brought about, and what was put at its assembly;
    ``theme`` what is about it, or has a part, whole or project that is; ``must_act`` what needs action by any of these.
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
    must_act: frozenset[str] = frozenset()


class DropReason(NamedTuple):
    """Why rows are left out: by which filters, and a reason where a filter has several, such as ``no-deadline``."""

    filters: tuple[str, ...]
    reason: str = ""


class FilteredRows(NamedTuple):
    """The rows that are left, how many each filter left out, and what stands near the name asked for."""

    rows: tuple[Row, ...]
    left_out: dict[DropReason, int]
    nearby: tuple[tuple[str, str, int], ...]


def filter_rows(record: Record, rows: Iterable[Row], filters: LedgerFilters) -> FilteredRows:
    """The rows that pass every filter, one filter after the other."""
    left, left_out = tuple(rows), dict[DropReason, int]()
    for drop, keep in _row_tests(record, filters):
        passing = tuple(row for row in left if keep(row))
        if len(passing) < len(left):
            left_out[drop] = len(left) - len(passing)
        left = passing
    nearby = tuple(_nearby(record, rows, filters.by)) if filters.by else ()
    return FilteredRows(left, left_out, nearby)


def resolve_source(record: Record, text: str) -> str:
    """The id of the source with this id, last part of an id, or title.

    >>> from civicgraph import Dataset
    >>> resolve_source(Dataset.shipped().record(), "london-councils-pledges")
    'source/london-councils-pledges'

    Raises
    ------
    UnknownName
        No source has it.
    """
    wanted = record.short_id(text).casefold()
    for source in record.sources.values():
        if wanted in (source.id, source.id.rsplit("/", 1)[-1], source.title.casefold()):
            return source.id
    names = [source.id.rsplit("/", 1)[-1] for source in record.sources.values()]
    hint = did_you_mean(wanted, names) or f": choose from {', '.join(names)}"
    raise UnknownName(f"{text!r} is no source of this record{hint}", names)


def filters_by_name(record: Record, *, source: str = "", **asked: Any) -> LedgerFilters:
    """Filters by what people type: things and the source by name, dates as text; the rest as it is.

    >>> from civicgraph import Dataset
    >>> filters_by_name(Dataset.shipped().record(), by="Sadiq Khan", due_before="2019").by
    'sadiq-khan'

    Raises
    ------
    UnknownName
        Nothing has one of the names.
    UsageError
        A date is none.
    """
    ids = {name: resolve_optional(record, asked[name]) for name in THINGS if name in asked}
    dates = {name: check_date(name, asked[name]) for name in DATES if name in asked}
    return LedgerFilters(**{**asked, **ids, **dates, "source": resolve_source(record, source) if source else ""})


def resolve_optional(record: Record, text: str) -> str:
    """The id of the thing with this name; empty for an empty name."""
    return resolve(record, text) if text else ""


def _row_tests(record: Record, filters: LedgerFilters) -> list[tuple[DropReason, RowTest]]:
    """Each filter that is set, and what it leaves out by it."""
    tests: list[tuple[DropReason, RowTest]] = []
    for name, links in _LINKS.items():
        if wanted := getattr(filters, name):
            ids = _with_parts(record, wanted, _WITHIN[name]) if name in _WITHIN else {wanted}
            tests.append((DropReason((name,)), _links_to(record, links, ids)))
    if filters.must_act:
        tests.append((DropReason(("depends_on",)), _links_to(record, _LINKS["depends_on"], set(filters.must_act))))
    if filters.source:
        tests.append((DropReason(("source",)), lambda row: filters.source in row.sources))
    if filters.due_before or filters.due_after or filters.overdue_on:
        dated = tuple(name for name in DATES if getattr(filters, name))
        tests.append((DropReason(dated, "no-deadline"), lambda row: bool(row.deadlines)))
    tests += _due(filters)
    if filters.with_figure:
        tests.append((DropReason(("with_figure",)), lambda row: row.has_figure))
    if filters.not_assessed:
        tests.append((DropReason(("not_assessed",), "no-promise"), lambda row: row.is_promise))
        tests.append((DropReason(("not_assessed",), "assessed"), lambda row: not row.is_assessed))
    return tests


def _due(filters: LedgerFilters) -> list[tuple[DropReason, RowTest]]:
    """Deadlines count only where every day they may mean lies before, or after, every day that the date may mean."""
    tests: list[tuple[DropReason, RowTest]] = []
    if filters.due_before:
        before = bounds(filters.due_before)
        tests.append((DropReason(("due_before",), "not-before"), _any_due(lambda due: due.is_before(before))))
    if filters.due_after:
        after = bounds(filters.due_after)
        tests.append((DropReason(("due_after",), "not-after"), _any_due(lambda due: due.is_after(after))))
    if filters.overdue_on:
        on = bounds(filters.overdue_on)
        tests.append((DropReason(("overdue_on",), "not-past"), _any_due(lambda due: due.is_before(on))))
        tests.append((DropReason(("overdue_on",), "kept"), lambda row: all(s.code != "kept" for s in row.assessments)))
    return tests


def _any_due(test: Callable[[Bounds], bool]) -> RowTest:
    return lambda row: any(test(deadline.bounds) for deadline in row.deadlines)


def _links_to(record: Record, links: Callable[[Record, Row], Iterable[LinkedThing]], ids: set[str]) -> RowTest:
    return lambda row: any(one.id in ids for one in links(record, row))


def _by(record: Record, row: Row) -> Sequence[LinkedThing]:
    answered = () if row.is_promise else tuple(one for answer in row.answers for one in answer.by)
    return (*row.made_by, *row.must_act, *answered)


def _of_alliance(record: Record, row: Row) -> Sequence[LinkedThing]:
    hosts = [
        LinkedThing(claim.subject, "", (claim,))
        for place in row.at
        for claim in record.claims_about(place.id)
        if claim.predicate == "held" and claim.object == place.id and claim.supports
    ]
    return (*row.asked_by, *row.promised_to, *row.through, *hosts)


_LINKS: dict[str, Callable[[Record, Row], Iterable[LinkedThing]]] = {
    "by": _by,
    "asked_by": lambda record, row: row.asked_by,
    "alliance": _of_alliance,
    "at": lambda record, row: row.at,
    "theme": lambda record, row: (*row.themes, *(LinkedThing(one.id, "", ()) for one in row.inherited_themes)),
    "depends_on": lambda record, row: row.must_act,
}


def _with_parts(record: Record, id: str, predicate: str) -> set[str]:
    """A thing and all its parts, at any depth."""
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
