"""Counts and lists that ready-made questions give, made once more in plain Python from the record in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from civicgraph.graph.record import Claim, Record
from civicgraph.graph.vocabulary import load_vocabulary

from .answering import Rows


def count_rows(keys: Iterable[tuple[str, ...]]) -> Rows:
    """How often each key comes, as rows in order."""
    return [(*key, str(count)) for key, count in sorted(Counter(keys).items())]


def caveats_by_type(record: Record) -> Rows:
    """Source, type, number."""
    return count_rows(
        (record.sources[caveat.source].title, record.codes["caveat", caveat.type].label)
        for caveat in record.caveats.values()
    )


def claims_by_kind_and_wording(record: Record) -> Rows:
    """Source, kind, wording, number."""

    def key(claim: Claim) -> tuple[str, str, str]:
        kind = record.codes["kind", record.relations[claim.predicate].kind].label
        return record.sources[claim.source].title, kind, record.codes["wording", claim.wording].label

    return count_rows(map(key, record.claims.values()))


def undated_influence(record: Record) -> Rows:
    """Source, number of claims of influence, of these without a date."""
    claims = [claim for claim in record.claims.values() if record.relations[claim.predicate].kind == "influence"]
    undated = Counter(record.sources[claim.source].title for claim in claims if not claim.when)
    return [
        (title, count, str(undated[title]))
        for title, count in count_rows((record.sources[claim.source].title,) for claim in claims)
    ]


def promises_and_assessments(record: Record) -> Rows:
    """Source, number of promises that its claims speak of, of these assessed."""
    promises = {id for id, thing in record.things.items() if thing.type in ("Commitment", "Pledge")}
    assessed = {claim.object for claim in record.claims.values() if claim.predicate == "assesses"}
    told = {
        (record.sources[claim.source].title, id)
        for claim in record.claims.values()
        for id in promises & {claim.subject, claim.object}
    }
    judged = Counter(title for title, id in told if id in assessed)
    return [(title, count, str(judged[title])) for title, count in count_rows((title,) for title, _ in told)]


def claims_on_what_one_has_a_stake_in(record: Record) -> Rows:
    """Source, voice, stake, number."""
    return count_rows(
        (record.sources[voice.source].title, voice.name, record.name(stake))
        for voice in record.voices.values()
        for stake in voice.party_to
        for claim in record.claims.values()
        if claim.voice == voice.id and stake in (claim.subject, claim.object)
    )


def relations_in_the_vocabulary(record: Record) -> Rows:
    """Kind, label, label read backwards, the end that comes first."""
    kinds = [code for (scheme, _), code in record.codes.items() if scheme == "kind"]
    figures = load_vocabulary().figures
    return [
        (kind.label, relation.label, "" if relation.name in figures else relation.inverse, relation.cause or "neither")
        for kind in kinds
        for relation in sorted(record.relations.values(), key=lambda relation: (relation.label, relation.inverse))
        if not relation.direction
        if relation.kind == kind.name
    ]


RECOUNTS = {
    "how-is-each-relation-walked": relations_in_the_vocabulary,
    "how-many-caveats-of-each-type": caveats_by_type,
    "how-much-does-each-source-say": claims_by_kind_and_wording,
    "how-much-influence-is-undated": undated_influence,
    "which-promises-were-assessed": promises_and_assessments,
    "which-voices-have-a-stake": claims_on_what_one_has_a_stake_in,
}
