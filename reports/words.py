"""Where a claim is found and how strong a step is, in a report's words; and the sources and cautions cited so far."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.record import Claim, Evidence, Record
from ..graph.strength import Strength
from ..graph.tracing.model import Step
from ..graph.words.claims import rank
from ..graph.words.places import spot
from .blocks import Run, Text, text


class Citations:
    """Numbers for the sources and cautions of one report, in the order in which it first names them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.sources: dict[str, int] = {}
        self.cautions: dict[str, int] = {}

    def source(self, id: str) -> Run:
        """The number of a source, as in ``[1]``."""
        number = self.sources.setdefault(id, len(self.sources) + 1)
        return Run(f"[{number}]", link=f"#source-{number}")

    def caution(self, id: str) -> Run:
        """The number of a caution, as in ``C1``."""
        number = self.cautions.setdefault(id, len(self.cautions) + 1)
        return Run(f"C{number}", link=f"#caution-{number}")

    def place(self, evidence: Evidence) -> Text:
        """Where something is said: source, line or page, and the words to look for."""
        where = spot(self.record, evidence)
        return text(self.source(evidence.source), f"{f', {where}' if where else ''}, at “{evidence.anchor}”")


def step_text(record: Record, step: Step) -> Text:
    """A step from start to end, with the relation standing out; arrows keep names like "Ask: …" apart from it."""
    return text(f"{record.name(step.start)} → ", Run(step.phrase, "strong"), f" → {record.name(step.end)}")


def strength_text(step: Step) -> str:
    """The strength of a step, as its rank and in words."""
    return f"{step.strength} of {max(Strength)}: {rank(step.strength)}"


def claim_link(record: Record, claim: Claim) -> Run:
    """The id of a claim, which leads to its address."""
    return Run(claim.id, "code", record.iri(claim.id))


def join_texts(parts: Iterable[Text], between: str) -> Text:
    """Several texts as one, with something between them."""
    runs: list[Run] = []
    for part in parts:
        runs += [Run(between), *part] if runs and part else part
    return tuple(runs)
