"""A speaker: who it is, in which source it speaks, and what it says, with the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..graph.record import Claim, Record
from ..graph.voices import caveats_of_voice, claims_told_by, is_author
from ..graph.words.catalogue import catalogue
from ..graph.words.claims import claim_sentence, describe_voice, doubts, kind_heading, retraction
from ..graph.words.counts import capital, quantity, row
from ..graph.words.sources import source_name
from ..graph.words.times import in_words
from .words import bold, caveat_lines, dim, heading, lost_lines, place, warning, wrap

_MOST = 2


def voice_text(record: Record, id: str) -> str:
    """A speaker: what it has a stake in, its claims by kind, what is only read from its words, caveats."""
    return "\n".join(_lines(record, id))


def _lines(record: Record, id: str) -> Iterator[str]:
    voice, claims = record.voices[id], claims_told_by(record, id)
    told = [claim for claim in claims if claim.is_told]
    yield bold(wrap(voice.name))
    yield dim(wrap(f"{catalogue()['speaker.kind']} · {id} · {record.iri(id)}"))
    if described := describe_voice(record, id):
        yield wrap(described)
    where = catalogue()["speaker.author" if is_author(record, id) else "speaker.in"]
    yield wrap(f"{where}: {source_name(record, voice.source)} ({voice.source})", "", "  ")
    if voice.party_to:
        things = "; ".join(f"{record.name(one)} ({one})" for one in voice.party_to)
        yield wrap(f"{catalogue()['speaker.party-to']}: {things}", "", "  ")
    for kind in record.codes_of("kind"):
        if mine := [claim for claim in told if record.relations[claim.predicate].kind == kind]:
            yield heading(kind_heading(kind))
            yield from _claims(record, mine)
    if read := [claim for claim in claims if not claim.is_told]:
        yield heading(catalogue()["speaker.readings"])
        yield from _claims(record, read)
    if taken_back := [claim for claim in record.retracted.values() if claim.voice == id]:
        yield heading("Retracted")
        for claim in taken_back:
            yield wrap(f"{claim_sentence(record, claim)}. {retraction(claim)}", "  - ", "    ")
            yield dim(wrap(claim.id, "    "))
    if caveats := caveats_of_voice(record, id):
        yield heading("What the record cautions")
    for caveat in caveats:
        yield from caveat_lines(record, caveat, _concern(record, caveat.concerns, claims))
    yield ""
    counts = quantity(len(told), "claim")
    yield dim(wrap(f"{capital(counts)}. Data {record.hash[:12]}, {record.origin}"))


def _concern(record: Record, concerns: Sequence[str], claims: Iterable[Claim]) -> str:
    """What a caveat concerns: how many of the claims, else what by name."""
    count = len({claim.id for claim in claims} & set(concerns))
    if not count:
        return f"on {row([record.name(id) for id in concerns], _MOST)}"
    return "on a claim of its own" if count == 1 else f"on {quantity(count, 'claim')} of its own"


def _claims(record: Record, claims: Iterable[Claim]) -> Iterator[str]:
    for claim in sorted(claims, key=lambda claim: (claim_sentence(record, claim), claim.id)):
        notes = [*doubts(record, claim), *([in_words(claim.when)] if claim.when else [])]
        noted = f" [{', '.join(notes)}]" if notes else ""
        yield (bold if claim.supports else warning)(wrap(f"{claim_sentence(record, claim)}{noted}", "  - ", "    "))
        yield wrap(f"{capital(place(record, claim))}: {claim.evidence[0].summary}", "    ", "    ")
        yield from lost_lines(record, claim.evidence, "    ")
        yield dim(wrap(claim.id, "    "))
