"""What may be concluded from a trace, in plain sentences made from its claims and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..numbers import counted, number, steps_named
from ..record import Record
from .edges import edge_of
from .pathway import Pathway, Step, Trace
from .speaking import Tellers, how_many, named, step_opinions, step_tellers

LADDER = ("ask", "response", "commitment", "instrument", "delivery", "outcome")
_BROKEN = 2
_UNDONE = {"committed": "promised", "asked": "asked for", "planned": "planned", "aim": "hoped for"}


def verdict(record: Record, trace: Trace) -> tuple[str, ...]:
    """The sentences, most important first."""
    if not trace.pathways:
        return tuple(_nothing(record, trace))
    best = trace.pathways[0]
    sentences = [
        _headline(record, trace, best),
        *_breaks(record, best),
        _composition(best),
        *_leanings(record, best),
        *_softer(record, best),
        *_disputes(record, best),
        *_ending(record, trace.end),
        _told(record, best),
        _order(best),
        *_cautions(record, best),
    ]
    return tuple(sentences)


def _ending(record: Record, end: str) -> Iterable[str]:
    """What is reached by asking or promising is not thereby done."""
    if record.rung(end) == "commitment":
        yield "It ends at a promise; nothing on it shows that the promise was kept."
    elif record.rung(end) == "ask":
        yield "It ends at an ask; nothing on it shows that the ask was granted."


def _nothing(record: Record, trace: Trace) -> Iterable[str]:
    ends = f"from {record.name(trace.start)} to {record.name(trace.end)}"
    if trace.start == trace.end:
        yield f"Both ends are {record.name(trace.start)}: there is no pathway from a thing to itself."
        return
    under = "Under these filters, the" if trace.left_out.by_filter else "The"
    yield f"{under} record holds no pathway {ends} of at most {counted(trace.max_steps, 'claim')}."
    if trace.left_out.cut_short:
        yield "The search was too wide to finish, so it may hold one all the same."
    if trace.impossible:
        least = "" if trace.counts_exact else "at least "
        chains = f"{least}{counted(trace.impossible, 'chain')}"
        yield f"{chains[0].upper()}{chains[1:]} of claims would join them, in an order that the dates rule out."
    elif trace.left_out.beyond:
        least = "" if trace.left_out.beyond_exact else "at least "
        things = f"{least}{counted(trace.left_out.beyond, 'thing')}"
        yield f"Longer chains may join them: {things} on the way lie beyond that bound."
    yield from _elsewhere(record, trace)
    yield "That is what these sources say, or do not say; it is not proof that there was no influence."


def _elsewhere(record: Record, trace: Trace) -> Iterable[str]:
    """Nothing is walked from a person: what they did stands on their secondment, post holding or candidacy."""
    about = record.claims_about(trace.start)
    edges = [edge for claim in about if (edge := edge_of(record, claim))]
    if any(edge.start == trace.start for edge in edges):
        return
    ends = {end for claim in about for end in (claim.subject, claim.object) if end in record.things}
    roles = sorted(end for end in ends - {trace.start} if record.types[record.things[end].type].family == "roles")
    if roles:
        names = " or ".join(record.name(id) for id in roles[:3])
        yield f"Nothing is walked from {record.name(trace.start)}, only from what was done in a role: try {names}."


def _headline(record: Record, trace: Trace, best: Pathway) -> str:
    joined = (
        f"The record joins {record.name(trace.start)} to {record.name(trace.end)} in {counted(len(best.steps), 'step')}"
    )
    if _broken(best):
        return f"{joined}, but not as one line of influence."
    weak = [step for step in best.steps if step.strength < 5]
    if weak:
        return f"{joined}, {'in part ' if len(weak) < len(best.steps) else ''}on opinion or hedged words."
    each = "each " if len(best.steps) > 1 else ""
    disputed = ", and not undisputed" if any(step.disputing for step in best.steps) else ""
    return f"{joined}, {each}stated as influence or as somebody's act{disputed}."


def _broken(pathway: Pathway) -> list[int]:
    return [place for place, step in enumerate(pathway.steps, 1) if step.strength <= _BROKEN]


def _breaks(record: Record, best: Pathway) -> Iterable[str]:
    for place in _broken(best):
        step = best.steps[place - 1]
        ends = f"from {record.name(step.start)} to {record.name(step.end)}"
        yield f"It breaks at step {place}, {ends}: {why_weak(record, step)}."


def why_weak(record: Record, step: Step) -> str:
    """Why a step bears little, as the end of a sentence."""
    lead = step.lead
    if lead.wording == "inferred":
        what = ", for a reason given" if step.kind != "sequence" else " that one came after the other, and no more"
        return f"no source says it; it is inferred here{what}"
    if step.kind == "sequence":
        return "the source says only that one came after the other"
    if lead.modality in _UNDONE:
        return f"it was {_UNDONE[lead.modality]}, which does not show that it was done"
    if step.kind == "structural":
        return "the source says only that one belongs to the other"
    if lead.wording == "contested":
        return "the record says it in one place and doubts it in another"
    return "it is hedged" if lead.wording == "hedged" else opinion_of(record, step)


def opinion_of(record: Record, step: Step) -> str:
    """Whose opinion a step is, as the end of a sentence: of how many voices, sources and origins."""
    found = step_opinions(record, step)
    if len(found.voices) < 2:
        return "it is one voice's opinion"
    return f"it is the opinion of {how_many(found)}"


def _composition(best: Pathway) -> str:
    """How many steps are what: influence as stated, somebody's act as stated."""
    stated = Counter(step.kind for step in best.steps if step.strength == 5)
    weaker = len(best.steps) - stated.total()
    told = {
        "stated as influence": stated["influence"],
        "stated as somebody's act": stated["agency"],
        "weaker than that": weaker,
    }
    parts = [f"{number(count)} {'is' if count == 1 else 'are'} {what}" for what, count in told.items() if count]
    if not weaker and len(parts) == 1:
        what = next(what for what, count in told.items() if count)
        return f"{'Its one step is' if len(best.steps) == 1 else 'All its steps are'} {what}."
    if not stated:
        return "None of its steps is stated as influence or as somebody's act."
    return f"Of its {counted(len(best.steps), 'step')}, {', '.join(parts)}."


def _leanings(record: Record, best: Pathway) -> Iterable[str]:
    for place, step in enumerate(best.steps, 1):
        if _BROKEN < step.strength < 5:
            if step.lead.wording == "opinion":
                found = step_opinions(record, step)
                many = f"the opinion of {how_many(found)}" if len(found.voices) > 1 else "opinion"
                yield f"Step {place} rests on {many}: {named(record, found.voices)}."
            else:
                yield f"Step {place} is hedged in the source."


def _softer(record: Record, best: Pathway) -> Iterable[str]:
    """What a source states in one place and says less firmly in another."""
    for place, step in enumerate(best.steps, 1):
        same = [c for c in step.supporting if (c.source, c.predicate) == (step.lead.source, step.relation)]
        if step.lead.wording != "stated":
            continue
        if opinions := dict.fromkeys(claim.voice for claim in same if claim.wording == "opinion"):
            yield f"Step {place} is stated, and elsewhere in the same source an opinion: {named(record, opinions)}."
        elif any(claim.wording == "hedged" for claim in same):
            yield f"Step {place} is stated, and hedged elsewhere in the same source."


def _disputes(record: Record, best: Pathway) -> Iterable[str]:
    for place, step in enumerate(best.steps, 1):
        if step.disputing:
            yield f"Step {place} is disputed by {named(record, dict.fromkeys(c.voice for c in step.disputing))}."


def _told(record: Record, best: Pathway) -> str:
    if best.told_whole_by:
        names = named(record, best.told_whole_by)
        return f"Told whole by {counted(len(best.told_whole_by), 'source')}: {names}{_by_voice(record, best)}."
    ours = [place for place, step in enumerate(best.steps, 1) if not step_tellers(record, step).sources]
    joints = _joints(record, best)
    if ours:
        is_, it = ("is", "it") if len(ours) == 1 else ("are", "them")
        also = f"; sources change at {steps_named(joints)}" if joints else ""
        return f"Stitched: {steps_named(ours)} {is_} our inference, and no source tells {it}{also}."
    if joints:
        return f"Stitched: no one source tells it whole; the pieces join at {steps_named(joints)}."
    return "Stitched: no source tells it whole in an order that its own dates allow."


def _by_voice(record: Record, best: Pathway) -> str:
    voices = best.told_whole_by_voices
    if len(voices) == len(best.told_whole_by) == 1:
        return f", in the words of {record.name(voices[0])}"
    return "" if voices else ", and by no one voice in it"


def _joints(record: Record, pathway: Pathway) -> list[int]:
    """The steps at which no source that told the pathway so far goes on. What nobody tells is passed over."""
    joints: list[int] = []
    tellers: set[str] = set()
    for place, step in enumerate(pathway.steps, 1):
        if mine := set(step_tellers(record, step).origins):
            if tellers and not tellers & mine:
                joints.append(place)
            tellers = tellers & mine or mine
    return joints


def _order(best: Pathway) -> str:
    if len(best.steps) == 1:
        return "One step has no order to check."
    if best.chronology == "certain":
        return "Its dates certainly run in this order."
    return f"{'; '.join(('Its dates allow this order and do not prove it', *_undated(best)))}."


def _undated(best: Pathway) -> Iterable[str]:
    """Which steps no claim dates, and which only a weaker one than leads them."""
    undated = [place for place, step in enumerate(best.steps, 1) if not any(one.when for one in step.supporting)]
    weaker = [place for place, step in enumerate(best.steps, 1) if not step.lead.when and place not in undated]
    if undated:
        yield f"{steps_named(undated)} {'is' if len(undated) == 1 else 'are'} undated"
    if weaker:
        yield f"{steps_named(weaker)} {'is' if len(weaker) == 1 else 'are'} dated only by a weaker claim"


def _cautions(record: Record, best: Pathway) -> Iterable[str]:
    ids = [*best.things, *(claim.id for step in best.steps for claim in step.claims)]
    caveats = record.caveats_about(ids)
    if caveats:
        kinds = Counter(record.codes["caveat", caveat.type].label for caveat in caveats)
        listed = ", ".join(f"{kind} ({count})" for kind, count in sorted(kinds.items()))
        yield f"The record cautions on the way: {listed}."


def _repeated(found: Tellers) -> bool:
    """Whether several voices tell it, all in sources that repeat one another."""
    return len(found.voices) > 1 and len(found.sources) > len(found.origins) == 1


def gaps(record: Record, trace: Trace) -> tuple[str, ...]:
    """What is missing from the best pathway, as sentences."""
    if not trace.pathways:
        return ()
    best = trace.pathways[0]
    found = []
    rungs = {record.rung(id) for id in best.things}
    if missing := [rung for rung in LADDER if rung not in rungs]:
        listed = ", ".join(missing)
        found.append(
            f"Rungs of the ladder with nothing on this pathway: {listed} (not recorded; not a sign of absence)."
        )
    told = [step_tellers(record, step) for step in best.steps]
    for one, many in (
        ([n for n, some in enumerate(told, 1) if len(some.voices) == 1], "on a single voice"),
        ([n for n, some in enumerate(told, 1) if _repeated(some)], "on sources of a single origin"),
    ):
        if one:
            found.append(f"{steps_named(one).capitalize()} {'rests' if len(one) == 1 else 'rest'} {many}.")
    found += [f"{words[0].upper()}{words[1:]}." for words in _undated(best)]
    if not any(len(some.origins) > 1 for some in told):
        found.append("No second source confirms any step.")
    return tuple(found)
