"""A trace, and what a thing leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..record import Claim, Record
from ..tracing.tellers import step_tellers
from ..words.claims import speaker
from ..words.filters import option
from .rows import caveat_row, claim_row, data_json, decision_row, lost_anchors, source_json, thing_json
from .trace_keys import (
    AccountDict,
    AsOneDict,
    FindingDict,
    JointDict,
    LeftOutDict,
    PathwayDict,
    ReachDict,
    RobustnessDict,
    StandingDict,
    StepClaim,
    StepDict,
    Tellers,
    ThroughDict,
    TieDict,
    TraceDict,
)

if TYPE_CHECKING:
    from ..tracing.model import (
        Account,
        AsOne,
        EndSubstitute,
        Joint,
        LeftOut,
        Pathway,
        Robustness,
        SpeakerSupport,
        Step,
        Tie,
        Trace,
    )
    from ..tracing.reach import Reached
    from ..words.phrases import Finding


def trace_json(record: Record, trace: Trace) -> TraceDict:
    """A trace. ``robustness`` and ``gatekeepers`` are null where nobody worked them out."""
    return {
        "schema": "civicgraph/trace/1",
        "from": thing_json(record, trace.start),
        "to": thing_json(record, trace.end),
        "verdict": list(trace.verdict),
        "findings": [_finding(one) for one in trace.findings],
        "details": list(trace.details),
        "detail_findings": [_finding(one) for one in trace.detail_findings],
        "through": [_through(record, one) for one in trace.through],
        "as_one": [_as_one(record, one) for one in trace.as_one],
        "would_join": [_as_one(record, one) for one in trace.would_join],
        "pathways": [_pathway(record, pathway) for pathway in trace.pathways],
        "found": trace.found,
        "counts_exact": trace.counts_exact,
        "refused": {"impossible": trace.impossible},
        "robustness": _robustness(record, trace.robustness),
        "gatekeepers": None if trace.gatekeepers is None else [thing_json(record, id) for id in trace.gatekeepers],
        "caveats": [caveat_row(record, caveat) for caveat in trace.caveats],
        "ties": [_tie(record, tie) for tie in trace.ties],
        "more_ties": trace.more_ties,
        "gaps": list(trace.gaps),
        "gap_findings": [_finding(one) for one in trace.gap_findings],
        "sources": [source_json(record.sources[id]) for id in _named_sources(record, trace)],
        "left_out": _left_out(trace.left_out),
        "max_steps": trace.max_steps,
        "data": data_json(record),
    }


def _finding(found: Finding) -> FindingDict:
    arguments = {name: _as_lists(value) for name, value in found.arguments.items()}
    return {"code": found.code, "step": found.step, "arguments": arguments}


def _as_lists(value: Any) -> Any:
    """An argument with lists in the place of tuples, as JSON has it."""
    return value if isinstance(value, str | int) else [_as_lists(part) for part in value]


def _named_sources(record: Record, trace: Trace) -> list[str]:
    """The sources that the trace's claims and cautions name."""
    claims = (claim for pathway in trace.pathways for step in pathway.steps for claim in step.claims)
    named = {*(claim.source for claim in claims), *(caveat.source for caveat in trace.caveats)}
    return sorted(named & record.sources.keys())


def _left_out(left_out: LeftOut) -> LeftOutDict:
    return {
        "claims_by_filter": {option(name): count for name, count in left_out.by_filter.items()},
        "things_beyond_max_steps": left_out.beyond,
        "things_beyond_exact": left_out.beyond_exact,
        "search_cut_short": left_out.cut_short,
    }


def _robustness(record: Record, found: Robustness | None) -> RobustnessDict | None:
    if found is None:
        return None
    sources, voices = found.with_inference or (None, None)
    return {
        "by_source": {
            **_support(record, found.by_source),
            "with_inference": _support(record, sources) if sources else None,
        },
        "by_voice": {
            **_support(record, found.by_voice),
            "independent": _support(record, found.independent),
            "with_inference": _support(record, voices) if voices else None,
        },
    }


def _support(record: Record, found: SpeakerSupport) -> StandingDict:
    cut = found.cut
    return {  # "rest": pathways that these speakers do not tell are left after the cut
        "max_flow": found.max_flow,
        "told_whole": len(found.told_whole_by),
        "told_whole_by": list(found.told_whole_by),
        "cut": {
            "size": cut.size,
            "names": [record.name(id) for id in cut.ids],
            "ids": list(cut.ids),
            "exact": cut.exact,
            "lower": cut.lower,
            "upper": cut.upper,
            "rest": found.rest,
        },
    }


def reach_json(record: Record, start: str, found: list[Reached], left_out: LeftOut, max_steps: int) -> ReachDict:
    """What a thing leads to, best reached first."""
    return {
        "schema": "civicgraph/reach/1",
        "from": thing_json(record, start),
        "reaches": [
            {
                **thing_json(record, one.id),
                "steps": one.steps,
                "weak_steps": one.weak,
                "weakest": -one.weakness,
                "by": one.by,
                "direction": "less" if one.less else None,
            }
            for one in found
        ],
        "left_out": _left_out(left_out),
        "max_steps": max_steps,
        "data": data_json(record),
    }


def _pathway(record: Record, pathway: Pathway) -> PathwayDict:
    return {
        "steps": [_step(record, step) for step in pathway.steps],
        "told_whole_by": list(pathway.told_whole_by),
        "told_whole_by_voices": list(pathway.told_whole_by_voices),
        "stitched": pathway.stitched,
        "weakest_step": pathway.weakest_step,
        "direction": "less" if pathway.is_less else None,
        "chronology": pathway.chronology,
        "joints": [_joint(record, joint) for joint in pathway.joints],
        "strength": pathway.strength,
        "accounts": [_account(record, account) for account in pathway.accounts],
    }


def _joint(record: Record, joint: Joint) -> JointDict:
    return {
        "thing": joint.thing,
        "thing_name": record.name(joint.thing),
        "joint": joint.kind,
        "strength": joint.strength,
    }


def _account(record: Record, account: Account) -> AccountDict:
    voice = account.voice or None
    return {
        "kind": account.kind,
        "source": account.source,
        "voice": voice,
        "voice_name": record.name(voice) if voice else None,
    }


def _tie(record: Record, tie: Tie) -> TieDict:
    return {
        "things": [thing_json(record, id) for id in tie.things],
        "claims": [claim_row(record, claim) for claim in tie.claims],
    }


def _through(record: Record, through: EndSubstitute) -> ThroughDict:
    return {
        "end": "from" if through.end == "start" else "to",
        "how": through.how,
        "thing": thing_json(record, through.id),
        "claim": claim_row(record, through.claim),
        "of": through.of,
        "led": through.led,
    }


def _as_one(record: Record, one: AsOne) -> AsOneDict:
    return {**decision_row(record, one.decision), "claims": list(one.claims)}


def _step(record: Record, step: Step) -> StepDict:
    lead = step.lead
    return {
        "from": step.start,
        "from_name": record.name(step.start),
        "to": step.end,
        "to_name": record.name(step.end),
        "relation": step.lead.relation,
        "direction": step.lead.direction or None,
        "phrase": step.phrase,
        "kind": step.kind,
        "wording": lead.wording,
        "modality": lead.modality,
        "when": lead.when or None,
        "strength": step.strength,
        "chronology": step.chronology,
        "told_by": _told_by(record, step),
        "claims": [_step_claim(record, claim) for claim in step.claims],
    }


def _told_by(record: Record, step: Step) -> Tellers:
    """Who tells a step: voices and sources by id, and by origin, as sources that repeat one another count once."""
    found = step_tellers(record, step)
    return {
        "voices": [{"id": id, "name": record.name(id)} for id in found.voices],
        "sources": list(found.sources),
        "origins": list(found.origins),
    }


def _step_claim(record: Record, claim: Claim) -> StepClaim:
    first = claim.evidence[0]
    return {
        "id": claim.id,
        "source": claim.source,
        "voice": claim.voice,
        "said_by": speaker(record, claim),
        "relation": claim.relation,
        "direction": claim.direction or None,
        "wording": claim.wording,
        "modality": claim.modality,
        "coded_as": list(claim.coded_as),
        "polarity": claim.polarity,
        "reading": claim.reading or None,
        "share": claim.share or record.relations[claim.predicate].share or None,
        "when": claim.when or None,
        "anchor": first.anchor,
        "line": first.line or None,
        "page": first.page or None,
        "lost": lost_anchors(claim),
        "summary": first.summary,
    }
