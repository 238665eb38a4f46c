"""How robust a trace is and what it depends on, in sentences for terminal and page alike."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Record
from ..words.counts import capital, number, quantity
from ..words.phrases import say
from ..words.sources import quoted_title
from .model import Cut, Robustness, SpeakerSupport, Trace
from .robustness import no_stake_finding

STATED_PATHWAYS = "every pathway that {}s tell without a step inferred here"
ALL_PATHWAYS = "every recorded pathway"
CAUTION = "That is the record's, not history's: missing evidence is not missing history."


def robust_sentences(record: Record, robustness: Robustness) -> Iterator[str]:
    """Which sources or voices cover all of it, how many independent ways there are, and whose loss breaks it."""
    if robustness.with_inference is not None:
        yield "Sources alone tell no pathway: each needs a step that is inferred here."
        by_source, by_voice = robustness.with_inference
        yield f"With what is inferred taken as given: {_support(record, by_source, 'source', ALL_PATHWAYS)}"
        if by_voice.cut.size is None:
            yield "One pathway is inferred from end to end, so that no loss of a voice breaks it."
            return
        yield f"By voices, likewise: {_support(record, by_voice, 'voice', ALL_PATHWAYS)}"
        return
    yield capital(_support(record, robustness.by_source, "source", STATED_PATHWAYS))
    yield capital(_support(record, robustness.by_voice, "voice", STATED_PATHWAYS))
    if not robustness.independent.cut.size and robustness.by_voice.cut.size:
        yield f"{capital(say(record, no_stake_finding(record)))} tell no pathway."
    elif robustness.independent != robustness.by_voice:
        text = _support(record, robustness.independent, "voice", "every pathway that they tell")
        yield f"Of {say(record, no_stake_finding(record))}: {text}"


def _support(record: Record, support: SpeakerSupport, noun: str, over: str) -> str:
    whole, flow = len(support.told_whole_by), support.max_flow
    parts = [f"{quantity(whole, noun)} {'tells' if whole == 1 else 'tell'} every step of a pathway"]
    if flow:
        ways = "one way at a time joins" if flow == 1 else f"{number(flow)} ways side by side join"
        parts.append(f"{ways} the ends")
    if support.cut.size:
        parts.append(_cut(record, support.cut, over.format(noun)))
        if support.rest:
            parts.append("what needs a step inferred here is left")
    return f"{'; '.join(parts)}."


def _cut(record: Record, cut: Cut, over: str) -> str:
    """Whose loss breaks what; the sentence says over which pathways it is counted."""
    names = ", ".join(quoted_title(record, id) if id in record.sources else record.name(id) for id in cut.ids)
    perhaps = "" if cut.exact else f", perhaps of {number(cut.lower)}"
    return f"the loss of {number(cut.size or 0)}{perhaps} breaks {over}: {names}"


def gatekeepers_sentence(record: Record, trace: Trace) -> str:
    """What lies on every recorded pathway, besides its ends."""
    if not trace.gatekeepers:
        return "Nothing but the two ends lies on every recorded pathway."
    return f"Every recorded pathway passes through {'; '.join(record.name(id) for id in trace.gatekeepers)}."
