"""What is around a thing, on paper: who acted on it and what followed, each with its verb and how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...graph.record import Claim, Record
from ...graph.words.claims import claim_sentence
from ...graph.words.codes import label
from ...graph.words.counts import row, tally
from ...graph.words.headlines import around_headline
from ..map.selection import joins
from ..style import Theme, theme_of
from .frame import FigureText, SourceNumbers, caution_sentences, claim_marks, render_figure
from .legend import kind_entries, type_entries, wording_entries
from .measures import WIDTH
from .neighbourhood_drawing import TieContext, disputing_claims, draw_tree, width_of
from .neighbourhood_tree import Tree, TreeNode, neighbourhood_tree, tree_part
from .pages import PagedContent, PagePart
from .svg import element, format_number


def neighbourhood_figure(record: Record, id: str, *, depth: int = 1, limit: int = 24, theme: str = "light") -> str:
    """The SVG of what is within ``depth`` claims of a thing, at most ``limit`` things.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    tree = neighbourhood_tree(record, id, depth, limit)
    deep = max((_depth(root) for root in (*tree.before, *tree.after, *tree.tied)), default=1)
    return render_figure(*_part(record, tree, depth, width_of(deep), theme_of(theme)), theme_of(theme), width_of(deep))


def claim_picture(record: Record, id: str, *, theme: str = "light") -> str:
    """The SVG of one claim: its two ends, and how it ties them.

    Raises
    ------
    ValueError
        There is no such theme, or the claim is about one thing only.
    """
    claim = record.claims[id]
    if not joins(record, claim):
        raise ValueError(f"{id} does not tie two things")
    alone = replace(record, claims={id: claim}, caveats={one.id: one for one in record.caveats_about([id])})
    tree, colours = neighbourhood_tree(alone, claim.subject, 1, 1), theme_of(theme)
    figure, draw = _part(alone, tree, 1, width_of(1), colours)
    told = replace(figure, title=claim_sentence(record, claim), summary="", blocks=figure.blocks[1:])
    return render_figure(told, draw, colours, width_of(1))


def neighbourhood_content(
    record: Record, id: str, *, depth: int = 1, limit: int | None = None, theme: str = "light"
) -> PagedContent:
    """What :func:`neighbourhood_figure` draws, to be put on pages: neighbours, and how many things are further away."""
    tree = neighbourhood_tree(record, id, 1, len(record.things) if limit is None else limit)
    further = neighbourhood_tree(record, id, depth, 0).near - tree.near if depth > 1 else 0
    colours = theme_of(theme)

    def part(first: int, last: int) -> PagePart:
        here = tree_part(tree, first, last)
        figure, draw = _part(record, here, 1, WIDTH, colours)
        notes = [*_elsewhere(record, tree, here)]
        if further:
            notes.append(f"{tally(further, 'thing')} further away, within {depth} claims, left out at this size.")
        (heading, said), *blocks = figure.blocks
        return replace(figure, blocks=((heading, (*notes, *said)), *blocks)), draw

    return PagedContent(len(tree.ranked), "thing", part)


def _elsewhere(record: Record, tree: Tree, here: Tree) -> Iterator[str]:
    """How many things stand on other pages, by the kind of their strongest tie."""
    shown = {node.id for node in here.nodes}
    kinds = Counter(record.relations[node.claims[0].predicate].kind for node in tree.nodes if node.id not in shown)
    if kinds:
        yield f"{tally(kinds.total(), 'thing')} on other pages: {_by_kind(record, kinds)}."


def _part(record: Record, tree: Tree, depth: int, width: float, theme: Theme) -> PagePart:
    """What is said around a tree, and how it is drawn."""
    tied = {id for node in tree.nodes if tree.also[node.id] for id in (node.id, *tree.also[node.id])} - {tree.centre}
    order = [node.id for node in tree.nodes if node.id in tied]
    context = TieContext(record, theme, SourceNumbers(record), tree.also, {id: i for i, id in enumerate(order, 1)})
    chart, height = draw_tree(context, tree, width)
    figure = _figure(context, tree, depth)
    return figure, lambda y: (element("g", chart, transform=f"translate(0 {format_number(y)})"), y + height)


def _depth(node: TreeNode) -> int:
    return 1 + max((_depth(child) for child in node.children), default=0)


def _figure(context: TieContext, tree: Tree, depth: int) -> FigureText:
    record, claims, nodes = context.record, tree.claims, tree.nodes
    distance = "one claim" if depth == 1 else f"{depth} claims"
    notes = list(_left_out(record, tree, distance))
    notes.append("A line is drawn as its strongest claim; + says how many more claims tell of the same two things.")
    if context.numbers:
        notes.append("Further ties among the things drawn are told by number, not drawn.")
    cautions = record.caveats_about([tree.centre, *(claim.id for claim in claims)])
    kinds = {record.relations[node.claims[0].predicate].kind for node in nodes}
    return FigureText(
        title=around_headline(record, tree.centre, tree.near, _all_ties(record, tree.centre)),
        summary=f"Around {record.name(tree.centre)}: {tally(len(claims), 'claim')} that tie it to "
        f"{tally(len(nodes), 'thing')} within {distance}{_count_wordings(record, nodes)}.",
        description=" ".join(f"{claim_sentence(record, claim)} ({claim_marks(record, claim)})." for claim in claims),
        blocks=(
            ("What is drawn", tuple(notes)),
            (
                "Cautions",
                caution_sentences(record, cautions),
            ),
        ),
        legend=(
            *kind_entries(record, kinds, context.theme),
            *wording_entries(record, _legend_claims(nodes), context.theme, with_lines=True),
            *type_entries(record, [tree.centre, *(node.id for node in nodes)], context.theme),
        ),
        sources=context.cited.source_lines(),
        cautions=len(cautions),
    )


def _legend_claims(nodes: Sequence[TreeNode]) -> list[Claim]:
    """The claims that lines are drawn as; a dispute of one is shown as a dispute and not by its own wording."""
    leads = [node.claims[0] for node in nodes]
    doubted = [node.claims[0]._replace(polarity="disputes") for node in nodes if disputing_claims(node)]
    return leads + doubted


def _count_wordings(record: Record, nodes: Sequence[TreeNode]) -> str:
    """Of how many things the drawn tie is told how, such as ``: 20 stated, 4 opinion``."""
    count = Counter(node.claims[0].wording for node in nodes)
    order = [code for code in record.codes_of("wording") if count[code]]
    told = ", ".join(f"{count[code]:,} {label(record, 'wording', code)}" for code in order)
    return f": {told}" if told else ""


def _all_ties(record: Record, id: str) -> list[Claim]:
    return [claim for claim in record.claims_about(id) if joins(record, claim)]


def _by_kind(record: Record, count: Mapping[str, int]) -> str:
    """How many things are tied by each kind of relation, in the order of the vocabulary."""
    order = [kind for kind in record.codes_of("kind") if count.get(kind)]
    return row([f"{count[kind]:,} tied by {label(record, 'kind', kind)}" for kind in order])


def _left_out(record: Record, tree: Tree, distance: str) -> Iterator[str]:
    """How many things are left out, by the kind of their strongest tie."""
    if not (left := sum(tree.left_out.values())):
        return
    kinds = _by_kind(record, tree.left_out)
    yield (
        f"{tally(left, 'thing')} within {distance} left out: {kinds}. Who acted on it and what is stated come first."
    )
