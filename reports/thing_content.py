"""The content of a report on one thing: who or what it is, its asks and promises, what is claimed, what led to it."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.ledger.text import dates_of
from ..graph.record import Claim, Record
from ..graph.words.counts import capital, quantity
from ..graph.words.portraits import saying_text
from ..graph.words.things import facts
from ..graph.words.times import in_words
from ..visualisations.figures.portrait import drawn_sayings, portrait_description, portrait_figure
from ..visualisations.figures.strokes import tone_of
from ..visualisations.style import in_both_themes
from . import cautions, method, promises, steps
from .blocks import Facts, Figure, Report, Run, Section, Text, text
from .claim_tables import claims_by_kind, person_summary, roles_section
from .content import claims_of
from .first_page import thing_summary
from .method import Edition
from .picture import in_text_face
from .upstream import origins_section, traces_from_asks
from .words import Citations


def thing_report(record: Record, id: str, edition: Edition) -> Report:
    """The report on a thing: what the record says of it, with the evidence, and from which asks it can be traced."""
    about = record.claims_about(id)
    found = traces_from_asks(record, id)
    used = list({claim.id: claim for claim in (*about, *claims_of(p for t in found for p in t.pathways[:1]))}.values())
    cited = Citations(record)
    for claim in used:
        cited.source(claim.source)
    cautioned = cautions.thing_cautions(record, id, claims_of(p for t in found[:1] for p in t.pathways), cited)
    roles = roles_section(record, id, cited) if record.is_of(id, "Person") else None
    parts: list[Section | None] = [
        thing_summary(record, id, found, cited),
        _figure(record, id),
        roles,
        promises.thing_promises(record, id, cited),
        claims_by_kind(record, id, cited),
        cautioned,
        origins_section(record, id, found, edition),
        method.how_to_read(record, used),
        method.voices(record, used, cited),
        _identifiers(record, id),
        method.references(record, cited),
        method.citation(record.name(id), edition),
    ]
    return Report(
        f"Evidence report · {record.type_label(id)}",
        record.name(id),
        _subtitle(about),
        method.edition_line(record, dict.fromkeys(claim.source for claim in used), edition),
        (_lead(record, id, about),),
        tuple(part for part in parts if part),
        method.imprint(edition),
    )


def _subtitle(about: Sequence[Claim]) -> str:
    sources = len({claim.source for claim in about})
    return f"What {quantity(sources, 'source')} {'says' if sources == 1 else 'say'}, in {quantity(len(about), 'claim')}"


def _lead(record: Record, id: str, about: Sequence[Claim]) -> Text:
    """Who or what it is, in a sentence."""
    roles = person_summary(record, id) if record.is_of(id, "Person") else ""
    return text(record.things[id].description or roles or _type_summary(record, id, about))


def _type_summary(record: Record, id: str, about: Sequence[Claim]) -> str:
    """What a thing without a description is: its type, when it took place, and what is on record of it."""
    when = f", {in_words(dates)}" if (dates := dates_of(record, id)) else ""
    held = promises.count_promises(record, id) or quantity(len(about), "claim")
    return f"{capital(record.type_label(id))}{when}. On record: {held}."


def _figure(record: Record, id: str) -> Section | None:
    """The thing between those behind it and what came of it; nothing where no claim joins it to anything."""
    shown = [one for side in drawn_sayings(record, id) for one in side]
    if not shown:
        return None
    light, dark = in_both_themes(lambda theme: in_text_face(portrait_figure(record, id, theme=theme)))
    kinds = [record.relations[one.claims[0].predicate].kind for one in shown]
    drawn = steps.how_drawn(record, kinds, (tone_of(record, one.claims) for one in shown))
    caption = (
        f"What is said of {record.name(id)}, the most telling first: who is behind it on the left, what it did or led "
        f"to on the right. {drawn}"
    )
    chain = tuple(text(capital(saying_text(record, one))) for one in shown)
    figure = Figure(light, dark, portrait_description(record, id), caption, chain, listed=True)
    return Section("picture", "At a glance", (figure,))


def _identifiers(record: Record, id: str) -> Section:
    """What it is called elsewhere, and where it stands in registers and in the record."""
    thing = record.things[id]
    pairs: list[tuple[str, Text]] = [("Type", text(capital(record.type_label(id))))]
    if thing.aliases:
        pairs.append(("Also known as", text("; ".join(thing.aliases))))
    pairs += [(capital(fact.term), text(Run(fact.text, link=fact.link))) for fact in facts(thing)]
    pairs.append(("Identifier", text(record.iri(id))))
    return Section("names", "Names and identifiers", (Facts(tuple(pairs)),))
