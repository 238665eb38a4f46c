"""What an IRI of a record or of its vocabulary is called, for people who read an answer."""

from __future__ import annotations

from ..record import Record
from ..vocabulary import NS
from .claims import claim_sentence

_CODES = NS.replace("#", "/")


def name_of_iri(record: Record, iri: str) -> str:
    """The name of a thing, source or voice, the sentence of a claim, the label of a term; empty for any other.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> name_of_iri(record, "https://w3id.org/civicgraph/id/lvrw")
    'London Voter Registration Week'
    >>> name_of_iri(record, "https://w3id.org/civicgraph/ns#putTo"), name_of_iri(record, "https://example.org/x")
    ('was put to', '')
    """
    if iri.startswith(_CODES) and "#" in iri:
        scheme, code = iri[len(_CODES) :].split("#", 1)
        return record.codes[scheme, code].label if (scheme, code) in record.codes else ""
    if iri.startswith(NS):
        term = iri[len(NS) :]
        known = record.relations.get(term) or record.types.get(term)
        return known.label if known else ""
    id = record.short_id(iri)
    if claim := record.kept_claim(id):
        return claim_sentence(record, claim)
    is_named = id in record.things or id in record.sources or id in record.voices
    return record.name(id) if is_named else ""
