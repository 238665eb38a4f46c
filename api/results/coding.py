"""How much is coded, and how well two codings agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.coding.agreement import Agreement, ClaimPair
    from ...graph.coding.coverage import Coverage
    from ...graph.export.coding import AgreementDict, CoverageDict
    from ...graph.record import Record


@dataclass(frozen=True, repr=False, eq=False)
class CoverageResult:
    """How much of the texts is coded."""

    record: Record
    coverage: Coverage

    def to_dict(self) -> CoverageDict:
        """What ``--json`` prints: line numbers and counts, nothing of the texts."""
        from ...graph.export.coding import coverage_json

        return coverage_json(self.record, self.coverage)


@dataclass(frozen=True, repr=False, eq=False)
class AgreementResult:
    """Two codings compared. ``counts`` are the claims of each on the lines that both have coded."""

    first: Record
    second: Record
    fields: Sequence[Agreement]
    counts: tuple[int, int]
    pairs: Sequence[ClaimPair]

    def to_dict(self) -> AgreementDict:
        """What ``--json`` prints."""
        from ...graph.export.coding import agreement_json

        return agreement_json(self.fields, self.counts)


def compare_codings(first: Record, second: Record) -> AgreementResult:
    """The agreement of two codings.

    Raises
    ------
    UsageError
        The documents' texts are not at hand.
    """
    from ...graph.coding.agreement import agreements, claims_in_reach, lines_of, pair_claims
    from ...graph.errors import UsageError

    if not lines_of(first) or not lines_of(second):
        raise UsageError("the documents' texts are not at hand: set CIVICGRAPH_SOURCES to their folder")
    pairs = pair_claims(first, second)
    firsts, seconds = [pair.first for pair in pairs], [pair.second for pair in pairs]
    counts = (
        len(claims_in_reach(first, lines_of(second), firsts)),
        len(claims_in_reach(second, lines_of(first), seconds)),
    )
    return AgreementResult(first, second, agreements(first, second, pairs), counts, pairs)
