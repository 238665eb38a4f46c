"""How robust a trace is and what it depends on, in sentences for terminal and page alike."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Record
from ..words.counts import capital, number, quantity, row
from ..words.phrases import say
from ..words.sources import quoted_title
from .model import Cut, Robustness, SpeakerSupport, Trace
from .robustness import no_stake_finding

STATED_PATHWAYS = "no pathway is left that {}s tell from end to end"
ALL_PATHWAYS = "no pathway on record is left"
CAUTION = "That is the record's, not history's: missing evidence is not missing history."


def robust_sentences(record: Record, robustness: Robustness) -> Iterator[str]:
    """Which sources or voices cover all of it, how many independent ways there are, and whose loss breaks it."""
    if robustness.with_inference is not None:
        yield "Sources tell no pathway from end to end: each has a step that is our reading."
        by_source, by_voice = robustness.with_inference
        yield f"With our reading taken as given: {_support(record, by_source, 'source', ALL_PATHWAYS)}"
        if by_voice.cut.size is None:
            yield "One pathway is our reading from end to end: it is left without any voice."
            return
        yield f"The same by voices: {_support(record, by_voice, 'voice', ALL_PATHWAYS)}"
        return
    yield capital(_support(record, robustness.by_source, "source", STATED_PATHWAYS))
    yield capital(_support(record, robustness.by_voice, "voice", STATED_PATHWAYS))
    if not robustness.independent.cut.size and robustness.by_voice.cut.size:
        yield f"{capital(say(record, no_stake_finding(record)))} tell no pathway."
    elif robustness.independent != robustness.by_voice:
        text = _support(record, robustness.independent, "voice", "no pathway is left that they tell from end to end")
        yield f"Counting only {say(record, no_stake_finding(record))}: {text}"


def _support(record: Record, support: SpeakerSupport, noun: str, over: str) -> str:
    whole, flow = len(support.told_whole_by), support.max_flow
    tellers = f"{quantity(whole, noun)} each tell" if whole > 1 else f"{'one' if whole else 'no one'} {noun} tells"
    parts = [f"{tellers} every step of a pathway"]
    if flow:
        parts.append(f"The step told by the fewest {noun}s is told by {number(flow)}")
    if support.cut.size:
        parts.append(capital(_cut(record, support.cut, over.format(noun))))
        if support.rest:
            parts.append("Pathways with a step that is our reading are left")
    return f"{'. '.join(parts)}."


def _cut(record: Record, cut: Cut, over: str) -> str:
    """Without whom no pathway is left; the sentence says of which pathways."""
    names = row([quoted_title(record, id) if id in record.sources else record.name(id) for id in cut.ids])
    perhaps = "" if cut.exact else f" ({number(cut.lower)} of them may be enough)"
    return f"without {names}{perhaps}, {over}"


def gatekeepers_sentence(record: Record, trace: Trace) -> str:
    """What lies on every recorded pathway, besides its ends."""
    if not trace.gatekeepers:
        return "No thing between the two stands on every recorded pathway."
    return f"Every recorded pathway passes through {'; '.join(record.name(id) for id in trace.gatekeepers)}."
