"""What became of promises, what was tested, what would be lost, what can be stated whole, and how well it is coded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.errors import CivicgraphError, UsageError
from ..graph.progress import Progress, silent

if TYPE_CHECKING:
    from ..graph.assessment.bayes import Reading
    from ..graph.record import EvidenceTest, Record
    from .results.assessment import DependenceResult, OutcomesResult, TestsResult, WhatIfResult
    from .results.coding import AgreementResult, CoverageResult
    from .results.ledger import LedgerResult

Span = tuple[float, float]


class Assessments(BuiltData):
    """The methods that judge."""

    def ledger(
        self,
        *,
        by: str = "",
        asked_by: str = "",
        alliance: str = "",
        at: str = "",
        theme: str = "",
        source: str = "",
        depends_on: str = "",
        depends_on_sector: str = "",
        due_before: str = "",
        due_after: str = "",
        overdue_on: str = "",
        with_figure: bool = False,
        not_assessed: bool = False,
        group_by: str = "",
    ) -> LedgerResult:
        """Asks, answers and promises in one table, as far as the filters keep them; people and bodies by name.

        Parameters
        ----------
        by, asked_by, depends_on
            Who promised, answered or must act; who asked; whose action it needs.
        depends_on_sector
            Of whose sector somebody must act, such as ``central-government``.
        alliance, at, theme, source
            Which alliance, assembly, theme or source it belongs to.
        due_before, due_after, overdue_on
            Dates, such as ``2019`` or ``2019-05``.
        group_by
            ``candidate``, ``ask``, ``area`` or ``source``.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> [row.id for row in Dataset.shipped().ledger(source="mayoral-assembly-2016").rows]
        ['ask-assembly-2016-series', 'commitment-mayor-assembly-2016-pledges']
        """
        from ..graph.ledger.filters import filters_by_name
        from ..graph.ledger.ledger import ledger
        from .results.ledger import LedgerResult

        record = self.shown_record()
        filters = filters_by_name(
            record,
            by=by,
            asked_by=asked_by,
            alliance=alliance,
            at=at,
            theme=theme,
            source=source,
            depends_on=depends_on,
            due_before=due_before,
            due_after=due_after,
            overdue_on=overdue_on,
            with_figure=with_figure,
            not_assessed=not_assessed,
            must_act=self._in_sector(depends_on_sector) if depends_on_sector else frozenset(),
        )
        return LedgerResult(record, ledger(record, filters, group_by))

    def _in_sector(self, sector: str) -> frozenset[str]:
        """The actors of a sector.

        Raises
        ------
        UsageError
            There is no such sector, or nobody on record stands in it.
        """
        from ..graph.errors import UsageError
        from ..graph.networks.sectors import FILE, read_sectors_by_hand, sectors
        from ..graph.suggest import did_you_mean

        record = self.record()
        known = sorted(name for scheme, name in record.codes if scheme == "sector")
        if sector not in known:
            raise UsageError(f"{sector!r} is no sector{did_you_mean(sector, known) or ': ' + ', '.join(known)}")
        found = {id for id, one in sectors(record, read_sectors_by_hand(record, self.root)).items() if one == sector}
        if not found:
            way = f"name who must act with --depends-on, or put who stands in it into {FILE}"
            raise UsageError(f"nobody on record stands in the sector {sector}: {way}")
        return frozenset(found)

    def what_if(
        self, name: str, *, origins: Iterable[str] = (), outcomes: Iterable[str] = (), types: Iterable[str] = ()
    ) -> WhatIfResult:
        """What the record would no longer lead to without a thing, claim, source or voice.

        Parameters
        ----------
        origins
            Start from these things, in the place of all asks.
        outcomes, types
            Watch these things, and the things of these types, in the place of all outcomes and measures.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().what_if("European Londoners Hub")
        >>> len(found.loss.lost)
        2
        """
        from .results.assessment import WhatIfResult, resolve_any, ways_asked

        record = self.record()
        asked = ways_asked(record, origins, outcomes, types)
        return WhatIfResult(record, asked, asked.without(resolve_any(record, name)))

    def dependence(
        self,
        *,
        origins: Iterable[str] = (),
        outcomes: Iterable[str] = (),
        types: Iterable[str] = (),
        progress: Progress = silent,
    ) -> DependenceResult:
        """The things, claims, sources and voices on which most depends, the most first; keywords as in :meth:`what_if`.

        ``progress`` is called with the stage, how much of it is done, and of how much.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().dependence(origins=["Citizens UK"], outcomes=["LVRW"]).losses[0].id
        'ask-office-for-citizenship'
        """
        from ..graph.assessment.what_if import rank_losses
        from .results.assessment import DependenceResult, ways_asked

        record = self.record()
        asked = ways_asked(record, origins, outcomes, types)
        return DependenceResult(record, asked, rank_losses(asked, progress))

    def tests(
        self,
        start: str = "",
        end: str = "",
        *,
        pathway: int = 1,
        against: str = "",
        prior: Span | None = None,
        likelihoods: Mapping[str, tuple[Span, Span]] | None = None,
    ) -> TestsResult:
        """What was tested on a pathway, or every test of the record, with the rivals.

        Parameters
        ----------
        start, end
            The ends of the pathway; leave both out for every test.
        pathway
            Which of the pathways found, by its number.
        against, prior
            Read the tests against this rival by Bayes, from this range for what was believed before.
        likelihoods
            By test, your ranges for finding it if the hypothesis holds, and if the rival does.

        Raises
        ------
        UsageError
            One end is missing, there is no such pathway, or a rival comes without a prior.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().tests("Citizens UK", "LVRW")
        >>> len(found.steps), len(found.tests)
        (5, 5)
        """
        from .results.assessment import TestsResult, pathway_tests

        if bool(start) != bool(end):
            raise UsageError("a pathway has two ends: name both start and end, or neither for every test")
        if bool(against) != bool(prior) or (likelihoods and not against):
            raise UsageError("a Bayesian reading needs both a rival that it is against and your own prior")
        record = self.record()
        steps = pathway_tests(record, start, end, pathway) if start else None
        if steps is None:
            tests = tuple(record.tests.values())
        else:
            tests = tuple({test.id: test for one in steps for test in one.tests}.values())
        read = _readings(record, tests, against, prior, likelihoods or {}) if prior else ()
        return TestsResult(record, tests, steps, read)

    def outcomes(self, thing: str = "") -> OutcomesResult:
        """Each outcome as a statement, or one: who changed, what, when, where, why it matters; or what it lacks.

        Raises
        ------
        UsageError
            The thing is no outcome.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> found = Dataset.shipped().outcomes("Europeans felt seen, supported and welcome")
        >>> found.statements[0].missing
        ('who', 'what', 'when', 'where', 'why')
        """
        from ..graph.assessment.outcomes import OUTCOME, statements
        from ..graph.names import resolve
        from ..graph.words.things import what_it_is
        from .results.assessment import OutcomesResult

        record = self.record()
        wanted = [resolve(record, thing)] if thing else None
        for id in wanted or ():
            if not record.is_of(id, OUTCOME):
                raise UsageError(f"{what_it_is(record, id)}, not an outcome; try: civicgraph find outcome")
        return OutcomesResult(record, statements(record, wanted))

    def coverage(self, source: str = "") -> CoverageResult:
        """How much of each source's text, or of one, claims and caveats cover, and which passages nobody has coded.

        Raises
        ------
        CivicgraphError
            The texts are not at hand; they are no part of the data.

        Examples
        --------
        >>> from dataclasses import replace
        >>> from civicgraph import CivicgraphError, Dataset
        >>> try:
        ...     replace(Dataset.shipped(), texts_folder="").coverage("mayoral-assembly-2016")
        ... except CivicgraphError as error:
        ...     print(error)
        no text at hand to measure: set CIVICGRAPH_SOURCES to the folder that holds mayoral-assembly-2016.txt
        """
        from ..graph.coding.coverage import coverage
        from ..graph.ledger.filters import resolve_source
        from .results.coding import CoverageResult

        record = self.shown_record()
        found = coverage(record, self.texts, resolve_source(record, source) if source else "")
        if not found.sources:
            files = ", ".join(sorted({record.sources[id].text_file or id for id in found.not_at_hand}))
            folder = f"set CIVICGRAPH_SOURCES to the folder that holds {files}"
            raise CivicgraphError(f"no text at hand to measure: {folder}")
        return CoverageResult(record, found)

    def agreement(self, other: BuiltData) -> AgreementResult:
        """How well this coding and another of the same documents agree, field by field, and what either has alone.

        Raises
        ------
        UsageError
            They have no document in common, or the documents' texts are not at hand.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().agreement(Dataset.shipped()).fields[0].kappa
        1.0
        """
        from .results.coding import compare_codings

        return compare_codings(self.own_record(), other.own_record())


def _readings(
    record: Record,
    tests: Sequence[EvidenceTest],
    against: str,
    prior: Span,
    likelihoods: Mapping[str, tuple[Span, Span]],
) -> tuple[Reading, ...]:
    from ..graph.assessment.bayes import Range, readings
    from ..graph.names import resolve

    given = {id: (Range(*found), Range(*otherwise)) for id, (found, otherwise) in likelihoods.items()}
    return readings(record, tests, resolve(record, against), Range(*prior), given)
