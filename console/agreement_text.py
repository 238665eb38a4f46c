"""The agreement of two codings in words."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.coding.agreement import Agreement, Pair
from ..graph.record import Claim, Record
from .words import columns, filled, heading


def agreement_text(found: Sequence[Agreement], counts: tuple[int, int]) -> str:
    """How many claims were paired, the table of fields, and where the coders most often part."""
    pairs = found[0].pairs
    lines = [
        filled(
            f"{pairs} claims paired, of {counts[0]} in the first coding and {counts[1]} in the second that rest on "
            "passages which both coded."
        ),
        "",
    ]
    rows = [("field", "agreed", "percent", "kappa")]
    rows += [(one.field, f"{one.agreed}/{one.pairs}", _percent(one), _kappa(one)) for one in found]
    lines += columns(rows)
    for one in found:
        if one.disagreements:
            lines.append(heading(f"{one.field}: first coder, second coder, how often"))
            lines += [f"  {line}" for line in columns([(a, b, str(n)) for a, b, n in one.disagreements])]
    return "\n".join(lines)


def pairs_text(first: Record, second: Record, pairs: Sequence[Pair]) -> str:
    """Each pair: how alike, and the two claims in short."""
    lines = [heading("Pairs")]
    for pair in sorted(pairs, key=lambda pair: pair.first.id):
        lines += [f"{pair.likeness:.2f}", f"  1 {_short(first, pair.first)}", f"  2 {_short(second, pair.second)}"]
    return "\n".join(lines)


def _short(record: Record, claim: Claim) -> str:
    end = record.name(claim.object) if claim.object else claim.value
    parts = (record.name(claim.subject), claim.predicate, end, claim.wording, claim.modality, claim.when)
    return " | ".join(parts)


def _percent(one: Agreement) -> str:
    return f"{100 * one.agreed / one.pairs:.0f} %" if one.pairs else "-"


def _kappa(one: Agreement) -> str:
    return "-" if one.kappa is None else f"{one.kappa:.2f}"
