"""How much of the texts is coded, and how well two codings agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypedDict

from ..coding.coefficients import MIN_PAIRS
from ..record import Record
from .row_keys import Data
from .rows import data_json

if TYPE_CHECKING:
    from ..coding.agreement import Agreement
    from ..coding.coverage import Coverage, SourceCoverage
    from ..coding.pairing import ClaimPair
    from ..coding.passages_coded import UnpairedPassage


class PassageRow(TypedDict):
    """Words in a row that nobody has coded."""

    line: int
    words: int
    whole_line: bool


class CoveredRow(TypedDict):
    """What is touched of one source; ``places`` are the pieces of evidence that stand in it."""

    source: str
    places: int
    lines: int
    lines_touched: int
    words: int
    words_touched: int
    passages: list[PassageRow]


class CoverageDict(TypedDict):
    """How much is coded of every source that was asked for."""

    schema: Literal["civicgraph/coverage/1"]
    sources: list[CoveredRow]
    not_at_hand: list[str]
    data: Data


class Disagreement(TypedDict):
    """What the first coding says and what the second, and how often."""

    first: str
    second: str
    count: int


class FieldRow(TypedDict):
    """Agreement on one field; the coefficients are null for too few pairs, and where chance would give the same."""

    field: str
    pairs: int
    agreed: int
    kappa: float | None
    alpha: float | None
    disagreements: list[Disagreement]


class CodingCounts(TypedDict):
    """How many claims each coding has in passages that both coded."""

    first: int
    second: int


class PairRow(TypedDict):
    """Two claims that belong together, by id; ``overlap`` is the share of the shorter anchor in both."""

    first: str
    second: str
    likeness: float
    overlap: float


class UnpairedRow(TypedDict):
    """A passage with the ids of claims that the other coding lacks; ``both`` says whether both have any claim there."""

    source: str
    line: int | None
    both: bool
    first: list[str]
    second: list[str]


class AgreementDict(TypedDict):
    """How well two codings agree; with fewer pairs than ``fewest_pairs`` there is no coefficient."""

    schema: Literal["civicgraph/agreement/1"]
    claims: CodingCounts
    fewest_pairs: int
    fields: list[FieldRow]
    pairs: list[PairRow]
    unpaired: list[UnpairedRow]


def coverage_json(record: Record, coverage: Coverage) -> CoverageDict:
    """The measures as plain values: line numbers and counts, nothing of the texts."""
    return {
        "schema": "civicgraph/coverage/1",
        "sources": [_source_row(source) for source in coverage.sources],
        "not_at_hand": list(coverage.not_at_hand),
        "data": data_json(record),
    }


def _source_row(source: SourceCoverage) -> CoveredRow:
    return {
        "source": source.source,
        "places": source.places,
        "lines": source.lines,
        "lines_touched": source.lines_touched,
        "words": source.words,
        "words_touched": source.words_touched,
        "passages": [{"line": p.line, "words": p.words, "whole_line": p.whole_line} for p in source.passages],
    }


def agreement_json(
    agreements: Sequence[Agreement],
    counts: tuple[int, int],
    pairs: Sequence[ClaimPair],
    unpaired: Sequence[UnpairedPassage],
) -> AgreementDict:
    """The agreement of two codings: each field's numbers, the pairs, and what found no partner."""
    fields: list[FieldRow] = [
        {
            "field": agreement.field,
            "pairs": agreement.pairs,
            "agreed": agreement.agreed,
            "kappa": agreement.kappa,
            "alpha": agreement.alpha,
            "disagreements": [{"first": a, "second": b, "count": count} for a, b, count in agreement.disagreements],
        }
        for agreement in agreements
    ]
    return {
        "schema": "civicgraph/agreement/1",
        "claims": {"first": counts[0], "second": counts[1]},
        "fewest_pairs": MIN_PAIRS,
        "fields": fields,
        "pairs": [
            {"first": one.first.id, "second": one.second.id, "likeness": one.likeness, "overlap": one.overlap}
            for one in pairs
        ],
        "unpaired": [
            {
                "source": one.source,
                "line": one.line or None,
                "both": one.is_common,
                "first": [claim.id for claim in one.first],
                "second": [claim.id for claim in one.second],
            }
            for one in unpaired
        ],
    }
