"""Which things a map shows: all, the most connected, or those around one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...graph.record import Claim, Record

# The most things that one page draws.
MAX_THINGS = 5000


@dataclass(frozen=True, slots=True)
class Selection:
    """The things to draw, by id, and a sentence about each way in which they are not the whole record."""

    things: tuple[str, ...]
    notes: tuple[str, ...]
    around: str = ""


def joins(record: Record, claim: Claim) -> bool:
    """Whether a claim says something of two things, so that it can be a line between them."""
    return claim.subject in record.things and claim.object in record.things and claim.subject != claim.object


def degree(record: Record, id: str) -> int:
    """How many claims join a thing to another."""
    return sum(joins(record, claim) for claim in record.claims_about(id))


def degrees(record: Record) -> Counter[str]:
    """How many claims join each thing to another."""
    count: Counter[str] = Counter()
    for claim in record.claims.values():
        if joins(record, claim):
            count.update((claim.subject, claim.object))
    return count


def most_connected(record: Record, limit: int) -> Selection:
    """The whole record, or the ``limit`` things that most claims join to others."""
    count = degrees(record)
    ranked = sorted(record.things, key=lambda id: (-count[id], id))
    if len(ranked) <= limit:
        return Selection(tuple(sorted(ranked)), ())
    out = len(ranked) - limit
    note = f"This map shows the {limit:,} most connected of {len(ranked):,} things; {out:,} are left out."
    return Selection(tuple(sorted(ranked[:limit])), (note,))


def neighbourhood(record: Record, around: str, depth: int, limit: int) -> Selection:
    """The things within ``depth`` steps of one, nearest first and then most connected, at most ``limit``.

    Raises
    ------
    KeyError
        The record has no such thing.
    """
    if around not in record.things:
        raise KeyError(around)
    reached = _things_within(record, around, depth)
    nearest, near, all_things = reached[: max(1, limit)], len(reached), len(record.things)
    distance = "1 step" if depth == 1 else f"{depth} steps"
    notes = [f"This map shows what is within {distance} of {record.name(around)}: {_count_things(len(nearest))}."]
    if near > len(nearest):
        left_out = _count_things(near - len(nearest))
        notes.append(
            f"{left_out} within that distance left out: only the {limit:,} nearest and most connected are drawn."
        )
    if all_things > near:
        notes.append(f"{_count_things(all_things - near)} of the record further away left out.")
    return Selection(tuple(sorted(nearest)), tuple(notes), around)


def select_things(record: Record, ids: Iterable[str]) -> Selection:
    """Just the things named.

    Raises
    ------
    KeyError
        The record has no such thing.
    """
    chosen = sorted(set(ids))
    if unknown := [id for id in chosen if id not in record.things]:
        raise KeyError(unknown[0])
    note = f"This map shows {_count_things(len(chosen))} of {len(record.things):,}, and what is claimed among them."
    return Selection(tuple(chosen), (note,))


def _things_within(record: Record, around: str, depth: int) -> list[str]:
    reached, ring = [around], [around]
    seen = {around}
    for _ in range(depth):
        neighbours = {end for id in ring for claim in record.claims_about(id) if joins(record, claim)
                 for end in (claim.subject, claim.object)}  # fmt: skip
        ring = sorted(neighbours - seen, key=lambda id: (-degree(record, id), id))
        reached += ring
        seen |= neighbours
    return reached


def _count_things(number: int) -> str:
    return "1 thing" if number == 1 else f"{number:,} things"
