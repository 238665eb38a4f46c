"""What is found of a single step: why it is weak, who tells it, what else is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record import Record
from ..strength import Strength
from ..words.phrases import Argument, Finding
from .model import Pathway, Step
from .tellers import ClaimTellers, step_opinions, step_tellers

BREAK = "break"


def weakness_finding(record: Record, step: Step) -> Finding:
    """Why a step is weak; its code begins with ``why.``.

    >>> from civicgraph import Dataset, trace
    >>> record = Dataset.shipped().record()
    >>> weakness_finding(record, trace(record, "citizens-uk", "lvrw").pathways[0].steps[2]).code
    'why.inferred-sequence'

    Raises
    ------
    ValueError
        The step is stated plainly.
    """
    if step.is_plain:
        raise ValueError("a step that is stated plainly has no weakness")
    why, arguments = _weakness_code(record, step)
    return Finding(f"why.{why}", None, arguments)


def _weakness_code(record: Record, step: Step) -> tuple[str, dict[str, Argument]]:
    lead = step.lead
    if lead.id in record.agentless:
        agent = record.claims[record.agentless[lead.id][0]]
        return "agentless", {"agent": agent.subject, "source": agent.source}
    if lead.reading and step.strength > Strength.UNDONE:
        is_opinion = lead.wording == "opinion"
        return f"{lead.reading}-opinion" if is_opinion else lead.reading, {"source": lead.source}
    if lead.wording == "inferred" and not lead.reading:
        return ("inferred-sequence" if step.kind == "sequence" else "inferred"), {}
    if step.kind == "sequence":
        return step.kind, {}
    if record.is_undone(lead):
        return lead.modality, {}
    if not record.tells_influence(step.kind):
        return step.kind, {}
    if lead.wording != "opinion":
        return lead.wording, {}
    found = step_opinions(record, step)
    return ("opinions", _teller_arguments(found)) if len(found.voices) > 1 else ("opinion", {})


def step_code(record: Record, step: Step) -> str:
    """What a step is, as a code: ``stated``, ``part`` (stated, but only a part), or why it is weak.

    >>> from civicgraph import Dataset, trace
    >>> record = Dataset.shipped().record()
    >>> [step_code(record, step) for step in trace(record, "citizens-uk", "lvrw").pathways[0].steps]
    ['stated', 'stated', 'inferred-sequence', 'inferred', 'opinion']
    """
    if not step.is_plain:
        return _weakness_code(record, step)[0]
    return "part" if record.is_part(step.lead) else "stated"


def tellers_finding(record: Record, step: Step) -> Finding | None:
    """Who tells a step, where there is more than one voice or source; else nothing."""
    found = step_tellers(record, step)
    if len(found.voices) < 2 and len(found.sources) < 2:
        return None
    return Finding("told", None, _teller_arguments(found))


def joint_finding(pathway: Pathway, number: int) -> Finding:
    """How the step of a number, from 1, and the next meet; its code begins with ``joint.``."""
    joint = pathway.joints[number - 1]
    ends = {"start": pathway.things[number - 1], "thing": joint.thing}
    return Finding(f"joint.{joint.kind}", number, {"next": number + 1, **ends})


def summary_finding(pathway: Pathway) -> Finding:
    """Who tells a pathway, and whether more of its start comes to less of its end, in a few words.

    Its code begins with ``summary.``.
    """
    told = _tellers_summary(pathway)
    if not pathway.is_less:
        return told
    return Finding("summary.less", None, {"told": told.code.removeprefix("summary."), **told.arguments})


def _tellers_summary(pathway: Pathway) -> Finding:
    if len(pathway.steps) == 1 and not pathway.is_broken and (found := _spread_of_step(pathway)):
        return found
    if pathway.accounts and not pathway.is_broken:
        return Finding(f"summary.{pathway.accounts[0].kind}")
    if len(pathway.told_whole_by) == 1:
        return Finding("summary.one-source")
    if pathway.told_whole_by:
        return Finding("summary.sources", None, {"sources": pathway.told_whole_by})
    return Finding("summary.pieced")


def _spread_of_step(pathway: Pathway) -> Finding | None:
    """Where a single step is told; nothing where one passage or one speaker tells it and nobody else does."""
    places = [place for claim in pathway.steps[0].supporting for place in claim.evidence]
    if len(sources := sorted({place.source for place in places})) > 1:
        return Finding("summary.in-sources", None, {"sources": tuple(sources)})
    is_spread = (
        bool(pathway.accounts)
        and pathway.accounts[0].kind == "passage"
        and len({place.passage for place in places}) > 1
    )
    return Finding("summary.in-source") if is_spread or not pathway.accounts else None


def break_findings(record: Record, pathway: Pathway) -> Iterator[Finding]:
    """The steps that no source tells as influence, and why."""
    for number, step in enumerate(pathway.steps, 1):
        if step.is_break:
            why, arguments = _weakness_code(record, step)
            yield Finding(BREAK, number, {"start": step.start, "end": step.end, "why": why, **arguments})


def leaning_findings(record: Record, pathway: Pathway) -> Iterator[Finding]:
    """The steps that rest on opinion or are hedged."""
    for number, step in enumerate(pathway.steps, 1):
        if step.is_break or step.is_plain:
            continue
        if step.lead.wording == "opinion":
            found = step_opinions(record, step)
            many = len(found.voices) > 1
            yield Finding("leaning.opinions" if many else "leaning.opinion", number, _teller_arguments(found))
        elif step.lead.reading:
            yield Finding(f"leaning.{step.lead.reading}", number)
        else:
            yield Finding("leaning.hedged", number)


def softer_findings(pathway: Pathway) -> Iterator[Finding]:
    """What a source states in one place and says less firmly in another."""
    for number, step in enumerate(pathway.steps, 1):
        if step.lead.wording != "stated":
            continue
        same = [one for one in step.supporting if (one.source, one.predicate) == (step.lead.source, step.relation)]
        if opinions := _distinct(claim.voice for claim in same if claim.wording == "opinion"):
            yield Finding("softer.opinion", number, {"voices": opinions})
        elif any(claim.wording == "hedged" for claim in same):
            yield Finding("softer.hedged", number)


def dispute_findings(pathway: Pathway) -> Iterator[Finding]:
    """The steps that somebody disputes, and whose voices do."""
    for number, step in enumerate(pathway.steps, 1):
        if step.disputing:
            yield Finding("disputed", number, {"voices": _distinct(claim.voice for claim in step.disputing)})


def sign_findings(pathway: Pathway) -> Iterator[Finding]:
    """Which steps lead to less, to what that comes in the end, and who says the opposite of a step."""
    less = tuple(number for number, step in enumerate(pathway.steps, 1) if step.is_less)
    if less and len(pathway.steps) > 1:
        code = f"less.{'odd' if pathway.is_less else 'even'}"
        yield Finding(code, None, {"steps": less, "start": pathway.steps[0].start, "end": pathway.steps[-1].end})
    for number, step in enumerate(pathway.steps, 1):
        if step.opposing:
            way = "more" if step.is_less else "less"
            yield Finding("opposed", number, {"voices": _distinct(one.voice for one in step.opposing), "way": way})


def _distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _teller_arguments(found: ClaimTellers) -> dict[str, Argument]:
    """Who tells something, as arguments; ``spread`` says whether sources among them repeat one another."""
    apart = len(found.origins) == len(found.sources)
    spread = "apart" if apart else "one-origin" if len(found.origins) == 1 else "origins"
    return {"voices": found.voices, "sources": found.sources, "origins": found.origins, "spread": spread}
