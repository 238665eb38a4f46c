"""Where a claim is found and how strong a step is, in a report's words; and the sources and cautions cited so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..graph.record import Claim, Evidence, Record
from ..graph.strength import Strength
from ..graph.tracing.model import Step
from ..graph.words.claims import rank, target
from ..graph.words.counts import capital
from ..graph.words.places import spot, words_quoted
from ..graph.words.short_names import brief_names
from .blocks import Run, Text, text


class Citations:
    """Numbers for the sources and cautions of one report, in the order in which it first names them; and short names.

    ``long_named`` are the things that the report names in full where it first tells of them.
    """

    def __init__(self, record: Record, long_named: Iterable[str] = ()) -> None:
        self.record = record
        self.sources: dict[str, int] = {}
        self.cautions: dict[str, int] = {}
        self.places: defaultdict[str, set[Evidence]] = defaultdict(set)
        self.brief = brief_names(record, long_named)

    def name(self, id: str) -> str:
        """What a thing is called where its name was told in full before."""
        return self.brief.get(id) or self.record.name(id)

    def source(self, id: str) -> Run:
        """The number of a source, as in ``[1]``."""
        number = self.sources.setdefault(id, len(self.sources) + 1)
        return Run(f"[{number}]", link=f"#source-{number}")

    def caution(self, *ids: str) -> Run:
        """The number of a caution, as in ``C1``; several that say the same have one."""
        number = self.cautions.get(ids[0]) or max(self.cautions.values(), default=0) + 1
        self.cautions.update(dict.fromkeys(ids, number))
        return Run(f"C{number}", link=f"#caution-{number}")

    def place(self, evidence: Evidence) -> Text:
        """Where something is said: source, line or page, and the words to look for."""
        self.places[evidence.source].add(evidence)
        where = spot(self.record, evidence)
        at = f"{where}, " if where else ""
        return text(self.source(evidence.source), f", {at}at {words_quoted(evidence.anchor)}")


def step_text(cited: Citations, step: Step) -> Text:
    """A step from start to end, with the relation standing out; arrows keep names apart from it."""
    return text(f"{cited.name(step.start)} → ", Run(step.phrase, "strong"), f" → {cited.name(step.end)}")


def claim_text(cited: Citations, claim: Claim) -> str:
    """A claim as subject, relation and object or value, by the names that the report uses."""
    said = cited.name(claim.object) if claim.object else target(cited.record, claim)
    return f"{capital(cited.name(claim.subject))} {cited.record.relations[claim.predicate].label} {said}"


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
