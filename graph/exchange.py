"""The record and its traces as plain values for JSON, under the keys that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .record import Caveat, Claim, Record, Source
from .tracing.speaking import speaker, step_tellers

if TYPE_CHECKING:
    from .coding.agreement import Agreement
    from .tracing.pathway import LeftOut, Pathway, Robustness, Standing, Step, Trace
    from .tracing.reaching import Reached

Json = dict[str, Any]


def claims(record: Record) -> Iterator[Json]:
    """Every claim, in order of id."""
    for claim in record.claims.values():
        yield claim_row(record, claim)


def claim_row(record: Record, claim: Claim) -> Json:
    """One claim with the names and types of its ends; anchor, line and summary are of its first evidence."""
    first = claim.evidence[0]
    return {
        "id": claim.id,
        "subject": claim.subject,
        "subject_name": record.name(claim.subject),
        "subject_type": _type(record, claim.subject),
        "predicate": claim.predicate,
        "object": claim.object or None,
        "object_name": record.name(claim.object) if claim.object else None,
        "object_type": _type(record, claim.object) if claim.object else None,
        "value": claim.value or None,
        "unit": claim.unit or None,
        "qualifier": claim.qualifier or None,
        "scope": claim.scope or None,
        "when": claim.when or None,
        "wording": claim.wording,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "kind": record.relations[claim.predicate].kind,
        "voice": claim.voice,
        "voice_name": record.name(claim.voice),
        "reason": claim.reason or None,
        "source": claim.source,
        "anchor": first.anchor,
        "line": first.line or None,
        "summary": first.summary,
        "evidence": [
            {
                "source": e.source,
                "anchor": e.anchor,
                "line": e.line or None,
                "page": e.page or None,
                "summary": e.summary,
            }
            for e in claim.evidence
        ],
    }


def entities(record: Record) -> Iterator[Json]:
    """Every thing, in order of id, with the sources that make claims about it."""
    for thing in record.things.values():
        yield {
            "id": thing.id,
            "name": thing.name,
            "aliases": list(thing.aliases),
            "type": thing.type,
            "description": thing.description or None,
            "sources": sorted({claim.source for claim in record.claims_about(thing.id)}),
        }


FAMILIES = ("actors", "roles", "asks", "delivery", "effects", "setting")


def source_rows(record: Record) -> Iterator[Json]:
    """Every source, with how many claims and caveats it holds and how many things of each family it speaks of."""
    for source in record.sources.values():
        mine = [claim for claim in record.claims.values() if claim.source == source.id]
        spoken_of = {id for claim in mine for id in (claim.subject, claim.object) if id in record.things}
        families = [record.types[record.things[id].type].family for id in spoken_of]
        yield {
            **source_json(source),
            "claims": len(mine),
            "caveats": sum(caveat.source == source.id for caveat in record.caveats.values()),
            "things": {family: families.count(family) for family in FAMILIES},
        }


def source_json(source: Source) -> Json:
    """A source: what it is, who published it and where it can be read; null where that is not known."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher or None,
        "published": source.published or None,
        "url": source.url or None,
        "archived": source.archived or None,
        "retrieved": source.retrieved or None,
        "language": source.language or None,
        "kind": source.kind or None,
        "derived_from": list(source.derived_from),
    }


def thing_with_claims(record: Record, id: str) -> Json:
    """A thing, everything claimed about it, and the caveats that concern it."""
    thing = record.things[id]
    return {
        **thing_json(record, id),
        "iri": record.iri(id),
        "aliases": list(thing.aliases),
        "description": thing.description or None,
        "claims": [claim_row(record, claim) for claim in record.claims_about(id)],
        "caveats": [caveat_row(record, caveat) for caveat in record.caveats_about([id])],
    }


def caveats(record: Record) -> Iterator[Json]:
    """Every caveat, in order of id."""
    for caveat in record.caveats.values():
        yield {**caveat_row(record, caveat), "line": caveat.evidence[0].line or None}


def caveat_row(record: Record, caveat: Caveat) -> Json:
    """One caveat, with the place of its first evidence."""
    return {
        "id": caveat.id,
        "type": record.codes["caveat", caveat.type].label,
        "summary": caveat.summary,
        "about": list(caveat.concerns),
        "source": caveat.source,
        "anchor": caveat.evidence[0].anchor,
    }


def trace_json(record: Record, trace: Trace) -> Json:
    """A trace. ``robustness`` and ``gatekeepers`` are null where nobody worked them out."""
    return {
        "from": thing_json(record, trace.start),
        "to": thing_json(record, trace.end),
        "verdict": list(trace.verdict),
        "pathways": [_pathway(record, pathway) for pathway in trace.pathways],
        "found": trace.found,
        "counts_exact": trace.counts_exact,
        "refused": {"impossible": trace.impossible},
        "robustness": _robustness(record, trace.robustness),
        "gatekeepers": None if trace.gatekeepers is None else [thing_json(record, id) for id in trace.gatekeepers],
        "caveats": [caveat_row(record, caveat) for caveat in trace.caveats],
        "gaps": list(trace.gaps),
        "sources": [source_json(record.sources[id]) for id in _named_by(record, trace)],
        "left_out": _left_out(trace.left_out),
        "max_steps": trace.max_steps,
        "data": {"hash": record.hash, "origin": record.origin},
    }


def _named_by(record: Record, trace: Trace) -> list[str]:
    """The sources that the trace's claims and cautions name."""
    claims = (claim for pathway in trace.pathways for step in pathway.steps for claim in step.claims)
    named = {*(claim.source for claim in claims), *(caveat.source for caveat in trace.caveats)}
    return sorted(named & record.sources.keys())


def _left_out(left_out: LeftOut) -> Json:
    return {
        "claims_by_filter": left_out.by_filter,
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


def thing_json(record: Record, id: str) -> Json:
    """A thing by id, name and type."""
    return {"id": id, "name": record.name(id), "type": _type(record, id)}


def _type(record: Record, id: str) -> str | None:
    return record.things[id].type if id in record.things else None


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


def agreement_json(found: Sequence[Agreement], counts: tuple[int, int]) -> Json:
    """The agreement of two codings: how many claims each has on common lines, and each field's numbers."""
    fields = [
        {
            "field": one.field,
            "pairs": one.pairs,
            "agreed": one.agreed,
            "kappa": one.kappa,
            "disagreements": [{"first": a, "second": b, "count": count} for a, b, count in one.disagreements],
        }
        for one in found
    ]
    return {"claims": {"first": counts[0], "second": counts[1]}, "fields": fields}
