"""Ties, secondments and timelines, each with what it was computed on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, TypedDict

from ..dates import is_known
from ..networks.projection import CAUTION
from ..networks.secondments import SecondmentChain
from ..networks.timeline import Timeline
from ..record import Claim, Record
from .networks import BasisDict, basis_json
from .row_keys import ClaimRow, ThingRef
from .rows import claim_row, thing_json

if TYPE_CHECKING:
    import networkx as nx


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


def chains_json(record: Record, chains: Iterable[SecondmentChain], claims: int) -> SecondmentsDict:
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
        for chain in chains
    ]
    computed: CountedOn = {"claims": claims, "caution": CAUTION}
    return {"schema": "civicgraph/secondments/1", "secondments": rows, "computed_on": computed}


def timeline_json(record: Record, timeline: Timeline) -> TimelineDict:
    """The dated claims in order with their bounds, the undated apart."""
    return {
        "schema": "civicgraph/timeline/1",
        "thing": thing_json(record, timeline.id),
        "dated": [{**claim_row(record, claim), "bounds": _bounds(claim)} for claim in timeline.dated],
        "undated": [claim_row(record, claim) for claim in timeline.undated],
        "computed_on": {"claims": len(timeline.dated) + len(timeline.undated), "caution": CAUTION},
    }


def _bounds(claim: Claim) -> BoundsDict:
    low, high, end_low, end_high = (day if is_known(day) else None for day in claim.bounds)
    return {"start_lo": low, "start_hi": high, "end_lo": end_low, "end_hi": end_high}
