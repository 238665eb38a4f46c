"""What of other people's records is told where a record is handed on without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..storage.rows import GROUPS
from ..words.counts import tally

if TYPE_CHECKING:
    from ..dataset import BuiltData


def count_left_out(theirs: BuiltData) -> int:
    """How many entries of the files of another record are not read: half-finished, or confidential, or hanging on that.

    >>> from civicgraph.graph.dataset import BuiltData
    >>> count_left_out(BuiltData.as_other(BuiltData.shipped().root))
    0
    """
    record, compiled = theirs.record(), theirs.compile_own()
    there = {id for file in compiled.files for id in file.owners}
    # What does not pass may have no id, or that of another.
    more = [one for one in compiled.drafts if one.id not in there]
    kept = {id for group in GROUPS for id in getattr(record, group)}
    return len(there - kept) + len(more)


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
