"""Who did something besides the one that a pathway starts from, by the same sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import AGENTS, share_sentence
from ..record import Claim, Record
from ..words.phrases import Finding
from .edges import Edge, edge_of
from .model import Pathway


def co_doer_findings(record: Record, best: Pathway) -> Iterator[Finding]:
    """Whom else the sentence on the first such act names as doing the same, so that no one of them has it alone."""
    for number, step in enumerate(best.steps, 1):
        if others := co_doers(record, step.lead):
            code = "with.step" if len(best.steps) > 1 else "with"
            yield Finding(code, number if len(best.steps) > 1 else None, {"others": others})
            return


def co_doers(record: Record, claim: Claim) -> tuple[str, ...]:
    """The actors and roles of which the same sentence tells the same act as the claim does of its own, in order of id.

    What is one act, told once as the sentence has it and once as read here to mean somebody, names nobody besides.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> co_doers(record, record.claims["claim/cii/british-future-published-office-report"])
    ('london-citizens',)
    """
    act = _act_of(record, claim)
    if act is None:
        return ()
    found = {
        other.start
        for one in record.claims_about(act.end)
        if one.predicate == claim.predicate and one.modality == claim.modality and one.reading == claim.reading
        if (other := _act_of(record, one)) and other.end == act.end and other.start != act.start
        if share_sentence(claim, one)
    }
    return tuple(sorted(found))


def _act_of(record: Record, claim: Claim) -> Edge | None:
    """The act of an actor or in a role that a source tells, as an edge."""
    edge = edge_of(record, claim)
    is_act = edge is not None and edge.kind == "agency" and claim.is_told and record.family(edge.start) in AGENTS
    return edge if is_act else None
