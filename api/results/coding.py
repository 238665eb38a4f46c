"""How much is coded, and how well two codings agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.coding.agreement import Agreement
    from ...graph.coding.coverage import Coverage
    from ...graph.coding.pairing import ClaimPair
    from ...graph.coding.passages_coded import UnpairedPassage
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
    """Two codings compared. ``counts`` are the claims of each in passages that both have coded.

    ``unpaired`` are the passages with what the one coder has and the other has not.
    """

    first: Record
    second: Record
    fields: Sequence[Agreement]
    counts: tuple[int, int]
    pairs: Sequence[ClaimPair]
    unpaired: Sequence[UnpairedPassage]

    def to_dict(self) -> AgreementDict:
        """What ``--json`` prints."""
        from ...graph.export.coding import agreement_json

        return agreement_json(self.fields, self.counts, self.pairs, self.unpaired)


def compare_codings(first: Record, second: Record) -> AgreementResult:
    """The agreement of two codings.

    Raises
    ------
    UsageError
        They have no document in common, or the documents' texts are not at hand.
    """
    from ...graph.coding.agreement import agreements
    from ...graph.coding.pairing import pair_claims
    from ...graph.coding.passages_coded import coded_passages
    from ...graph.coding.same_things import same_things
    from ...graph.errors import UsageError

    same = same_things(first, second)
    if not same.sources:
        raise UsageError("the two codings have no document in common: none has the same id, text or title in both")
    if not _has_lines(first) or not _has_lines(second):
        raise UsageError("the documents' texts are not at hand: set CIVICGRAPH_SOURCES to their folder")
    pairs = pair_claims(first, second, same)
    found = coded_passages(first, second, pairs, same.sources)
    return AgreementResult(first, second, agreements(first, second, pairs, same), found.counts, pairs, found.unpaired)


def _has_lines(record: Record) -> bool:
    """Whether it is known of any claim where it stands; a coding without claims lacks nothing."""
    return not record.claims or any(one.line for claim in record.claims.values() for one in claim.evidence)
