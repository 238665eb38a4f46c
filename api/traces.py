"""Tracing: what one thing came from, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..graph.dataset import BuiltData
from ..graph.errors import UsageError

if TYPE_CHECKING:
    from ..graph.record import Record
    from ..graph.tracing.model import LeftOut
    from ..graph.tracing.trace import Filters
    from .results.traces import ReachResult, TraceResult


class Traces(BuiltData):
    """The methods that trace."""

    def trace(
        self,
        start: str,
        end: str,
        *,
        limit: int = 5,
        max_steps: int = 8,
        kinds: Iterable[str] = (),
        wordings: Iterable[str] = (),
        since: str = "",
        until: str = "",
        store: str | None = None,
        ends: str = "wide",
        same: bool = False,
    ) -> TraceResult:
        """How far the record traces one thing back to another; both by id, IRI, name or alias.

        Parameters
        ----------
        limit
            How many pathways to keep; all are counted.
        max_steps
            The most claims in one pathway.
        kinds, wordings
            Walk only along claims of these kinds and wordings; empty: all.
        since, until
            Leave out what had ended before a date, and what began after one; ``2016`` or ``2016-11``.
        store
            The address of an engine that holds the record, in the place of the store at hand.
        ends
            ``wide``: where nothing leads from one to the other, the two are taken with their roles, parts and wholes,
            and the trace says so; ``exact``: they are not. An engine is asked for the exact ends alone.
        same
            Whether things that are held to be one, by ``identity.yaml`` or by claims, are taken as one; the trace
            says which. Else it says where that would join the two. An engine is not asked so.

        Raises
        ------
        UnknownName
            No thing has one of the names, or several do.
        UsageError
            A date is none, ``ends`` is neither of the two, or an engine was to take things as one.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().trace("Citizens UK", "LVRW")
        >>> [step.relation for step in found.pathways[0].steps]
        ['asked', 'respondedTo', 'cameAfter', 'respondedTo', 'dependedOn']
        >>> Dataset.shipped().trace("Citizens UK", "LVRW", kinds=["influence"]).found
        0
        """
        from ..graph.tracing.as_one import note_would_join, trace_as_one
        from ..graph.tracing.trace import EXACT, WIDE, trace
        from .results.traces import TraceResult

        if store and same:
            raise UsageError("an engine is not asked to take things as one: trace the record at hand so")
        filters = filters_of(kinds, wordings, since, until)
        record, ids, left_out = self._look_up(store, [start, end], max_steps, filters)
        if ends not in (WIDE, EXACT):
            raise UsageError(f"ends is {WIDE} or {EXACT}, not {ends!r}")
        ends = EXACT if store else ends
        options: dict[str, Any] = {"limit": limit, "max_steps": max_steps, "filters": filters, "ends": ends}
        if same:
            return TraceResult(*trace_as_one(record, *ids, **options))
        found = trace(record, *ids, limit=limit, max_steps=max_steps, filters=filters, left_out=left_out, ends=ends)
        return TraceResult(record, found if store else note_would_join(record, found, filters))

    def reach(
        self,
        start: str,
        *,
        max_steps: int = 8,
        kinds: Iterable[str] = (),
        wordings: Iterable[str] = (),
        since: str = "",
        until: str = "",
        store: str | None = None,
    ) -> ReachResult:
        """Everything that a thing leads to, best reached first; the keywords are those of :meth:`trace`.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().reach("Citizens UK", max_steps=2)
        >>> found.reached[0].steps
        1
        """
        from ..graph.tracing.trace import reach
        from .results.traces import ReachResult

        filters = filters_of(kinds, wordings, since, until)
        record, ids, left_out = self._look_up(store, [start], max_steps, filters)
        found, left_out = reach(record, ids[0], max_steps=max_steps, filters=filters, left_out=left_out)
        return ReachResult(record, ids[0], found, left_out, max_steps)

    def _look_up(
        self, store: str | None, named: Sequence[str], max_steps: int, filters: Filters
    ) -> tuple[Record, list[str], LeftOut | None]:
        """The record, or of an engine's only what is needed; the ids of what was named; what that part lacks."""
        if store:
            from ..graph.extras import needing

            with needing("engines", "asking an engine"):
                from ..graph.remote.remote import Remote
            with Remote(store) as remote:
                ids = [remote.resolve(name) for name in named]
                part = remote.part(ids, max_steps, filters)
            return part.record, ids, part.left_out
        from ..graph.names import resolve

        record = self.shown_record()
        return record, [resolve(record, name) for name in named], None


def filters_of(kinds: Iterable[str], wordings: Iterable[str], since: str, until: str) -> Filters:
    """The filters of a trace.

    >>> filters_of(["influence"], [], "", "2019").to_date
    '2019'

    Raises
    ------
    UsageError
        A date is none, or the two leave nothing between them.
    """
    from ..graph.dates import bounds, check_date
    from ..graph.tracing.trace import Filters

    check_date("since", since, single=True)
    check_date("until", until, single=True)
    if since and until and bounds(since).is_after(bounds(until)):
        raise UsageError(f"{since} lies after {until}: nothing could be between")
    return Filters(tuple(kinds), tuple(wordings), since, until)
