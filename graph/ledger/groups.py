"""A ledger in order: parts under their wholes, promises under the asks they answer, rows under headings, and the
sum of a source's own count of its promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ..record import Caveat, Record
from .model import LedgerFigure, Row

GROUPINGS = ("candidate", "ask", "area", "source")
_NONE = {
    "": "",
    "candidate": "Nobody named as promising or answering",
    "ask": "In answer to no ask on record",
    "area": "No area on record",
    "source": "No source",
}
GroupKeys = Callable[[Row], Iterable[str]]
# Beyond so many wholes with parts, adding up every choice of them takes too long.
_MAX_WHOLES = 12


class Group(NamedTuple):
    """Rows under one heading, each with how deep it stands under the row before it that it belongs to.

    ``id`` is the thing or source that the rows share; empty where there is none.
    """

    id: str
    title: str
    rows: tuple[tuple[int, Row], ...]

    @property
    def top(self) -> int:
        """How many rows stand under no other row of the group."""
        return sum(depth == 0 for depth, _ in self.rows)


class Reconciliation(NamedTuple):
    """A source's own count of the promises it lists, beside what the record holds of them.

    ``by_area`` gives, for each theme, how many stand directly under the whole and how many under those. ``readings``
    are the wholes whose parts, added to those directly under, make the count.
    """

    whole: str
    stated: LedgerFigure
    direct: int
    under: int
    undivided: int
    by_area: dict[str, tuple[int, int]]
    readings: tuple[tuple[tuple[str, int], ...], ...]
    caveats: tuple[Caveat, ...]


def group_rows(record: Record, rows: Sequence[Row], by: str = "") -> tuple[Group, ...]:
    """Rows under headings, in the order in which each first comes up, what has none last; each row under every
    heading that it has. Without ``by``, one group of all."""
    by_key: dict[str, list[Row]] = {}
    keys = _KEYS[by](rows)
    for row in rows:
        for key in tuple(dict.fromkeys(keys(row))) or ("",):
            by_key.setdefault(key, []).append(row)
    order = sorted(by_key, key=lambda key: key == "")
    return tuple(Group(key, record.name(key) if key else _NONE[by], tuple(outline(by_key[key]))) for key in order)


def _no_keys(rows: Sequence[Row]) -> GroupKeys:
    return lambda row: ()


def _candidates(rows: Sequence[Row]) -> GroupKeys:
    """Who promised or answered; for an ask also who promised something in answer to it."""
    by_id = {row.id: row for row in rows}

    def keys(row: Row) -> Iterator[str]:
        yield from (one.id for one in row.made_by)
        if not row.is_promise:
            yield from (one.id for answer in row.answers for one in answer.by)
            yield from (one.id for promise in row.promises if promise.id in by_id for one in by_id[promise.id].made_by)

    return keys


def _asks(rows: Sequence[Row]) -> GroupKeys:
    """The outermost asks that a row belongs to."""
    above = {row.id: _above(row) for row in rows}
    asks = {row.id for row in rows if row.kind == "ask"} | {ask.id for row in rows for ask in row.asks}

    def climb(id: str, seen: frozenset[str]) -> Iterator[str]:
        higher = [up for up in above.get(id, ()) if up not in seen]
        if not higher and id in asks:
            yield id
        for up in higher:
            yield from climb(up, seen | {id})

    return lambda row: climb(row.id, frozenset())


def _areas(rows: Sequence[Row]) -> GroupKeys:
    return lambda row: (theme.id for theme in row.themes)


def _sources(rows: Sequence[Row]) -> GroupKeys:
    return lambda row: row.sources


_KEYS = {"": _no_keys, "candidate": _candidates, "ask": _asks, "area": _areas, "source": _sources}


def _above(row: Row) -> tuple[str, ...]:
    """What a row stands under: the asks it answers, else the wholes it is part of."""
    return tuple(one.id for one in row.asks or row.wholes)


def outline(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """Rows with their depth, each under the whole or ask it belongs to where that is among them."""
    by_id = {row.id: row for row in rows}
    under: dict[str, list[Row]] = {}
    for row in rows:
        under.setdefault(_parent(row, by_id), []).append(row)
    seen: set[str] = set()

    def walk(row: Row, depth: int) -> Iterator[tuple[int, Row]]:
        if row.id not in seen:
            seen.add(row.id)
            yield depth, row
            for part in under.get(row.id, ()):
                yield from walk(part, depth + 1)

    # Rows that are part of each other in a circle are under no other row: they are listed where they first come up.
    for row in (*under.get("", ()), *rows):
        yield from walk(row, 0)


def _parent(row: Row, shown: Mapping[str, Row]) -> str:
    """The narrowest of the asks that a row answers, else of its wholes, among those shown; empty for none."""
    for links in (row.asks, row.wholes):
        if parents := [shown[one.id] for one in links if one.id in shown and one.id != row.id]:
            return max(parents, key=lambda one: len(one.asks) + len(one.wholes)).id
    return ""


def reconciliations(record: Record, rows: Iterable[Row], shown: Iterable[Row]) -> Iterator[Reconciliation]:
    """For every whole that is shown and whose parts a source counts: the count beside the parts among all rows."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        for whole in row.wholes:
            parts.setdefault(whole.id, []).append(row)
    for row in shown:
        for figure in row.figures:
            if row.id in parts and figure.claim.predicate == "count" and _counts(figure, parts[row.id]):
                yield _reconcile(record, row, figure, parts)


def _counts(figure: LedgerFigure, parts: Sequence[Row]) -> bool:
    return figure.claim.value.isdecimal() and figure.claim.unit.removesuffix("s") in {part.kind for part in parts}


def _reconcile(record: Record, whole: Row, figure: LedgerFigure, parts: dict[str, list[Row]]) -> Reconciliation:
    direct = parts[whole.id]
    divided = {row.id: len(parts[row.id]) for row in direct if row.id in parts}
    under = sum(divided.values())
    areas: dict[str, Counter[bool]] = {}
    for row in direct:
        for one in (row, *parts.get(row.id, ())):
            for theme in one.themes:
                areas.setdefault(theme.id, Counter())[one is row] += 1
    return Reconciliation(
        whole=whole.id,
        stated=figure,
        direct=len(direct),
        under=under,
        undivided=len(direct) - len(divided) + under,
        by_area={id: (count[True], count[False]) for id, count in areas.items()},
        readings=tuple(_readings(int(figure.claim.value) - len(direct), divided)),
        caveats=tuple(record.caveats_about([figure.claim.id])),
    )


def _readings(missing: int, divided: dict[str, int]) -> Iterator[tuple[tuple[str, int], ...]]:
    """The choices of wholes whose parts are as many as are missing."""
    if missing <= 0 or len(divided) > _MAX_WHOLES:
        return
    for size in range(1, len(divided) + 1):
        for choice in combinations(sorted(divided.items()), size):
            if sum(count for _, count in choice) == missing:
                yield choice
