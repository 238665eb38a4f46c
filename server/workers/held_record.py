"""The record that a worker has open, with the methods by which ``Dataset`` answers from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ...api.assessments import Assessments
from ...api.lookups import Lookups
from ...api.networks import Networks
from ...api.traces import Traces
from ...graph.changes.claim_history import ClaimHistory, read_kept
from ...graph.record import Record

_read_once = cache(read_kept)


@dataclass(frozen=True)
class HeldRecord(Lookups, Traces, Networks, Assessments):
    """Answers as ``Dataset`` gives them, of a record that is open already: no file of the data is read again."""

    held: Record = field(kw_only=True, repr=False, compare=False)
    history_file: str = field(default="", kw_only=True)

    @classmethod
    def of(cls, record: Record, settings: Mapping[str, Any]) -> HeldRecord:
        """The record of a worker with these settings."""
        return cls(
            settings["root"],
            record.base,
            record.origin,
            about=record.about,
            held=record,
            history_file=settings.get("history", ""),
        )

    def record(self) -> Record:
        """The record that is held."""
        return self.held

    def claim_history(self) -> ClaimHistory:
        """The commits that changed each claim, as they were when the server started."""
        return _read_once(self.history_file, self.held.withholds)

    def shown_record(self) -> Record:
        """The same: what a server shows is what may be handed on."""
        return self.held
