"""The drawing of asks and answers: names of columns, rows, and a mark with shape and letter in each cell."""

from __future__ import annotations

from ...graph.record import Record
from ..style import Theme, outline_colour, style_table
from .frame import short_name
from .legend import thing_marker
from .matrix_cells import PROMISE, UNTOLD, Mark, Matrix, MatrixRow
from .measures import LEAD, MARGIN, SMALL, TEXT, Drawing
from .svg import element, escape, fit, format_number, group, paragraph, shape, text_line

LABEL, COLUMN, RADIUS = 168.0, 54.0, 8.6
INDENT = 9.0
MARK_WIDTH = 27.0


def name_of(record: Record, id: str) -> str:
    return record.name(id) if id else "nobody named"


def mark_text(record: Record, mark: Mark) -> str:
    word = {PROMISE: "promised", UNTOLD: "answer not told"}.get(mark.code) or record.name(f"answer:{mark.code}")
    return f"{word.removeprefix('answer:')} ({mark.note})" if mark.note else word.removeprefix("answer:")


def draw_table(record: Record, table: Matrix, top: float, width: float, theme: Theme) -> Drawing:
    if not table.rows:
        return text_line(MARGIN, top + 20, "Nothing to draw.", TEXT, theme.quiet), top + 30
    column_width = (width - 2 * MARGIN - LABEL) / max(1, len(table.columns))
    heads, y = _draw_column_names(record, table, top, column_width, theme)
    parts, kind = [heads], ""
    for i, row in enumerate(table.rows):
        if row.kind != kind:
            # The first heading stands beside the names of the columns.
            y += 18 if kind else 0
            kind = row.kind
            parts.append(text_line(MARGIN, y - 5, _HEADINGS[kind], SMALL, theme.quiet, bold=True))
        elements, height = _draw_row(record, table, row, y, width, column_width, i, theme)
        parts.append(elements)
        y += height
    return "".join(parts), y


_HEADINGS = {
    "ask": "Asked",
    "response": "Answered, to no ask on record",
    "promise": "Promised, in answer to no ask on record",
}


def _wrap_name(name: str, width: float) -> list[str]:
    """A name in lines, words that are too long cut at their hyphens first."""
    words = [w if len(fit(w, width, SMALL, bold=True)) == 1 else w.replace("-", "- ") for w in name.split()]
    return fit(" ".join(words), width, SMALL, bold=True)


def _draw_column_names(record: Record, table: Matrix, top: float, column_width: float, theme: Theme) -> Drawing:
    names = [_wrap_name(name_of(record, id), column_width - 6) for id in table.columns]
    below = [column_kind(record, id) for id in table.columns]
    types = [fit(words, column_width - 6, SMALL) if words else [] for words in below]
    height = max((len(a) + len(b) for a, b in zip(names, types, strict=True)), default=0) * SMALL * LEAD + 8
    parts = []
    for i, (lines, kind) in enumerate(zip(names, types, strict=True)):
        x, y = MARGIN + LABEL + column_width * (i + 0.5), top + height - 5 - SMALL * LEAD * (len(lines) + len(kind) - 1)
        tones = [(line, True) for line in lines] + [(line, False) for line in kind]
        words = "".join(
            text_line(
                x, y + SMALL * LEAD * j, line, SMALL, theme.ink if bold else theme.quiet, bold=bold, anchor="middle"
            )
            for j, (line, bold) in enumerate(tones)
        )
        parts.append(group("column", words, table.columns[i]))
    return "".join(parts), top + height


def column_kind(record: Record, id: str) -> str:
    """What a column is where it is not one person."""
    if id not in record.things or record.is_of(id, "Person"):
        return ""
    return "a group" if record.things[id].type == "Group" else record.type_label(id)


def _draw_row(
    record: Record, table: Matrix, row: MatrixRow, y: float, width: float, column_width: float, index: int, theme: Theme
) -> Drawing:
    indent = INDENT * row.depth
    lines = fit(short_name(record, row.id), LABEL - 22 - indent, TEXT, bold=not row.depth, max_letters=200)
    deepest = max((-(-len(marks) // _marks_per_line(column_width)) for marks in row.cells.values()), default=1)
    height = max(len(lines) * TEXT * LEAD + 9, deepest * 22 + 6)
    fill = theme.paper if index % 2 else theme.band
    ground = element("rect", x=MARGIN, y=y, width=width - 2 * MARGIN, height=height, fill=fill)
    first = y + (height - len(lines) * TEXT * LEAD) / 2 + TEXT * 0.92
    label = thing_marker(record, row.id, MARGIN + 9 + indent, first - 3, 4.6, theme)
    label += paragraph(MARGIN + 19 + indent, first, lines, TEXT, theme.ink, bold=not row.depth, leading=LEAD)
    parts = [ground, group("row", label, row.id)]
    for i, who in enumerate(table.columns):
        x = MARGIN + LABEL + column_width * i
        parts.append(
            element(
                "path",
                d=f"M{format_number(x)} {format_number(y)}v{format_number(height)}",
                stroke=theme.rule,
                stroke_width=0.6,
            )
        )
        parts.append(_draw_cell(record, row, who, x + column_width / 2, y + height / 2, column_width, theme))
    return "".join(parts), height


def _marks_per_line(column_width: float) -> int:
    return max(1, int((column_width - 2) // MARK_WIDTH))


def _draw_cell(record: Record, row: MatrixRow, who: str, x: float, y: float, column_width: float, theme: Theme) -> str:
    marks = row.cells.get(who, ())
    if not marks:
        return draw_dot(x, y, theme) if who in row.whole else ""
    across = min(len(marks), _marks_per_line(column_width))
    rows_down = -(-len(marks) // across)
    elements = []
    for i, mark in enumerate(marks):
        left, down = i % across - (min(across, len(marks)) - 1) / 2, i // across - (rows_down - 1) / 2
        sample = draw_mark(mark.code, x + left * MARK_WIDTH, y + down * 22, theme) + _draw_note_marks(
            mark, x + left * MARK_WIDTH, y + down * 22, theme
        )
        name = element("title", escape(f"{name_of(record, who)}, {record.name(row.id)}: {mark_text(record, mark)}"))
        elements.append(group("mark", name + sample, " ".join([mark.about, *(claim.id for claim in mark.claims)])))
    return element("g", "".join(elements), class_="cell", data_row=row.id, data_column=who or "nobody named")


def draw_dot(x: float, y: float, theme: Theme) -> str:
    return element("circle", cx=x, cy=y, r=1.7, fill=theme.quiet, class_="whole")


def draw_mark(code: str, x: float, y: float, theme: Theme) -> str:
    """The mark of an answer or promise around a centre."""
    table = style_table()
    look, letter = table.answers.get(code, table.answers[UNTOLD]), table.letters.get(code, code[:2].upper())
    size = 7.4 if len(letter) == 1 else 7.0
    if code == PROMISE:
        # Hollow and broken: said, not shown as done.
        body = shape(
            look.shape,
            x,
            y,
            RADIUS,
            fill=theme.card,
            stroke=theme.promise,
            stroke_width=1.4,
            stroke_dasharray=style_table().promise_dash,
        )
        return body + text_line(x, y + 0.8, letter, size, theme.promise, bold=True, anchor="middle")
    body = shape(look.shape, x, y, RADIUS, fill=look.colour, stroke=outline_colour(look, theme), stroke_width=1.2)
    return body + text_line(x, y + 2.6, letter, size, look.on, bold=True, anchor="middle")


def note_mark(note: str) -> str:
    """The mark of a wording that is not plain, or of a dispute; empty for other notes."""
    table = style_table()
    if note == "disputed":
        return table.dispute_mark
    return table.wordings.get(note, "") if note != "stated" else ""


def _draw_note_marks(mark: Mark, x: float, y: float, theme: Theme) -> str:
    signs = "".join(note_mark(note) for note in mark.note.split(", "))
    return text_line(x + RADIUS + 2, y - 3.5, signs, SMALL, theme.warn, bold=True) if signs else ""
