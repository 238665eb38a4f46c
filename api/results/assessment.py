"""What depends on what, what was tested, and which outcomes can be stated whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.errors import UnknownName, UsageError

if TYPE_CHECKING:
    from ...graph.assessment.bayes import Reading
    from ...graph.assessment.evidence_tests import StepTests
    from ...graph.assessment.outcomes import Statement
    from ...graph.assessment.what_if import Loss, WhatIf
    from ...graph.export.outcomes import OutcomesDict
    from ...graph.export.tests import StepsDict, TestsDict
    from ...graph.export.what_if import DependenceDict, WhatIfDict
    from ...graph.record import EvidenceTest, Record


@dataclass(frozen=True, repr=False, eq=False)
class WhatIfResult:
    """What goes with a thing, claim, source or voice; ``asked`` says from where to where.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().what_if("European Londoners Hub").to_dict()["without"]["kind"]
    'thing'
    """

    record: Record
    asked: WhatIf
    loss: Loss

    def to_dict(self) -> WhatIfDict:
        """What ``--json`` prints."""
        from ...graph.export.what_if import loss_json

        return loss_json(self.record, self.asked, self.loss)


@dataclass(frozen=True, repr=False, eq=False)
class DependenceResult:
    """What most depends on, the most first.

    >>> from civicgraph import Dataset
    >>> found = Dataset.shipped().dependence(origins=["Citizens UK"], outcomes=["LVRW"])
    >>> len(found.to_dict(limit=3)["hangs_on"])
    3
    """

    record: Record
    asked: WhatIf
    losses: list[Loss]

    def to_dict(self, limit: int | None = None) -> DependenceDict:
        """What ``--json`` prints; with a ``limit``, the first so many."""
        from ...graph.export.what_if import ranking_json

        return ranking_json(self.record, self.asked, self.losses[:limit])


@dataclass(frozen=True, repr=False, eq=False)
class TestsResult:
    """Tests, with the steps that they concern where a pathway was named, and readings where a prior was given.

    >>> from civicgraph import Dataset
    >>> sorted(Dataset.shipped().tests().to_dict())[0]
    'data'
    """

    __test__ = False  # not one of pytest's

    record: Record
    tests: tuple[EvidenceTest, ...]
    steps: tuple[StepTests, ...] | None
    readings: tuple[Reading, ...]

    def to_dict(self) -> TestsDict | StepsDict:
        """What ``--json`` prints."""
        from ...graph.export.tests import steps_json, tests_json

        if self.steps is None:
            return tests_json(self.record, self.tests, self.readings)
        return steps_json(self.record, self.steps, self.readings)


@dataclass(frozen=True, repr=False, eq=False)
class OutcomesResult:
    """Outcomes as statements, whole ones first.

    >>> from civicgraph import Dataset
    >>> found = Dataset.shipped().outcomes().to_dict()
    >>> found["whole"] + found["refused"] == len(found["outcomes"])
    True
    """

    record: Record
    statements: Sequence[Statement]

    def to_dict(self) -> OutcomesDict:
        """What ``--json`` prints."""
        from ...graph.export.outcomes import outcomes_json

        return outcomes_json(self.record, self.statements)

    def to_csv(self) -> str:
        """One line a statement, for a spreadsheet."""
        from ...graph.export.outcomes import outcomes_csv

        return outcomes_csv(self.record, self.statements)

    def to_markdown(self) -> str:
        """A table of the whole statements, then one of those refused."""
        from ...graph.export.outcomes import outcomes_markdown

        return outcomes_markdown(self.record, self.statements)


def pathway_tests(record: Record, start: str, end: str, number: int) -> tuple[StepTests, ...]:
    """The steps of a pathway with their tests.

    Raises
    ------
    UsageError
        There is no such pathway.
    """
    from ...graph.assessment.evidence_tests import step_tests
    from ...graph.names import resolve
    from ...graph.tracing.trace import trace

    found = trace(record, resolve(record, start), resolve(record, end), limit=number)
    if not found.pathways:
        raise UsageError(" ".join(found.verdict))
    if number > len(found.pathways):
        raise UsageError(f"no pathway {number}: there are only {len(found.pathways)}")
    return step_tests(record, found.pathways[number - 1])


def things_of_types(record: Record, types: Sequence[str]) -> list[str]:
    """The ids of the things of these types.

    Raises
    ------
    UnknownName
        One is no type of thing.
    """
    from ...graph.suggest import did_you_mean

    for one in types:
        if one not in record.types:
            raise UnknownName(f"{one!r} is no type of thing{did_you_mean(one, record.types)}", [])
    return [thing.id for thing in record.things.values() if thing.type in types]


def resolve_any(record: Record, text: str) -> str:
    """The id of a claim, source or voice as it stands, of a source or voice by its name, else of a thing."""
    from ...graph.names import resolve

    id = record.short_id(text)
    if id in record.claims or id in record.sources or id in record.voices:
        return id
    try:
        return resolve(record, text)
    except UnknownName:
        named = [one for one in (*record.sources, *record.voices) if record.name(one).casefold() == text.casefold()]
        if len(named) != 1:
            raise
        return named[0]


def ways_asked(record: Record, origins: Iterable[str], outcomes: Iterable[str], types: Iterable[str]) -> WhatIf:
    """The ways from some things, by their names, to others and to all things of some types."""
    from ...graph.assessment.what_if import WhatIf
    from ...graph.names import resolve

    watched = [*(resolve(record, one) for one in outcomes), *things_of_types(record, tuple(types))]
    return WhatIf(record, [resolve(record, one) for one in origins], watched)
