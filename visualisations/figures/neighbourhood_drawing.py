"""The drawing of what is around a thing: a tall box in the middle, and every tie runs straight into it.

To the left is what came before it or acted on it, to the right what followed; ties without an order stand below. A side
that is much longer goes on below the other, so that no column is empty; arrows tell which way each claim points. No
line crosses another, and every line has its verb, which reads along its arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...graph.record import Claim, Record
from ...graph.tracing.edges import ends_of
from ...graph.words.times import in_words
from ..style import Theme, look_of_thing, outline_colour, style_table
from .frame import SourceNumbers, claim_marks, short_name
from .measures import LEAD, MARGIN, SMALL, TEXT, Drawing
from .neighbourhood_tree import Tree, TreeNode
from .strokes import draw_head, draw_stroke, tone_of
from .svg import DOT, element, escape, fit, format_number, group, paragraph, shape, text_line

CARD, TIE, CENTRE = 130.0, 74.0, 86.0
BAR, GAP, PAD = 14.0, 5.0, 4.0
BEFORE, AFTER, TIED = "Before it, or acting", "After it, or acted on", "Tied to it, no order told"


@dataclass(frozen=True, slots=True)
class TieContext:
    """What every part of the drawing needs. ``numbers`` are those of things that are also tied to others."""

    record: Record
    theme: Theme
    cited: SourceNumbers
    also: dict[str, tuple[str, ...]]
    numbers: dict[str, int]


def width_of(deep: int) -> float:
    """How wide a drawing is that reaches so many claims to both sides."""
    return 2 * (MARGIN + (CARD + TIE) * deep) + CENTRE


def draw_tree(context: TieContext, tree: Tree, width: float) -> Drawing:
    """Both sides and the thing in the middle."""
    inner = width / 2 - CENTRE / 2, width / 2 + CENTRE / 2
    feet, parts = [0.0, 0.0], []
    for side, title, nodes in _stacks(context, tree):
        for drawn, foot in _stack(context, nodes, title, side, inner[side], feet[side]):
            parts.append(drawn)
            feet[side] = foot
    height = max(*feet, 60.0)
    return _draw_centre(context, tree.centre, inner[0], height) + "".join(parts), height


def _stacks(context: TieContext, tree: Tree) -> Iterator[tuple[int, str, list[TreeNode]]]:
    """What stands on which side under which heading, from the top.

    Ties without an order go to the side with more space, and so does the end of a side that is much longer.
    """
    sides = list(tree.before), list(tree.after)
    tied: tuple[list[TreeNode], list[TreeNode]] = ([], [])
    heights = [sum(_node_height(context, node, side) for node in nodes) for side, nodes in enumerate(sides)]
    for node in tree.tied:
        side = 0 if heights[0] <= heights[1] else 1
        tied[side].append(node)
        heights[side] += _node_height(context, node, side)
    moved = _take_end(context, sides, heights)
    for side, title in ((0, BEFORE), (1, AFTER)):
        yield side, title, sides[side]
        yield 1 - side, f"{title}, continued", moved[side]
    for side in (0, 1):
        yield side, TIED, tied[side]


def _take_end(
    context: TieContext, sides: tuple[list[TreeNode], list[TreeNode]], heights: list[float]
) -> tuple[list[TreeNode], list[TreeNode]]:
    """What to move from the end of a side to the other, so that both are about as long; nothing of a short side."""
    moved: tuple[list[TreeNode], list[TreeNode]] = ([], [])
    long = 0 if heights[0] > heights[1] else 1
    while len(sides[long]) > 2:
        tall = _node_height(context, sides[long][-1], long)
        if heights[long] - heights[1 - long] < 2 * tall:
            break
        moved[long].insert(0, sides[long].pop())
        heights[long] -= tall
        heights[1 - long] += tall
    return moved


def _stack(
    context: TieContext, nodes: Sequence[TreeNode], title: str, side: int, x: float, y: float
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


def _node_height(context: TieContext, node: TreeNode, side: int) -> float:
    """How high a node stands with all outside it."""
    above, below = _tie_lines(context, node, side)
    tie = (len(above) + len(below)) * SMALL * LEAD + 10
    card = (len(_name_lines(context, node)) * TEXT + len(_type_lines(context, node)) * SMALL) * LEAD + 2 * PAD + 2
    return max(tie, card, sum(_node_height(context, child, side) for child in node.children) - GAP) + GAP


def _verb_and_direction(context: TieContext, node: TreeNode, side: int) -> tuple[str, str]:
    """The verb as it reads along the line, and which way that points: right, left or, read to the right, neither."""
    lead = node.claims[0]
    relation = context.record.relations[lead.predicate]
    ends = ends_of(context.record, lead)
    if ends is None:
        return relation.label if (lead.subject == node.id) == (side == 0) else relation.inverse, ""
    way = "right" if (ends[0] == node.id) == (side == 0) else "left"
    return relation.label if lead.subject == ends[0] else relation.inverse, way


def _tie_lines(context: TieContext, node: TreeNode, side: int) -> tuple[list[str], list[str]]:
    """The lines above and below the line: the verb; how it is put, when, where, and how many more claims."""
    lead, width = node.claims[0], TIE - 12
    more = f"{DOT}+{len(node.claims) - 1}" if len(node.claims) > 1 else ""
    when = f"{DOT}{in_words(lead.when)}" if lead.when else ""
    doubt = f"{DOT}{style_table().dispute_mark}\u00a0disputed" if lead.supports and disputing_claims(node) else ""
    said = f"{claim_marks(context.record, lead)}{doubt}{when} {context.cited.cite(lead)}{more}"
    return fit(_verb_and_direction(context, node, side)[0], width, SMALL, bold=True), fit(said, width, SMALL)


def disputing_claims(node: TreeNode) -> list[Claim]:
    """The claims that say that the tie is not so."""
    return [claim for claim in node.claims if not claim.supports]


def _name_lines(context: TieContext, node: TreeNode) -> list[str]:
    return fit(short_name(context.record, node.id), CARD - BAR - 10, TEXT, bold=True)


def _type_lines(context: TieContext, node: TreeNode) -> list[str]:
    words = context.record.type_label(node.id)
    if node.id in context.numbers:
        words += f"{DOT}no.\u00a0{context.numbers[node.id]}"
    others = sorted(context.numbers[id] for id in context.also[node.id] if id in context.numbers)
    if others:
        words += f", also tied to {', '.join(map(str, others))}"
    return fit(words, CARD - BAR - 10, SMALL)


def _draw_node(context: TieContext, node: TreeNode, side: int, x: float, y: float, height: float) -> str:
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


def _draw_tie(context: TieContext, node: TreeNode, side: int, left: float, y: float) -> str:
    lead, theme = node.claims[0], context.theme
    kind, tone = context.record.relations[lead.predicate].kind, tone_of(context.record, node.claims)
    above, below = _tie_lines(context, node, side)
    way = _verb_and_direction(context, node, side)[1]
    middle = y + len(above) * SMALL * LEAD + 4.5
    begin, end = left + (8 if way == "left" else 0), left + TIE - (8 if way == "right" else 0)
    parts = [draw_stroke(kind, f"M{format_number(begin)} {format_number(middle)}H{format_number(end)}", theme, tone)]
    if way == "right":
        parts.append(draw_head(kind, left + TIE, middle, "right", theme, tone))
    elif way == "left":
        parts.append(draw_head(kind, left, middle, "left", theme, tone))
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
    parts.append(paragraph(x, middle + SMALL * 1.4, below, SMALL, tone, leading=LEAD))
    return group("tie", "".join(parts), " ".join(claim.id for claim in node.claims))


def _tone(context: TieContext, node: TreeNode) -> str:
    theme = context.theme
    if disputing_claims(node):
        return theme.warn
    return theme.promise if context.record.is_undone(node.claims[0]) else theme.quiet


def _draw_card(context: TieContext, node: TreeNode, x: float, y: float, height: float) -> str:
    theme, name, below = context.theme, _name_lines(context, node), _type_lines(context, node)
    words = paragraph(x + BAR + 5, y + PAD + TEXT * 0.92, name, TEXT, theme.ink, bold=True, leading=LEAD)
    first = y + PAD + len(name) * TEXT * LEAD + SMALL * 0.95
    words += paragraph(x + BAR + 5, first, below, SMALL, theme.quiet, leading=LEAD)
    return group("card", _draw_box(context, node.id, x, y, CARD, height) + words, node.id)


def _draw_box(context: TieContext, id: str, x: float, y: float, width: float, height: float) -> str:
    """The body of a card: paper, a bar in the colour of the type with its shape, and a title to point at."""
    look = look_of_thing(context.record, id)
    rim = outline_colour(look, context.theme)
    title = element("title", escape(f"{context.record.name(id)}: {context.record.type_label(id)}"))
    body = element("rect", x=x, y=y, width=width, height=height, fill=context.theme.card, stroke=rim, class_="box")
    strip = element("rect", x=x, y=y, width=BAR, height=height, fill=look.colour, stroke=rim)
    return title + body + strip + shape(look.shape, x + BAR / 2, y + 9.5, 4.2, fill=look.on)


def _draw_centre(context: TieContext, id: str, x: float, height: float) -> str:
    theme = context.theme
    lines = fit(short_name(context.record, id), CENTRE - BAR - 10, TEXT, bold=True)
    words = paragraph(x + BAR + 5, PAD + TEXT * 0.92, lines, TEXT, theme.ink, bold=True, leading=LEAD)
    below = fit(context.record.type_label(id), CENTRE - BAR - 10, SMALL)
    first = PAD + len(lines) * TEXT * LEAD + SMALL * 0.95
    words += paragraph(x + BAR + 5, first, below, SMALL, theme.quiet, leading=LEAD)
    return group("card centre", _draw_box(context, id, x, 0, CENTRE, height) + words, id)
