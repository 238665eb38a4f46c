"""The agreement of two codings in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.coding.agreement import Agreement
from ..graph.coding.coefficients import MIN_PAIRS
from ..graph.coding.pairing import ClaimPair
from ..graph.coding.passages_coded import UnpairedPassage
from ..graph.record import Claim, Record
from ..graph.words.claims import target
from ..graph.words.counts import tally
from .widths import shorten
from .words import columns, dim, heading, width, wrap


def agreement_text(
    agreements: Sequence[Agreement], counts: tuple[int, int], unpaired: Sequence[UnpairedPassage]
) -> str:
    """How many claims were paired, the table of fields, where coders most often part, and what one of them lacks."""
    return "\n".join(_lines(agreements, counts, unpaired))


def _lines(
    agreements: Sequence[Agreement], counts: tuple[int, int], unpaired: Sequence[UnpairedPassage]
) -> Iterator[str]:
    pairs = agreements[0].pairs
    yield wrap(
        f"{tally(pairs, 'pair')} of claims, of {counts[0]} in the first coding and {counts[1]} in the second in "
        "passages that both coded."
    )
    if pairs:
        yield from _fields(agreements)
    yield ""
    yield from map(wrap, _unpaired_sentences(unpaired))


def _fields(agreements: Sequence[Agreement]) -> Iterator[str]:
    """The table of fields, what its gaps mean, and the commonest disagreements."""
    pairs = agreements[0].pairs
    yield ""
    rows = [("field", "agreed", "percent", "kappa", "alpha")]
    rows += [
        (one.field, f"{one.agreed}/{one.pairs}", _percent(one), _coefficient(one.kappa), _coefficient(one.alpha))
        for one in agreements
    ]
    yield from columns(rows)
    if pairs < MIN_PAIRS:
        yield ""
        yield wrap(
            f"Too few pairs for a percentage, kappa or alpha: {pairs}, and {MIN_PAIRS} are needed, for one pair more "
            "or less would change them too much."
        )
    elif any(one.kappa is None for one in agreements):
        yield ""
        yield wrap("- stands where both used one value throughout, so that agreement cannot be told from chance.")
    for agreement in agreements:
        if agreement.disagreements:
            yield heading(f"{agreement.field}: first coder, second coder, how often")
            most = (width() - 10) // 2
            apart = [(shorten(a, most), shorten(b, most), str(n)) for a, b, n in agreement.disagreements]
            yield from (f"  {line}" for line in columns(apart))


def _unpaired_sentences(unpaired: Sequence[UnpairedPassage]) -> Iterator[str]:
    common = [one for one in unpaired if one.is_common]
    first, second = sum(len(one.first) for one in common), sum(len(one.second) for one in common)
    yield (
        f"In passages that both coded, {tally(first, 'claim')} of the first and {tally(second, 'claim')} of the second "
        "found no partner."
    )
    alone = [sum(1 for one in unpaired if not one.is_common and one.coded[coder]) for coder in (0, 1)]
    if any(alone):
        first_alone, second_alone = (tally(one, "passage") for one in alone)
        yield f"Coded by the first alone: {first_alone}; by the second alone: {second_alone}."


def pairs_text(first: Record, second: Record, pairs: Sequence[ClaimPair]) -> str:
    """Each pair: how far the words overlap, how alike the ends are, and the two claims in short."""
    lines = [heading("Pairs")]
    for pair in sorted(pairs, key=lambda pair: pair.first.id):
        lines += [
            f"words {pair.overlap:.2f}, ends {pair.likeness:.2f}",
            f"  1 {_claim_line(first, pair.first)}",
            f"  2 {_claim_line(second, pair.second)}",
        ]
    return "\n".join(lines)


def unpaired_text(first: Record, second: Record, unpaired: Sequence[UnpairedPassage]) -> str:
    """Passage by passage what the one coder has and the other has not."""
    lines = [heading("Without a partner")]
    for one in unpaired:
        where = f"line {one.line}" if one.line else "line not known"
        whose = "" if one.is_common else f", coded by the {'first' if one.coded[0] else 'second'} alone"
        lines.append(f"{one.source}, {where}{whose}")
        for number, record, claims in ((1, first, one.first), (2, second, one.second)):
            for claim in claims:
                lines += [wrap(f"{number} {_claim_line(record, claim)}", "  ", "    "), f"    {dim(claim.id)}"]
    return "\n".join(lines)


def _claim_line(record: Record, claim: Claim) -> str:
    parts = (
        record.name(claim.subject), claim.predicate, target(record, claim), claim.wording, claim.modality, claim.when
    )  # fmt: skip
    return " | ".join(filter(None, parts))


def _percent(agreement: Agreement) -> str:
    """Rounded, but to 0 and 100 only where none or all agree."""
    if agreement.pairs < MIN_PAIRS:
        return "-"
    rounded = round(100 * agreement.agreed / agreement.pairs)
    return f"{rounded if agreement.agreed in (0, agreement.pairs) else min(99, max(1, rounded))} %"


def _coefficient(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
