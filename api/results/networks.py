"""What networks answer with, each with the network or the claims that it was computed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from ...graph.export.networks import BrokersByWindowDict, BrokersDict, CentralityDict, CommunitiesDict
    from ...graph.export.ties import SecondmentsDict, TiesDict, TimelineDict
    from ...graph.networks.brokerage import Brokers
    from ...graph.networks.secondments import SecondmentChain
    from ...graph.networks.structure import ActorStanding, Communities
    from ...graph.networks.timeline import Timeline
    from ...graph.record import Claim, Record


@dataclass(frozen=True, repr=False, eq=False)
class BrokersResult:
    """Brokers of each window; of one alone unless ``by_window``.

    >>> from civicgraph import Dataset
    >>> sorted(Dataset.shipped().brokers(permutations=100, limit=1).to_dict())[0]
    'brokers'
    """

    record: Record
    windows: Sequence[Brokers]
    by_window: bool

    def to_dict(self) -> BrokersDict | BrokersByWindowDict:
        """What ``--json`` prints."""
        from ...graph.export.networks import brokers_by_window_json, brokers_json

        if self.by_window:
            return brokers_by_window_json(self.record, self.windows)
        return brokers_json(self.record, self.windows[0])


@dataclass(frozen=True, repr=False, eq=False)
class CentralityResult:
    """Actors by their place in the network; ``exact`` unless it was sampled.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().centrality(limit=1).to_dict()["exact"]
    True
    """

    record: Record
    graph: nx.DiGraph[str]
    standings: Sequence[ActorStanding]
    exact: bool

    def to_dict(self) -> CentralityDict:
        """What ``--json`` prints."""
        from ...graph.export.networks import standings_json

        return standings_json(self.record, self.graph, self.standings, self.exact)


@dataclass(frozen=True, repr=False, eq=False)
class CommunitiesResult:
    """Communities, with how far they held together over the runs.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().communities(runs=2).to_dict()["runs"]
    2
    """

    record: Record
    graph: nx.DiGraph[str]
    communities: Communities

    def to_dict(self) -> CommunitiesDict:
        """What ``--json`` prints."""
        from ...graph.export.networks import communities_json

        return communities_json(self.record, self.graph, self.communities)


@dataclass(frozen=True, repr=False, eq=False)
class TiesResult:
    """The ties of an actor, or between two; ``ids`` are theirs.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().ties("Citizens UK").ids
    ('citizens-uk',)
    """

    record: Record
    graph: nx.DiGraph[str]
    ids: tuple[str, ...]
    pairs: Sequence[tuple[str, str]]

    def to_dict(self) -> TiesDict:
        """What ``--json`` prints."""
        from ...graph.export.ties import ties_json

        return ties_json(self.record, self.graph, self.pairs)


@dataclass(frozen=True, repr=False, eq=False)
class SecondmentsResult:
    """Secondments, with the number of claims that they were read from.

    >>> from civicgraph import Dataset
    >>> sorted(Dataset.shipped().secondments().to_dict())
    ['computed_on', 'schema', 'secondments']
    """

    record: Record
    chains: Sequence[SecondmentChain]
    claims: int

    def to_dict(self) -> SecondmentsDict:
        """What ``--json`` prints."""
        from ...graph.export.ties import chains_json

        return chains_json(self.record, self.chains, self.claims)


@dataclass(frozen=True, repr=False, eq=False)
class TimelineResult:
    """The dated claims about a thing in order, the undated apart.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().timeline("LVRW").to_dict()["thing"]["id"]
    'lvrw'
    """

    record: Record
    timeline: Timeline

    @property
    def dated(self) -> Sequence[Claim]:
        """The dated claims, in order."""
        return self.timeline.dated

    @property
    def undated(self) -> Sequence[Claim]:
        """The claims without a date."""
        return self.timeline.undated

    def to_dict(self) -> TimelineDict:
        """What ``--json`` prints."""
        from ...graph.export.ties import timeline_json

        return timeline_json(self.record, self.timeline)


def resolve_actor(record: Record, name: str) -> str:
    """The id of an actor.

    Raises
    ------
    UsageError
        It is a thing that cannot be tied.
    """
    from ...graph.errors import UsageError
    from ...graph.names import resolve
    from ...graph.networks.tie_makers import is_actor
    from ...graph.words.things import what_it_is

    id = resolve(record, name)
    if not is_actor(record, id):
        raise UsageError(f"{what_it_is(record, id)}, not an actor that can be tied; try: civicgraph show {id}")
    return id
