"""The record as rows: claims, things, sources and caveats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..identity import decisions_about
from ..record import Caveat, Claim, IdentityDecision, Record, Source
from .others import whose_row
from .row_keys import (
    CaveatRow,
    ClaimChangeRow,
    ClaimDict,
    ClaimRow,
    Data,
    DecisionRow,
    EntityRow,
    PlacedCaveatRow,
    RetractionRow,
    SourceDict,
    SourceFacts,
    SourceRow,
    ThingDict,
    ThingRef,
)

if TYPE_CHECKING:
    from ..changes.claim_history import ClaimChange, ClaimHistory


def claims(record: Record) -> Iterator[ClaimRow]:
    """Every claim, in order of id."""
    for id in sorted([*record.claims, *record.retracted]) if record.retracted else record.claims:
        if claim := record.kept_claim(id):
            yield claim_row(record, claim)


def besides(record: Record) -> dict[str, list[dict[str, Any]]]:
    """What every answer in JSON tells besides: what it goes without, or marks; nothing where that is nothing.

    >>> from civicgraph import Dataset
    >>> besides(Dataset.shipped().record())
    {}
    """
    taken_back: list[Claim | Caveat] = [*record.retracted.values(), *record.retracted_caveats.values()]
    found = {
        "drafts": [one._asdict() for one in record.drafts],
        "lost_anchors": [one._asdict() for one in record.lost_anchors],
        "retractions": [dict(retraction_row(one)) for one in taken_back],
    }
    found["records"] = [dict(whose_row(one)) for one in record.others.values()]
    return {name: rows for name, rows in found.items() if rows}


def retraction_row(claim: Claim | Caveat) -> RetractionRow:
    """A claim or caveat that was taken back: when, and why."""
    return {"id": claim.id, "retracted": claim.retracted, "reason": claim.retraction or None}


def claim_row(record: Record, claim: Claim) -> ClaimRow:
    """One claim with the names and types of its ends; anchor, line and summary are of its first evidence."""
    first = claim.evidence[0]
    return {
        "id": claim.id,
        "subject": claim.subject,
        "subject_name": record.name(claim.subject),
        "subject_type": _type(record, claim.subject),
        "predicate": claim.relation,
        "direction": claim.direction or None,
        "object": claim.object or None,
        "object_name": record.object_name(claim) if claim.object else None,
        "object_type": _type(record, claim.object) if claim.object else None,
        "value": claim.value or None,
        "unit": claim.unit or None,
        "qualifier": claim.qualifier or None,
        "scope": claim.scope or None,
        "when": claim.when or None,
        "retracted": claim.retracted or None,
        "retraction_reason": claim.retraction or None,
        "wording": claim.wording,
        "modality": claim.modality,
        "coded_as": list(claim.coded_as),
        "polarity": claim.polarity,
        "reading": claim.reading or None,
        "share": claim.share or record.relations[claim.predicate].share or None,
        "kind": record.relations[claim.predicate].kind,
        "voice": claim.voice,
        "voice_name": record.name(claim.voice),
        "reason": claim.reason or None,
        "note": claim.note or None,
        "coder": claim.coder or None,
        "source": claim.source,
        "anchor": first.anchor,
        "line": first.line or None,
        "lost": lost_anchors(claim),
        "summary": first.summary,
        "evidence": [
            {
                "source": e.source,
                "anchor": e.anchor,
                "line": e.line or None,
                "page": e.page or None,
                "paragraph": e.paragraph or None,
                "row": e.row or None,
                "lost": e.lost or None,
                "summary": e.summary,
            }
            for e in claim.evidence
        ],
    }


def lost_anchors(item: Claim | Caveat) -> list[str]:
    """The anchors of a claim or caveat that have no place in the text at hand."""
    return [one.anchor for one in item.evidence if one.lost]


def entities(record: Record) -> Iterator[EntityRow]:
    """Every thing, in order of id, with the sources that make claims about it."""
    for thing in record.things.values():
        yield {
            "id": thing.id,
            "name": thing.name,
            "aliases": list(thing.aliases),
            "names": dict(thing.names),
            "identifiers": list(thing.identifiers),
            "url": thing.url or None,
            "type": thing.type,
            "description": thing.description or None,
            "sources": sorted({claim.source for claim in record.claims_about(thing.id)}),
        }


FAMILIES = ("actors", "roles", "asks", "delivery", "effects", "setting")


def source_rows(record: Record) -> Iterator[SourceRow]:
    """Every source, with how many claims and caveats it holds and how many things of each family it mentions."""
    claims, spoken_of = Counter[str](), defaultdict[str, set[str]](set)
    for claim in record.claims.values():
        claims[claim.source] += 1
        spoken_of[claim.source].update(id for id in (claim.subject, claim.object) if id in record.things)
    caveats = Counter(caveat.source for caveat in record.caveats.values())
    for source in record.sources.values():
        families = [record.types[record.things[id].type].family for id in spoken_of[source.id]]
        yield {
            **source_json(source),
            "claims": claims[source.id],
            "caveats": caveats[source.id],
            "things": {family: families.count(family) for family in FAMILIES},
        }


def source_json(source: Source) -> SourceFacts:
    """A source: what it is, who published it and where it can be read; null where that is not known."""
    return {
        "id": source.id,
        "title": source.title,
        "author": source.author or None,
        "publisher": source.publisher or None,
        "published": source.published or None,
        "url": source.url or None,
        "archived": source.archived or None,
        "retrieved": source.retrieved or None,
        "language": source.language or None,
        "kind": source.kind or None,
        "derived_from": list(source.derived_from),
        "file": source.file or None,
        "file_hash": source.file_hash or None,
        "text_engine": source.text_engine or None,
        "text_layout": source.text_layout or None,
        "confidential": source.confidential,
    }


def thing_with_claims(record: Record, id: str) -> ThingDict:
    """A thing, everything claimed about it, and the caveats that concern it or one of these claims."""
    thing = record.things[id]
    return {
        "schema": "civicgraph/thing/1",
        **thing_json(record, id),
        "iri": record.iri(id),
        "aliases": list(thing.aliases),
        "names": dict(thing.names),
        "identifiers": list(thing.identifiers),
        "url": thing.url or None,
        "description": thing.description or None,
        "claims": [claim_row(record, claim) for claim in record.claims_about(id)],
        "retracted": [claim_row(record, claim) for claim in record.retracted_about([id])],
        "caveats": [caveat_row(record, caveat) for caveat in record.caveats_concerning(id)],
        "retracted_caveats": [caveat_row(record, caveat) for caveat in record.retracted_caveats_about(id)],
        "decisions": [decision_row(record, one) for one in decisions_about(record, id)],
    }


def decision_row(record: Record, decision: IdentityDecision) -> DecisionRow:
    """What was decided on whether two things are one."""
    return {
        "decision": decision.kind,
        "things": [thing_json(record, id) for id in decision.things],
        "reason": decision.reason,
        "decided_by": decision.decided_by or None,
        "decided": decision.decided or None,
        "claim": decision.claim or None,
    }


def caveats(record: Record) -> Iterator[PlacedCaveatRow]:
    """Every caveat, in order of id; those that were taken back say so."""
    for id in sorted([*record.caveats, *record.retracted_caveats]):
        if not (caveat := record.kept_caveat(id)):
            continue
        yield {**caveat_row(record, caveat), "line": caveat.evidence[0].line or None}


def caveat_row(record: Record, caveat: Caveat) -> CaveatRow:
    """One caveat, with the place of its first evidence; it is the record's own where no voice gives it."""
    return {
        "id": caveat.id,
        "type": record.codes["caveat", caveat.type].label,
        "coded_as": list(caveat.coded_as),
        "summary": caveat.summary,
        "about": list(caveat.concerns),
        "retracted": caveat.retracted or None,
        "retraction_reason": caveat.retraction or None,
        "source": caveat.source,
        "anchor": caveat.evidence[0].anchor,
        "lost": lost_anchors(caveat),
        "voice": caveat.voice or None,
        "voice_name": record.name(caveat.voice) if caveat.voice else None,
    }


def thing_json(record: Record, id: str) -> ThingRef:
    """A thing by id, name and type."""
    return {"id": id, "name": record.name(id), "type": _type(record, id)}


def _type(record: Record, id: str) -> str | None:
    return record.things[id].type if id in record.things else None


def data_json(record: Record) -> Data:
    """Which data an answer is made of."""
    return {"hash": record.hash, "origin": record.origin}


def claim_json(record: Record, claim: Claim, history: ClaimHistory) -> ClaimDict:
    """A claim that was asked for, with the commits that changed it."""
    return {
        "schema": "civicgraph/claim/1",
        **claim_row(record, claim),
        "history": [_change_row(one) for one in history.of(claim.id)],
        "history_is_partial": history.is_partial,
    }


def _change_row(change: ClaimChange) -> ClaimChangeRow:
    author, summary = change.author or None, change.summary or None
    return {"commit": change.commit, "date": change.date, "author": author, "summary": summary, "what": change.what}


def counted_source_json(record: Record, id: str) -> SourceDict:
    """A source that was asked for, with its counts."""
    row = next(row for row in source_rows(record) if row["id"] == id)
    return {"schema": "civicgraph/source/1", **row}
