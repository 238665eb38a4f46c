"""The records of other people that one stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...graph.export.others import OtherRecordRow, RecordsDict
    from ...graph.record import OtherRecord


@dataclass(frozen=True, eq=False)
class RecordsResult:
    """The records, in the order in which ``civicgraph.toml`` names them."""

    rows: list[OtherRecordRow]

    def to_dict(self) -> RecordsDict:
        """What ``--json`` prints."""
        return {"schema": "civicgraph/records/1", "records": self.rows}


def record_row(data: BuiltData, one: OtherRecord) -> OtherRecordRow:
    """One record, with what is there of it: counts only where it is as it was pinned."""
    import os
    from datetime import date

    from ...graph.export.others import other_row
    from ...graph.others import pins
    from ...graph.others.joining import open_other
    from ...graph.others.telling import count_left_out

    folder = pins.folder_of(data.root, one)
    state = pins.state_of(data.root, one)
    fetched = "" if one.path or state == "missing" else date.fromtimestamp(os.path.getmtime(folder)).isoformat()
    if state != "here":
        return other_row(one, state, fetched, None, None)
    theirs = open_other(data, one)
    return other_row(one, state, fetched, theirs.record(), count_left_out(theirs))
