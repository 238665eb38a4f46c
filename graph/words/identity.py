"""Decisions on whether two things are one, in words."""

from __future__ import annotations

from ..identity import decisions_about
from ..record import IdentityDecision, Record
from .claims import speaker
from .phrases import Finding, say
from .times import in_words


def decision_finding(decision: IdentityDecision, other: str) -> Finding:
    """What was decided of a thing and another one, why, and by whom.

    >>> from civicgraph import Dataset
    >>> from civicgraph.graph.words.phrases import say
    >>> made = IdentityDecision("same", ("cii", "lvrw"), "They are not.", "Nobody", "2024")
    >>> say(Dataset.shipped().record(), decision_finding(made, "lvrw"))
    'The same as London Voter Registration Week, since “They are not”, decided by Nobody, 2024.'
    """
    return Finding(f"decision.{decision.kind}", None, {**_why(decision), "other": other})


def decision_sentences(record: Record, id: str) -> list[str]:
    """What those who keep the record decided on whether a thing is another, in sentences.

    >>> from civicgraph import Dataset
    >>> decision_sentences(Dataset.shipped().record(), "cii")
    []
    """
    decided = decisions_about(record, id)
    return [say(record, decision_finding(one, next(other for other in one.things if other != id))) for one in decided]


def as_one_finding(record: Record, decision: IdentityDecision, code: str) -> Finding:
    """That two things are taken as one, or would join something if they were: by the decision that they are the same.

    ``code`` is that of the phrase.
    """
    one, other = decision.things
    found: dict[str, str] = {**_why(decision), "one": one, "other": other}
    if decision.claim:
        found |= {"how": "claim", "by": speaker(record, record.claims[decision.claim])}
    return Finding(code, None, found)


def _why(decision: IdentityDecision) -> dict[str, str]:
    return {
        "reason": decision.reason.rstrip("."),
        "by": decision.decided_by,
        "when": in_words(decision.decided) if decision.decided else "",
        "how": "us",
        "claim": decision.claim,
    }
