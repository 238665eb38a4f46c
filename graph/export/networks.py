"""Brokers, standings and communities, each with what it was computed on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from ..networks.brokerage import ROLES, Brokers, ChanceRange
from ..networks.projection import CAUTION, Basis
from ..networks.structure import ActorStanding, Communities
from ..record import Record
from .row_keys import ThingRef
from .rows import thing_json

if TYPE_CHECKING:
    import networkx as nx


class BasisDict(TypedDict):
    """What a network was computed on, and what it does not mean."""

    projection: str
    window: str
    actors: int
    of_actors: int
    ties: int
    claims: int
    dated: int
    undated: int
    kinds: dict[str, int]
    wordings: dict[str, int]
    sources: dict[str, int]
    left_out: dict[str, int]
    caution: str


class RoleDict(TypedDict):
    """How often a broker plays a role, beside what chance would give."""

    count: int
    mean: NotRequired[float]
    low: NotRequired[int]
    high: NotRequired[int]
    against: NotRequired[str]


class BrokerRow(ThingRef):
    """An actor who connects others."""

    sector: str | None
    triads: int
    roles: dict[str, RoleDict]
    without_sector: int


class BrokersDict(TypedDict):
    """Brokers, most first."""

    schema: Literal["civicgraph/brokers/1"]
    brokers: list[BrokerRow]
    computed_on: BasisDict


class BrokersByWindowDict(TypedDict):
    """Brokers of each window of years."""

    schema: Literal["civicgraph/brokers-by-window/1"]
    windows: list[BrokersDict]


class StandingRow(ThingRef):
    """An actor's place in the network."""

    neighbours: int
    betweenness: float
    constraint: float | None
    effective_size: float | None


class CentralityDict(TypedDict):
    """Actors by their place in the network."""

    schema: Literal["civicgraph/centrality/1"]
    actors: list[StandingRow]
    exact: bool
    computed_on: BasisDict


class TogetherRow(ThingRef):
    """An actor of a community, and in what share of the runs it belonged to it."""

    together: float


class LeastAndMean(TypedDict):
    """How far two runs agree."""

    least: float
    mean: float


class CommunitiesDict(TypedDict):
    """Groups of actors that are tied to each other."""

    schema: Literal["civicgraph/communities/1"]
    communities: list[list[TogetherRow]]
    modularity: float
    modularity_range: list[float]
    number_range: list[int]
    agreement: LeastAndMean
    runs: int
    seed: int
    computed_on: BasisDict


def basis_json(basis: Basis) -> BasisDict:
    """What a network was computed on, and what it does not mean."""
    return {
        "projection": basis.projection,
        "window": basis.window,
        "actors": basis.actors,
        "of_actors": basis.of_actors,
        "ties": basis.ties,
        "claims": basis.claims,
        "dated": basis.dated,
        "undated": basis.undated,
        "kinds": dict(basis.kinds),
        "wordings": dict(basis.wordings),
        "sources": dict(basis.sources),
        "left_out": dict(basis.left_out),
        "caution": CAUTION,
    }


def brokers_json(record: Record, brokers: Brokers) -> BrokersDict:
    """Brokers with their counts by role and the range that chance would give."""
    rows = list[BrokerRow]()
    for id, counts in brokers.ranked:
        chance = brokers.chance.get(id, {})
        rows.append(
            {
                **thing_json(record, id),
                "sector": brokers.graph.nodes[id]["sector"] or None,
                "triads": sum(counts.values()),
                "roles": {name: _role(counts[name], chance.get(name)) for name in ROLES},
                "without_sector": brokers.unplaced.get(id, 0),
            }
        )
    return {
        "schema": "civicgraph/brokers/1",
        "brokers": rows,
        "computed_on": basis_json(brokers.graph.graph["basis"]),
    }


def brokers_by_window_json(record: Record, found: Iterable[Brokers]) -> BrokersByWindowDict:
    """The brokers of each window."""
    return {"schema": "civicgraph/brokers-by-window/1", "windows": [brokers_json(record, one) for one in found]}


def _role(count: int, chance: ChanceRange | None) -> RoleDict:
    if chance is None:
        return {"count": count}
    return {
        "count": count,
        "mean": round(chance.mean, 4),
        "low": chance.low,
        "high": chance.high,
        "against": chance.verdict(count),
    }


def standings_json(
    record: Record, graph: nx.DiGraph[str], rows: Iterable[ActorStanding], exact: bool
) -> CentralityDict:
    """Every actor's place in the network."""
    found: list[StandingRow] = [
        {
            **thing_json(record, standing.id),
            "neighbours": standing.neighbours,
            "betweenness": round(standing.betweenness, 6),
            "constraint": _round(standing.constraint),
            "effective_size": _round(standing.effective_size),
        }
        for standing in rows
    ]
    return {
        "schema": "civicgraph/centrality/1",
        "actors": found,
        "exact": exact,
        "computed_on": basis_json(graph.graph["basis"]),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def communities_json(record: Record, graph: nx.DiGraph[str], communities: Communities) -> CommunitiesDict:
    """The communities with how far they held together over the runs."""
    groups: list[list[TogetherRow]] = [
        [{**thing_json(record, id), "together": round(communities.together[id], 4)} for id in group]
        for group in communities.groups
    ]
    return {
        "schema": "civicgraph/communities/1",
        "communities": groups,
        "modularity": round(communities.modularity, 6),
        "modularity_range": [round(value, 6) for value in communities.modularity_range],
        "number_range": list(communities.number_range),
        "agreement": {"least": round(communities.agreement[0], 6), "mean": round(communities.agreement[1], 6)},
        "runs": communities.runs,
        "seed": communities.seed,
        "computed_on": basis_json(graph.graph["basis"]),
    }
