"""Who answered what at an assembly: asks in rows, people in columns, a mark with shape and letter in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from ...graph.record import Record
from ...graph.words.codes import label, meanings
from ...graph.words.headlines import matrix_headline
from ..style import Theme, theme_of
from .frame import FigureText, SourceNumbers, caution_sentences, claim_marks, render_figure, short_name
from .legend import LegendEntry, dispute_entry, mark_sample
from .matrix_cells import PROMISE, UNTOLD, Matrix, MatrixRow, matrix
from .matrix_drawing import (
    COLUMN,
    LABEL,
    RADIUS,
    column_kind,
    draw_dot,
    draw_mark,
    draw_table,
    mark_text,
    name_of,
    note_mark,
)
from .measures import MARGIN, WIDTH
from .pages import PagedContent, PagePart
from .svg import DOT

SUMMARY = (
    "Asks in rows, who answered in columns. An answer stands only where it was given, a promise is not shown as kept."
)


def matrix_figure(record: Record, assembly: str, *, theme: str = "light") -> str:
    """The SVG of an assembly's asks and the answers to them.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    colours, table = theme_of(theme), matrix(record, assembly)
    width = max(WIDTH, 2 * MARGIN + LABEL + COLUMN * len(table.columns))
    figure = _figure(record, table, table, colours)
    return render_figure(figure, lambda y: draw_table(record, table, y, width, colours), colours, width)


def matrix_content(record: Record, assembly: str, *, theme: str = "light") -> PagedContent:
    """What :func:`matrix_figure` draws, to be put on pages: each has as many columns as it is wide enough for."""
    colours, table = theme_of(theme), matrix(record, assembly)
    rows, most = len(table.rows), int((WIDTH - 2 * MARGIN - LABEL) // COLUMN)
    columns = [table.columns[i : i + most] for i in range(0, len(table.columns), most)] or [()]

    def part(first: int, last: int) -> PagePart:
        at = min(first // rows, len(columns) - 1) if rows else 0
        shown = columns[at] if last <= rows * (at + 1) else table.columns
        kept = table.rows[first - rows * at : last - rows * at]
        here = table._replace(columns=shown, rows=tuple(_only(row, shown) for row in kept))
        return _figure(record, table, here, colours), lambda y: draw_table(record, here, y, WIDTH, colours)

    return PagedContent(rows * len(columns), "row", part, tuple(rows * i for i in range(1, len(columns))))


def _only(row: MatrixRow, columns: tuple[str, ...]) -> MatrixRow:
    """A row with what is in some columns."""
    return row._replace(
        cells={who: marks for who, marks in row.cells.items() if who in columns}, whole=row.whole & set(columns)
    )


def _figure(record: Record, whole: Matrix, table: Matrix, theme: Theme) -> FigureText:
    """What is said around a matrix, or around the part of the whole that stands on one page."""
    cited = SourceNumbers(record)
    concerned = (
        [table.assembly, *(row.id for row in table.rows)]
        + [claim.id for claim in table.claims]
        + [mark.about for mark in table.marks]
    )
    cautions = record.caveats_about(concerned)
    blocks = (
        ("Who also had to do with it", tuple(_presence_sentences(record, table, cited))),
        ("Groups", tuple(_group_sentences(record, table))),
        ("Not plainly told", tuple(_doubt_sentences(record, table, cited))),
        ("Cautions", caution_sentences(record, cautions)),
    )
    for claim in table.claims:
        cited.cite(claim)
    return FigureText(
        title=_title(record, whole),
        summary=SUMMARY,
        description=" ".join(_sentences(record, table)),
        blocks=blocks,
        legend=tuple(_legend(record, table, theme)),
        sources=cited.source_lines(),
        cautions=len(cautions),
    )


def _title(record: Record, table: Matrix) -> str:
    """How many asks were put there and how they were answered; each answer and promise counts once."""
    asks = [row for row in table.rows if row.kind == "ask"]
    sets = sum(row.kind == after.kind == "ask" and row.depth < after.depth for row, after in pairwise(table.rows))
    answers = {mark.about: mark for mark in table.marks if mark.code != PROMISE}
    return matrix_headline(
        record, record.name(table.assembly), len(asks) - sets, sets,
        Counter(mark.code for mark in answers.values()),
        len({mark.about for mark in table.marks if mark.code != PROMISE and mark.note}),
        len({mark.about for mark in table.marks if mark.code == PROMISE}),
    )  # fmt: skip


def _sentences(record: Record, table: Matrix) -> Iterator[str]:
    for row in table.rows:
        answers = [
            f"{name_of(record, who)}: {' and '.join(mark_text(record, mark) for mark in marks)}"
            for who, marks in row.cells.items()
        ]
        yield f"{record.name(row.id)}: {'; '.join(answers) or 'no answer on record'}."


def _presence_sentences(record: Record, table: Matrix, cited: SourceNumbers) -> Iterator[str]:
    for claim in table.presence:
        relation = record.relations[claim.predicate].label
        yield f"{record.name(claim.subject)} {relation} it{DOT}{claim_marks(record, claim)} {cited.cite(claim)}"


def _group_sentences(record: Record, table: Matrix) -> Iterator[str]:
    for id in table.columns:
        if column_kind(record, id) != "a group":
            continue
        members = sorted(
            {record.name(c.subject) for c in record.claims_about(id) if c.predicate == "memberOf" and c.object == id}
        )
        named = f"the record names as members {', '.join(members)}" if members else "the record names no member"
        yield f"{record.name(id)}: {named}. What the group said is not taken for what each member said."


def _doubt_sentences(record: Record, table: Matrix, cited: SourceNumbers) -> Iterator[str]:
    for row in table.rows:
        for who, marks in row.cells.items():
            for mark in marks:
                if mark.note:
                    places = " ".join(dict.fromkeys(cited.cite(claim) for claim in mark.claims))
                    about = f"{name_of(record, who)} on “{short_name(record, row.id)}”"
                    yield f"{about}: {mark_text(record, mark)} {places}"


def _legend(record: Record, table: Matrix, theme: Theme) -> Iterator[LegendEntry]:
    used = {mark.code for mark in table.marks}
    for code, meaning in meanings(record, "answer", used - {PROMISE, UNTOLD}):
        yield LegendEntry(_mark_sample(code, theme), meaning, 2 * RADIUS + 2, label(record, "answer", code))
    if UNTOLD in used:
        yield LegendEntry(_mark_sample(UNTOLD, theme), "answered: what the answer was is not told", 2 * RADIUS + 2)
    if PROMISE in used:
        yield LegendEntry(_mark_sample(PROMISE, theme), "promised there; not shown as done", 2 * RADIUS + 2)
    if any(row.whole for row in table.rows):
        yield LegendEntry(
            lambda x, y: draw_dot(x + 18, y, theme), "told only of the set as a whole, in the row of the set"
        )
    if any(len(row.cells) < len(table.columns) for row in table.rows):
        yield LegendEntry(lambda x, y: "", "empty: the record tells of no answer; that is not a no")
    notes = {note for mark in table.marks for note in mark.note.split(", ")}
    for name, meaning in meanings(record, "wording", {note for note in notes if note_mark(note)} - {"disputed"}):
        yield LegendEntry(mark_sample(note_mark(name), theme.warn), meaning, short=label(record, "wording", name))
    if "disputed" in notes:
        yield dispute_entry(theme)


def _mark_sample(code: str, theme: Theme) -> Callable[[float, float], str]:
    return lambda x, y: draw_mark(code, x + 18, y, theme)
