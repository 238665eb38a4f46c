"""How far promises can be checked: for each area, person or source how many have a figure, deadline, assessment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...graph.ledger.filters import LedgerFilters
from ...graph.ledger.ledger import Ledger, ledger
from ...graph.ledger.model import Row
from ...graph.record import Record
from ...graph.words.counts import tally
from ...graph.words.headlines import promises_headline
from ..style import Theme, outline_colour, style_table, theme_of
from .frame import FigureText, SourceNumbers, caution_sentences, render_figure
from .legend import LegendEntry, thing_marker
from .measures import LEAD, MARGIN, SMALL, TEXT, WIDTH, Drawing
from .pages import PagedContent, PagePart
from .svg import element, escape, fit, group, paragraph, text_line

LABEL_WIDTH, COUNT_WIDTH, BAR_HEIGHT = 150.0, 22.0, 9.0
GROUPINGS = {"area": "area", "candidate": "person or body", "source": "source", "ask": "ask"}
NO_GROUP = {
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
) -> str:
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
    content = ledger_content(record, filters, per=per, limit=limit, theme=theme)
    return render_figure(*content.part(0, content.rows), theme_of(theme))


def ledger_content(
    record: Record,
    filters: LedgerFilters | None = None,
    *,
    per: str = "area",
    limit: int | None = None,
    theme: str = "light",
) -> PagedContent:
    """What :func:`ledger_figure` draws, to be put on pages; all rows, unless there is a limit."""
    if per not in GROUPINGS:
        raise ValueError(f"no grouping {per!r}: take {', '.join(GROUPINGS)}")
    colours, filters = theme_of(theme), filters or LedgerFilters()
    book = ledger(record, filters, per)
    rows = tallies(book)
    most = len(rows) if limit is None else limit
    max_count = max((len(row.promises) for row in rows), default=1)

    def part(first: int, last: int) -> PagePart:
        drawn = rows[:most][first:last]
        figure = _figure(record, book, rows, drawn, per, filters, most, colours)
        return figure, lambda y: _draw(record, drawn, per, y, max_count, colours)

    return PagedContent(min(most, len(rows)), "row", part)


def tallies(book: Ledger) -> list[Tally]:
    """A tally of each group of a ledger that has promises: most promises first, then as the ledger has them."""
    made = [_tally(group.id, [row for _, row in group.rows if row.is_promise]) for group in book.groups]
    return sorted((row for row in made if row.promises), key=lambda row: (not row.id, -len(row.promises)))


def _tally(id: str, rows: Sequence[Row]) -> Tally:
    return Tally(
        id,
        tuple(row.id for row in rows),
        sum(row.has_figure for row in rows),
        sum(bool(row.deadlines) for row in rows),
        sum(row.is_assessed for row in rows),
    )


def _figure(
    record: Record,
    book: Ledger,
    rows: Sequence[Tally],
    drawn: Sequence[Tally],
    per: str,
    filters: LedgerFilters,
    limit: int,
    theme: Theme,
) -> FigureText:
    cited = SourceNumbers(record)
    promises = [row for row in book.rows if row.is_promise]
    for row in promises:
        if row.lead:
            cited.cite(row.lead)
    cautions = record.caveats_about(row.id for row in promises)
    blocks = (
        ("What is counted", tuple(_notes(book, rows, limit))),
        ("Assessed", tuple(_assessment_sentences(record, promises))),
        ("Cautions", caution_sentences(record, cautions)),
    )
    return FigureText(
        title=_title(record, promises, filters),
        summary=_summary(book, rows, per),
        description=" ".join(_sentences(record, drawn, per)),
        blocks=blocks,
        legend=tuple(_legend(theme)) if rows else (),
        sources=cited.source_lines(),
        cautions=len(cautions),
    )


def _filter_text(record: Record, filters: LedgerFilters) -> str:
    """Which promises, in words, where not all."""
    words = {"by": "of {}", "source": "in “{}”", "at": "at {}", "theme": "on {}", "alliance": "around {}"}
    parts = [form.format(record.name(id)) for name, form in words.items() if (id := getattr(filters, name))]
    return f" {', '.join(parts)}" if parts else ""


def _title(record: Record, promises: Sequence[Row], filters: LedgerFilters) -> str:
    """How many promises there are, of which how many can be checked."""
    counts = (
        sum(row.has_figure for row in promises),
        sum(bool(row.deadlines) for row in promises),
        sum(row.is_assessed for row in promises),
    )
    return promises_headline(len(promises), *counts, which=_filter_text(record, filters))


def _summary(book: Ledger, rows: Sequence[Tally], per: str) -> str:
    if not rows:
        return ""
    sum = book.summary
    kinds = ((sum.commitments, "commitment"), (sum.pledges, "pledge"))
    parts = " and ".join(tally(count, kind) for count, kind in kinds if count)
    return f"Promises by {GROUPINGS[per]}: {parts}."


def _notes(book: Ledger, rows: Sequence[Tally], limit: int) -> Iterator[str]:
    if not rows:
        return
    counted, promises = sum(len(row.promises) for row in rows), book.summary.promises
    if counted > promises:
        yield f"A promise with several stands in each: rows add up to {counted:,}, promises to {promises:,}."
    if rows[limit:]:
        left, promised = (
            tally(len(rows) - limit, "row"),
            tally(sum(len(row.promises) for row in rows[limit:]), "promise"),
        )
        yield f"Only the first {limit} rows are drawn; {left} left out, of {promised}."
    yield "A promise may be part of another: both count."
    yield "Not yet assessed means that the record holds no assessment, not that nothing was done."


def _assessment_sentences(record: Record, promises: Iterable[Row]) -> Iterator[str]:
    for row in promises:
        if row.is_assessed:
            yield f"{record.name(row.id)}: {record.name(f'status:{row.status}')}"


def _sentences(record: Record, rows: Iterable[Tally], per: str) -> Iterator[str]:
    for row in rows:
        counts = ", ".join(f"{count} {what}" for count, what in zip(row.counts[1:], COLUMNS[1:], strict=True))
        yield f"{_name(record, row, per)}: {tally(len(row.promises), 'promise')}, {counts}."


def _name(record: Record, row: Tally, per: str) -> str:
    return record.name(row.id) if row.id else NO_GROUP[per]


def _draw(record: Record, rows: Sequence[Tally], per: str, top: float, max_count: int, theme: Theme) -> Drawing:
    if not rows:
        return text_line(MARGIN, top + 20, "Nothing to draw.", TEXT, theme.quiet), top + 30
    column_width = (WIDTH - 2 * MARGIN - LABEL_WIDTH) / len(COLUMNS)
    parts = [_draw_column_names(column_width, top, theme)]
    y = top + 26
    for i, row in enumerate(rows):
        elements, height = _draw_row(
            record, row, per, y, column_width, (column_width - COUNT_WIDTH - 8) / max_count, i, theme
        )
        parts.append(elements)
        y += height
    return "".join(parts), y


def _draw_column_names(column_width: float, top: float, theme: Theme) -> str:
    parts = []
    for i, name in enumerate(COLUMNS):
        lines = fit(name, column_width - 6, SMALL, bold=True)
        y = top + 20 - SMALL * LEAD * (len(lines) - 1)
        parts.append(
            paragraph(MARGIN + LABEL_WIDTH + column_width * i + 4, y, lines, SMALL, theme.ink, bold=True, leading=LEAD)
        )
    return "".join(parts)


def _draw_row(
    record: Record, row: Tally, per: str, y: float, column_width: float, unit: float, index: int, theme: Theme
) -> Drawing:
    lines = fit(_name(record, row, per), LABEL_WIDTH - 24, TEXT, max_letters=200)
    height = len(lines) * TEXT * LEAD + 8
    fill = theme.paper if index % 2 else theme.band
    parts = [element("rect", x=MARGIN, y=y, width=WIDTH - 2 * MARGIN, height=height, fill=fill)]
    first = y + 4 + TEXT * 0.92
    label = paragraph(MARGIN + 19, first, lines, TEXT, theme.ink, leading=LEAD)
    if row.id in record.things:
        label = thing_marker(record, row.id, MARGIN + 9, first - 3, 4.4, theme) + label
    parts.append(group("row", label, row.id))
    for i, count in enumerate(row.counts):
        x = MARGIN + LABEL_WIDTH + column_width * i
        title = element("title", escape(f"{_name(record, row, per)}: {count} {COLUMNS[i]}"))
        bar = _draw_bar(COLUMNS[i], x + 4, y + height / 2, count * unit, theme)
        figure = text_line(
            x + 4 + count * unit + (4 if count else 0),
            y + height / 2 + 3.1,
            f"{count:,}",
            TEXT,
            theme.ink if count else theme.quiet,
        )
        parts.append(group("count", title + bar + figure, " ".join(row.promises) if not i else ""))
    return "".join(parts), height


def _draw_bar(column: str, x: float, middle: float, width: float, theme: Theme) -> str:
    """A bar from ``x``: filled for promises, dark for what can be checked, hollow for what nobody checked."""
    if not width:
        return ""
    look = style_table().types["Commitment"]
    fill, rim, dash = {
        "promises": (look.colour, outline_colour(look, theme), ""),
        # Dashes would break up a bar as narrow as they are long.
        "not yet assessed": ("none", theme.promise, style_table().promise_dash if width > 8 else ""),
    }.get(column, (theme.promise, theme.promise, ""))
    return element(
        "rect", x=x, y=middle - BAR_HEIGHT / 2, width=width, height=BAR_HEIGHT, fill=fill, stroke=rim,
        stroke_dasharray=dash, class_=f"bar {column}",
    )  # fmt: skip


def _legend(theme: Theme) -> Iterator[LegendEntry]:
    yield LegendEntry(
        lambda x, y: _draw_bar("promises", x + 2, y, 32, theme), "promises: commitments and pledges, none shown as done"
    )
    yield LegendEntry(
        lambda x, y: _draw_bar("assessed", x + 2, y, 32, theme),
        "of these, with what is needed to check them: a figure (how much or how long), a deadline, an assessment",
    )
    yield LegendEntry(
        lambda x, y: _draw_bar("not yet assessed", x + 2, y, 32, theme), "of these, not yet assessed: nobody has looked"
    )
    yield LegendEntry(lambda x, y: "", "All bars have one scale.")
