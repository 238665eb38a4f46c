"""The agreement of two codings in words."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.coding.agreement import Agreement, ClaimPair
from ..graph.record import Claim, Record
from .words import columns, heading, wrap


def agreement_text(agreements: Sequence[Agreement], counts: tuple[int, int]) -> str:
    """How many claims were paired, the table of fields, and where the coders most often part."""
    pairs = agreements[0].pairs
    lines = [
        wrap(
            f"{pairs} claims paired, of {counts[0]} in the first coding and {counts[1]} in the second that rest on "
            "passages which both coded."
        ),
        "",
    ]
    rows = [("field", "agreed", "percent", "kappa")]
    rows += [
        (agreement.field, f"{agreement.agreed}/{agreement.pairs}", _percent(agreement), _kappa(agreement))
        for agreement in agreements
    ]
    lines += columns(rows)
    for agreement in agreements:
        if agreement.disagreements:
            lines.append(heading(f"{agreement.field}: first coder, second coder, how often"))
            lines += [f"  {line}" for line in columns([(a, b, str(n)) for a, b, n in agreement.disagreements])]
    return "\n".join(lines)


def pairs_text(first: Record, second: Record, pairs: Sequence[ClaimPair]) -> str:
    """Each pair: how alike, and the two claims in short."""
    lines = [heading("Pairs")]
    for pair in sorted(pairs, key=lambda pair: pair.first.id):
        lines += [
            f"{pair.likeness:.2f}",
            f"  1 {_claim_line(first, pair.first)}",
            f"  2 {_claim_line(second, pair.second)}",
        ]
    return "\n".join(lines)


def _claim_line(record: Record, claim: Claim) -> str:
    end = record.name(claim.object) if claim.object else claim.value
    parts = (record.name(claim.subject), claim.predicate, end, claim.wording, claim.modality, claim.when)
    return " | ".join(parts)


def _percent(agreement: Agreement) -> str:
    return f"{100 * agreement.agreed / agreement.pairs:.0f} %" if agreement.pairs else "-"


def _kappa(agreement: Agreement) -> str:
    return "-" if agreement.kappa is None else f"{agreement.kappa:.2f}"
