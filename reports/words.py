"""What a claim says, who says it and where, in the words of a report; and which sources and claims it has cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..graph.record import Claim, Evidence, Record
from ..graph.tracing.pathway import Step
from ..graph.tracing.speaking import speaker
from ..visualisations.style import promise
from ..visualisations.times import in_words, value_in_words
from .blocks import Run, Text, text

BEARS = ("order only", "our inference", "bears little", "hedged", "opinion", "as stated")


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
        where = f", line {evidence.line}" if evidence.line else f", page {evidence.page}" if evidence.page else ""
        return text(self.source(evidence.source), f"{where}, at “{evidence.anchor}”")


def who(record: Record, claim: Claim) -> str:
    """Who says it; what is inferred, no source says."""
    return speaker(record, claim)


def how(record: Record, claim: Claim, *, dated: bool = True) -> list[str]:
    """How a claim is put: wording, promised or not, when unless that is told elsewhere, disputed or not."""
    parts = [record.name(f"wording:{claim.wording}"), promise(claim), in_words(claim.when) if dated else ""]
    return [part for part in (*parts, "" if claim.supports else "DISPUTED") if part]


def sentence(record: Record, claim: Claim) -> str:
    """A claim as subject, relation and object or value."""
    return f"{record.name(claim.subject)} {record.relations[claim.predicate].label} {target(record, claim)}"


def target(record: Record, claim: Claim) -> str:
    """The object of a claim by name, or its value with unit and scope."""
    if claim.object:
        return record.name(claim.object)
    return value_in_words(claim)


def from_to(record: Record, step: Step) -> Text:
    """A step from start to end, with the relation standing out; arrows keep names like "Ask: …" apart from it."""
    return text(f"{record.name(step.start)} → ", Run(step.phrase, "strong"), f" → {record.name(step.end)}")


def bears(step: Step) -> str:
    """How much a step bears, as its rank and in words."""
    return f"{step.strength} of 5: {BEARS[step.strength]}"


def listed(names: Sequence[str]) -> str:
    """Names in a row.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def capital(words: str) -> str:
    """Words with a capital in front."""
    return words[:1].upper() + words[1:]


def claim_link(record: Record, claim: Claim) -> Run:
    """The id of a claim, which leads to its address."""
    return Run(claim.id, "code", record.iri(claim.id))


def joined(parts: Iterable[Text], between: str) -> Text:
    """Several texts as one, with something between them."""
    runs: list[Run] = []
    for part in parts:
        runs += [Run(between), *part] if runs and part else part
    return tuple(runs)
