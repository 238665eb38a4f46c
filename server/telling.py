"""What the page of a thing or a claim says, from the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..graph.record import Claim, Evidence, Record
from ..graph.words.claims import claim_sentence, how_put, kind_heading, speaker, target
from ..graph.words.counts import capital, counted
from ..graph.words.sources import Fact, facts
from ..graph.words.times import in_words


def known(record: Record, id: str) -> bool:
    """Whether something in the record has this id: a thing, claim, source, voice, caveat or test."""
    shelves = (record.things, record.claims, record.sources, record.voices, record.caveats, record.tests)
    return any(id in shelf for shelf in shelves)


def thing_content(record: Record, id: str) -> dict[str, Any]:
    """A thing with its claims by kind; of a source, voice, caveat or test what the record says of it in short."""
    thing = record.things.get(id)
    about = record.claims_about(id)
    caveat = record.caveats.get(id)
    return {
        "id": id,
        "iri": record.iri(id),
        "name": record.name(id) if not caveat else caveat.type.replace("-", " ").capitalize(),
        "kind": record.type_label(id) or _shelf(record, id),
        "aliases": thing.aliases if thing else (),
        "description": thing.description if thing else _said(record, id),
        "count": capital(counted(len(about), "claim")),
        "groups": list(_groups(record, id, about)),
        "caveats": record.caveats_about([id]),
        "concerns": caveat.concerns if caveat else (),
        "facts": list(facts(record, record.sources[id])) if id in record.sources else [],
        "told": list(_told(record, id)),
    }


def _told(record: Record, id: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What a source or voice says, by kind, each claim with how it is put; in order of what is spoken of."""
    mine = [claim for claim in record.claims.values() if id in (claim.source, claim.voice)]
    for kind in record.codes_of("kind"):
        rows = [
            {"id": claim.id, "sentence": claim_sentence(record, claim), "how": ", ".join(how_put(record, claim))}
            for claim in mine
            if record.relations[claim.predicate].kind == kind
        ]
        if rows:
            yield kind_heading(kind), sorted(rows, key=lambda row: (row["sentence"], row["id"]))


def claim_content(record: Record, id: str, passages: Sequence[Sequence[str] | None]) -> dict[str, Any]:
    """A claim with every piece of its evidence, each with the passage around it if there is one, and its caveats."""
    claim = record.claims[id]
    return {
        "id": id,
        "iri": record.iri(id),
        "claim": claim,
        "relation": record.relations[claim.predicate],
        "target": target(record, claim),
        "how": ", ".join(how_put(record, claim, dated=False)),
        "when": in_words(claim.when),
        "who": speaker(record, claim),
        "evidence": [
            (evidence, place(record, evidence), passage, _read_at(record, evidence))
            for evidence, passage in zip(claim.evidence, passages, strict=True)
        ],
        "caveats": record.caveats_about([id]),
        "sentence": claim_sentence(record, claim),
    }


def _read_at(record: Record, evidence: Evidence) -> list[Fact]:
    source = record.sources.get(evidence.source)
    return list(facts(record, source)) if source else []


def place(record: Record, evidence: Evidence) -> str:
    """Where in its source a piece of evidence stands."""
    parts = [f"page {evidence.page}" if evidence.page else "", f"line {evidence.line}" if evidence.line else ""]
    return ", ".join(part for part in parts if part)


def _groups(record: Record, id: str, about: tuple[Claim, ...]) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    for kind in record.codes_of("kind"):
        mine = [claim for claim in about if record.relations[claim.predicate].kind == kind]
        mine.sort(key=lambda claim: (claim.subject != id, claim.predicate, claim.bounds.start_lo, claim.id))
        if mine:
            yield kind_heading(kind), record.codes["kind", kind].definition, [_row(record, id, claim) for claim in mine]


def _row(record: Record, id: str, claim: Claim) -> dict[str, Any]:
    forward, relation = claim.subject == id, record.relations[claim.predicate]
    return {
        "claim": claim,
        "verb": relation.label if forward else relation.inverse,
        "other": claim.object if forward else claim.subject,
        "text": target(record, claim) if forward else record.name(claim.subject),
        "how": ", ".join(how_put(record, claim)),
        "who": speaker(record, claim),
    }


def _shelf(record: Record, id: str) -> str:
    shelves = {"source": record.sources, "voice": record.voices, "caveat": record.caveats, "test": record.tests}
    return next((name for name, shelf in shelves.items() if id in shelf), "thing")


def _said(record: Record, id: str) -> str:
    if source := record.sources.get(id):
        by = f" by {source.publisher}" if source.publisher else ""
        when = f", {in_words(source.published)}" if source.published else ""
        return f"Published{by}{when}." if by or when else "By whom and when it was published is not recorded."
    if voice := record.voices.get(id):
        return voice.description
    if caveat := record.caveats.get(id):
        return caveat.summary
    test = record.tests.get(id)
    return test.prediction if test else ""
