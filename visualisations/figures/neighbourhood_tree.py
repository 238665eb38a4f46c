"""What is tied to a thing, as two trees that grow from it: to the left what came before or acted, to the right what
followed. Each thing stands once, under the thing that ties it closest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...graph.record import Claim, Record
from ...graph.strength import PLAIN
from ...graph.tracing.edges import ends_of
from ..map.selection import degrees, joins


class TreeNode(NamedTuple):
    """A thing with the claims that tie it to the one before it in its tree, the strongest first."""

    id: str
    claims: tuple[Claim, ...]
    children: tuple[TreeNode, ...]
    rows: int


class Tree(NamedTuple):
    """A thing and what is around it. ``tied`` are neighbours without an order; ``also`` gives for each thing the
    others here that it is tied to besides; ``near`` is how many things there are within the depth, ``left_out`` how
    many of them are not here, by the kind of their strongest tie. ``ranked`` are the neighbours in the order in which
    people ask for them.
    """

    centre: str
    before: tuple[TreeNode, ...]
    after: tuple[TreeNode, ...]
    tied: tuple[TreeNode, ...]
    also: dict[str, tuple[str, ...]]
    near: int
    left_out: dict[str, int]
    ranked: tuple[str, ...] = ()

    @property
    def nodes(self) -> list[TreeNode]:
        """Every node, trees from top to bottom."""
        return [one for root in (*self.before, *self.after, *self.tied) for one in walk(root)]

    @property
    def claims(self) -> list[Claim]:
        """Every claim that is drawn."""
        return [claim for node in self.nodes for claim in node.claims]


def walk(node: TreeNode) -> Iterator[TreeNode]:
    """A node and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)


def tree_part(tree: Tree, first: int, last: int) -> Tree:
    """The tree with only some of the neighbours, by their rank."""
    kept = set(tree.ranked[first:last])
    before, after, tied = (
        tuple(node for node in side if node.id in kept) for side in (tree.before, tree.after, tree.tied)
    )
    part = tree._replace(before=before, after=after, tied=tied)
    here = {node.id for node in part.nodes}
    return part._replace(also={id: tuple(one for one in tree.also[id] if one in here) for id in here})


def neighbourhood_tree(record: Record, centre: str, depth: int, limit: int) -> Tree:
    """What is within ``depth`` claims of a thing: at most ``limit`` things, of each distance those first that people
    ask for first: who acted on it, such as its funders, then what is stated, then the rest.

    Each distance gets an even share of the limit, and what nearer ones leave.
    """
    ties = _Ties(record)
    parents: dict[str, str] = {centre: ""}
    ring, seen, shown = [centre], {centre}, 0
    for step in range(depth):
        nearby = ties.next_to(ring, seen)
        seen |= nearby.keys()
        share = (limit - shown) // (depth - step)
        ring = sorted(nearby, key=lambda id: ties.rank(id, nearby[id]))[:share]
        parents |= {id: nearby[id] for id in ring}
        shown += len(ring)
    children: dict[str, list[str]] = {}
    for id, parent in list(parents.items())[1:]:
        children.setdefault(parent, []).append(id)
    roots = [ties.node(id, centre, children) for id in ties.by_relation(children.get(centre, ()), centre)]
    sides = [ties.side(root, centre) for root in roots]
    parts = [tuple(root for root, side in zip(roots, sides, strict=True) if side == name) for name in _SIDES]
    near = ties.within(centre, depth)
    left_out = Counter(ties.kind(id, parent) for id, parent in near.items() if id not in parents)
    return Tree(centre, parts[0], parts[1], parts[2], ties.further_ties(parents), len(near), dict(left_out),
        tuple(children.get(centre, ())),
    )  # fmt: skip


_SIDES = ("before", "after", "tied")


class _Ties:
    """Which claims tie which things of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.degrees = degrees(record)
        self._known: dict[str, dict[str, list[Claim]]] = {}

    def of(self, id: str) -> dict[str, list[Claim]]:
        """The neighbours of a thing with the claims between them, the strongest first."""
        # A hub is asked for once for each of its neighbours: sorted anew each time, it would take their number squared.
        if id not in self._known:
            self._known[id] = self._sort_ties(id)
        return self._known[id]

    def _sort_ties(self, id: str) -> dict[str, list[Claim]]:
        nearby: dict[str, list[Claim]] = {}
        for claim in self.record.claims_about(id):
            if joins(self.record, claim):
                nearby.setdefault(claim.object if claim.subject == id else claim.subject, []).append(claim)
        return {other: sorted(claims, key=self.weakness) for other, claims in nearby.items()}

    def weakness(self, claim: Claim) -> tuple[bool, int, int, str]:
        """How weak a claim is: disputes last, then by kind and by wording."""
        rank = self.record.codes_of("kind").index(self.record.relations[claim.predicate].kind)
        return not claim.supports, rank, -self.record.strength("wording", claim.wording), claim.id

    def next_to(self, ring: Sequence[str], seen: set[str]) -> dict[str, str]:
        """The things next to a ring, each with the one of the ring that ties it closest."""
        best: dict[str, tuple[tuple[bool, int, int, str], str]] = {}
        for parent in ring:
            for id, claims in self.of(parent).items():
                if id not in seen and (id not in best or (self.weakness(claims[0]), parent) < best[id]):
                    best[id] = self.weakness(claims[0]), parent
        return {id: parent for id, (_, parent) in best.items()}

    def rank(self, id: str, parent: str) -> tuple[int, int, int, int, str]:
        """The order of things at one distance: those asked for first, the closest tied, the most connected."""
        _, kind, wording, _ = self.weakness(self.of(parent)[id][0])
        return self._turn(id, parent), kind, wording, -self.degrees[id], id

    def _turn(self, id: str, parent: str) -> int:
        """When people ask for it: who acted on it, influence that is stated, what it did, what is told more weakly."""
        lead = self.of(parent)[id][0]
        kind, ends = self.record.relations[lead.predicate].kind, ends_of(self.record, lead)
        if not lead.supports or not self.record.tells_influence(kind):
            return 5 if lead.supports else 6
        is_stated = self.record.strength("wording", lead.wording) == PLAIN and not self.record.is_undone(lead)
        if kind == "influence":
            return 1 if is_stated else 3
        if ends and ends[1] == parent and not self.record.is_undone(lead):
            return 0
        return 2 if is_stated else 3

    def by_relation(self, ids: Sequence[str], parent: str) -> list[str]:
        """Things in their order, with those of one relation and direction together."""
        first: dict[tuple[int, str, bool], int] = {}
        keys = {}
        for place, id in enumerate(ids):
            lead = self.of(parent)[id][0]
            turn = self._turn(id, parent)
            keys[id] = turn, lead.predicate, lead.subject == id
            first.setdefault(keys[id], place)
        return sorted(ids, key=lambda id: (keys[id][0], first[keys[id]]))

    def kind(self, id: str, parent: str) -> str:
        """The kind of the strongest tie of two things."""
        return self.record.relations[self.of(parent)[id][0].predicate].kind

    def node(self, id: str, parent: str, children: dict[str, list[str]]) -> TreeNode:
        """A thing with all that hangs from it."""
        below = tuple(self.node(child, id, children) for child in children.get(id, ()))
        return TreeNode(id, tuple(self.of(id)[parent]), below, max(1, sum(child.rows for child in below)))

    def side(self, node: TreeNode, centre: str) -> str:
        """Where a neighbour stands: before, after, or tied without an order."""
        lead = node.claims[0]
        ends = ends_of(self.record, lead)
        if ends is None or self.record.relations[lead.predicate].kind == "structural":
            return "tied"
        return "after" if ends[0] == centre else "before"

    def further_ties(self, parents: dict[str, str]) -> dict[str, tuple[str, ...]]:
        """For each thing the others that it is tied to and no line is drawn to."""
        places, nearby = {id: place for place, id in enumerate(parents)}, {}
        for id in list(parents)[1:]:
            others = (other for other in self.of(id) if other in places)
            besides = (other for other in others if parents[id] != other and parents[other] != id)
            nearby[id] = tuple(sorted(besides, key=places.__getitem__))
        return nearby

    def within(self, centre: str, depth: int) -> dict[str, str]:
        """Everything else within so many claims of a thing, each with the nearer thing that ties it closest."""
        found: dict[str, str] = {}
        ring, seen = [centre], {centre}
        for _ in range(depth):
            nearby = self.next_to(ring, seen)
            found |= nearby
            seen |= nearby.keys()
            ring = list(nearby)
        return found
