"""A trace and what it finds as plain values for JSON, under the keys that other programs rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .exchange import caveat_row, source_json, thing_json
from .tracing.speaking import step_tellers
from .words.claims import speaker
from .words.filters import option

if TYPE_CHECKING:
    from .record import Claim, Record
    from .tracing.pathway import LeftOut, Pathway, Robustness, Standing, Step, Trace
    from .tracing.reaching import Reached
    from .words.phrases import Finding

Json = dict[str, Any]


def trace_json(record: Record, trace: Trace) -> Json:
    """A trace. ``robustness`` and ``gatekeepers`` are null where nobody worked them out."""
    return {
        "from": thing_json(record, trace.start),
        "to": thing_json(record, trace.end),
        "verdict": list(trace.verdict),
        "findings": [_finding(one) for one in trace.findings],
        "pathways": [_pathway(record, pathway) for pathway in trace.pathways],
        "found": trace.found,
        "counts_exact": trace.counts_exact,
        "refused": {"impossible": trace.impossible},
        "robustness": _robustness(record, trace.robustness),
        "gatekeepers": None if trace.gatekeepers is None else [thing_json(record, id) for id in trace.gatekeepers],
        "caveats": [caveat_row(record, caveat) for caveat in trace.caveats],
        "gaps": list(trace.gaps),
        "gap_findings": [_finding(one) for one in trace.gap_findings],
        "sources": [source_json(record.sources[id]) for id in _named_by(record, trace)],
        "left_out": _left_out(trace.left_out),
        "max_steps": trace.max_steps,
        "data": {"hash": record.hash, "origin": record.origin},
    }


def _finding(found: Finding) -> Json:
    """A finding by its code; ``step`` counts from 1 and is null where it is about no single step."""
    return {"code": found.code, "step": found.step, "arguments": dict(found.arguments)}


def _named_by(record: Record, trace: Trace) -> list[str]:
    """The sources that the trace's claims and cautions name."""
    claims = (claim for pathway in trace.pathways for step in pathway.steps for claim in step.claims)
    named = {*(claim.source for claim in claims), *(caveat.source for caveat in trace.caveats)}
    return sorted(named & record.sources.keys())


def _left_out(left_out: LeftOut) -> Json:
    return {
        "claims_by_filter": {option(name): count for name, count in left_out.by_filter.items()},
        "things_beyond_max_steps": left_out.beyond,
        "things_beyond_exact": left_out.beyond_exact,
        "search_cut_short": left_out.cut_short,
    }


def _robustness(record: Record, found: Robustness | None) -> Json | None:
    if found is None:
        return None
    by_voice = {**_standing(record, found.by_voice), "independent": _standing(record, found.independent)}
    by = {"by_source": _standing(record, found.by_source), "by_voice": by_voice}
    for key, inferred in zip(by, found.with_inference or (None, None), strict=True):
        by[key]["with_inference"] = inferred and _standing(record, inferred)
    return by


def _standing(record: Record, found: Standing) -> Json:
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


def reach_json(record: Record, start: str, found: list[Reached], left_out: LeftOut, max_steps: int) -> Json:
    """What a thing leads to, best reached first."""
    return {
        "from": thing_json(record, start),
        "reaches": [
            {
                **thing_json(record, one.id),
                "steps": one.steps,
                "weak_steps": one.weak,
                "weakest": -one.weakness,
                "by": one.by,
            }
            for one in found
        ],
        "left_out": _left_out(left_out),
        "max_steps": max_steps,
        "data": {"hash": record.hash, "origin": record.origin},
    }


def _pathway(record: Record, pathway: Pathway) -> Json:
    return {
        "steps": [_step(record, step) for step in pathway.steps],
        "told_whole_by": list(pathway.told_whole_by),
        "told_whole_by_voices": list(pathway.told_whole_by_voices),
        "stitched": pathway.stitched,
        "weakest_step": pathway.weakest_step,
        "chronology": pathway.chronology,
    }


def _step(record: Record, step: Step) -> Json:
    lead = step.lead
    return {
        "from": step.start,
        "from_name": record.name(step.start),
        "to": step.end,
        "to_name": record.name(step.end),
        "relation": step.relation,
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


def _told_by(record: Record, step: Step) -> Json:
    """Who tells a step: voices and sources by id, and by origin, as sources that repeat one another count once."""
    found = step_tellers(record, step)
    return {
        "voices": [{"id": id, "name": record.name(id)} for id in found.voices],
        "sources": list(found.sources),
        "origins": list(found.origins),
    }


def _step_claim(record: Record, claim: Claim) -> Json:
    first = claim.evidence[0]
    return {
        "id": claim.id,
        "source": claim.source,
        "voice": claim.voice,
        "said_by": speaker(record, claim),
        "relation": claim.predicate,
        "wording": claim.wording,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "when": claim.when or None,
        "anchor": first.anchor,
        "line": first.line or None,
        "page": first.page or None,
        "summary": first.summary,
    }
