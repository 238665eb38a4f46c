"""Brokers, standings, communities, ties and timelines as plain values for JSON, each with what it was computed on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..dates import AFTER_ALL, BEFORE_ALL
from ..exchange import claim_row, thing_json
from ..record import Claim, Record
from .brokerage import ROLES, Brokers, Range
from .projection import CAUTION, Basis
from .secondments import Chain
from .structure import Communities, Standing
from .timeline import Timeline

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]


def basis_json(basis: Basis) -> Json:
    """What a network was computed on, and what it does not mean."""
    fields = ("projection", "window", "actors", "of_actors", "ties", "claims", "dated", "undated")
    counts = ("kinds", "wordings", "sources", "left_out")
    found: Json = {name: getattr(basis, name) for name in fields}
    return found | {name: dict(getattr(basis, name)) for name in counts} | {"caution": CAUTION}


def brokers_json(record: Record, found: Brokers) -> Json:
    """Brokers with their counts by role and the range that chance would give."""
    rows = []
    for id, counts in found.ranked:
        chance = found.chance.get(id, {})
        roles = {
            name: {"count": counts[name], **(_range_json(chance[name], counts[name]) if name in chance else {})}
            for name in ROLES
        }
        row = {"sector": found.graph.nodes[id]["sector"] or None, "triads": sum(counts.values()), "roles": roles}
        rows.append(thing_json(record, id) | row | {"without_sector": found.unplaced.get(id, 0)})
    return {"brokers": rows, "computed_on": basis_json(found.graph.graph["basis"])}


def _range_json(chance: Range, count: int) -> Json:
    return {"mean": round(chance.mean, 4), "low": chance.low, "high": chance.high, "against": chance.verdict(count)}


def standings_json(record: Record, graph: nx.DiGraph[str], rows: Iterable[Standing], exact: bool) -> Json:
    """Every actor's place in the network."""
    found = [thing_json(record, one.id) | {name: _rounded(one, name) for name in Standing._fields[1:]} for one in rows]
    return {"actors": found, "exact": exact, "computed_on": basis_json(graph.graph["basis"])}


def _rounded(one: Standing, name: str) -> float | None:
    value = getattr(one, name)
    return None if value is None else round(value, 6)


def communities_json(record: Record, graph: nx.DiGraph[str], found: Communities) -> Json:
    """The communities with how far they held together over the runs."""
    groups = [
        [thing_json(record, id) | {"together": round(found.together[id], 4)} for id in group] for group in found.groups
    ]
    return {
        "communities": groups,
        "modularity": round(found.modularity, 6),
        "modularity_range": [round(value, 6) for value in found.modularity_range],
        "number_range": list(found.number_range),
        "agreement": {"least": round(found.agreement[0], 6), "mean": round(found.agreement[1], 6)},
        "runs": found.runs,
        "seed": found.seed,
        "computed_on": basis_json(graph.graph["basis"]),
    }


def ties_json(record: Record, graph: nx.DiGraph[str], pairs: Iterable[tuple[str, str]]) -> Json:
    """Ties with their claims in full."""
    rows = []
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
    return {"ties": rows, "computed_on": basis_json(graph.graph["basis"])}


def chains_json(record: Record, found: Iterable[Chain], claims: int) -> Json:
    """Secondments with who paid, lent, came, hosted and what was worked on."""
    rows = []
    for chain in found:
        ends = {name: [thing_json(record, id) for id in getattr(chain, name)] for name in Chain._fields[1:]}
        rows.append(thing_json(record, chain.id) | ends)
    return {"secondments": rows, "computed_on": {"claims": claims, "caution": CAUTION}}


def timeline_json(record: Record, found: Timeline) -> Json:
    """The dated claims in order with their bounds, the undated apart."""
    return {
        "thing": thing_json(record, found.id),
        "dated": [claim_row(record, claim) | {"bounds": _bounds_json(claim)} for claim in found.dated],
        "undated": [claim_row(record, claim) for claim in found.undated],
        "computed_on": {"claims": len(found.dated) + len(found.undated), "caution": CAUTION},
    }


def _bounds_json(claim: Claim) -> Json:
    """The bounds of a claim's time; None where it is open."""
    return {
        name: None if day in (BEFORE_ALL, AFTER_ALL) else day
        for name, day in zip(claim.bounds._fields, claim.bounds, strict=True)
    }
