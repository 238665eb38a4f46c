"""What a trace answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.export.trace_keys import ReachDict, TraceDict
    from ...graph.record import Record
    from ...graph.tracing.model import LeftOut, Pathway, Trace
    from ...graph.tracing.reach import Reached
    from .pictures import Picture


@dataclass(frozen=True, repr=False, eq=False)
class TraceResult:
    """A trace with the record that it is in.

    >>> from civicgraph import Dataset
    >>> found = Dataset.shipped().trace("Citizens UK", "LVRW")
    >>> found.to_dict()["to"]["name"]
    'London Voter Registration Week'
    """

    record: Record
    trace: Trace

    @property
    def start(self) -> str:
        """The id of the thing that it starts from."""
        return self.trace.start

    @property
    def end(self) -> str:
        """The id of the thing that it leads to."""
        return self.trace.end

    @property
    def verdict(self) -> tuple[str, ...]:
        """What may be concluded, in sentences."""
        return self.trace.verdict

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """The pathways that were kept, best first."""
        return self.trace.pathways

    @property
    def found(self) -> int:
        """How many pathways there are."""
        return self.trace.found

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing on the way, in sentences."""
        return self.trace.gaps

    def __repr__(self) -> str:
        pathways = f"{self.found} pathway{'' if self.found == 1 else 's'}"
        return f"TraceResult({pathways} from {self.start} to {self.end})"

    def to_dict(self) -> TraceDict:
        """What ``--json`` prints."""
        from ...graph.export.traces import trace_json

        return trace_json(self.record, self.trace)

    def figure(self, pathway: int = 1, *, theme: str = "light") -> Picture:
        """A pathway, by its number, as lanes over time.

        Raises
        ------
        UsageError
            There is no such pathway.
        """
        from ...graph.errors import UsageError
        from ...visualisations.figures.pathway import pathway_figure
        from .pictures import Picture

        self.record.require_public()
        if not self.pathways:
            raise UsageError(" ".join(self.verdict))
        if not 1 <= pathway <= len(self.pathways):
            raise UsageError(f"there are only {len(self.pathways)} pathways here")
        return Picture(pathway_figure(self.record, self.trace, pathway=pathway - 1, theme=theme))


@dataclass(frozen=True, repr=False, eq=False)
class ReachResult:
    """What a thing leads to within ``max_steps`` claims, best reached first.

    >>> from civicgraph import Dataset
    >>> len(Dataset.shipped().reach("Citizens UK", max_steps=1).reached) > 0
    True
    """

    record: Record
    start: str
    reached: list[Reached]
    left_out: LeftOut
    max_steps: int

    def to_dict(self) -> ReachDict:
        """What ``--json`` prints."""
        from ...graph.export.traces import reach_json

        return reach_json(self.record, self.start, self.reached, self.left_out, self.max_steps)
