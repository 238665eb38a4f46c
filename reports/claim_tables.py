"""Everything claimed about a thing, in groups, and for a person the roles over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..graph.record import Claim, Record
from ..graph.words.claims import claim_sentence, how_put, kind_heading, speaker, target
from ..graph.words.counts import capital, quantity, row
from ..graph.words.times import in_words
from .blocks import Paragraph, Run, Section, Table, Text, text
from .words import Citations, claim_link, join_texts

_HEAD, _WIDTHS = ("Claim", "How it is told", "Who says so", "Evidence"), (30, 14, 14, 42)
_ROLES = ("actors", "roles")
MAX_TIES = 4


def claims_by_kind(record: Record, id: str, cited: Citations) -> Section:
    """Every claim that names a thing, by kind of relation."""
    about = record.claims_about(id)
    parts = []
    for kind in record.codes_of("kind"):
        mine = [claim for claim in about if record.relations[claim.predicate].kind == kind]
        if mine:
            mine.sort(key=lambda claim: (claim.subject != id, claim.predicate, claim.bounds.start_lo, claim.id))
            caption = f"{capital(quantity(len(mine), 'claim'))}: {record.codes['kind', kind].definition}"
            table = Table(caption, _HEAD, tuple(_row(record, claim, id, cited) for claim in mine), _WIDTHS)
            parts.append(Section(f"claims-{kind}", kind_heading(kind), (table,)))
    intro = f"{capital(quantity(len(about), 'claim'))} on record {'names' if len(about) == 1 else 'name'} it."
    return Section("claims", "What is claimed", (Paragraph(text(intro)),), tuple(parts))


def _row(record: Record, claim: Claim, id: str, cited: Citations) -> tuple[Text, ...]:
    relation = record.relations[claim.predicate]
    forward = claim.subject == id
    verb, other = (relation.label, target(record, claim)) if forward else (relation.inverse, record.name(claim.subject))
    reason = text(f" Our reason: {claim.reason}") if claim.reason else ()
    evidence = join_texts((text(f"{one.summary} (", *cited.place(one), ")") for one in claim.evidence), " ")
    said = text(f"{verb} ", Run(other, "strong"), " ", claim_link(record, claim))
    return said, text(", ".join(how_put(record, claim))), text(speaker(record, claim)), (*evidence, *reason)


def roles_section(record: Record, id: str, cited: Citations) -> Section | None:
    """What a person was and where, in order of time; undated claims in a table of their own."""
    claims = list(_roles(record, id))
    if not claims:
        return None
    dated = sorted((c for c in claims if c.when), key=lambda c: (c.bounds.start_lo, c.bounds.end_hi, c.id))
    undated = sorted((claim for claim in claims if not claim.when), key=lambda claim: (claim.predicate, claim.id))
    tables = [
        _timeline(record, claims, caption, cited)
        for claims, caption in ((dated, "Dated roles, earliest first."), (undated, "Roles that no source dates."))
        if claims
    ]
    note = "Only public roles that the sources name; the list is theirs, and not a life."
    return Section("roles", "Roles", (Paragraph(text(note)), *tables))


def person_summary(record: Record, id: str) -> str:
    """The posts and bodies that a person is tied to, as a sentence; empty where none."""
    ties = person_ties(record, id)
    return f"On record as somebody who {ties}" if ties else ""


def person_ties(record: Record, id: str) -> str:
    """The same without whom it is said of: what a person was with, held and stood for; empty where nothing is told."""
    own = [claim for claim in record.claims_about(id) if claim.subject == id and claim.supports]
    tied = [
        c for c in own if record.relations[c.predicate].kind == "structural" and _family(record, c.object) in _ROLES
    ]
    doubted = {c.wording for c in tied} - {"stated"}
    tied.sort(key=lambda claim: (_family(record, claim.object) != "roles", claim.predicate, claim.id))
    ties = list(dict.fromkeys(f"{record.relations[c.predicate].label} {record.name(c.object)}" for c in tied))
    note = f" Some of it is {row(sorted(doubted))}." if doubted else ""
    return f"{row(ties[:MAX_TIES])}.{note}" if ties else ""


def _roles(record: Record, id: str) -> Iterator[Claim]:
    """Claims that tie a person to bodies and posts, and the claims on the secondments and holdings between them."""
    for claim in record.claims_about(id):
        other = claim.object if claim.subject == id else claim.subject
        family = _family(record, other)
        if record.relations[claim.predicate].kind == "structural" and family in _ROLES:
            yield claim
            # A post goes on without its holder, and what is claimed of it is no claim about the person.
            if family == "roles" and not record.is_of(other, "Post"):
                yield from (one for one in record.claims_about(other) if one.id != claim.id)


def _family(record: Record, id: str) -> str:
    thing = record.things.get(id)
    return record.types[thing.type].family if thing and thing.type in record.types else ""


def _timeline(record: Record, claims: Iterable[Claim], caption: str, cited: Citations) -> Table:
    kept: Sequence[Claim] = list({claim.id: claim for claim in claims}.values())
    rows = tuple(
        (
            text(in_words(claim.when)),
            text(Run(claim_sentence(record, claim), "strong")),
            text(", ".join(part for part in how_put(record, claim) if part != in_words(claim.when))),
            cited.place(claim.evidence[0]),
        )
        for claim in kept
    )
    return Table(caption, ("When", "What", "How it is told", "Where"), rows, (17, 41, 14, 28))
