"""What a pathway figure says, before anything is drawn: its cards, the labels of its steps and its caption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...graph.dates import bounds
from ...graph.record import Claim, Record
from ...graph.strength import PLAIN
from ...graph.tracing.joints import INFERRED
from ...graph.tracing.model import Pathway, Step, Trace
from ...graph.tracing.step_findings import (
    break_findings,
    joint_finding,
    sign_findings,
    summary_finding,
    tellers_finding,
    weakness_finding,
)
from ...graph.words.claims import not_done, speaker, undone_word
from ...graph.words.codes import label
from ...graph.words.headlines import pathway_headline, trace_question
from ...graph.words.phrases import say, sentence, sentences
from ...graph.words.times import in_words
from ..style import Look, look_of, style_table, wording_with_mark
from .frame import SourceNumbers, caution_sentences
from .strokes import tone_of
from .svg import DOT, NO_BREAK

MAX_VOICES = 3
# Findings that say who tells the whole, so that no summary needs to say it again.
_WHOLE = ("told.passage", "told.speaker", "told.one-source", "told.pieced")


@dataclass(frozen=True, slots=True)
class ThingCard:
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
        """The line under the name."""
        when = self.when if " to " in self.when else self.when.replace(" ", NO_BREAK)
        return DOT.join(part for part in (self.type, when) if part)


@dataclass(frozen=True, slots=True)
class StepLabel:
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
    tone: str


@dataclass(frozen=True, slots=True)
class PathwayText:
    """All that the figure says. ``order`` holds all lanes, from who to context."""

    title: str
    description: str
    cards: tuple[ThingCard, ...]
    labels: tuple[StepLabel, ...]
    verdict: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def lanes(self) -> list[str]:
        """The lanes that occur, from who to outcome."""
        return [lane for lane in self.order if any(card.lane == lane for card in self.cards)]


def lane_names(record: Record) -> tuple[str, ...]:
    """All lanes in order: who, then the rungs of the ladder, then context."""
    return ("who", *record.codes_of("rung"), "context")


def pathway_text(record: Record, trace: Trace, number: int) -> PathwayText:
    """What the figure of one pathway of a trace says; ``number`` counts from 0."""
    pathway = trace.pathways[number]
    cited = SourceNumbers(record)
    for claim in (claim for step in pathway.steps for claim in step.claims):
        cited.number(claim.source)
    labels = tuple(_step_label(record, pathway, i, cited) for i in range(len(pathway.steps)))
    cards = thing_cards(record, pathway)
    verdict = tuple(_verdict_sentences(record, trace, number, cited))
    return PathwayText(
        title=pathway_headline(
            trace_question(record, pathway.things[0], pathway.things[-1]),
            len(pathway.steps),
            say(record, summary_finding(pathway)),
            [found.step for found in break_findings(record, pathway) if found.step],
        ),
        description=" ".join([*_step_sentences(cards, labels), *verdict]),
        cards=cards,
        labels=labels,
        verdict=verdict,
        cautions=_cautions(record, trace, pathway),
        sources=cited.source_lines(),
        order=lane_names(record),
    )


def thing_cards(record: Record, pathway: Pathway) -> tuple[ThingCard, ...]:
    """What the figure says of each thing of a pathway."""
    return tuple(_thing_card(record, pathway, i) for i in range(len(pathway.things)))


def _thing_card(record: Record, pathway: Pathway, index: int) -> ThingCard:
    id = pathway.things[index]
    thing = record.things.get(id)
    type = record.types.get(thing.type) if thing else None
    family = type.family if type else ""
    lane = record.rung(id) or ("who" if family in ("actors", "roles") else "context")
    when = _time_of(record, pathway, index)
    # Somebody who acts has no date of their own, so "undated" would say nothing of them.
    timeless = index == 0 and family == "actors" and not when
    limits = bounds(when)
    year = limits.start_lo[:4] if limits.start_lo[:4] == limits.start_hi[:4] else ""
    return ThingCard(
        id, record.name(id), record.type_label(id), "" if timeless else in_words(when), year,
        lane if lane in lane_names(record) else "context", look_of(type),
    )  # fmt: skip


def _time_of(record: Record, pathway: Pathway, index: int) -> str:
    """When the thing came about: by the step that leads to it, else by a dated act upon it, else unknown.

    The time of a promise is not the time of what was promised.
    """
    if index:
        lead = pathway.steps[index - 1].lead
        if lead.when and not record.is_undone(lead):
            return lead.when
    id = pathway.things[index]
    acts = [claim for claim in record.claims_about(id) if _is_dated_act_on(record, claim, id)]
    return min((claim.when for claim in acts), key=lambda when: (bounds(when).start_lo, when), default="")


def _is_dated_act_on(record: Record, claim: Claim, id: str) -> bool:
    relation = record.relations.get(claim.predicate)
    act = bool(relation and relation.kind == "agency" and claim.object == id) or claim.predicate == "occurred"
    return act and bool(claim.when) and claim.supports and not record.is_undone(claim)


def _step_label(record: Record, pathway: Pathway, index: int, cited: SourceNumbers) -> StepLabel:
    step = pathway.steps[index]
    weakest = index == pathway.weakest_step and not step.is_plain
    end_time = _time_of(record, pathway, index + 1)
    facts = [
        *_warnings(record, pathway, index, weakest),
        *_step_facts(record, step, cited, end_time, weakest),
        *_joint_facts(record, pathway, index),
    ]
    reason = step.lead.reason if step.lead.wording == "inferred" else ""
    disputed = not all(claim.supports for claim in step.claims)
    ids = tuple(claim.id for claim in step.claims)
    return StepLabel(
        index + 1, step.phrase, step.kind, tuple(facts), reason, weakest, record.is_undone(step.lead), disputed, ids,
        tone_of(record, step.claims),
    )  # fmt: skip


def _warnings(record: Record, pathway: Pathway, index: int, weakest: bool) -> Iterator[tuple[str, str]]:
    """That a step begins at shared work, is the weakest, or is credited to another by its own sentence."""
    step = pathway.steps[index]
    credited = step.lead.id in record.agentless
    if index and pathway.joints[index - 1].is_shared and not credited:
        yield "warn", say(record, joint_finding(pathway, index))
    if weakest:
        yield "warn", "weakest step" + ("" if record.tells_influence(step.kind) else ": no influence claimed")
    if credited:
        yield "warn", say(record, weakness_finding(record, step))


def _joint_facts(record: Record, pathway: Pathway, index: int) -> Iterator[tuple[str, str]]:
    """How a step meets the one before, unless by our reading of one of the two, which that step says itself."""
    if index:
        joint = pathway.joints[index - 1]
        if joint.strength < PLAIN and not joint.is_shared and joint.kind != INFERRED:
            yield "plain", say(record, joint_finding(pathway, index))


def _step_facts(
    record: Record, step: Step, cited: SourceNumbers, end_time: str, weakest: bool
) -> Iterator[tuple[str, str]]:
    lead = step.lead
    kind = label(record, "kind", step.kind)
    kind += "" if weakest or record.tells_influence(step.kind) else " (no influence claimed)"
    time = "" if lead.when == end_time else f"{DOT}{in_words(lead.when)}"
    agreeing = step.supporting
    several = tellers_finding(record, step)
    many = f" {say(record, several._replace(code='told.how-many'))}" if several else ""
    told = f"{speaker(record, lead)}{DOT}read from" if lead.wording == "inferred" else f"said by{many}"
    spoken = [_voice_and_place(record, claim, cited, lead) for claim in agreeing[:MAX_VOICES]]
    spoken += [f"and {len(agreeing) - MAX_VOICES} more"] if len(agreeing) > MAX_VOICES else []
    yield "plain", f"{kind}{DOT}{wording_with_mark(record, lead)}{time}{DOT}{told} {'; '.join(spoken)}"
    if promised := not_done(record, lead):
        yield "promise", f"{style_table().promise_mark} {promised}"
    for claim in step.opposing:
        said = record.relations[claim.predicate].label
        yield (
            "warn",
            f"{style_table().dispute_mark} the opposite ({said}) by {_voice_and_place(record, claim, cited, claim)}",
        )
    for claim in step.disputing:
        yield "warn", f"{style_table().dispute_mark} disputed by {_voice_and_place(record, claim, cited, claim)}"


def _voice_and_place(record: Record, claim: Claim, cited: SourceNumbers, lead: Claim) -> str:
    """Who makes a claim, and where; with how, in so far as it differs from the leading claim."""
    source = record.sources.get(claim.source)
    inferred = claim.wording == "inferred"
    voice = record.name(claim.source) if inferred and source else speaker(record, claim)
    notes = [wording_with_mark(record, claim)] if claim.wording != lead.wording else []
    if claim.modality != lead.modality and (word := undone_word(record, claim)):
        notes.append(word)
    return f"{voice} {cited.cite(claim)}" + (f" ({', '.join(notes)})" if notes else "")


def _verdict_sentences(record: Record, trace: Trace, number: int, cited: SourceNumbers) -> Iterator[str]:
    pathway = trace.pathways[number]
    about = f"Pathway {number + 1} of {len(trace.pathways)}. " if len(trace.pathways) > 1 else ""
    lead = [one for one in trace.findings if one.code.startswith(("told.", "through.", "pieces", "break."))]
    verdict = " ".join(sentences(record, lead))
    yield f"{about}{'Of the trace as a whole: ' if number else ''}{verdict}".strip()
    yield from sentences(record, sign_findings(pathway))
    if len(pathway.steps) == 1:
        return
    if number or not any(one.code in _WHOLE for one in lead):
        yield f"{sentence(record, summary_finding(pathway))}."
    certain = pathway.chronology == "certain"
    yield "Order in time: " + ("certain." if certain else "possible, not certain; dates are missing or too rough.")


def _cautions(record: Record, trace: Trace, pathway: Pathway) -> tuple[str, ...]:
    passed = {id for step in pathway.steps for id in (step.start, step.end, *(claim.id for claim in step.claims))}
    caveats = [caveat for caveat in trace.caveats if passed.intersection(caveat.concerns)]
    in_verdict = {one.arguments.get("caveat") for one in trace.findings}
    caveats.sort(key=lambda caveat: (caveat.id not in in_verdict, not record.is_always_told(caveat)))
    return caution_sentences(record, caveats, "this pathway")


def _step_sentences(cards: tuple[ThingCard, ...], labels: tuple[StepLabel, ...]) -> Iterator[str]:
    for start, end, step in zip(cards, cards[1:], labels, strict=False):
        facts = "; ".join(fact for _, fact in step.facts)
        yield f"{step.number}. {start.name} {step.phrase} {end.name} ({end.below}): {facts}."
