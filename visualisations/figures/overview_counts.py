"""A record by rung of the ladder: its things, most tied first, and how many claims lead from rung to rung."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...graph.record import Claim, Record
from ...graph.tracing.edges import edge_of
from ...graph.words.catalogue import catalogue
from ..map.selection import degrees
from .pathway_text import lane_names

DEFAULT_LIMIT, NAMED_THINGS = 300, 4
CONTEXT = "context"

Flows = Mapping[tuple[str, str], Counter[str]]


@dataclass(frozen=True, slots=True)
class Overview:
    """A record by lane: its things, most tied first, and the counts of claims that lead from lane to lane, by kind.

    ``named`` are the things that a lane names.
    """

    lanes: dict[str, list[str]]
    named: dict[str, list[str]]
    flows: Flows
    ties: Counter[str]

    @property
    def unnamed(self) -> int:
        """How many things are counted and not named."""
        return sum(map(len, self.lanes.values())) - sum(map(len, self.named.values()))


def lane_title(lane: str) -> str:
    return catalogue()[f"lane.{lane}"]


def overview(record: Record, limit: int = DEFAULT_LIMIT, named: int = NAMED_THINGS) -> Overview:
    """A record by lane. Of more than ``limit`` things each lane names only the ``named`` most tied."""
    ties = degrees(record)
    lanes: dict[str, list[str]] = {lane: [] for lane in lane_names(record)}
    for id in sorted(record.things, key=lambda id: (-ties[id], id)):
        lanes[lane_of(record, id)].append(id)
    limit_per_lane = named if len(record.things) > limit else limit
    flows: dict[tuple[str, str], Counter[str]] = {}
    for claim, start, end in leading_claims(record):
        flows.setdefault((start, end), Counter())[record.relations[claim.predicate].kind] += 1
    shown = {lane: ids for lane, ids in lanes.items() if ids}
    return Overview(shown, {lane: ids[:limit_per_lane] for lane, ids in shown.items()}, flows, ties)


def leading_claims(record: Record) -> Iterator[tuple[Claim, str, str]]:
    """The claims of influence or action that are told as done, each with the lanes that it leads from and to."""
    for claim in record.claims.values():
        edge = edge_of(record, claim)
        if edge and record.tells_influence(edge.kind) and not record.is_undone(claim):
            yield claim, lane_of(record, edge.start), lane_of(record, edge.end)


def lane_of(record: Record, id: str) -> str:
    """The rung of a thing; people, bodies and roles without one are who, and what is left is context."""
    thing = record.things.get(id)
    type = record.types.get(thing.type) if thing else None
    rung = record.rung(id) or ("who" if type and type.family in ("actors", "roles") else "context")
    return rung if rung in lane_names(record) else "context"
