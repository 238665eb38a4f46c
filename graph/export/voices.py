"""A speaker as other programs get it: who it is, and what it says."""

from __future__ import annotations

from ..record import Record
from ..voices import caveats_of_voice, claims_told_by, is_author
from .row_keys import VoiceDict
from .rows import caveat_row, claim_row, thing_json


def voice_json(record: Record, id: str) -> VoiceDict:
    """A speaker with its claims, what we read from its words, and the caveats that it gives or that concern these."""
    voice, told = record.voices[id], claims_told_by(record, id)
    return {
        "schema": "civicgraph/voice/1",
        "id": id,
        "name": voice.name,
        "iri": record.iri(id),
        "role": voice.role or None,
        "description": voice.description or None,
        "is_author": is_author(record, id),
        "party_to": [thing_json(record, one) for one in voice.party_to],
        "source": {"id": voice.source, "name": record.name(voice.source)},
        "claims": [claim_row(record, claim) for claim in told if claim.is_told],
        "readings": [claim_row(record, claim) for claim in told if not claim.is_told],
        "retracted": [claim_row(record, claim) for claim in record.retracted.values() if claim.voice == id],
        "caveats": [caveat_row(record, caveat) for caveat in caveats_of_voice(record, id)],
    }
