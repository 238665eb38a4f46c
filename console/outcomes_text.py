"""Outcome statements in words: whole ones in full, then those refused, with what they lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.assessment.outcomes import Part, Statement
from ..graph.assessment.text import OUTCOMES_NOTE
from ..graph.export.outcomes import speaker_and_wording
from ..graph.record import Record
from ..graph.words.counts import quantity
from ..graph.words.places import spot
from .words import dim, heading, warning, wrap

# What a statement is made of in the order of a sentence, with the words before each part.
_LEADS = {
    "who": "Who changed",
    "what": "What they do differently",
    "when": "When",
    "where": "Where",
    "why": "Why it matters",
}


def outcomes_text(record: Record, statements: Sequence[Statement], limit: int, full: bool) -> str:
    """The answer; ``full`` also shows what is known of those refused, at most ``limit`` of them."""
    whole = [statement for statement in statements if statement.whole]
    refused = [statement for statement in statements if not statement.whole]
    lines = [wrap(f"{quantity(len(statements), 'outcome').capitalize()}: {len(whole)} whole, {len(refused)} refused.")]
    for statement in whole:
        lines += _statement(record, statement)
    if refused:
        lines.append(heading("Refused, for what they lack"))
    for statement in refused[:limit]:
        lines += _statement(record, statement) if full else _refused_lines(record, statement)
    if len(refused) > limit:
        lines += ["", f"{len(refused) - limit} more with --limit."]
    lines += ["", wrap(OUTCOMES_NOTE), dim(wrap(f"Data {record.hash[:12]}, {record.origin}"))]
    return "\n".join(lines)


def _refused_lines(record: Record, statement: Statement) -> Iterator[str]:
    yield wrap(f"- {record.name(statement.outcome)}", "", "  ")
    yield wrap(f"missing: {_missing(record, statement)}", "  ", "  ")


def _missing(record: Record, statement: Statement) -> str:
    return ", ".join(record.name(f"part:{name}") for name in statement.missing)


def _statement(record: Record, statement: Statement) -> Iterator[str]:
    yield heading(wrap(record.name(statement.outcome)))
    yield dim(f"  {statement.outcome}")
    for name, lead in _LEADS.items():
        for part in statement.parts.get(name, ()):
            yield wrap(f"{lead}: {_part(record, part)}", "  ", "    ")
    for contribution in statement.contributions:
        who = speaker_and_wording(record, contribution.claim)
        yield wrap(f"Contributed: {record.name(contribution.id)} {contribution.phrase} it ({who})", "  ", "    ")
    for witness in statement.witnesses:
        stakes = f" in {', '.join(record.name(id) for id in witness.stakes)}" if witness.stakes else ""
        yield wrap(f"Reported by {record.name(witness.voice)}: {witness.standing}{stakes}", "  ", "    ")
    for claim in statement.disputed:
        yield warning(wrap(f"Disputed by {record.name(claim.voice)}: {claim.evidence[0].summary}", "  ", "    "))
    if statement.missing:
        yield warning(wrap(f"Refused. Missing: {_missing(record, statement)}", "  ", "    "))
    elif not statement.independent:
        yield warning(wrap("No voice of whom no stake in it is recorded confirms it.", "  ", "    "))


def _part(record: Record, part: Part) -> str:
    evidence = part.claim.evidence[0]
    told = (speaker_and_wording(record, part.claim), spot(record, evidence))
    return f"{part.text} ({', '.join(word for word in told if word)})"
