"""Brokers, standings, communities, ties and timelines, each with what it was computed on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from ..dates import AFTER_ALL, BEFORE_ALL
from ..networks.brokerage import ROLES, Brokers, Range
from ..networks.projection import CAUTION, Basis
from ..networks.secondments import Chain
from ..networks.structure import Communities, Standing
from ..networks.timeline import Timeline
from ..record import Claim, Record
from .rows import ClaimRow, ThingRef, claim_row, thing_json

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
    """An actor of a community, and how far it held to it."""

    together: float


class LeastAndMean(TypedDict):
    """How far two runs agree."""

    least: float
    mean: float


class CommunitiesDict(TypedDict):
    """Actors that hold together."""

    schema: Literal["civicgraph/communities/1"]
    communities: list[list[TogetherRow]]
    modularity: float
    modularity_range: list[float]
    number_range: list[int]
    agreement: LeastAndMean
    runs: int
    seed: int
    computed_on: BasisDict


TieRow = TypedDict(
    "TieRow",
    {"from": ThingRef, "to": ThingRef, "weight": float, "through": list[ThingRef], "claims": list[ClaimRow]},
)


class TiesDict(TypedDict):
    """Ties with their claims in full."""

    schema: Literal["civicgraph/ties/1"]
    ties: list[TieRow]
    computed_on: BasisDict


class CountedOn(TypedDict):
    """How many claims it was computed on, and what it does not mean."""

    claims: int
    caution: str


class SecondmentRow(ThingRef):
    """A secondment, with who paid, lent, came, hosted, and what was worked on."""

    funders: list[ThingRef]
    programmes: list[ThingRef]
    home: list[ThingRef]
    secondee: list[ThingRef]
    host: list[ThingRef]
    work: list[ThingRef]


class SecondmentsDict(TypedDict):
    """All secondments."""

    schema: Literal["civicgraph/secondments/1"]
    secondments: list[SecondmentRow]
    computed_on: CountedOn


class BoundsDict(TypedDict):
    """The first and last day on which a claim may begin and end; null where that is open."""

    start_lo: str | None
    start_hi: str | None
    end_lo: str | None
    end_hi: str | None


class DatedRow(ClaimRow):
    """A dated claim with its bounds."""

    bounds: BoundsDict


class TimelineDict(TypedDict):
    """What is dated about a thing, in order."""

    schema: Literal["civicgraph/timeline/1"]
    thing: ThingRef
    dated: list[DatedRow]
    undated: list[ClaimRow]
    computed_on: CountedOn


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


def brokers_json(record: Record, found: Brokers) -> BrokersDict:
    """Brokers with their counts by role and the range that chance would give."""
    rows = list[BrokerRow]()
    for id, counts in found.ranked:
        chance = found.chance.get(id, {})
        rows.append(
            {
                **thing_json(record, id),
                "sector": found.graph.nodes[id]["sector"] or None,
                "triads": sum(counts.values()),
                "roles": {name: _role(counts[name], chance.get(name)) for name in ROLES},
                "without_sector": found.unplaced.get(id, 0),
            }
        )
    return {
        "schema": "civicgraph/brokers/1",
        "brokers": rows,
        "computed_on": basis_json(found.graph.graph["basis"]),
    }


def brokers_by_window_json(record: Record, found: Iterable[Brokers]) -> BrokersByWindowDict:
    """The brokers of each window."""
    return {"schema": "civicgraph/brokers-by-window/1", "windows": [brokers_json(record, one) for one in found]}


def _role(count: int, chance: Range | None) -> RoleDict:
    if chance is None:
        return {"count": count}
    return {
        "count": count,
        "mean": round(chance.mean, 4),
        "low": chance.low,
        "high": chance.high,
        "against": chance.verdict(count),
    }


def standings_json(record: Record, graph: nx.DiGraph[str], rows: Iterable[Standing], exact: bool) -> CentralityDict:
    """Every actor's place in the network."""
    found: list[StandingRow] = [
        {
            **thing_json(record, one.id),
            "neighbours": one.neighbours,
            "betweenness": round(one.betweenness, 6),
            "constraint": _rounded(one.constraint),
            "effective_size": _rounded(one.effective_size),
        }
        for one in rows
    ]
    return {
        "schema": "civicgraph/centrality/1",
        "actors": found,
        "exact": exact,
        "computed_on": basis_json(graph.graph["basis"]),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def communities_json(record: Record, graph: nx.DiGraph[str], found: Communities) -> CommunitiesDict:
    """The communities with how far they held together over the runs."""
    groups: list[list[TogetherRow]] = [
        [{**thing_json(record, id), "together": round(found.together[id], 4)} for id in group] for group in found.groups
    ]
    return {
        "schema": "civicgraph/communities/1",
        "communities": groups,
        "modularity": round(found.modularity, 6),
        "modularity_range": [round(value, 6) for value in found.modularity_range],
        "number_range": list(found.number_range),
        "agreement": {"least": round(found.agreement[0], 6), "mean": round(found.agreement[1], 6)},
        "runs": found.runs,
        "seed": found.seed,
        "computed_on": basis_json(graph.graph["basis"]),
    }


def ties_json(record: Record, graph: nx.DiGraph[str], pairs: Iterable[tuple[str, str]]) -> TiesDict:
    """Ties with their claims in full."""
    rows = list[TieRow]()
    for start, end in pairs:
        data = graph.edges[start, end]
        rows.append(
            {
                "from": thing_json(record, start),
                "to": thing_json(record, end),
                "weight": round(data["weight"], 6),
                "through": [thing_json(record, id) for id in data["through"]],
                "claims": [claim_row(record, record.claims[id]) for id in data["claims"]],
            }
        )
    return {"schema": "civicgraph/ties/1", "ties": rows, "computed_on": basis_json(graph.graph["basis"])}


def chains_json(record: Record, found: Iterable[Chain], claims: int) -> SecondmentsDict:
    """Secondments with who paid, lent, came, hosted and what was worked on."""

    def things(ids: Iterable[str]) -> list[ThingRef]:
        return [thing_json(record, id) for id in ids]

    rows: list[SecondmentRow] = [
        {
            **thing_json(record, chain.id),
            "funders": things(chain.funders),
            "programmes": things(chain.programmes),
            "home": things(chain.home),
            "secondee": things(chain.secondee),
            "host": things(chain.host),
            "work": things(chain.work),
        }
        for chain in found
    ]
    computed: CountedOn = {"claims": claims, "caution": CAUTION}
    return {"schema": "civicgraph/secondments/1", "secondments": rows, "computed_on": computed}


def timeline_json(record: Record, found: Timeline) -> TimelineDict:
    """The dated claims in order with their bounds, the undated apart."""
    return {
        "schema": "civicgraph/timeline/1",
        "thing": thing_json(record, found.id),
        "dated": [{**claim_row(record, claim), "bounds": _bounds(claim)} for claim in found.dated],
        "undated": [claim_row(record, claim) for claim in found.undated],
        "computed_on": {"claims": len(found.dated) + len(found.undated), "caution": CAUTION},
    }


def _bounds(claim: Claim) -> BoundsDict:
    low, high, end_low, end_high = (None if day in (BEFORE_ALL, AFTER_ALL) else day for day in claim.bounds)
    return {"start_lo": low, "start_hi": high, "end_lo": end_low, "end_hi": end_high}
