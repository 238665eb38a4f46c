"""The record that a worker has open, with the methods by which ``Dataset`` answers from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...api.assessments import Assessments
from ...api.lookups import Lookups
from ...api.networks import Networks
from ...api.traces import Traces
from ...graph.record import Record


@dataclass(frozen=True)
class HeldRecord(Lookups, Traces, Networks, Assessments):
    """Answers as ``Dataset`` gives them, of a record that is open already: no file of the data is read again."""

    held: Record = field(kw_only=True, repr=False, compare=False)

    @classmethod
    def of(cls, record: Record, settings: Mapping[str, Any]) -> HeldRecord:
        """The record of a worker with these settings."""
        return cls(settings["root"], record.base, record.origin, about=record.about, held=record)

    def record(self) -> Record:
        """The record that is held."""
        return self.held

    def shown_record(self) -> Record:
        """The same: what a server shows is what may be handed on."""
        return self.held
