"""The shape of a network of actors: who lies on shortest ways, who spans holes, and which communities there are.

Every measure takes a network of :func:`~.projection.actors` and describes the record's claims, not the world: an actor
that no source mentions much scores low for that reason alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from .projection import to_undirected

if TYPE_CHECKING:
    import networkx as nx

EXACT_UP_TO = 2_000
PIVOTS = 500


class ActorStanding(NamedTuple):
    """One actor's place: neighbours, betweenness, constraint and effective size (None where undefined)."""

    id: str
    neighbours: int
    betweenness: float
    constraint: float | None
    effective_size: float | None


def betweenness(graph: nx.DiGraph[str], *, exact_up_to: int = EXACT_UP_TO, seed: int = 0) -> dict[str, float]:
    """The share of shortest ways between two others that pass through each actor, ignoring directions.

    Parameters
    ----------
    exact_up_to : int
        Above so many actors, shortest ways are counted from 500 pivots only, chosen by ``seed``; see
        :func:`is_exact`.

    Notes
    -----
    ``networkx.betweenness_centrality``, normalised, unweighted. O(actors · ties). From k pivots of n actors, an
    unbiased estimate, O(k · ties).

    References
    ----------
    .. [1] U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25, 163-177
       (2001). https://doi.org/10.1080/0022250X.2001.9990249
    .. [2] U. Brandes and C. Pich, "Centrality estimation in large networks", International Journal of Bifurcation and
       Chaos 17, 2303-2318 (2007). https://doi.org/10.1142/S0218127407018403
    """
    import networkx as nx

    pivots = None if is_exact(graph, exact_up_to) else min(PIVOTS, len(graph))
    found: dict[str, float] = nx.betweenness_centrality(to_undirected(graph), k=pivots, seed=seed)
    return found


def is_exact(graph: nx.DiGraph[str], exact_up_to: int = EXACT_UP_TO) -> bool:
    """Whether :func:`betweenness` counts every shortest way of a network of this size."""
    return len(graph) <= exact_up_to


def standings(graph: nx.DiGraph[str], *, exact_up_to: int = EXACT_UP_TO, seed: int = 0) -> list[ActorStanding]:
    """Every actor's place in the network, the most between first; ties by id.

    Notes
    -----
    See :func:`betweenness`, :func:`constraint` and :func:`effective_size`.
    """
    flat = to_undirected(graph)
    between = betweenness(graph, exact_up_to=exact_up_to, seed=seed)
    tied, size = constraint(flat), effective_size(flat)
    found = [ActorStanding(id, flat.degree(id), between[id], tied[id], size[id]) for id in flat]
    return sorted(found, key=lambda one: (-round(one.betweenness, 12), one.id))


def constraint(graph: nx.Graph[str]) -> dict[str, float | None]:
    """How far each actor's neighbours are tied to each other, so that it has no hole to span; None without any.

    Notes
    -----
    Unweighted: Σ over neighbours j of (1/d + Σ over neighbours q of both 1/d · 1/d(q))², with d the actor's own
    neighbours and d(q) those of q. The numbers are those of ``networkx.constraint``, which takes seconds for what
    takes milliseconds here where lists of many participants tie everybody to everybody. O(Σ d²).

    References
    ----------
    .. [1] R. S. Burt, "Structural holes and good ideas", American Journal of Sociology 110, 349-399 (2004).
       https://doi.org/10.1086/421787

    Examples
    --------
    >>> import networkx as nx
    >>> constraint(nx.path_graph(["a", "v", "b"]))
    {'a': 1.0, 'v': 0.5, 'b': 1.0}
    """
    near = {id: set(graph.adj[id]) - {id} for id in graph}
    found: dict[str, float | None] = {}
    for id, own in near.items():
        shares = ((1 + sum(1 / len(near[q]) for q in sorted(own & near[j]))) / len(own) for j in sorted(own))
        found[id] = sum(share * share for share in shares) if own else None
    return found


def effective_size(graph: nx.Graph[str]) -> dict[str, float | None]:
    """Each actor's neighbours less their mean ties among themselves; None without any.

    Notes
    -----
    Unweighted: d - 2t/d, with t the ties among the d neighbours, after Borgatti [1]_. As ``networkx.effective_size``.

    References
    ----------
    .. [1] S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20, 35-38 (1997).

    Examples
    --------
    >>> import networkx as nx
    >>> effective_size(nx.complete_graph(["a", "b", "c"]))["a"]
    1.0
    """
    near = {id: set(graph.adj[id]) - {id} for id in graph}
    return {id: len(own) - sum(len(own & near[j]) for j in own) / len(own) if own else None for id, own in near.items()}


@dataclass(frozen=True)
class Communities:
    """Groups of actors more tied among themselves than to others, over several seeded runs of one method.

    ``groups`` is the run of best modularity, the largest first; ``together`` says for each actor how often, over all
    runs and the others of its group, they came out in one group (1: always). ``agreement`` is the adjusted Rand index
    of two runs, the least and the mean over all pairs.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    modularity_range: tuple[float, float]
    number_range: tuple[int, int]
    agreement: tuple[float, float]
    together: dict[str, float]
    runs: int
    seed: int


def communities(graph: nx.DiGraph[str], *, runs: int = 20, seed: int = 0) -> Communities:
    """Communities by Louvain, with how far they change from seed to seed.

    Parameters
    ----------
    runs : int
        How many runs, with the seeds ``seed`` to ``seed + runs - 1``.

    Notes
    -----
    ``networkx.community.louvain_communities`` on the weighted network, ignoring directions. The method finds groups
    in any network, also a random one, and misses small groups in large networks: take a group as a question, and
    only as firmly as ``agreement`` and ``together`` allow.

    References
    ----------
    .. [1] V. D. Blondel et al., "Fast unfolding of communities in large networks", Journal of Statistical Mechanics
       P10008 (2008). https://doi.org/10.1088/1742-5468/2008/10/P10008
    .. [2] L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2, 193-218 (1985).
       https://doi.org/10.1007/BF01908075
    """
    import networkx as nx

    flat = to_undirected(graph)
    if not flat.number_of_edges():
        return Communities((), 0.0, (0.0, 0.0), (0, 0), (1.0, 1.0), {}, runs, seed)
    found = [_order_groups(nx.community.louvain_communities(flat, seed=seed + run)) for run in range(runs)]
    scores = [float(nx.community.modularity(flat, [set(group) for group in groups])) for groups in found]
    # Rounded, so that two runs that differ in the last digit only are equal and the first of them is taken.
    best = max(range(runs), key=lambda run: (round(scores[run], 12), -run))
    alike = [adjusted_rand(one, other) for one, other in combinations(found, 2)] or [1.0]
    numbers = [len(groups) for groups in found]
    return Communities(
        groups=found[best],
        modularity=scores[best],
        modularity_range=(min(scores), max(scores)),
        number_range=(min(numbers), max(numbers)),
        agreement=(min(alike), sum(alike) / len(alike)),
        together=_together(found[best], found),
        runs=runs,
        seed=seed,
    )


Partition = tuple[tuple[str, ...], ...]


def _order_groups(groups: Sequence[set[str]]) -> Partition:
    return tuple(sorted((tuple(sorted(group)) for group in groups), key=lambda group: (-len(group), group)))


def _together(groups: Partition, runs: Sequence[Partition]) -> dict[str, float]:
    homes = [{actor: n for n, group in enumerate(run) for actor in group} for run in runs]
    found = {}
    for group in groups:
        for actor in group:
            others = [other for other in group if other != actor]
            same = sum(home[actor] == home[other] for home in homes for other in others)
            found[actor] = same / (len(others) * len(runs)) if others else 1.0
    return dict(sorted(found.items()))


def adjusted_rand(one: Partition, other: Partition) -> float:
    """How alike two partitions of the same actors are: 1 the same, 0 as alike as chance would make them.

    >>> adjusted_rand((("a", "b"), ("c", "d")), (("a", "b"), ("c", "d")))
    1.0
    """
    sets = [set(group) for group in other]
    both = sum(_pairs(len(set(group) & members)) for group in one for members in sets)
    mine, theirs = (sum(_pairs(len(group)) for group in partition) for partition in (one, other))
    everything = _pairs(sum(map(len, one)))
    chance = mine * theirs / everything if everything else 0.0
    most = (mine + theirs) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def _pairs(size: int) -> int:
    return size * (size - 1) // 2
