"""What a claim is made of, drawn with one of the record's: its ends, wording, evidence, voice and doubt."""

from __future__ import annotations

from typing import NamedTuple

from ..graph.record import Claim, Record
from ..graph.sparql.evaluation import shorten_iri
from ..graph.vocabulary import Vocabulary
from ..graph.words.claims import target
from ..visualisations.figures.svg import element, fit, format_number, paragraph, polygon_path, svg_document, text_line
from ..visualisations.style import Theme, in_both_themes
from .blocks import Figure, text

_WIDTH, _BETWEEN, _BELOW, _INSIDE = 196.0, 90.0, 58.0, 11.0
_SMALL, _NORMAL = 11.5, 14.0
_TITLE, _LINE = _NORMAL * 1.25, _SMALL * 1.35


class ClaimBox(NamedTuple):
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


class _Place(NamedTuple):
    """Where a box stands: its left upper corner, and its height."""

    x: float
    y: float
    height: float


class _Route(NamedTuple):
    """The corners of an arrow's line, and where its label stands."""

    points: list[tuple[float, float]]
    label: tuple[float, float]
    anchor: str = ""


def most_complete_claim(record: Record) -> Claim | None:
    """The claim with most to show: of influence, both ends, a voice, a caveat; of several the first by id."""

    def incompleteness(claim: Claim) -> tuple[int, str]:
        influence = record.relations[claim.predicate].kind == "influence"
        doubt = record.caveats_about([claim.id])
        parts = (influence, claim.object, claim.voice, claim.when, doubt, claim.evidence)
        return -sum(map(bool, parts)), claim.id

    return min(record.claims.values(), key=incompleteness, default=None)


def claim_figure(record: Record, vocabulary: Vocabulary, claim: Claim) -> Figure:
    """The drawing, for light and dark, and the same in words."""
    boxes, arrows = _parts(record, vocabulary, claim)
    sentences = (f"{boxes[a.start].kind} {a.property} {boxes[a.end].kind} ({boxes[a.end].name})" for a in arrows)
    caption = f"One claim of the record, {claim.id}, and what hangs on it. Whether it is so, the claim does not decide."
    chain = tuple(text(f"{box.kind}: {box.name}") for box in boxes)
    description = f"What a claim is made of. {'; '.join(sentences)}."
    light, dark = in_both_themes(lambda theme: _draw(boxes, arrows, description, theme))
    return Figure(light, dark, description, caption, chain, broad=True)


def _parts(record: Record, vocabulary: Vocabulary, claim: Claim) -> tuple[list[ClaimBox], list[Arrow]]:
    wording = [f"civic:wording wording:{claim.wording}", f"civic:modality modality:{claim.modality}"]
    wording += [f"civic:polarity polarity:{claim.polarity}"] if not claim.supports else []
    wording += [f"civic:direction direction:{claim.direction}"] if claim.direction else []
    wording += [f"civic:when {claim.when}"] if claim.when else []
    boxes = [
        ClaimBox(1, 0, claim.id, "civic:Claim", (f"rdf:predicate civic:{claim.relation}", *wording)),
        _end(record, vocabulary, 0, claim.subject),
        _end(record, vocabulary, 2, claim.object) if claim.object else ClaimBox(2, 0, target(record, claim), "a value"),
    ]
    arrows = [Arrow(0, 1, "rdf:subject"), Arrow(0, 2, "rdf:object" if claim.object else "civic:value")]
    for evidence in claim.evidence[:1]:
        told = (f"oa:exact “{evidence.anchor}”", *((f"civic:line {evidence.line}",) if evidence.line else ()))
        boxes.append(ClaimBox(1, 1, evidence.summary, "civic:Evidence", told))
        boxes.append(ClaimBox(1, 2, record.name(evidence.source), "civic:Source"))
        arrows += [Arrow(0, len(boxes) - 2, "civic:evidence"), Arrow(len(boxes) - 2, len(boxes) - 1, "civic:inSource")]
    if claim.voice:
        boxes.append(ClaimBox(2, 1, record.name(claim.voice), "civic:Voice"))
        arrows.append(Arrow(0, len(boxes) - 1, "civic:voice"))
    for caveat in record.caveats_about([claim.id])[:1]:
        boxes.append(ClaimBox(0, 1, caveat.summary, "civic:Caveat", (f"civic:caveatType caveat:{caveat.type}",)))
        arrows.append(Arrow(len(boxes) - 1, 0, "civic:concerns"))
    return boxes, arrows


def _end(record: Record, vocabulary: Vocabulary, column: int, id: str) -> ClaimBox:
    thing = record.things.get(id)
    kind = shorten_iri(vocabulary.iri_of(thing.type), "") if thing else "a thing"
    return ClaimBox(column, 0, record.name(id), kind)


def _lines(box: ClaimBox) -> tuple[list[str], list[str]]:
    """The lines of a box's name, and those of the rest."""
    width = _WIDTH - 2 * _INSIDE
    name = fit(box.name, width, _NORMAL, bold=True)
    return name, [line for told in box.lines for line in fit(told, width, _SMALL)]


def _height(box: ClaimBox) -> float:
    name, rest = _lines(box)
    return 2 * _INSIDE + _LINE + len(name) * _TITLE + len(rest) * _LINE


def _draw(boxes: list[ClaimBox], arrows: list[Arrow], description: str, theme: Theme) -> str:
    rows = sorted({box.row for box in boxes})
    heights = {row: max(_height(box) for box in boxes if box.row == row) for row in rows}
    tops = {row: sum(heights[other] + _BELOW for other in rows if other < row) for row in rows}
    width = 3 * _WIDTH + 2 * _BETWEEN + 2
    height = max(tops[row] + heights[row] for row in rows) + 2
    places = [_Place(1 + box.column * (_WIDTH + _BETWEEN), 1 + tops[box.row], heights[box.row]) for box in boxes]
    parts = [_draw_arrow(boxes, places, arrow, theme) for arrow in arrows]
    parts += [_draw_box(box, place, theme) for box, place in zip(boxes, places, strict=True)]
    return svg_document(width, height, "".join(parts), title="What a claim is made of", description=description)


def _draw_box(box: ClaimBox, place: _Place, theme: Theme) -> str:
    name, rest = _lines(box)
    x, y = place.x + _INSIDE, place.y + _INSIDE + _SMALL
    below = y + len(name) * _TITLE + _LINE
    return (
        element(
            "rect", x=place.x, y=place.y, width=_WIDTH, height=place.height, rx=6, fill=theme.sheet, stroke=theme.accent
        )
        + text_line(x, y, box.kind, _SMALL, theme.accent)
        + paragraph(x, y + _TITLE, name, _NORMAL, theme.ink, bold=True)
        + paragraph(x, below + 2, rest, _SMALL, theme.quiet, leading=1.35)
    )


def _draw_arrow(boxes: list[ClaimBox], places: list[_Place], arrow: Arrow, theme: Theme) -> str:
    route = _route(boxes[arrow.start], boxes[arrow.end], places[arrow.start], places[arrow.end])
    d = "M" + "L".join(f"{format_number(x)} {format_number(y)}" for x, y in route.points)
    line = element("path", d=d, fill="none", stroke=theme.accent, stroke_width=1.3)
    tip, (x, y) = _head(*route.points[-2:]), route.label
    head = element("path", d=polygon_path(tip), fill=theme.accent)
    return line + head + text_line(x, y, arrow.property, _SMALL, theme.ink, anchor=route.anchor)


def _route(start: ClaimBox, end: ClaimBox, at: _Place, to: _Place) -> _Route:
    """Along the row to a neighbour, straight down, or round the corner from the side of the claim."""
    side = 1 if to.x > at.x else -1
    leave = at.x + _WIDTH if side > 0 else at.x
    arrive = to.x if side > 0 else to.x + _WIDTH
    middle = at.x + _WIDTH / 2
    if start.row == end.row:
        level = at.y + 40
        return _Route([(leave, level), (arrive, level)], ((leave + arrive) / 2, level - 7), "middle")
    if start.column == end.column:
        foot = at.y + at.height
        return _Route([(middle, foot), (middle, to.y)], (middle + 8, (foot + to.y) / 2 + 4))
    if start.row < end.row:  # from the claim to its voice
        level, lane, target = at.y + at.height - 18, to.y - _BELOW / 2, to.x + _WIDTH / 2
        corner = (leave + to.x) / 2
        points = [(leave, level), (corner, level), (corner, lane), (target, lane), (target, to.y)]
        return _Route(points, (target - 8, lane - 7), "end")
    # From the caveat up to the claim.
    level, lane = to.y + to.height - 18, at.y - _BELOW / 2
    corner = (at.x + _WIDTH + arrive) / 2
    points = [(middle, at.y), (middle, lane), (corner, lane), (corner, level), (arrive, level)]
    return _Route(points, (middle + 8, lane - 7))


def _head(before: tuple[float, float], tip: tuple[float, float]) -> list[tuple[float, float]]:
    """The corners of an arrow head at the end of a line that runs to the right, to the left or down."""
    (before_x, _), (x, y) = before, tip
    if before_x == x:
        return [(x, y), (x - 4, y - 8), (x + 4, y - 8)]
    back = -8 if before_x < x else 8
    return [(x, y), (x + back, y - 4), (x + back, y + 4)]
