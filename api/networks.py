"""The record as a network of actors: who connects whom, who holds together, and what came when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from ..graph.networks.windows import Window
    from ..graph.record import Record
    from .results.networks import (
        BrokersResult,
        CentralityResult,
        CommunitiesResult,
        SecondmentsResult,
        TiesResult,
        TimelineResult,
    )


class Networks(BuiltData):
    """The methods that measure networks.

    They share keywords: ``ties`` says what ties actors, ``direct`` one claim, ``dealings`` through a thing, ``shared``
    parts in the same thing, or ``all``; ``at`` takes only claims certainly in a date or span, such as ``2015/2019``;
    ``wordings`` only claims of these wordings; ``seed`` is the random seed.
    """

    def brokers(
        self,
        *,
        ties: str = "direct",
        at: str = "",
        window: int | None = None,
        wordings: Iterable[str] = (),
        permutations: int = 1000,
        seed: int = 0,
        limit: int = 10,
    ) -> BrokersResult:
        """Who connects actors that nothing else ties, within and between sectors, beside what chance would give.

        Parameters
        ----------
        window
            Repeat it for every window of so many years.
        permutations
            How many random deals chance is counted over.
        limit
            How many brokers to keep.

        Raises
        ------
        UsageError
            ``at`` and ``window`` are both given, or no claim that ties is dated.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().brokers(permutations=100, limit=1)
        >>> [found.record.name(id) for id, counts in found.windows[0].ranked]
        ['Social Integration Team']
        """
        from ..graph.networks.brokerage import brokers
        from .results.networks import BrokersResult

        if at and window:
            raise UsageError("at is one window, and window says many: give one of them")
        record = self.record()
        spans = _spans(record, ties, window) if window else [_window(at)]
        found = [
            brokers(self._actors(record, ties, span, wordings), limit=limit, permutations=permutations, seed=seed)
            for span in spans
        ]
        return BrokersResult(record, found, bool(window))

    def centrality(
        self, *, ties: str = "all", at: str = "", wordings: Iterable[str] = (), seed: int = 0, limit: int | None = 15
    ) -> CentralityResult:
        """Who lies between others, and who spans holes between them.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().centrality(limit=1)
        >>> found.record.name(found.standings[0].id)
        'Citizens UK'
        """
        from ..graph.networks.structure import is_exact, standings
        from .results.networks import CentralityResult

        record = self.record()
        graph = self._actors(record, ties, _window(at), wordings)
        return CentralityResult(record, graph, standings(graph, seed=seed)[:limit], is_exact(graph))

    def communities(
        self, *, ties: str = "all", at: str = "", wordings: Iterable[str] = (), runs: int = 20, seed: int = 0
    ) -> CommunitiesResult:
        """Which actors hold together, and how far that changes over so many ``runs`` with other seeds.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().communities(runs=2).communities.runs
        2
        """
        from ..graph.networks.structure import communities
        from .results.networks import CommunitiesResult

        record = self.record()
        graph = self._actors(record, ties, _window(at), wordings)
        return CommunitiesResult(record, graph, communities(graph, runs=runs, seed=seed))

    def ties(
        self, actor: str, other: str = "", *, ties: str = "all", at: str = "", wordings: Iterable[str] = ()
    ) -> TiesResult:
        """Whom an actor is tied to, or the claims that tie it to another.

        Raises
        ------
        UsageError
            One of them is a thing that cannot be tied, such as a fund.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().ties("Citizens UK", ties="direct")
        >>> found.pairs[0]
        ('citizens-uk', 'london-citizens')
        """
        from ..graph.networks.projection import ties_of
        from .results.networks import TiesResult, resolve_actor

        record = self.record()
        span = _window(at)
        ids = tuple(resolve_actor(record, name) for name in (actor, other) if name)
        graph = self._actors(record, ties, span, wordings)
        return TiesResult(record, graph, ids, ties_of(graph, *ids))

    def secondments(self, *, at: str = "") -> SecondmentsResult:
        """Who paid for, lent, hosted and worked on each secondment.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().secondments().chains) > 5
        True
        """
        from ..graph.networks.projection import claims_of
        from ..graph.networks.secondments import chains, secondments
        from .results.networks import SecondmentsResult

        record = self.record()
        graph = secondments(record, window=_window(at))
        return SecondmentsResult(record, chains(graph), len(claims_of(graph)))

    def timeline(self, thing: str, *, around: bool = False) -> TimelineResult:
        """What the record dates about a thing, in order; with ``around``, also about things one claim away.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().timeline("LVRW 2019").dated[0].when
        '2019-09'
        """
        from ..graph.names import resolve
        from ..graph.networks.timeline import timeline
        from .results.networks import TimelineResult

        record = self.record()
        return TimelineResult(record, timeline(record, resolve(record, thing), around=around))

    def _actors(self, record: Record, ties: str, span: Window | None, wordings: Iterable[str]) -> nx.DiGraph[str]:
        from ..graph.networks.projection import actors
        from ..graph.networks.sectors import read_sectors_by_hand

        return actors(
            record, ties, window=span, wordings=tuple(wordings), by_hand=read_sectors_by_hand(record, self.root)
        )


def _window(at: str) -> Window | None:
    if not at:
        return None
    from ..graph.networks.windows import Window

    try:
        return Window.of(at)
    except ValueError as error:
        raise UsageError(f"at: {error}") from None


def _spans(record: Record, ties: str, years: int) -> list[Window]:
    from ..graph.networks.projection import tying_claims
    from ..graph.networks.windows import windows

    if spans := windows(tying_claims(record, ties), years):
        return spans
    raise UsageError("no claim that ties two actors is dated, so there are no windows: leave out the window")
