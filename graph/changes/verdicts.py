"""What traces concluded of an earlier version of a record, and conclude of the later one."""

from __future__ import annotations

from collections.abc import Iterable

from ..record import Record
from ..tracing.trace import trace
from .identities import SameItems
from .model import VerdictChange

Ends = tuple[str, str]


def verdict_changes(old: Record, new: Record, asked: Iterable[Ends], same: SameItems) -> tuple[VerdictChange, ...]:
    """The traces whose verdicts differ, in the order in which they are asked for, by the later ids of their ends."""
    things = {**same.renamed["things"], **same.merged}
    earlier = {after: before for before, after in same.renamed["things"].items()}
    ends = dict.fromkeys((things.get(start, start), things.get(end, end)) for start, end in asked)
    found = []
    for start, end in ends:
        before = _verdict(old, earlier.get(start, start), earlier.get(end, end))
        after = _verdict(new, start, end)
        if before != after:
            found.append(VerdictChange(start, end, before, after))
    return tuple(found)


def _verdict(record: Record, start: str, end: str) -> tuple[str, ...]:
    """What a trace concludes; nothing where an end is not in the record."""
    if start not in record.things or end not in record.things:
        return ()
    return trace(record, start, end, limit=1).verdict
