"""What other sites show beside a link to a page: a title, a description, and what stands on its picture."""

from __future__ import annotations

from ..graph.record import Claim, Record
from ..graph.tracing.edges import strength_of
from ..graph.words.claims import claim_sentence, describe_voice, how_put, speaker, target
from ..graph.words.counts import capital, quantity
from ..visualisations.card import LinkCard
from .site import PageSummary, Site


def summary_of(site: Site, id: str = "") -> PageSummary:
    """The summary of the page of something, or of the whole record.

    >>> from civicgraph import Dataset
    >>> summary_of(Site(Dataset.shipped().record()), "citizens-uk").title
    'Citizens UK'
    """
    card = card_of(site.record, id)
    rows = "; ".join(f"{saying} ({put})" for saying, put in card.rows[:2])
    return site.summary(card.title, card.lead or rows or " ".join(card.foot))


def card_of(record: Record, id: str = "") -> LinkCard:
    """What stands on the card of a thing, claim or other item of the record, or of the whole record."""
    title, count = record.about.title or "A record of who asked, who answered, what came of it", len(record.claims)
    licence = f" {record.about.licence_name}." if record.about.licence_name else ""
    foot = (f"{title}." if id else "", f"Data {record.hash[:12]}.{licence} What sources claim, not what happened.")
    if not id:
        lead = f"{quantity(len(record.sources), 'source')}, {count:,} claims, each with its place in a source."
        return LinkCard("", title, capital(lead), (), foot)
    if claim := record.kept_claim(id):
        put = ", ".join(how_put(record, claim))
        return LinkCard("Claim", claim_sentence(record, claim), f"{put}; {speaker(record, claim)}", (), foot)
    rows = tuple(_row(record, id, claim) for claim in _foremost(record, id))
    told = quantity(len(record.claims_about(id)), "claim")
    foot = (f"Of {told} those that are put most firmly. {foot[0]}" if rows else foot[0], foot[1])
    kind = record.type_label(id)
    return LinkCard(capital(kind), record.name(id), _lead(record, id), rows, foot)


def _lead(record: Record, id: str) -> str:
    """What the record says of something in a sentence of its own, if it does."""
    if thing := record.things.get(id):
        return thing.description
    if caveat := record.caveats.get(id):
        return caveat.summary
    return describe_voice(record, id)


def _foremost(record: Record, id: str) -> list[Claim]:
    """The claims that stand on the card of a thing: those that are put most firmly, of the kinds that say most."""
    kinds = list(record.codes_of("kind"))

    def rank(claim: Claim) -> tuple[bool, int, int, str]:
        kind = record.relations[claim.predicate].kind
        return not claim.supports, -strength_of(record, claim), kinds.index(kind), claim.id

    return sorted((claim for claim in record.claims_about(id) if claim.object), key=rank)[:6]


def _row(record: Record, id: str, claim: Claim) -> tuple[str, str]:
    """A claim as it reads from one of its ends, and how it is put and by whom."""
    relation, forward = record.relations[claim.predicate], claim.subject == id
    verb = relation.label if forward else relation.inverse
    other = target(record, claim) if forward else record.name(claim.subject)
    return f"{verb} {other}", f"{', '.join(how_put(record, claim, dated=False))}; {speaker(record, claim)}"
