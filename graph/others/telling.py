"""What of other people's records is told where a record is handed on without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.counts import tally

if TYPE_CHECKING:
    from ..dataset import BuiltData


def theirs_left_out(data: BuiltData) -> list[str]:
    """How much of the records that a data set stands on is not handed on with it, a line for each.

    >>> from civicgraph import Dataset
    >>> theirs_left_out(Dataset.shipped())
    []
    """
    named = {one.record.name: one for one in data.compile_own().others} if data.others else {}
    found = []
    for part in data.beside_parts():
        one, ids = part.record, part.tables.ids
        things = len(ids["things"]) - len(named[one.name].tables.ids["things"])
        counts = f"{tally(len(ids['claims']), 'claim')} and {tally(things, 'thing')}"
        found.append(f"the record {one.name} of other people: {counts}; those who keep it hand it on")
    return found
