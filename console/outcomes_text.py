"""Outcome statements in words: whole ones in full, then those refused, with what they lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.assessment.outcomes import Part, Statement
from ..graph.export.outcomes import says
from ..graph.record import Record
from ..graph.words.counts import counted
from .words import dim, filled, heading, warning

# What a statement is made of in the order of a sentence, with the words before each part.
_LEADS = {
    "who": "Who changed",
    "what": "What they do differently",
    "when": "When",
    "where": "Where",
    "why": "Why it matters",
}
_NOTE = (
    "A part is missing where no claim of the record gives it; that is a task for whoever can ask, not a sign that "
    "nothing changed. That no stake of a voice is found is no proof that it has none."
)


def outcomes_text(record: Record, found: Sequence[Statement], limit: int, full: bool) -> str:
    """The answer; ``full`` tells also what is known of those refused, at most ``limit`` of them."""
    whole = [one for one in found if one.whole]
    refused = [one for one in found if not one.whole]
    lines = [filled(f"{counted(len(found), 'outcome').capitalize()}: {len(whole)} whole, {len(refused)} refused.")]
    for one in whole:
        lines += _statement(record, one)
    if refused:
        lines.append(heading("Refused, for what they lack"))
    for one in refused[:limit]:
        lines += _statement(record, one) if full else _refused(record, one)
    if len(refused) > limit:
        lines += ["", f"{len(refused) - limit} more with --limit."]
    lines += ["", filled(_NOTE), dim(filled(f"Data {record.hash[:12]}, {record.origin}"))]
    return "\n".join(lines)


def _refused(record: Record, one: Statement) -> Iterator[str]:
    yield filled(f"- {record.name(one.outcome)}", "", "  ")
    yield filled(f"missing: {_missing(record, one)}", "  ", "  ")


def _missing(record: Record, one: Statement) -> str:
    return ", ".join(record.name(f"part:{name}") for name in one.missing)


def _statement(record: Record, one: Statement) -> Iterator[str]:
    yield heading(filled(record.name(one.outcome)))
    yield dim(f"  {one.outcome}")
    for name, lead in _LEADS.items():
        for part in one.parts.get(name, ()):
            yield filled(f"{lead}: {_part(record, part)}", "  ", "    ")
    for given in one.contributions:
        told = says(record, given.claim.voice, given.claim.wording)
        yield filled(f"Contributed: {record.name(given.id)} {given.phrase} it ({told})", "  ", "    ")
    for witness in one.witnesses:
        stakes = f" in {', '.join(record.name(id) for id in witness.stakes)}" if witness.stakes else ""
        yield filled(f"Reported by {record.name(witness.voice)}: {witness.standing}{stakes}", "  ", "    ")
    for claim in one.disputed:
        yield warning(filled(f"Disputed by {record.name(claim.voice)}: {claim.evidence[0].summary}", "  ", "    "))
    if one.missing:
        yield warning(filled(f"Refused. Missing: {_missing(record, one)}", "  ", "    "))
    elif not one.independent:
        yield warning(filled("No voice that has no stake in it confirms it.", "  ", "    "))


def _part(record: Record, part: Part) -> str:
    evidence = part.claim.evidence[0]
    line = f", line {evidence.line}" if evidence.line else ""
    return f"{part.text} ({says(record, part.claim.voice, part.claim.wording)}{line})"
