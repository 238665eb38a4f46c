"""What is around a thing, on paper: who acted on it and what followed, each with its verb and how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...graph.record import Claim, Record
from ...graph.words.claims import claim_sentence
from ...graph.words.codes import label
from ...graph.words.counts import row, tally
from ...graph.words.headlines import around_headline
from ..map.selection import joins
from ..style import theme_of
from .frame import (
    FigureText,
    SourceNumbers,
    caution_sentences,
    claim_marks,
    kind_entries,
    render_figure,
    type_entries,
    wording_entries,
)
from .neighbourhood_drawing import Context, disputing_claims, draw_tree, width_of
from .neighbourhood_tree import Tree, TreeNode, neighbourhood_tree
from .svg import element, format_number


def neighbourhood_figure(record: Record, id: str, *, depth: int = 1, limit: int = 24, theme: str = "light") -> str:
    """The SVG of what is within ``depth`` claims of a thing, at most ``limit`` things.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    palette, tree = theme_of(theme), neighbourhood_tree(record, id, depth, limit)
    deep = max((_depth(root) for root in (*tree.before, *tree.after, *tree.tied)), default=1)
    width = width_of(deep)
    tied = {id for node in tree.nodes if tree.also[node.id] for id in (node.id, *tree.also[node.id])} - {id}
    order = [node.id for node in tree.nodes if node.id in tied]
    context = Context(record, palette, SourceNumbers(record), tree.also, {id: i for i, id in enumerate(order, 1)})
    chart, height = draw_tree(context, tree, width)
    figure = _figure(context, tree, depth)
    return render_figure(
        figure,
        lambda y: (element("g", chart, transform=f"translate(0 {format_number(y)})"), y + height),
        palette,
        width,
    )


def _depth(node: TreeNode) -> int:
    return 1 + max((_depth(child) for child in node.children), default=0)


def _figure(context: Context, tree: Tree, depth: int) -> FigureText:
    record, claims, nodes = context.record, tree.claims, tree.nodes
    distance = "one claim" if depth == 1 else f"{depth} claims"
    notes = list(_left_out(record, tree, distance))
    notes.append("A line is drawn as its strongest claim; + says how many more claims tell of the same two things.")
    if context.numbers:
        notes.append("Further ties among the things drawn are told by number, not drawn.")
    kinds = {record.relations[node.claims[0].predicate].kind for node in nodes}
    return FigureText(
        title=around_headline(record, tree.centre, tree.near, _all_ties(record, tree.centre)),
        summary=f"Around {record.name(tree.centre)}: {tally(len(claims), 'claim')} that tie it to "
        f"{tally(len(nodes), 'thing')} within {distance}{_stated(record, nodes)}.",
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
    doubted = [node.claims[0]._replace(polarity="disputes") for node in nodes if disputing_claims(node)]
    return leads + doubted


def _stated(record: Record, nodes: Sequence[TreeNode]) -> str:
    """Of how many things the drawn tie is told how, such as ``: 20 stated, 4 opinion``."""
    count = Counter(node.claims[0].wording for node in nodes)
    order = [code for code in record.codes_of("wording") if count[code]]
    told = ", ".join(f"{count[code]:,} {label(record, 'wording', code)}" for code in order)
    return f": {told}" if told else ""


def _all_ties(record: Record, id: str) -> list[Claim]:
    return [claim for claim in record.claims_about(id) if joins(record, claim)]


def _left_out(record: Record, tree: Tree, distance: str) -> Iterator[str]:
    """How many things are left out, by the kind of their strongest tie."""
    if not (left := sum(tree.left_out.values())):
        return
    order = [kind for kind in record.codes_of("kind") if kind in tree.left_out]
    kinds = row([f"{tree.left_out[kind]:,} tied by {label(record, 'kind', kind)}" for kind in order])
    yield (
        f"{tally(left, 'thing')} within {distance} left out: {kinds}. Who acted on it and what is stated come first."
    )
