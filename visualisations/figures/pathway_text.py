"""What a pathway figure says, before anything is drawn: its cards, the labels of its steps and its caption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...graph.dates import bounds
from ...graph.record import Claim, Record
from ...graph.tracing.findings import who_tells
from ...graph.tracing.model import Pathway, Step, Trace
from ...graph.words.claims import not_done, speaker, undone
from ...graph.words.codes import label, meanings
from ...graph.words.counts import capital
from ...graph.words.phrases import names, say, sentences
from ...graph.words.sources import source_line
from ...graph.words.times import in_words
from ..style import DISPUTE_MARK, PROMISE_MARK, Look, look, marked_wording
from .svg import NO_BREAK

MOST_CAUTIONS = 3
MOST_VOICES = 3
DOT = f"{NO_BREAK}· "


@dataclass(frozen=True, slots=True)
class Card:
    """A thing on the pathway. ``year`` is empty unless the record leaves no doubt about it."""

    id: str
    name: str
    type: str
    when: str
    year: str
    lane: str
    look: Look

    @property
    def below(self) -> str:
        """What stands under the name."""
        when = self.when if " to " in self.when else self.when.replace(" ", NO_BREAK)
        return DOT.join(part for part in (self.type, when) if part)


@dataclass(frozen=True, slots=True)
class Label:
    """A step in words. ``facts`` are pairs of a tone (plain, promise or warn) and a sentence."""

    number: int
    phrase: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    reason: str
    weakest: bool
    promised: bool
    disputed: bool
    claims: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All that the figure says. ``kinds`` and ``wordings`` are those that occur, in the order of the style table."""

    title: str
    description: str
    cards: tuple[Card, ...]
    labels: tuple[Label, ...]
    says: tuple[str, ...]
    cautions: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    wordings: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def lanes(self) -> list[str]:
        """The lanes that occur, from who to outcome."""
        return [lane for lane in self.order if any(card.lane == lane for card in self.cards)]


def lanes_of(record: Record) -> tuple[str, ...]:
    """All lanes in order: who, then the rungs of the ladder, then context."""
    return ("who", *record.codes_of("rung"), "context")


def words(record: Record, trace: Trace, number: int) -> Words:
    """What the figure of one pathway of a trace says; ``number`` counts from 0."""
    pathway = trace.pathways[number]
    cited = list(dict.fromkeys(claim.source for step in pathway.steps for claim in step.claims))
    labels = tuple(_label(record, pathway, i, cited) for i in range(len(pathway.steps)))
    cards = tuple(_card(record, pathway, i) for i in range(len(pathway.things)))
    says = tuple(_says(record, trace, number, cited))
    claims = [claim for step in pathway.steps for claim in step.claims]
    return Words(
        title=f"From “{record.name(pathway.things[0])}” to “{record.name(pathway.things[-1])}”",
        description=" ".join([*_sentences(cards, labels), *says]),
        cards=cards,
        labels=labels,
        says=says,
        cautions=tuple(_cautions(record, trace, pathway)),
        kinds=meanings(record, "kind", {step.kind for step in pathway.steps}),
        wordings=meanings(record, "wording", {claim.wording for claim in claims}),
        sources=(*(f"[{i}] {source_line(record, id)}" for i, id in enumerate(cited, 1)), f"Record {record.hash[:12]}"),
        order=lanes_of(record),
    )


def _card(record: Record, pathway: Pathway, index: int) -> Card:
    id = pathway.things[index]
    thing = record.things.get(id)
    type = record.types.get(thing.type) if thing else None
    family = type.family if type else ""
    lane = record.rung(id) or ("who" if family in ("actors", "roles") else "context")
    when = _time(record, pathway, index)
    # Somebody who acts has no date of their own, so "undated" would say nothing of them.
    timeless = index == 0 and family == "actors" and not when
    limits = bounds(when)
    year = limits.start_lo[:4] if limits.start_lo[:4] == limits.start_hi[:4] else ""
    return Card(
        id, record.name(id), record.type_label(id), "" if timeless else in_words(when), year,
        lane if lane in lanes_of(record) else "context", look(type),
    )  # fmt: skip


def _time(record: Record, pathway: Pathway, index: int) -> str:
    """When the thing came about: by the step that leads to it, else by a dated act upon it, else unknown.

    The time of a promise is not the time of what was promised.
    """
    if index:
        lead = pathway.steps[index - 1].lead
        if lead.when and not record.is_undone(lead):
            return lead.when
    id = pathway.things[index]
    acts = [claim for claim in record.claims_about(id) if _acts_on(record, claim, id)]
    return min((claim.when for claim in acts), key=lambda when: (bounds(when).start_lo, when), default="")


def _acts_on(record: Record, claim: Claim, id: str) -> bool:
    relation = record.relations.get(claim.predicate)
    act = bool(relation and relation.kind == "agency" and claim.object == id) or claim.predicate == "occurred"
    return act and bool(claim.when) and claim.supports and not record.is_undone(claim)


def _label(record: Record, pathway: Pathway, index: int, cited: list[str]) -> Label:
    step = pathway.steps[index]
    weakest = index == pathway.weakest_step and not step.is_plain
    facts = list(_facts(record, step, cited, _time(record, pathway, index + 1)))
    if weakest:
        claimed = "" if record.tells_influence(step.kind) else ": no influence claimed"
        facts.insert(0, ("warn", f"weakest step{claimed}"))
    reason = step.lead.reason if step.lead.wording == "inferred" else ""
    disputed = not all(claim.supports for claim in step.claims)
    ids = tuple(claim.id for claim in step.claims)
    return Label(
        index + 1, step.phrase, step.kind, tuple(facts), reason, weakest, record.is_undone(step.lead), disputed, ids,
        step.lead.wording == "inferred",
    )  # fmt: skip


def _facts(record: Record, step: Step, cited: list[str], end_time: str) -> Iterator[tuple[str, str]]:
    lead = step.lead
    kind = label(record, "kind", step.kind)
    kind += "" if record.tells_influence(step.kind) else " (no influence claimed)"
    time = "" if lead.when == end_time else f"{DOT}{in_words(lead.when)}"
    agreeing = [claim for claim in step.claims if claim.supports]
    several = who_tells(record, step)
    many = f" {say(record, several._replace(code='told.how-many'))}" if several else ""
    told = f"{speaker(record, lead)}{DOT}read from" if lead.wording == "inferred" else f"said by{many}"
    spoken = [_voice(record, claim, cited, lead) for claim in agreeing[:MOST_VOICES]]
    spoken += [f"and {len(agreeing) - MOST_VOICES} more"] if len(agreeing) > MOST_VOICES else []
    yield "plain", f"{kind}{DOT}{marked_wording(record, lead)}{time}{DOT}{told} {'; '.join(spoken)}"
    if promised := not_done(record, lead):
        yield "promise", f"{PROMISE_MARK} {promised}"
    for claim in step.claims:
        if not claim.supports:
            yield "warn", f"{DISPUTE_MARK} disputed by {_voice(record, claim, cited, claim)}"


def _voice(record: Record, claim: Claim, cited: list[str], lead: Claim) -> str:
    """Who makes a claim, and where; with how, in so far as it differs from the leading claim."""
    source = record.sources.get(claim.source)
    inferred = claim.wording == "inferred"
    voice = record.name(claim.source) if inferred and source else speaker(record, claim)
    place = next((f", line {e.line}" if e.line else f", p. {e.page}" for e in claim.evidence if e.line or e.page), "")
    notes = [marked_wording(record, claim)] if claim.wording != lead.wording else []
    if claim.modality != lead.modality and (word := undone(record, claim)):
        notes.append(word)
    cite = f"[{cited.index(claim.source) + 1}{place}]".replace(" ", NO_BREAK)
    return f"{voice} {cite}" + (f" ({', '.join(notes)})" if notes else "")


def _says(record: Record, trace: Trace, number: int, cited: list[str]) -> Iterator[str]:
    pathway = trace.pathways[number]
    about = f"Pathway {number + 1} of {len(trace.pathways)}. " if len(trace.pathways) > 1 else ""
    verdict = " ".join(sentences(record, trace.findings[:2]))
    yield f"{about}{'Of the trace as a whole: ' if number else ''}{verdict}".strip()
    whole = ", ".join(f"[{cited.index(id) + 1}]" for id in pathway.told_whole_by)
    yield f"Told whole by {whole}." if whole else "Stitched: no single source tells every step."
    voices = names(record, pathway.told_whole_by_voices)
    yield f"Every step is told by {voices}." if voices else "No single voice tells every step."
    if len(pathway.steps) == 1:
        return
    certain = pathway.chronology == "certain"
    yield "Order in time: " + ("certain." if certain else "possible, not certain; dates are missing or too rough.")


def _cautions(record: Record, trace: Trace, pathway: Pathway) -> Iterator[str]:
    passed = {id for step in pathway.steps for id in (step.start, step.end, *(claim.id for claim in step.claims))}
    caveats = [caveat for caveat in trace.caveats if passed.intersection(caveat.concerns)]
    for caveat in caveats[:MOST_CAUTIONS]:
        yield f"{capital(label(record, 'caveat', caveat.type))}: {caveat.summary}"
    if len(caveats) > MOST_CAUTIONS:
        yield f"The record holds {len(caveats) - MOST_CAUTIONS} more cautions about this pathway."


def _sentences(cards: tuple[Card, ...], labels: tuple[Label, ...]) -> Iterator[str]:
    for start, end, step in zip(cards, cards[1:], labels, strict=False):
        facts = "; ".join(fact for _, fact in step.facts)
        yield f"{step.number}. {start.name} {step.phrase} {end.name} ({end.below}): {facts}."
