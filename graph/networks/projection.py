"""Networks of actors, each a stated projection of claims: who is tied to whom, by which claims, and what was left out.

Actors are the people, organisations, teams, posts and secondments of the record; groups of people that something is
for are not actors. Which relations tie, and how, is declared in the vocabulary (``civic:tie``):

``direct``
    One claim ties its subject and its object, both ways: an affiliation, membership, unit, post, a meeting.
``dealings``
    Two claims tie a giver to a receiver, one way, through a thing between them: who asked → whom it was put to, who
    promised → to whom, who paid or commissioned → who did the work, who lent a member of staff → the host.
``shared``
    All who had a part in one thing are tied to each other, both ways: the two-mode network of actors and things,
    projected.
``all``
    The three together.

No tie is an influence. Every edge carries the ids of its claims, so that it opens to its evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..record import Claim, Record
from .sectors import sectors
from .tie_makers import MAKERS, EdgeReason, is_actor, tie_roles
from .windows import OUTSIDE, PERHAPS, UNDATED, WITHIN, Window

if TYPE_CHECKING:
    import networkx as nx

PROJECTIONS = ("direct", "dealings", "shared", "all")
CAUTION = (
    "Missing evidence is not missing history: actors that the sources leave out have no ties here, and those whose own "
    "reports are coded have too many. No tie is an influence."
)


@dataclass(frozen=True)
class Basis:
    """What a network was computed on: the claims that tie, by kind, wording and source, and what was left out."""

    projection: str
    window: str
    actors: int
    of_actors: int
    ties: int
    claims: int
    kinds: Mapping[str, int]
    wordings: Mapping[str, int]
    sources: Mapping[str, int]
    dated: int
    undated: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def actors(
    record: Record,
    ties: str = "all",
    *,
    window: Window | None = None,
    wordings: Iterable[str] = (),
    by_hand: Mapping[str, str] | None = None,
) -> nx.DiGraph[str]:
    """The network of actors that claims tie, as a networkx ``DiGraph``.

    Parameters
    ----------
    ties : {"all", "direct", "dealings", "shared"}
        The projection.
    window : Window, optional
        Only claims that certainly fall into it; undated claims are counted, never placed. Without one, all claims.
    wordings : iterable of str, optional
        Only claims so worded.
    by_hand : mapping, optional
        Sectors assigned by hand, see :func:`~civicgraph.graph.networks.sectors.assigned`.

    Returns
    -------
    networkx.DiGraph
        Nodes, in order of id, carry ``name``, ``type`` and ``sector``; edges ``claims`` (ids), ``through`` (things)
        and ``weight``. ``graph.graph["basis"]`` is the :class:`Basis`.

    Notes
    -----
    Disputing claims and claims of what was only asked, promised, planned or hoped tie nobody. In ``shared`` a thing
    with k actors adds 1 / (k - 1) to each pair, after Newman [1]_, so that each actor's ties through it weigh 1
    together; a direct claim or a dealing weighs 1. Time and memory grow with the square of k.

    References
    ----------
    .. [1] M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132 (2001).
       https://doi.org/10.1103/PhysRevE.64.016132
    """
    if ties not in PROJECTIONS:
        raise ValueError(f"{ties!r} is no projection: {', '.join(PROJECTIONS)}")
    sieve = _ClaimFilter(record, window, frozenset(wordings))
    claims = [claim for claim in record.claims.values() if sieve.keeps(claim, _parts(ties))]
    found = [tie for name in _parts(ties) for tie in MAKERS[name](record, claims)]
    graph = _graph(record, found, by_hand)
    graph.graph["basis"] = _basis(record, graph, ties, sieve)
    return graph


def claims_of(graph: nx.DiGraph[str]) -> list[str]:
    """The ids of the claims that a network's edges carry, each once, in order."""
    return sorted({id for _, _, data in graph.edges(data=True) for id in data["claims"]})


def tying_claims(record: Record, ties: str = "all") -> list[Claim]:
    """The claims that a projection may make ties of, whenever and however worded."""
    sieve = _ClaimFilter(record, None, frozenset())
    return [claim for claim in record.claims.values() if sieve.keeps(claim, _parts(ties))]


def ties_of(graph: nx.DiGraph[str], id: str, other: str = "") -> list[tuple[str, str]]:
    """The ties of an actor, or those between it and another, the heaviest first; both ways counted once."""
    if id not in graph:
        return []
    pairs = [
        *graph.out_edges(id),
        *((start, end) for start, end in graph.in_edges(id) if not graph.has_edge(end, start)),
    ]
    kept = [pair for pair in pairs if not other or other in pair]
    return sorted(kept, key=lambda pair: (-round(graph.edges[pair]["weight"], 9), pair))


def to_undirected(graph: nx.DiGraph[str]) -> nx.Graph[str]:
    """The network without directions: two actors are tied where either is to the other, with the larger weight."""
    import networkx as nx

    found: nx.Graph[str] = nx.Graph()
    found.graph.update(graph.graph)
    found.add_nodes_from(graph.nodes(data=True))
    for start, end, data in graph.edges(data=True):
        weight = max(data["weight"], graph.get_edge_data(end, start, {"weight": 0})["weight"])
        found.add_edge(start, end, weight=weight)
    return found


def _parts(ties: str) -> tuple[str, ...]:
    return PROJECTIONS[:-1] if ties == "all" else (ties,)


class _ClaimFilter:
    """Which claims are looked at, and how many are not, by reason."""

    def __init__(self, record: Record, window: Window | None, wordings: frozenset[str]) -> None:
        self.record, self.window, self.wordings = record, window, wordings
        self.left_out: Counter[str] = Counter()

    def keeps(self, claim: Claim, wanted: Iterable[str]) -> bool:
        has_role = any(tie_roles(self.record, claim, name) for name in wanted)
        if not has_role or not _between_actors(self.record, claim, wanted):
            return False
        reason = self._reason(claim)
        if reason:
            self.left_out[reason] += 1
        return not reason

    def _reason(self, claim: Claim) -> str:
        if not claim.supports:
            return "disputed"
        if self.record.is_undone(claim):
            return "only asked, promised, planned or hoped"
        if self.wordings and claim.wording not in self.wordings:
            return "worded otherwise"
        if self.window is None:
            return ""
        return _PLACES[self.window.place(claim.bounds)]


def _between_actors(record: Record, claim: Claim, wanted: Iterable[str]) -> bool:
    """Whether the ends that a claim would tie are actors."""
    ends = (is_actor(record, claim.subject), is_actor(record, claim.object))
    return any(tie_roles(record, claim, name) and (all(ends) if name == "direct" else any(ends)) for name in wanted)


_PLACES = {
    WITHIN: "",
    PERHAPS: "perhaps in the window, not certainly",
    OUTSIDE: "outside the window",
    UNDATED: "undated",
}


def _graph(record: Record, ties: Iterable[EdgeReason], by_hand: Mapping[str, str] | None) -> nx.DiGraph[str]:
    import networkx as nx

    known = sectors(record, by_hand)
    edges: defaultdict[tuple[str, str], list[EdgeReason]] = defaultdict(list)
    for tie in ties:
        if tie.start != tie.end:
            edges[tie.start, tie.end].append(tie)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for id in sorted({id for pair in edges for id in pair}):
        graph.add_node(id, name=record.name(id), type=record.things[id].type, sector=known.get(id, ""))
    for (start, end), made in sorted(edges.items()):
        claims = tuple(sorted({id for tie in made for id in tie.claims}))
        through = tuple(sorted({tie.through for tie in made} - {""}))
        # Sorted before adding up: the last digit of a sum must not depend on the order of claims.
        graph.add_edge(start, end, claims=claims, through=through, weight=sum(sorted(tie.weight for tie in made)))
    return graph


def _basis(record: Record, graph: nx.DiGraph[str], ties: str, sieve: _ClaimFilter) -> Basis:
    used = [record.claims[id] for id in claims_of(graph)]
    return Basis(
        projection=ties,
        window=sieve.window.text if sieve.window else "",
        actors=graph.number_of_nodes(),
        of_actors=sum(is_actor(record, id) for id in record.things),
        ties=graph.number_of_edges(),
        claims=len(used),
        kinds=_count_names(record.relations[claim.predicate].kind for claim in used),
        wordings=_count_names(claim.wording for claim in used),
        sources=_count_names(claim.source for claim in used),
        dated=sum(bool(claim.when) for claim in used),
        undated=sum(not claim.when for claim in used),
        left_out=dict(sorted(sieve.left_out.items())),
    )


def _count_names(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
