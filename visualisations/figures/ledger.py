"""How far promises can be checked: for each area, person or source how many have a figure, deadline, assessment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...graph.ledger.filters import LedgerFilters
from ...graph.ledger.ledger import Ledger, ledger
from ...graph.ledger.model import Row
from ...graph.record import Record
from ...graph.words.counts import tally
from ..style import TYPES, Theme, edge
from ..style import theme as theme_named
from .frame import LEAD, MARGIN, SMALL, TEXT, WIDTH, Citations, Drawn, Entry, Figure, cautions, framed, thing_sign
from .pathway_parts import group
from .svg import element, escape, fit, paragraph, text

LABEL, COUNT, BAR = 150.0, 22.0, 9.0
PER = {"area": "area", "candidate": "person or body", "source": "source", "ask": "ask"}
NONE = {
    "area": "No area on record", "candidate": "Nobody named", "source": "No source", "ask": "In answer to no ask",
}  # fmt: skip


class Tally(NamedTuple):
    """Of how many promises of a group the record gives what is needed to judge them. ``id`` is empty for what has
    no such group."""

    id: str
    promises: tuple[str, ...]
    figure: int
    deadline: int
    assessed: int

    @property
    def unassessed(self) -> int:
        """How many nobody is on record as having looked at."""
        return len(self.promises) - self.assessed

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts in the order of the columns."""
        return len(self.promises), self.figure, self.deadline, self.assessed, self.unassessed


COLUMNS = ("promises", "with a figure", "with a deadline", "assessed", "not yet assessed")


def ledger_figure(
    record: Record, filters: LedgerFilters | None = None, *, per: str = "area", limit: int = 25, theme: str = "light"
) -> str:  # fmt: skip
    """The SVG of a chart of promises.

    Parameters
    ----------
    per
        What a row is: ``area``, ``candidate`` (who promised), ``ask`` or ``source``.
    limit
        The most rows; how many are left out is said.

    Raises
    ------
    ValueError
        There is no such grouping or theme.
    """
    if per not in PER:
        raise ValueError(f"no grouping {per!r}: take {', '.join(PER)}")
    colours, filters = theme_named(theme), filters or LedgerFilters()
    book = ledger(record, filters, per)
    rows = tallies(book)
    figure = _figure(record, book, rows, per, filters, limit, colours)
    return framed(figure, lambda y: _draw(record, rows[:limit], per, y, colours), colours)


def tallies(book: Ledger) -> list[Tally]:
    """A tally of each group of a ledger that has promises: most promises first, then as the ledger has them."""
    made = [_tally(group.id, [row for _, row in group.rows if row.is_promise]) for group in book.groups]
    return sorted((one for one in made if one.promises), key=lambda one: (not one.id, -len(one.promises)))


def _tally(id: str, rows: Sequence[Row]) -> Tally:
    return Tally(
        id,
        tuple(row.id for row in rows),
        sum(row.has_figure for row in rows),
        sum(bool(row.deadlines) for row in rows),
        sum(row.is_assessed for row in rows),
    )


def _figure(
    record: Record, book: Ledger, rows: Sequence[Tally], per: str, filters: LedgerFilters, limit: int, theme: Theme
) -> Figure:  # fmt: skip
    cited = Citations(record)
    promises = [row for row in book.rows if row.is_promise]
    for row in promises:
        if row.lead:
            cited.cite(row.lead)
    blocks = (
        ("What is counted", tuple(_notes(book, rows, limit))),
        ("Assessed", tuple(_assessed(record, promises))),
        ("Cautions", cautions(record, (row.id for row in promises))),
    )
    return Figure(
        title=f"Promises by {PER[per]}{_kept(record, filters)}",
        made_of=_made_of(book, rows),
        description=" ".join(_sentences(record, rows, per)),
        blocks=blocks,
        legend=tuple(_legend(theme)) if rows else (),
        sources=cited.listed(),
    )


def _kept(record: Record, filters: LedgerFilters) -> str:
    """Which promises, in words, where not all."""
    words = {"by": "of {}", "source": "in “{}”", "at": "at {}", "theme": "on {}", "alliance": "around {}"}
    said = [form.format(record.name(id)) for name, form in words.items() if (id := getattr(filters, name))]
    return f" {', '.join(said)}" if said else ""


def _made_of(book: Ledger, rows: Sequence[Tally]) -> str:
    if not rows:
        return "The record holds no such promise."
    sum = book.summary
    kinds = ((sum.commitments, "commitment"), (sum.pledges, "pledge"))
    parts = " and ".join(tally(count, kind) for count, kind in kinds if count)
    return f"Made of {tally(sum.promises, 'promise')}: {parts}."


def _notes(book: Ledger, rows: Sequence[Tally], limit: int) -> Iterator[str]:
    if not rows:
        return
    counted, promises = sum(len(one.promises) for one in rows), book.summary.promises
    if counted > promises:
        yield f"A promise with several stands in each: rows add up to {counted:,}, promises to {promises:,}."
    if rows[limit:]:
        left, promised = (
            tally(len(rows) - limit, "row"),
            tally(sum(len(one.promises) for one in rows[limit:]), "promise"),
        )
        yield f"Only the first {limit} rows are drawn; {left} left out, of {promised}."
    yield "A promise may be part of another: both count."
    yield "Not yet assessed means that the record holds no assessment, not that nothing was done."


def _assessed(record: Record, promises: Iterable[Row]) -> Iterator[str]:
    for row in promises:
        if row.is_assessed:
            yield f"{record.name(row.id)}: {record.name(f'status:{row.status}')}"


def _sentences(record: Record, rows: Iterable[Tally], per: str) -> Iterator[str]:
    for one in rows:
        said = ", ".join(f"{count} {what}" for count, what in zip(one.counts[1:], COLUMNS[1:], strict=True))
        yield f"{_name(record, one, per)}: {tally(len(one.promises), 'promise')}, {said}."


def _name(record: Record, one: Tally, per: str) -> str:
    return record.name(one.id) if one.id else NONE[per]


def _draw(record: Record, rows: Sequence[Tally], per: str, top: float, theme: Theme) -> Drawn:
    if not rows:
        return text(MARGIN, top + 20, "Nothing to draw.", TEXT, theme.mute), top + 30
    room = (WIDTH - 2 * MARGIN - LABEL) / len(COLUMNS)
    most = max(len(one.promises) for one in rows)
    parts = [_heads(room, top, theme)]
    y = top + 26
    for i, one in enumerate(rows):
        drawn, high = _row(record, one, per, y, room, (room - COUNT - 8) / most, i, theme)
        parts.append(drawn)
        y += high
    return "".join(parts), y


def _heads(room: float, top: float, theme: Theme) -> str:
    parts = []
    for i, name in enumerate(COLUMNS):
        lines = fit(name, room - 6, SMALL, bold=True)
        y = top + 20 - SMALL * LEAD * (len(lines) - 1)
        parts.append(paragraph(MARGIN + LABEL + room * i + 4, y, lines, SMALL, theme.ink, bold=True, leading=LEAD))
    return "".join(parts)


def _row(
    record: Record, one: Tally, per: str, y: float, room: float, unit: float, index: int, theme: Theme
) -> Drawn:  # fmt: skip
    lines = fit(_name(record, one, per), LABEL - 24, TEXT, most=200)
    high = len(lines) * TEXT * LEAD + 8
    fill = theme.paper if index % 2 else theme.band
    parts = [element("rect", x=MARGIN, y=y, width=WIDTH - 2 * MARGIN, height=high, fill=fill)]
    first = y + 4 + TEXT * 0.92
    label = paragraph(MARGIN + 19, first, lines, TEXT, theme.ink, leading=LEAD)
    if one.id in record.things:
        label = thing_sign(record, one.id, MARGIN + 9, first - 3, 4.4, theme) + label
    parts.append(group("row", label, one.id))
    for i, count in enumerate(one.counts):
        x = MARGIN + LABEL + room * i
        said = element("title", escape(f"{_name(record, one, per)}: {count} {COLUMNS[i]}"))
        bar = _bar(COLUMNS[i], x + 4, y + high / 2, count * unit, theme)
        figure = text(
            x + 4 + count * unit + (4 if count else 0),
            y + high / 2 + 3.1,
            f"{count:,}",
            TEXT,
            theme.ink if count else theme.mute,
        )
        parts.append(group("count", said + bar + figure, " ".join(one.promises) if not i else ""))
    return "".join(parts), high


def _bar(column: str, x: float, middle: float, wide: float, theme: Theme) -> str:
    """A bar from ``x``: filled for promises, dark for what can be checked, hollow for what nobody checked."""
    if not wide:
        return ""
    look = TYPES["Commitment"]
    fill, rim, dash = {
        "promises": (look.colour, edge(look, theme), ""),
        # Dashes would break up a bar as narrow as they are long.
        "not yet assessed": ("none", theme.promise, "2.4 1.8" if wide > 8 else ""),
    }.get(column, (theme.promise, theme.promise, ""))
    return element(
        "rect", x=x, y=middle - BAR / 2, width=wide, height=BAR, fill=fill, stroke=rim, stroke_dasharray=dash,
        class_=f"bar {column}",
    )  # fmt: skip


def _legend(theme: Theme) -> Iterator[Entry]:
    yield Entry(
        lambda x, y: _bar("promises", x + 2, y, 32, theme), "promises: commitments and pledges, none shown as done"
    )
    yield Entry(
        lambda x, y: _bar("assessed", x + 2, y, 32, theme),
        "of these, with what is needed to check them: a figure (how much or how long), a deadline, an assessment",
    )
    yield Entry(
        lambda x, y: _bar("not yet assessed", x + 2, y, 32, theme), "of these, not yet assessed: nobody has looked"
    )
    yield Entry(lambda x, y: "", "All bars have one scale.")
