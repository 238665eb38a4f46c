"""Who answered what at an assembly: asks in rows, people in columns, a mark with shape and letter in each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...graph.record import Record
from ...graph.words.codes import meanings
from ...graph.words.counts import tally
from ..style import DISPUTE_MARK, TYPES, WORDINGS, Look, Theme, edge
from ..style import theme as theme_named
from .frame import (
    DOT,
    LEAD,
    MARGIN,
    SMALL,
    TEXT,
    WIDTH,
    Citations,
    Drawn,
    Entry,
    Figure,
    cautions,
    framed,
    short_name,
    sign,
    thing_sign,
    told,
)
from .matrix_cells import PROMISE, UNTOLD, Mark, Matrix, MatrixRow, matrix
from .pathway_parts import group
from .svg import element, escape, fit, number, paragraph, shape, text

LABEL, COLUMN, R = 168.0, 54.0, 8.6
INDENT = 9.0
PAIR = 27.0

# Letters beside shapes, so that a mark reads in grey, in print and aloud. Hues are the style table's.
ANSWERS: dict[str, tuple[Look, str]] = {
    "yes": (Look("#009E73", "#00664A", "#000000", "circle"), "Y"),
    "partly": (Look("#56B4E9", "#1F6A99", "#000000", "square"), "P"),
    "non-committal": (Look("#F0E442", "#7A7300", "#000000", "hexagon"), "NC"),
    "no": (Look("#D55E00", "#8A3D00", "#000000", "diamond"), "N"),
    "absent": (Look("#A6A6A6", "#5C5C5C", "#000000", "pentagon"), "A"),
    PROMISE: (TYPES["Commitment"], "C"),
    UNTOLD: (Look("#FFFFFF", "#5C5C5C", "#000000", "circle"), "?"),
}
BADGES = {**{name: mark for name, mark in WORDINGS.items() if name != "stated"}, "disputed": DISPUTE_MARK}


def matrix_figure(record: Record, assembly: str, *, theme: str = "light") -> str:
    """The SVG of an assembly's asks and the answers to them.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    colours, table = theme_named(theme), matrix(record, assembly)
    width = max(WIDTH, 2 * MARGIN + LABEL + COLUMN * len(table.columns))
    figure = _figure(record, table, colours)
    return framed(figure, lambda y: _draw(record, table, y, width, colours), colours, width)


def _figure(record: Record, table: Matrix, theme: Theme) -> Figure:
    cited = Citations(record)
    concerned = (
        [table.assembly, *(row.id for row in table.rows)]
        + [claim.id for claim in table.claims]
        + [mark.about for mark in table.marks]
    )
    blocks = (
        ("Who also had to do with it", tuple(_presence(record, table, cited))),
        ("Groups", tuple(_groups(record, table))),
        ("Not plainly told", tuple(_doubts(record, table, cited))),
        ("Cautions", cautions(record, concerned)),
    )
    for claim in table.claims:
        cited.cite(claim)
    return Figure(
        title=f"Asks and answers: {record.name(table.assembly)}",
        made_of=_made_of(table),
        description=" ".join(_sentences(record, table)),
        blocks=blocks,
        legend=tuple(_legend(record, table, theme)),
        sources=cited.listed(),
    )


def _made_of(table: Matrix) -> str:
    asks = sum(row.kind == "ask" for row in table.rows)
    answers = {mark.about for mark in table.marks if mark.code != PROMISE}
    promises = {mark.about for mark in table.marks if mark.code == PROMISE}
    if not table.rows:
        return "The record holds no ask, answer or promise put at this assembly."
    asked = tally(asks, "ask") if asks else "no ask"
    answered = tally(len(answers), "answer") if answers else "no answer on record"
    return f"Made of {asked}, {answered} and {tally(len(promises), 'promise')} put at this assembly."


def _sentences(record: Record, table: Matrix) -> Iterator[str]:
    for row in table.rows:
        told = [
            f"{_who(record, who)}: {' and '.join(_said(record, mark) for mark in marks)}"
            for who, marks in row.cells.items()
        ]
        yield f"{record.name(row.id)}: {'; '.join(told) or 'no answer on record'}."


def _who(record: Record, id: str) -> str:
    return record.name(id) if id else "nobody named"


def _said(record: Record, mark: Mark) -> str:
    word = {PROMISE: "promised", UNTOLD: "answer not told"}.get(mark.code) or record.name(f"answer:{mark.code}")
    return f"{word.removeprefix('answer:')} ({mark.note})" if mark.note else word.removeprefix("answer:")


def _draw(record: Record, table: Matrix, top: float, width: float, theme: Theme) -> Drawn:
    if not table.rows:
        return text(MARGIN, top + 20, "Nothing to draw.", TEXT, theme.mute), top + 30
    room = (width - 2 * MARGIN - LABEL) / max(1, len(table.columns))
    heads, y = _heads(record, table, top, room, theme)
    parts, kind = [heads], ""
    for i, row in enumerate(table.rows):
        if row.kind != kind:
            # The first heading stands beside the names of the columns.
            y += 18 if kind else 0
            kind = row.kind
            parts.append(text(MARGIN, y - 5, _HEADINGS[kind], SMALL, theme.mute, bold=True))
        drawn, high = _row(record, table, row, y, width, room, i, theme)
        parts.append(drawn)
        y += high
    return "".join(parts), y


_HEADINGS = {
    "ask": "Asked",
    "response": "Answered, to no ask on record",
    "promise": "Promised, in answer to no ask on record",
}


def _broken(name: str, width: float) -> list[str]:
    """A name in lines, words that are too long cut at their hyphens first."""
    words = [w if len(fit(w, width, SMALL, bold=True)) == 1 else w.replace("-", "- ") for w in name.split()]
    return fit(" ".join(words), width, SMALL, bold=True)


def _heads(record: Record, table: Matrix, top: float, room: float, theme: Theme) -> Drawn:
    names = [_broken(_who(record, id), room - 6) for id in table.columns]
    below = [_kind_of(record, id) for id in table.columns]
    types = [fit(words, room - 6, SMALL) if words else [] for words in below]
    high = max((len(a) + len(b) for a, b in zip(names, types, strict=True)), default=0) * SMALL * LEAD + 8
    parts = []
    for i, (lines, kind) in enumerate(zip(names, types, strict=True)):
        x, y = MARGIN + LABEL + room * (i + 0.5), top + high - 5 - SMALL * LEAD * (len(lines) + len(kind) - 1)
        tones = [(line, True) for line in lines] + [(line, False) for line in kind]
        words = "".join(
            text(x, y + SMALL * LEAD * j, line, SMALL, theme.ink if bold else theme.mute, bold=bold, anchor="middle")
            for j, (line, bold) in enumerate(tones)
        )
        parts.append(group("column", words, table.columns[i]))
    return "".join(parts), top + high


def _kind_of(record: Record, id: str) -> str:
    """What a column is where it is not one person."""
    thing = record.things.get(id)
    if thing is None or thing.type == "Person":
        return ""
    return "a group" if thing.type == "Group" else record.type_label(id)


def _row(
    record: Record, table: Matrix, row: MatrixRow, y: float, width: float, room: float, index: int, theme: Theme
) -> Drawn:  # fmt: skip
    indent = INDENT * row.depth
    lines = fit(short_name(record, row.id), LABEL - 22 - indent, TEXT, bold=not row.depth, most=200)
    deepest = max((-(-len(marks) // _abreast(room)) for marks in row.cells.values()), default=1)
    high = max(len(lines) * TEXT * LEAD + 9, deepest * 22 + 6)
    fill = theme.paper if index % 2 else theme.band
    ground = element("rect", x=MARGIN, y=y, width=width - 2 * MARGIN, height=high, fill=fill)
    first = y + (high - len(lines) * TEXT * LEAD) / 2 + TEXT * 0.92
    label = thing_sign(record, row.id, MARGIN + 9 + indent, first - 3, 4.6, theme)
    label += paragraph(MARGIN + 19 + indent, first, lines, TEXT, theme.ink, bold=not row.depth, leading=LEAD)
    parts = [ground, group("row", label, row.id)]
    for i, who in enumerate(table.columns):
        x = MARGIN + LABEL + room * i
        parts.append(element("path", d=f"M{number(x)} {number(y)}v{number(high)}", stroke=theme.rule, stroke_width=0.6))
        parts.append(_cell(record, row, who, x + room / 2, y + high / 2, room, theme))
    return "".join(parts), high


def _abreast(room: float) -> int:
    return max(1, int((room - 2) // PAIR))


def _cell(record: Record, row: MatrixRow, who: str, x: float, y: float, room: float, theme: Theme) -> str:
    marks = row.cells.get(who, ())
    if not marks:
        return _dot(x, y, theme) if who in row.whole else ""
    wide = min(len(marks), _abreast(room))
    tall = -(-len(marks) // wide)
    drawn = []
    for i, mark in enumerate(marks):
        left, down = i % wide - (min(wide, len(marks)) - 1) / 2, i // wide - (tall - 1) / 2
        sample = draw_mark(mark.code, x + left * PAIR, y + down * 22, theme) + _badges(
            mark, x + left * PAIR, y + down * 22, theme
        )
        name = element("title", escape(f"{_who(record, who)}, {record.name(row.id)}: {_said(record, mark)}"))
        drawn.append(group("mark", name + sample, " ".join([mark.about, *(claim.id for claim in mark.claims)])))
    return element("g", "".join(drawn), class_="cell", data_row=row.id, data_column=who or "nobody named")


def _dot(x: float, y: float, theme: Theme) -> str:
    return element("circle", cx=x, cy=y, r=1.7, fill=theme.mute, class_="whole")


def draw_mark(code: str, x: float, y: float, theme: Theme) -> str:
    """The mark of an answer or promise around a centre."""
    look, letter = ANSWERS.get(code, (ANSWERS[UNTOLD][0], code[:2].upper()))
    size = 7.4 if len(letter) == 1 else 6.6
    if code == PROMISE:
        # Hollow and broken: said, not shown as done.
        body = shape(
            look.shape, x, y, R, fill=theme.card, stroke=theme.promise, stroke_width=1.4, stroke_dasharray="2.4 1.8"
        )
        return body + text(x, y + 0.8, letter, size, theme.promise, bold=True, anchor="middle")
    body = shape(look.shape, x, y, R, fill=look.colour, stroke=edge(look, theme), stroke_width=1.2)
    return body + text(x, y + 2.6, letter, size, look.on, bold=True, anchor="middle")


def _badges(mark: Mark, x: float, y: float, theme: Theme) -> str:
    signs = "".join(BADGES[note] for note in mark.note.split(", ") if note in BADGES)
    return text(x + R + 2, y - 3.5, signs, SMALL, theme.warn, bold=True) if signs else ""


def _presence(record: Record, table: Matrix, cited: Citations) -> Iterator[str]:
    for claim in table.presence:
        relation = record.relations[claim.predicate].label
        yield f"{record.name(claim.subject)} {relation} it{DOT}{told(record, claim)} {cited.cite(claim)}"


def _groups(record: Record, table: Matrix) -> Iterator[str]:
    for id in table.columns:
        if _kind_of(record, id) != "a group":
            continue
        members = sorted(
            {record.name(c.subject) for c in record.claims_about(id) if c.predicate == "memberOf" and c.object == id}
        )
        named = f"the record names as members {', '.join(members)}" if members else "the record names no member"
        yield f"{record.name(id)}: {named}. What the group said is not taken for what each member said."


def _doubts(record: Record, table: Matrix, cited: Citations) -> Iterator[str]:
    for row in table.rows:
        for who, marks in row.cells.items():
            for mark in marks:
                if mark.note:
                    places = " ".join(dict.fromkeys(cited.cite(claim) for claim in mark.claims))
                    yield f"{_who(record, who)} on “{short_name(record, row.id)}”: {_said(record, mark)} {places}"


def _legend(record: Record, table: Matrix, theme: Theme) -> Iterator[Entry]:
    used = {mark.code for mark in table.marks}
    for code, meaning in meanings(record, "answer", used - {PROMISE, UNTOLD}):
        yield Entry(_sample(code, theme), meaning, 2 * R + 2)
    if UNTOLD in used:
        yield Entry(_sample(UNTOLD, theme), "answered: what the answer was is not told", 2 * R + 2)
    if PROMISE in used:
        yield Entry(_sample(PROMISE, theme), "promised there; not shown as done", 2 * R + 2)
    if any(row.whole for row in table.rows):
        yield Entry(lambda x, y: _dot(x + 18, y, theme), "told only of the set as a whole, in the row of the set")
    if any(len(row.cells) < len(table.columns) for row in table.rows):
        yield Entry(lambda x, y: "", "empty: the record tells of no answer; that is not a no")
    notes = {note for mark in table.marks for note in mark.note.split(", ")}
    for name, meaning in meanings(record, "wording", notes & BADGES.keys() - {"disputed"}):
        yield Entry(sign(BADGES[name], theme.warn), meaning)
    if "disputed" in notes:
        yield Entry(sign(DISPUTE_MARK, theme.warn), "disputed: a source says that it is not so")


def _sample(code: str, theme: Theme) -> Callable[[float, float], str]:
    return lambda x, y: draw_mark(code, x + 18, y, theme)
