"""What is around a thing, on paper: it is a tall box in the middle, and every tie runs straight into it.

To the left is what came before it or acted on it, to the right what followed; ties without an order stand below.
Further things stand outside those that tie them. No line crosses another, and every line has its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...graph.record import Claim, Record
from ...graph.tracing.graph import ends_of
from ...graph.words.claims import claim_sentence
from ...graph.words.counts import tally
from ...graph.words.times import in_words
from ..style import Theme, look_of_thing, outline_colour, style_table, theme_of
from .frame import (
    Drawing,
    FigureText,
    SourceNumbers,
    caution_sentences,
    claim_marks,
    kind_entries,
    render_figure,
    short_name,
    type_entries,
    wording_entries,
)
from .measures import LEAD, MARGIN, SMALL, TEXT
from .neighbourhood_tree import Tree, TreeNode, neighbourhood_tree
from .strokes import draw_head, draw_stroke
from .svg import DOT, element, escape, fit, format_number, group, paragraph, shape, text_line

CARD, TIE, CENTRE = 130.0, 74.0, 86.0
BAR, GAP, PAD = 14.0, 5.0, 4.0


@dataclass(frozen=True, slots=True)
class _Context:
    """What every part of the drawing needs. ``numbers`` are those of things that are also tied to others."""

    record: Record
    theme: Theme
    cited: SourceNumbers
    also: dict[str, tuple[str, ...]]
    numbers: dict[str, int]


def neighbourhood_figure(record: Record, id: str, *, depth: int = 1, limit: int = 24, theme: str = "light") -> str:
    """The SVG of what is within ``depth`` claims of a thing, at most ``limit`` things.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    palette, tree = theme_of(theme), neighbourhood_tree(record, id, depth, limit)
    deep = max((_depth(root) for root in (*tree.before, *tree.after, *tree.tied)), default=1)
    width = 2 * (MARGIN + (CARD + TIE) * deep) + CENTRE
    tied = {id for node in tree.nodes if tree.also[node.id] for id in (node.id, *tree.also[node.id])} - {id}
    order = [node.id for node in tree.nodes if node.id in tied]
    context = _Context(record, palette, SourceNumbers(record), tree.also, {id: i for i, id in enumerate(order, 1)})
    chart, height = _draw(context, tree, width)
    figure = _figure(context, tree, depth)
    return render_figure(
        figure,
        lambda y: (element("g", chart, transform=f"translate(0 {format_number(y)})"), y + height),
        palette,
        width,
    )


def _depth(node: TreeNode) -> int:
    return 1 + max((_depth(child) for child in node.children), default=0)


def _figure(context: _Context, tree: Tree, depth: int) -> FigureText:
    record, claims, nodes = context.record, tree.claims, tree.nodes
    distance = "one claim" if depth == 1 else f"{depth} claims"
    left = tree.near - len(nodes)
    notes = [f"{tally(left, 'thing')} within {distance} left out: the closest tied are drawn."] if left else []
    notes.append("A line is drawn as its strongest claim; + says how many more claims tell of the same two things.")
    if context.numbers:
        notes.append("Further ties among the things drawn are told by number, not drawn.")
    kinds = {record.relations[node.claims[0].predicate].kind for node in nodes}
    return FigureText(
        title=f"Around {record.name(tree.centre)}",
        summary=f"Made of {tally(len(claims), 'claim')} that tie it to {tally(len(nodes), 'thing')} within {distance}.",
        description=" ".join(f"{claim_sentence(record, claim)} ({claim_marks(record, claim)})." for claim in claims),
        blocks=(
            ("What is drawn", tuple(notes)),
            (
                "Cautions",
                caution_sentences(record, record.caveats_about([tree.centre, *(claim.id for claim in claims)])),
            ),
        ),
        legend=(
            *kind_entries(record, kinds, context.theme),
            *wording_entries(record, _legend_claims(nodes), context.theme, with_lines=True),
            *type_entries(record, [tree.centre, *(node.id for node in nodes)], context.theme),
        ),
        sources=context.cited.source_lines(),
    )


def _legend_claims(nodes: Sequence[TreeNode]) -> list[Claim]:
    """The claims that lines are drawn as; a dispute of one is shown as a dispute and not by its own wording."""
    leads = [node.claims[0] for node in nodes]
    doubted = [node.claims[0]._replace(polarity="disputes") for node in nodes if _disputing_claims(node)]
    return leads + doubted


def _draw(context: _Context, tree: Tree, width: float) -> Drawing:
    """Both sides and the thing in the middle; ties without an order go to the side with more space."""
    left, right = width / 2 - CENTRE / 2, width / 2 + CENTRE / 2
    feet, parts = [0.0, 0.0], []
    for side, nodes, title in ((0, tree.before, "Before it, or acting"), (1, tree.after, "After it, or acted on")):
        for drawn, foot in _stack(context, nodes, title, side, (left, right)[side], feet[side]):
            parts.append(drawn)
            feet[side] = foot
    sides: tuple[list[TreeNode], list[TreeNode]] = ([], [])
    heights = list(feet)
    for node in tree.tied:
        side = 0 if heights[0] <= heights[1] else 1
        sides[side].append(node)
        heights[side] += _node_height(context, node, side)
    for side in (0, 1):
        for drawn, foot in _stack(
            context, sides[side], "Tied to it, no order told", side, (left, right)[side], feet[side]
        ):
            parts.append(drawn)
            feet[side] = foot
    height = max(*feet, 60.0)
    return _draw_centre(context, tree.centre, left, height) + "".join(parts), height


def _stack(
    context: _Context, nodes: Sequence[TreeNode], title: str, side: int, x: float, y: float
) -> Iterator[Drawing]:
    """A heading and nodes under each other, each with where it ends."""
    if not nodes:
        return
    y += 16
    at = x - TIE - CARD if side == 0 else x + TIE
    heading = text_line(at, y - 4, title, SMALL, context.theme.quiet, bold=True)
    for node in nodes:
        height = _node_height(context, node, side)
        yield heading + _draw_node(context, node, side, x, y, height), y + height
        heading, y = "", y + height


def _node_height(context: _Context, node: TreeNode, side: int) -> float:
    """How high a node stands with all outside it."""
    above, below = _tie_lines(context, node, side)
    tie = (len(above) + len(below)) * SMALL * LEAD + 8
    card = (len(_name_lines(context, node)) * TEXT + len(_type_lines(context, node)) * SMALL) * LEAD + 2 * PAD + 2
    return max(tie, card, sum(_node_height(context, child, side) for child in node.children) - GAP) + GAP


def _verb_and_direction(context: _Context, node: TreeNode, side: int) -> tuple[str, str]:
    """The verb from left to right, and which way the line points: right, left or neither."""
    lead = node.claims[0]
    first = (lead.subject == node.id) == (side == 0)
    relation = context.record.relations[lead.predicate]
    ends = ends_of(context.record, lead)
    way = "" if ends is None else "right" if (ends[0] == node.id) == (side == 0) else "left"
    return relation.label if first else relation.inverse, way


def _tie_lines(context: _Context, node: TreeNode, side: int) -> tuple[list[str], list[str]]:
    """The lines above and below the line: the verb; how it is put, when, where, and how many more claims."""
    lead, width = node.claims[0], TIE - 12
    more = f"{DOT}+{len(node.claims) - 1}" if len(node.claims) > 1 else ""
    when = f"{DOT}{in_words(lead.when)}" if lead.when else ""
    doubt = f"{DOT}{style_table().dispute_mark}\u00a0disputed" if lead.supports and _disputing_claims(node) else ""
    said = f"{claim_marks(context.record, lead)}{doubt}{when} {context.cited.cite(lead)}{more}"
    return fit(_verb_and_direction(context, node, side)[0], width, SMALL, bold=True), fit(said, width, SMALL)


def _disputing_claims(node: TreeNode) -> list[Claim]:
    """The claims that say that the tie is not so."""
    return [claim for claim in node.claims if not claim.supports]


def _name_lines(context: _Context, node: TreeNode) -> list[str]:
    return fit(short_name(context.record, node.id), CARD - BAR - 10, TEXT, bold=True)


def _type_lines(context: _Context, node: TreeNode) -> list[str]:
    words = context.record.type_label(node.id)
    if node.id in context.numbers:
        words += f"{DOT}no.\u00a0{context.numbers[node.id]}"
    others = sorted(context.numbers[id] for id in context.also[node.id] if id in context.numbers)
    if others:
        words += f", also tied to {', '.join(map(str, others))}"
    return fit(words, CARD - BAR - 10, SMALL)


def _draw_node(context: _Context, node: TreeNode, side: int, x: float, y: float, height: float) -> str:
    """A node whose tie begins at the inner edge ``x``, with all that stands outside it."""
    at = x - TIE - CARD if side == 0 else x + TIE
    parts = [
        _draw_tie(context, node, side, x - TIE if side == 0 else x, y),
        _draw_card(context, node, at, y, height - GAP),
    ]
    inner = at if side == 0 else at + CARD
    for child in node.children:
        tall = _node_height(context, child, side)
        parts.append(_draw_node(context, child, side, inner, y, tall))
        y += tall
    return "".join(parts)


def _draw_tie(context: _Context, node: TreeNode, side: int, left: float, y: float) -> str:
    lead, theme = node.claims[0], context.theme
    kind, inferred = context.record.relations[lead.predicate].kind, lead.wording == "inferred"
    above, below = _tie_lines(context, node, side)
    way = _verb_and_direction(context, node, side)[1]
    middle = y + len(above) * SMALL * LEAD + 3.5
    begin, end = left + (8 if way == "left" else 0), left + TIE - (8 if way == "right" else 0)
    parts = [
        draw_stroke(
            kind, f"M{format_number(begin)} {format_number(middle)}H{format_number(end)}", theme, inferred=inferred
        )
    ]
    if way == "right":
        parts.append(draw_head(kind, left + TIE, middle, "right", theme, inferred=inferred))
    elif way == "left":
        turned = draw_head(kind, 0, 0, "right", theme, inferred=inferred)
        parts.append(
            element("g", turned, transform=f"translate({format_number(left)} {format_number(middle)}) rotate(180)")
        )
    if context.record.is_undone(lead):
        # A ring on the line, broken: said, not shown as done.
        ring = element(
            "circle", cx=left + TIE - 17, cy=middle, r=3, fill=theme.paper, stroke=theme.promise, stroke_width=1.2,
            stroke_dasharray="1.8 1.3", class_="promise",
        )  # fmt: skip
        parts.append(ring)
    tone = _tone(context, node)
    bold = theme.quiet if kind == "structural" else theme.ink
    x = left + (10 if way == "left" else 5)
    parts.append(paragraph(x, y + SMALL * 0.95, above, SMALL, bold, bold=True, leading=LEAD))
    parts.append(paragraph(x, middle + SMALL * 1.25, below, SMALL, tone, leading=LEAD))
    return group("tie", "".join(parts), " ".join(claim.id for claim in node.claims))


def _tone(context: _Context, node: TreeNode) -> str:
    theme = context.theme
    if _disputing_claims(node):
        return theme.warn
    return theme.promise if context.record.is_undone(node.claims[0]) else theme.quiet


def _draw_card(context: _Context, node: TreeNode, x: float, y: float, height: float) -> str:
    theme, name, below = context.theme, _name_lines(context, node), _type_lines(context, node)
    words = paragraph(x + BAR + 5, y + PAD + TEXT * 0.92, name, TEXT, theme.ink, bold=True, leading=LEAD)
    first = y + PAD + len(name) * TEXT * LEAD + SMALL * 0.95
    words += paragraph(x + BAR + 5, first, below, SMALL, theme.quiet, leading=LEAD)
    return group("card", _draw_box(context, node.id, x, y, CARD, height) + words, node.id)


def _draw_box(context: _Context, id: str, x: float, y: float, width: float, height: float) -> str:
    """The body of a card: paper, a bar in the colour of the type with its shape, and a title to point at."""
    look = look_of_thing(context.record, id)
    rim = outline_colour(look, context.theme)
    title = element("title", escape(f"{context.record.name(id)}: {context.record.type_label(id)}"))
    body = element("rect", x=x, y=y, width=width, height=height, fill=context.theme.card, stroke=rim, class_="box")
    strip = element("rect", x=x, y=y, width=BAR, height=height, fill=look.colour, stroke=rim)
    return title + body + strip + shape(look.shape, x + BAR / 2, y + 9.5, 4.2, fill=look.on)


def _draw_centre(context: _Context, id: str, x: float, height: float) -> str:
    theme = context.theme
    lines = fit(short_name(context.record, id), CENTRE - BAR - 10, TEXT, bold=True)
    words = paragraph(x + BAR + 5, PAD + TEXT * 0.92, lines, TEXT, theme.ink, bold=True, leading=LEAD)
    below = fit(context.record.type_label(id), CENTRE - BAR - 10, SMALL)
    first = PAD + len(lines) * TEXT * LEAD + SMALL * 0.95
    words += paragraph(x + BAR + 5, first, below, SMALL, theme.quiet, leading=LEAD)
    return group("card centre", _draw_box(context, id, x, 0, CENTRE, height) + words, id)
