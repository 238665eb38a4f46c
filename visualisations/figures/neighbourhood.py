"""What is around a thing, on paper: it stands in the middle, tall, and every tie runs straight into it.

To the left is what came before it or acted on it, to the right what followed; ties without an order stand below.
Further things stand outside those that tie them. No line crosses another, and every line bears its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...graph.record import Claim, Record
from ...graph.tracing.graph import ends_of
from ...graph.words.claims import claim_sentence
from ...graph.words.counts import tally
from ...graph.words.times import in_words
from ..style import DISPUTE_MARK, Theme, edge, look
from ..style import theme as theme_named
from .frame import (
    DOT,
    LEAD,
    MARGIN,
    SMALL,
    TEXT,
    Citations,
    Drawn,
    Figure,
    cautions,
    framed,
    kind_entries,
    short_name,
    told,
    type_entries,
    wording_entries,
)
from .neighbourhood_tree import Node, Tree, tree
from .pathway_parts import group, head, stroke
from .svg import element, escape, fit, number, paragraph, shape, text

CARD, TIE, CENTRE = 130.0, 74.0, 86.0
BAR, GAP, PAD = 14.0, 5.0, 4.0


@dataclass(frozen=True, slots=True)
class _Paper:
    """What drawing needs to know. ``numbers`` are those of things that are tied to others besides."""

    record: Record
    theme: Theme
    cited: Citations
    also: dict[str, tuple[str, ...]]
    numbers: dict[str, int]


def neighbourhood_figure(
    record: Record, id: str, *, depth: int = 1, limit: int = 24, theme: str = "light"
) -> str:  # fmt: skip
    """The SVG of what is within ``depth`` claims of a thing, at most ``limit`` things.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    colours, found = theme_named(theme), tree(record, id, depth, limit)
    deep = max((_depth(root) for root in (*found.before, *found.after, *found.tied)), default=1)
    width = 2 * (MARGIN + (CARD + TIE) * deep) + CENTRE
    tied = {id for node in found.nodes if found.also[node.id] for id in (node.id, *found.also[node.id])} - {id}
    order = [node.id for node in found.nodes if node.id in tied]
    paper = _Paper(record, colours, Citations(record), found.also, {id: i for i, id in enumerate(order, 1)})
    chart, high = _draw(paper, found, width)
    figure = _figure(paper, found, depth)
    return framed(
        figure, lambda y: (element("g", chart, transform=f"translate(0 {number(y)})"), y + high), colours, width
    )


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.children), default=0)


def _figure(paper: _Paper, found: Tree, depth: int) -> Figure:
    record, claims, nodes = paper.record, found.claims, found.nodes
    distance = "one claim" if depth == 1 else f"{depth} claims"
    left = found.near - len(nodes)
    notes = [f"{tally(left, 'thing')} within {distance} left out: the closest tied are drawn."] if left else []
    notes.append("A line is drawn as its strongest claim; + says how many more claims tell of the same two things.")
    if paper.numbers:
        notes.append("Further ties among the things drawn are told by number, not drawn.")
    kinds = {record.relations[node.claims[0].predicate].kind for node in nodes}
    return Figure(
        title=f"Around {record.name(found.centre)}",
        made_of=f"Made of {tally(len(claims), 'claim')} that tie it to {tally(len(nodes), 'thing')} within {distance}.",
        description=" ".join(f"{claim_sentence(record, claim)} ({told(record, claim)})." for claim in claims),
        blocks=(
            ("What is drawn", tuple(notes)),
            ("Cautions", cautions(record, [found.centre, *(claim.id for claim in claims)])),
        ),
        legend=(
            *kind_entries(record, kinds, paper.theme),
            *wording_entries(record, _shown(nodes), paper.theme, lines=True),
            *type_entries(record, [found.centre, *(node.id for node in nodes)], paper.theme),
        ),
        sources=paper.cited.listed(),
    )


def _shown(nodes: Sequence[Node]) -> list[Claim]:
    """The claims that lines are drawn as; a dispute of one is shown as a dispute and not by its own wording."""
    leads = [node.claims[0] for node in nodes]
    doubted = [node.claims[0]._replace(polarity="disputes") for node in nodes if _disputed(node)]
    return leads + doubted


def _draw(paper: _Paper, found: Tree, width: float) -> Drawn:
    """Both sides and the thing in the middle; ties without an order go where there is room."""
    left, right = width / 2 - CENTRE / 2, width / 2 + CENTRE / 2
    feet, parts = [0.0, 0.0], []
    for side, nodes, title in ((0, found.before, "Before it, or acting"), (1, found.after, "After it, or acted on")):
        for drawn, foot in _stacked(paper, nodes, title, side, (left, right)[side], feet[side]):
            parts.append(drawn)
            feet[side] = foot
    sides: tuple[list[Node], list[Node]] = ([], [])
    heights = list(feet)
    for node in found.tied:
        side = 0 if heights[0] <= heights[1] else 1
        sides[side].append(node)
        heights[side] += _height(paper, node, side)
    for side in (0, 1):
        for drawn, foot in _stacked(
            paper, sides[side], "Tied to it, no order told", side, (left, right)[side], feet[side]
        ):
            parts.append(drawn)
            feet[side] = foot
    high = max(*feet, 60.0)
    return _centre(paper, found.centre, left, high) + "".join(parts), high


def _stacked(
    paper: _Paper, nodes: Sequence[Node], title: str, side: int, x: float, y: float
) -> Iterator[Drawn]:  # fmt: skip
    """A heading and nodes under each other, each with where it ends."""
    if not nodes:
        return
    y += 16
    at = x - TIE - CARD if side == 0 else x + TIE
    heading = text(at, y - 4, title, SMALL, paper.theme.mute, bold=True)
    for node in nodes:
        high = _height(paper, node, side)
        yield heading + _node(paper, node, side, x, y, high), y + high
        heading, y = "", y + high


def _height(paper: _Paper, node: Node, side: int) -> float:
    """How high a node stands with all outside it."""
    above, below = _verb(paper, node, side)
    tie = (len(above) + len(below)) * SMALL * LEAD + 8
    card = (len(_name(paper, node)) * TEXT + len(_below(paper, node)) * SMALL) * LEAD + 2 * PAD + 2
    return max(tie, card, sum(_height(paper, child, side) for child in node.children) - GAP) + GAP


def _reads(paper: _Paper, node: Node, side: int) -> tuple[str, str]:
    """The verb from left to right, and which way the line points: right, left or neither."""
    lead = node.claims[0]
    first = (lead.subject == node.id) == (side == 0)
    relation = paper.record.relations[lead.predicate]
    ends = ends_of(paper.record, lead)
    way = "" if ends is None else "right" if (ends[0] == node.id) == (side == 0) else "left"
    return relation.label if first else relation.inverse, way


def _verb(paper: _Paper, node: Node, side: int) -> tuple[list[str], list[str]]:
    """The lines above and below the line: the verb; how it is told, when, where, and how many more claims."""
    lead, room = node.claims[0], TIE - 12
    more = f"{DOT}+{len(node.claims) - 1}" if len(node.claims) > 1 else ""
    when = f"{DOT}{in_words(lead.when)}" if lead.when else ""
    doubt = f"{DOT}{DISPUTE_MARK}\u00a0disputed" if lead.supports and _disputed(node) else ""
    said = f"{told(paper.record, lead)}{doubt}{when} {paper.cited.cite(lead)}{more}"
    return fit(_reads(paper, node, side)[0], room, SMALL, bold=True), fit(said, room, SMALL)


def _disputed(node: Node) -> list[Claim]:
    """The claims that say that the tie is not so."""
    return [claim for claim in node.claims if not claim.supports]


def _name(paper: _Paper, node: Node) -> list[str]:
    return fit(short_name(paper.record, node.id), CARD - BAR - 10, TEXT, bold=True)


def _below(paper: _Paper, node: Node) -> list[str]:
    words = paper.record.type_label(node.id)
    if node.id in paper.numbers:
        words += f"{DOT}no.\u00a0{paper.numbers[node.id]}"
    others = sorted(paper.numbers[id] for id in paper.also[node.id] if id in paper.numbers)
    if others:
        words += f", also tied to {', '.join(map(str, others))}"
    return fit(words, CARD - BAR - 10, SMALL)


def _node(paper: _Paper, node: Node, side: int, x: float, y: float, high: float) -> str:
    """A node whose tie begins at the inner edge ``x``, with all that stands outside it."""
    at = x - TIE - CARD if side == 0 else x + TIE
    parts = [_tie(paper, node, side, x - TIE if side == 0 else x, y), _card(paper, node, at, y, high - GAP)]
    inner = at if side == 0 else at + CARD
    for child in node.children:
        tall = _height(paper, child, side)
        parts.append(_node(paper, child, side, inner, y, tall))
        y += tall
    return "".join(parts)


def _tie(paper: _Paper, node: Node, side: int, left: float, y: float) -> str:
    lead, theme = node.claims[0], paper.theme
    kind, inferred = paper.record.relations[lead.predicate].kind, lead.wording == "inferred"
    above, below = _verb(paper, node, side)
    way = _reads(paper, node, side)[1]
    middle = y + len(above) * SMALL * LEAD + 3.5
    begin, end = left + (8 if way == "left" else 0), left + TIE - (8 if way == "right" else 0)
    parts = [stroke(kind, f"M{number(begin)} {number(middle)}H{number(end)}", theme, inferred=inferred)]
    if way == "right":
        parts.append(head(kind, left + TIE, middle, "right", theme, inferred=inferred))
    elif way == "left":
        turned = head(kind, 0, 0, "right", theme, inferred=inferred)
        parts.append(element("g", turned, transform=f"translate({number(left)} {number(middle)}) rotate(180)"))
    if paper.record.is_undone(lead):
        # A ring on the line, broken: said, not shown as done.
        ring = element(
            "circle", cx=left + TIE - 17, cy=middle, r=3, fill=theme.paper, stroke=theme.promise, stroke_width=1.2,
            stroke_dasharray="1.8 1.3", class_="promise",
        )  # fmt: skip
        parts.append(ring)
    tone = _tone(paper, node)
    bold = theme.mute if kind == "structural" else theme.ink
    x = left + (10 if way == "left" else 5)
    parts.append(paragraph(x, y + SMALL * 0.95, above, SMALL, bold, bold=True, leading=LEAD))
    parts.append(paragraph(x, middle + SMALL * 1.25, below, SMALL, tone, leading=LEAD))
    return group("tie", "".join(parts), " ".join(claim.id for claim in node.claims))


def _tone(paper: _Paper, node: Node) -> str:
    theme = paper.theme
    if _disputed(node):
        return theme.warn
    return theme.promise if paper.record.is_undone(node.claims[0]) else theme.mute


def _card(paper: _Paper, node: Node, x: float, y: float, high: float) -> str:
    theme, name, below = paper.theme, _name(paper, node), _below(paper, node)
    words = paragraph(x + BAR + 5, y + PAD + TEXT * 0.92, name, TEXT, theme.ink, bold=True, leading=LEAD)
    first = y + PAD + len(name) * TEXT * LEAD + SMALL * 0.95
    words += paragraph(x + BAR + 5, first, below, SMALL, theme.mute, leading=LEAD)
    return group("card", _box(paper, node.id, x, y, CARD, high) + words, node.id)


def _box(paper: _Paper, id: str, x: float, y: float, width: float, high: float) -> str:
    """The body of a card: paper, a bar in the colour of the type with its shape, and a title to point at."""
    thing = paper.record.things.get(id)
    drawn = look(paper.record.types.get(thing.type) if thing else None)
    rim = edge(drawn, paper.theme)
    title = element("title", escape(f"{paper.record.name(id)}: {paper.record.type_label(id)}"))
    body = element("rect", x=x, y=y, width=width, height=high, fill=paper.theme.card, stroke=rim, class_="box")
    strip = element("rect", x=x, y=y, width=BAR, height=high, fill=drawn.colour, stroke=rim)
    return title + body + strip + shape(drawn.shape, x + BAR / 2, y + 9.5, 4.2, fill=drawn.on)


def _centre(paper: _Paper, id: str, x: float, high: float) -> str:
    theme = paper.theme
    lines = fit(short_name(paper.record, id), CENTRE - BAR - 10, TEXT, bold=True)
    words = paragraph(x + BAR + 5, PAD + TEXT * 0.92, lines, TEXT, theme.ink, bold=True, leading=LEAD)
    below = fit(paper.record.type_label(id), CENTRE - BAR - 10, SMALL)
    first = PAD + len(lines) * TEXT * LEAD + SMALL * 0.95
    words += paragraph(x + BAR + 5, first, below, SMALL, theme.mute, leading=LEAD)
    return group("card centre", _box(paper, id, x, 0, CENTRE, high) + words, id)
