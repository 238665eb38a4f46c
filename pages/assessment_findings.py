"""What would be lost, what was tested, which outcomes can be stated whole: for pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..graph.assessment import text as assessment
from ..graph.assessment.evidence_tests import group_by_hypothesis, meaning, step_summary, summary
from ..graph.export.outcomes import speaker_and_wording
from ..graph.tracing.robustness_text import CAUTION
from ..graph.words.counts import capital, quantity
from .findings import Findings, FindingsPart, Linked, leading_to

if TYPE_CHECKING:
    from ..graph.assessment.evidence_tests import StepTests
    from ..graph.assessment.outcomes import Statement
    from ..graph.assessment.what_if import Loss, WhatIf
    from ..graph.record import EvidenceTest, Record


def loss_answer(record: Record, asked: WhatIf, loss: Loss) -> Findings:
    """What goes with one thing, claim, source or voice."""
    parts = []
    if loss.lost:
        entries = [(leading_to(record, id), Linked(record.type_label(id))) for id in loss.lost]
        parts.append(FindingsPart(assessment.lost_heading(record, asked, loss), entries=entries))
    if loss.weaker:
        worse = [(leading_to(record, one.id), Linked(assessment.worse_in_words(one))) for one in loss.weaker]
        parts.append(FindingsPart(assessment.weaker_heading(record, loss), entries=worse))
    unchanged = assessment.unchanged_sentence(record, asked, loss)
    return Findings([unchanged] if unchanged else [], parts, [assessment.ANY_STRENGTH, CAUTION])


def ranking_answer(record: Record, asked: WhatIf, losses: Sequence[Loss], limit: int) -> Findings:
    """On what most depends, the first so many."""
    rows = [
        (
            Linked(loss.kind),
            leading_to(record, loss.id),
            Linked(str(len(loss.lost))),
            Linked(str(len(loss.weaker))),
        )
        for loss in losses[:limit]
    ]
    more = [f"{len(losses) - len(rows):,} more: list more, or see the JSON."] if len(losses) > len(rows) else []
    table = FindingsPart(head=("What", "Without", "Lost", "Weaker"), rows=rows)
    lead = [assessment.ranking_sentence(record, losses), assessment.ranking_heading(record, asked)]
    return Findings(lead, [table] if rows else [], [*more, assessment.ANY_STRENGTH, CAUTION])


def tests_answer(record: Record, tests: Sequence[EvidenceTest], steps: Sequence[StepTests] | None) -> Findings:
    """Tests under the hypothesis and the rival that they set apart; of a pathway, by its steps."""
    if steps is None:
        parts = [
            FindingsPart(
                f"{record.name(hypothesis)} – against: {record.name(rival)}",
                entries=[_test(record, one) for one in some],
            )
            for (hypothesis, rival), some in group_by_hypothesis(tests).items()
        ]
        return Findings(summary(tests), parts, [])
    parts = [
        FindingsPart(
            f"Step {one.number}: {record.name(one.step.start)} {one.step.phrase} {record.name(one.step.end)}",
            [f"Rival: {record.name(rival.id)}{'' if rival.tested else ' (not tested)'}." for rival in one.rivals]
            + ([] if one.tests else ["Not tested." if one.rivals else "Not tested, and no rival is named."]),
            entries=[_test(record, test) for test in one.tests],
        )
        for one in steps
    ]
    return Findings(step_summary(steps), parts, [])


def _test(record: Record, test: EvidenceTest) -> list[Linked]:
    kind = f"{record.name(f'result:{test.result}')}: {record.name(f'test:{test.kind}')}"
    return [
        Linked(kind, test.id),
        Linked(f"Should be found: {test.prediction}"),
        Linked(f"Were it absent: {test.if_absent}"),
        Linked(f"Result: it {meaning(test)}."),
    ]


def outcomes_answer(record: Record, statements: Sequence[Statement]) -> Findings:
    """Whole statements in full, then those refused with what they lack."""
    whole = [one for one in statements if one.whole]
    refused = [one for one in statements if not one.whole]
    many = quantity(len(statements), "outcome")
    count = f"{many.capitalize()}: {len(whole)} whole, {len(refused)} refused."
    if refused and not whole:
        count = f"None of {many} has all that a whole statement needs."
    parts = [FindingsPart(record.name(one.outcome), entries=list(_statement(record, one))) for one in whole]
    if len(statements) == 1:
        parts += [FindingsPart(record.name(one.outcome), entries=list(_statement(record, one))) for one in refused]
    if refused:
        entries = [(leading_to(record, one.outcome), Linked(f"missing: {_missing(record, one)}")) for one in refused]
        parts.append(FindingsPart("Refused, for what they lack", entries=entries))
    return Findings([count], parts, [assessment.OUTCOMES_NOTE])


def _missing(record: Record, statement: Statement) -> str:
    return ", ".join(record.name(f"part:{name}") for name in statement.missing)


def _statement(record: Record, statement: Statement) -> Iterator[tuple[Linked, ...]]:
    for name, parts in statement.parts.items():
        for part in parts:
            label = f"{capital(record.name(f'part:{name}'))}: {part.text}"
            yield Linked(label, part.claim.id), Linked(speaker_and_wording(record, part.claim))
    for one in statement.contributions:
        said = f"Contributed: {record.name(one.id)} {one.phrase} it"
        yield Linked(said, one.claim.id), Linked(speaker_and_wording(record, one.claim))
    for witness in statement.witnesses:
        stakes = f" in {', '.join(record.name(id) for id in witness.stakes)}" if witness.stakes else ""
        yield (Linked(f"Reported by {record.name(witness.voice)}: {witness.standing}{stakes}", witness.voice),)
    for claim in statement.disputed:
        yield Linked(f"Disputed by {record.name(claim.voice)}", claim.id), Linked(claim.evidence[0].summary)
