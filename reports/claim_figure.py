"""What a claim is made of, drawn with one of the record's: its ends, wording, evidence, voice and doubt."""

from __future__ import annotations

from typing import NamedTuple

from ..graph.record import Claim, Record
from ..graph.sparql.evaluation import shortened
from ..graph.vocabulary import Vocabulary
from ..graph.words.claims import target
from ..visualisations.figures.svg import element, fit, paragraph
from ..visualisations.figures.svg import text as words
from ..visualisations.style import FONTS
from .blocks import Figure, text

_WIDE, _BETWEEN, _BELOW, _INSIDE = 196.0, 90.0, 58.0, 11.0
_SMALL, _NORMAL = 11.5, 14.0
_TITLE, _LINE = _NORMAL * 1.25, _SMALL * 1.35


class Ink(NamedTuple):
    """The colours of one drawing."""

    text: str
    line: str
    card: str
    quiet: str


_LIGHT, _DARK = Ink("#1b1f24", "#004a75", "#f4f3ef", "#505963"), Ink("#eef1f4", "#7cc4f2", "#20262d", "#b3bcc5")


class Box(NamedTuple):
    """A box at a column and row: its name, its class, and what else there is to say of it."""

    column: int
    row: int
    name: str
    kind: str
    lines: tuple[str, ...] = ()


class Arrow(NamedTuple):
    """A property that leads from one box to another."""

    start: int
    end: int
    property: str


def typical(record: Record) -> Claim | None:
    """The claim with most to show: of influence, both ends, a voice, a caveat; of several the first by id."""

    def shows(claim: Claim) -> tuple[int, str]:
        influence = record.relations[claim.predicate].kind == "influence"
        doubt = record.caveats_about([claim.id])
        parts = (influence, claim.object, claim.voice, claim.when, doubt, claim.evidence)
        return -sum(map(bool, parts)), claim.id

    return min(record.claims.values(), key=shows, default=None)


def claim_figure(record: Record, vocabulary: Vocabulary, claim: Claim) -> Figure:
    """The drawing, for light and dark, and the same in words."""
    boxes, arrows = _parts(record, vocabulary, claim)
    light, dark = (_drawn(boxes, arrows, ink) for ink in (_LIGHT, _DARK))
    said = "; ".join(f"{boxes[a.start].kind} {a.property} {boxes[a.end].kind} ({boxes[a.end].name})" for a in arrows)
    caption = f"One claim of the record, {claim.id}, and what hangs on it. Whether it is so, the claim does not decide."
    chain = tuple(text(f"{box.kind}: {box.name}") for box in boxes)
    return Figure(light, dark, f"What a claim is made of. {said}.", caption, chain, broad=True)


def _parts(record: Record, vocabulary: Vocabulary, claim: Claim) -> tuple[list[Box], list[Arrow]]:
    wording = [f"civic:wording wording:{claim.wording}", f"civic:modality modality:{claim.modality}"]
    wording += [f"civic:polarity polarity:{claim.polarity}"] if not claim.supports else []
    wording += [f"civic:when {claim.when}"] if claim.when else []
    boxes = [
        Box(1, 0, claim.id, "civic:Claim", (f"rdf:predicate civic:{claim.predicate}", *wording)),
        _end(record, vocabulary, 0, claim.subject),
        _end(record, vocabulary, 2, claim.object) if claim.object else Box(2, 0, target(record, claim), "a value"),
    ]
    arrows = [Arrow(0, 1, "rdf:subject"), Arrow(0, 2, "rdf:object" if claim.object else "civic:value")]
    for evidence in claim.evidence[:1]:
        told = (f"oa:exact “{evidence.anchor}”", *((f"civic:line {evidence.line}",) if evidence.line else ()))
        boxes.append(Box(1, 1, evidence.summary, "civic:Evidence", told))
        boxes.append(Box(1, 2, record.name(evidence.source), "civic:Source"))
        arrows += [Arrow(0, len(boxes) - 2, "civic:evidence"), Arrow(len(boxes) - 2, len(boxes) - 1, "civic:inSource")]
    if claim.voice:
        boxes.append(Box(2, 1, record.name(claim.voice), "civic:Voice"))
        arrows.append(Arrow(0, len(boxes) - 1, "civic:voice"))
    for caveat in record.caveats_about([claim.id])[:1]:
        boxes.append(Box(0, 1, caveat.summary, "civic:Caveat", (f"civic:caveatType caveat:{caveat.type}",)))
        arrows.append(Arrow(len(boxes) - 1, 0, "civic:concerns"))
    return boxes, arrows


def _end(record: Record, vocabulary: Vocabulary, column: int, id: str) -> Box:
    thing = record.things.get(id)
    kind = shortened(vocabulary.iri_of(thing.type), "") if thing else "a thing"
    return Box(column, 0, record.name(id), kind)


def _lines(box: Box) -> tuple[list[str], list[str]]:
    """The lines of a box's name, and those of the rest."""
    room = _WIDE - 2 * _INSIDE
    name = fit(box.name, room, _NORMAL, bold=True)
    return name, [line for told in box.lines for line in fit(told, room, _SMALL)]


def _height(box: Box) -> float:
    name, rest = _lines(box)
    return 2 * _INSIDE + _LINE + len(name) * _TITLE + len(rest) * _LINE


def _drawn(boxes: list[Box], arrows: list[Arrow], ink: Ink) -> str:
    rows = sorted({box.row for box in boxes})
    tall = {row: max(_height(box) for box in boxes if box.row == row) for row in rows}
    top = {row: sum(tall[other] + _BELOW for other in rows if other < row) for row in rows}
    wide, high = 3 * _WIDE + 2 * _BETWEEN + 2, max(top[row] + tall[row] for row in rows) + 2
    place = [(1 + box.column * (_WIDE + _BETWEEN), 1 + top[box.row], tall[box.row]) for box in boxes]
    drawn = [_arrow(boxes, place, arrow, ink) for arrow in arrows]
    drawn += [_box(box, *spot, ink) for box, spot in zip(boxes, place, strict=True)]
    return element(
        "svg", "".join(drawn), xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {wide:g} {high:g}", width=wide,
        height=high, font_family=FONTS, fill=ink.text,
    )  # fmt: skip


def _box(box: Box, x: float, y: float, tall: float, ink: Ink) -> str:
    name, rest = _lines(box)
    kind = y + _INSIDE + _SMALL
    below = kind + len(name) * _TITLE + _LINE
    return (
        element("rect", x=x, y=y, width=_WIDE, height=tall, rx=6, fill=ink.card, stroke=ink.line)
        + words(x + _INSIDE, kind, box.kind, _SMALL, ink.line)
        + paragraph(x + _INSIDE, kind + _TITLE, name, _NORMAL, ink.text, bold=True)
        + paragraph(x + _INSIDE, below + 2, rest, _SMALL, ink.quiet, leading=1.35)
    )


def _arrow(boxes: list[Box], place: list[tuple[float, float, float]], arrow: Arrow, ink: Ink) -> str:
    """Along the row to a neighbour, straight down, or round the corner from the side of the claim."""
    start, end = boxes[arrow.start], boxes[arrow.end]
    (x, y, tall), (to_x, to_y, to_tall) = place[arrow.start], place[arrow.end]
    side = 1 if to_x > x else -1
    if start.row == end.row:
        begin, level = (x + _WIDE if side > 0 else x), y + 40
        tip = to_x if side > 0 else to_x + _WIDE
        path, head = f"M{begin:g} {level:g}H{tip:g}", _head(tip, level, side, 0)
        label = ((begin + tip) / 2, level - 7, "middle")
    elif start.column == end.column:
        middle = x + _WIDE / 2
        path, head = f"M{middle:g} {y + tall:g}V{to_y:g}", _head(middle, to_y, 0, 1)
        label = (middle + 8, (y + tall + to_y) / 2 + 4, "")
    elif start.row < end.row:  # from the claim to its voice
        begin, level, middle = (x + _WIDE if side > 0 else x), y + tall - 18, to_x + _WIDE / 2
        corner = (begin + to_x) / 2
        lane = to_y - _BELOW / 2
        path = f"M{begin:g} {level:g}H{corner:g}V{lane:g}H{middle:g}V{to_y:g}"
        head, label = _head(middle, to_y, 0, 1), (middle - 8, lane - 7, "end")
    else:  # from the caveat up to the claim
        middle, level, tip = x + _WIDE / 2, to_y + to_tall - 18, to_x if side > 0 else to_x + _WIDE
        corner = (x + _WIDE + tip) / 2
        lane = y - _BELOW / 2
        path = f"M{middle:g} {y:g}V{lane:g}H{corner:g}V{level:g}H{tip:g}"
        head, label = _head(tip, level, side, 0), (middle + 8, lane - 7, "")
    line = element("path", d=path, fill="none", stroke=ink.line, stroke_width=1.3)
    return line + element("path", d=head, fill=ink.line) + words(label[0], label[1], arrow.property, _SMALL, ink.text,
                                                                anchor=label[2])  # fmt: skip


def _head(x: float, y: float, right: int, down: int) -> str:
    """An arrow head whose tip is at a point."""
    if down:
        return f"M{x:g} {y:g}l-4 -8h8z"
    return f"M{x:g} {y:g}l{-8 * right} -4v8z"
