"""The page of a claim: what it says, who says so, and where, with the passage if there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..graph.record import Claim, Evidence, Record
from ..graph.words.changes import history_lines
from ..graph.words.claims import claim_sentence, how_put, notes, speaker, target
from ..graph.words.places import spot
from ..graph.words.sources import Fact, facts
from ..graph.words.times import in_words
from ..visualisations.map.selection import joins
from .cards import summary_of
from .rendering import render
from .site import Site


def claim_page(site: Site, id: str, passages: Sequence[Sequence[str] | None] = (), linked: str = "") -> str:
    """The page of a claim; ``linked`` is its data as JSON-LD, if there is any."""
    content = claim_content(site.record, id, passages)
    source = content["claim"].source
    above = [("Sources", site.links.page("sources")), (site.record.name(source), site.links.item(source))]
    return render(
        site,
        "claim.html",
        crumbs=[*above, ("Claim", "")],
        summary=summary_of(site, id),
        linked=linked,
        history=history_lines(site.history, id),
        **content,
    )


def claim_content(record: Record, id: str, passages: Sequence[Sequence[str] | None]) -> dict[str, Any]:
    """The content of a claim's page: its evidence, each piece with its passage if there is one, and its caveats."""
    claim = record.claims[id] if id in record.claims else record.retracted[id]
    passages = passages or [None] * len(claim.evidence)
    return {
        "id": id,
        "iri": record.iri(id),
        "claim": claim,
        "relation": record.relations[claim.predicate],
        "target": target(record, claim),
        "how": ", ".join(how_put(record, claim, dated=False)),
        "when": in_words(claim.when),
        "notes": notes(claim),
        "who": speaker(record, claim),
        "voice": voice_told(record, claim),
        "stakes": _stakes(record, claim),
        "ends": _ends(record, claim),
        "evidence": [
            (evidence, place_in_source(record, evidence), passage, _source_facts(record, evidence))
            for evidence, passage in zip(claim.evidence, passages, strict=True)
        ],
        "caveats": record.caveats_about([id]),
        "sentence": claim_sentence(record, claim),
        "is_drawn": id in record.claims and joins(record, claim),
    }


def _ends(record: Record, claim: Claim) -> tuple[str, str] | None:
    """What came first and what it led to, of a claim that is walked."""
    cause = record.relations[claim.predicate].cause
    if not claim.object or not cause:
        return None
    return (claim.subject, claim.object) if cause == "subject" else (claim.object, claim.subject)


def _stakes(record: Record, claim: Claim) -> tuple[str, ...]:
    """The things in which whoever says it has a stake."""
    voice = voice_told(record, claim)
    return record.voices[voice].party_to if voice else ()


def voice_told(record: Record, claim: Claim) -> str:
    """The id of the speaker who makes a claim; empty where that is not known, or the claim is our reading."""
    return claim.voice if claim.is_told and claim.voice in record.voices else ""


def _source_facts(record: Record, evidence: Evidence) -> list[Fact]:
    source = record.sources.get(evidence.source)
    return list(facts(record, source)) if source else []


def place_in_source(record: Record, evidence: Evidence) -> str:
    """The place of a piece of evidence in its source, in words."""
    return spot(record, evidence)
