"""Things that may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.export.duplicates import DuplicatesDict
    from ...graph.likely_duplicates import LikelyDuplicate
    from ...graph.record import Record


@dataclass(frozen=True, repr=False, eq=False)
class DuplicatesResult:
    """Pairs of things that may be one, the likeliest first."""

    record: Record
    pairs: list[LikelyDuplicate]

    def to_dict(self) -> DuplicatesDict:
        """What ``--json`` prints."""
        from ...graph.export.duplicates import duplicates_json

        return duplicates_json(self.record, self.pairs)
