"""Who stands between whom: Gould and Fernandez's five kinds of brokerage, with the range that chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
MEANINGS = {
    "coordinator": "connects two actors of its own sector",
    "itinerant": "connects two actors of one sector from outside it",
    "gatekeeper": "lets ties from another sector into its own",
    "representative": "carries ties from its own sector to another",
    "liaison": "connects two sectors and belongs to neither",
}


class ChanceRange(NamedTuple):
    """What a count would be if sectors were assigned at random: its mean, and the middle 90 per cent."""

    mean: float
    low: int
    high: int

    def verdict(self, count: int) -> str:
        """Whether a count lies ``above``, ``within`` or ``below`` the range."""
        return "above" if count > self.high else "below" if count < self.low else "within"


@dataclass(frozen=True)
class Brokers:
    """The foremost brokers of a network: counts by role, pairs without a role, the range that chance would give."""

    graph: nx.DiGraph[str]
    ranked: tuple[tuple[str, Mapping[str, int]], ...]
    unplaced: Mapping[str, int]
    chance: Mapping[str, Mapping[str, ChanceRange]]


def brokers(graph: nx.DiGraph[str], *, limit: int = 10, permutations: int = 1000, seed: int = 0) -> Brokers:
    """Who brokers most in a network of :func:`~.projection.actors`, beside what chance would give."""
    chance = permutation_range(graph, permutations=permutations, seed=seed)
    return Brokers(graph, tuple(rank_brokers(brokerage(graph))[:limit]), count_unplaced(graph), chance)


def open_triads(graph: nx.DiGraph[str]) -> Iterator[tuple[str, str, str]]:
    """Every a → v → b with no tie a → b, in order of the graph: the pairs that only others connect.

    In a network whose ties run both ways each such pair comes twice, once from either side.

    Notes
    -----
    Time O(Σ in(v) · out(v)).

    Examples
    --------
    >>> import networkx as nx
    >>> list(open_triads(nx.DiGraph([("a", "v"), ("v", "b"), ("v", "c"), ("a", "c")])))
    [('a', 'v', 'b')]
    """
    for broker in graph:
        for start in graph.pred[broker]:
            for end in graph.succ[broker]:
                if start != end and broker not in (start, end) and end not in graph.succ[start]:
                    yield start, broker, end


def role(start: str, broker: str, end: str) -> str:
    """The role of a broker in an open triad, by the sectors of its three actors.

    >>> role("funders", "funders", "City Hall"), role("funders", "City Hall", "City Hall")
    ('representative', 'gatekeeper')
    """
    if start == end:
        return "coordinator" if broker == start else "itinerant"
    if broker == end:
        return "gatekeeper"
    return "representative" if broker == start else "liaison"


def brokerage(graph: nx.DiGraph[str], sector: str = "sector") -> dict[str, dict[str, int]]:
    """How many open triads each actor brokers, by role.

    Parameters
    ----------
    graph : networkx.DiGraph
        A network of actors.
    sector : str
        The node attribute that holds the sector. An open triad in which an actor has none plays no role; see
        :func:`count_unplaced`.

    Returns
    -------
    dict
        Actor → role → count. An actor's counts sum to the open triads that it brokers among actors with sectors.

    Notes
    -----
    An open triad that k actors broker counts for each of them: no share of 1 / k is taken.

    References
    ----------
    .. [1] R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage in transaction
       networks", Sociological Methodology 19, 89-126 (1989). https://doi.org/10.2307/270949

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph([("a", "v"), ("v", "b")])
    >>> nx.set_node_attributes(graph, {"a": "councils", "v": "councils", "b": "funders"}, "sector")
    >>> brokerage(graph)["v"]["representative"]
    1
    """
    known = _known_sectors(graph, sector)
    found = {actor: dict.fromkeys(ROLES, 0) for actor in graph}
    for triad in open_triads(graph):
        if known.keys() >= set(triad):
            found[triad[1]][role(*(known[actor] for actor in triad))] += 1
    return found


def rank_brokers(counts: Mapping[str, Mapping[str, int]]) -> list[tuple[str, Mapping[str, int]]]:
    """Those who broker anything, the most open triads first; ties by id."""
    found = [(actor, own) for actor, own in counts.items() if any(own.values())]
    return sorted(found, key=lambda pair: (-sum(pair[1].values()), pair[0]))


def count_unplaced(graph: nx.DiGraph[str], sector: str = "sector") -> dict[str, int]:
    """How many open triads each actor brokers in which somebody has no sector, for actors with any."""
    known = _known_sectors(graph, sector)
    return dict(Counter(triad[1] for triad in open_triads(graph) if not known.keys() >= set(triad)))


def expected_counts(graph: nx.DiGraph[str], sector: str = "sector") -> dict[str, dict[str, float]]:
    """The mean of each count if the sectors were assigned at random among the actors that have one. Exact.

    Notes
    -----
    With n actors, of which n_s in sector s, three of them have sectors as the role wants with the same probability
    wherever they stand: coordinator Σ n_s (n_s - 1) (n_s - 2) / n (n - 1) (n - 2), itinerant, gatekeeper and
    representative each Σ n_s (n_s - 1) (n - n_s) / n (n - 1) (n - 2), liaison the rest. The mean is that times the
    open triads that the actor brokers.
    """
    known = _known_sectors(graph, sector)
    chances = _chances(Counter(known.values()))
    counts = brokerage(graph, sector)
    return {actor: {name: sum(own.values()) * chances[name] for name in ROLES} for actor, own in counts.items()}


def _chances(sizes: Mapping[str, int]) -> dict[str, float]:
    n = sum(sizes.values())
    ways = n * (n - 1) * (n - 2)
    if not ways:
        return dict.fromkeys(ROLES, 0.0)
    alike = sum(size * (size - 1) * (size - 2) for size in sizes.values())
    two = sum(size * (size - 1) * (n - size) for size in sizes.values())
    left = ways - alike - 3 * two
    return dict(zip(ROLES, (alike / ways, two / ways, two / ways, two / ways, left / ways), strict=True))


def permutation_range(
    graph: nx.DiGraph[str], sector: str = "sector", *, permutations: int = 1000, seed: int = 0
) -> dict[str, dict[str, ChanceRange]]:
    """The range of each count when sectors are assigned at random, the ties staying as they are.

    Parameters
    ----------
    permutations : int
        How many deals; the 5th and 95th percentile bound the range.
    seed : int
        The same seed gives the same range.

    Returns
    -------
    dict
        Actor → role → :class:`ChanceRange`, for actors that broker. The mean is exact, by
        :func:`expected_counts`.

    Notes
    -----
    The range says what the ties alone would give, whoever stands where. It is no test of why, and the ties
    themselves are those that the sources happened to report. Time O(permutations · open triads).
    """
    import numpy as np

    known = _known_sectors(graph, sector)
    triads = sorted(triad for triad in open_triads(graph) if known.keys() >= set(triad))
    if not triads:
        return {}
    deals = _deals(known, triads, permutations, seed)
    low, high = np.percentile(deals, (5, 95), axis=0, method="inverted_cdf").reshape(2, len(known), len(ROLES))
    means, place = expected_counts(graph, sector), {actor: number for number, actor in enumerate(sorted(known))}
    return {
        actor: {
            name: ChanceRange(means[actor][name], int(low[place[actor], n]), int(high[place[actor], n]))
            for n, name in enumerate(ROLES)
        }
        for actor in sorted({broker for _, broker, _ in triads})
    }


def _deals(
    known: Mapping[str, str], triads: Sequence[tuple[str, str, str]], permutations: int, seed: int
) -> NDArray[np.int32]:
    """One row for each random deal: for every actor in order of id, how often it plays each role."""
    import numpy as np

    actors, names = sorted(known), sorted(set(known.values()))
    place = {actor: number for number, actor in enumerate(actors)}
    starts, brokers, ends = np.array([[place[actor] for actor in triad] for triad in triads]).T
    labels = np.array([names.index(known[actor]) for actor in actors])
    random = np.random.default_rng(seed)
    deals = np.empty((permutations, len(actors) * len(ROLES)), dtype=np.int32)
    for row in deals:
        random.shuffle(labels)
        start, broker, end = labels[starts], labels[brokers], labels[ends]
        # The places in ROLES, by the same comparisons as in role().
        across = np.where(broker == end, 2, np.where(broker == start, 3, 4))
        roles = np.where(start == end, np.where(broker == start, 0, 1), across)
        row[:] = np.bincount(brokers * len(ROLES) + roles, minlength=len(row))
    return deals


def _known_sectors(graph: nx.DiGraph[str], sector: str) -> dict[str, str]:
    return {actor: data[sector] for actor, data in graph.nodes(data=True) if data.get(sector)}
