"""The content of a report on one thing: who or what it is, what led to it, its asks and promises, what is claimed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..graph.ledger.text import dates_of
from ..graph.record import Claim, Record
from ..graph.tracing.model import Trace
from ..graph.words.counts import capital, quantity, row
from ..graph.words.things import facts
from ..graph.words.times import in_words
from . import cautions, method, promises, steps
from .blocks import Bullets, Facts, Report, Run, Section, Text, text
from .claim_tables import claims_by_kind, person_summary, roles_section
from .content import claims_of, key_sentences
from .method import Edition
from .upstream import origins_section, traces_from_asks
from .weaknesses import missing_section, weak_steps_section
from .words import Citations


def thing_report(record: Record, id: str, edition: Edition) -> Report:
    """The report on a thing: what the record says of it, with the evidence, and from which asks it can be traced."""
    thing, about = record.things[id], record.claims_about(id)
    found = traces_from_asks(record, id)
    used = list({claim.id: claim for claim in (*about, *claims_of(p for t in found for p in t.pathways[:1]))}.values())
    cited = Citations(record)
    for claim in used:
        cited.source(claim.source)
    cautioned = cautions.thing_cautions(record, id, claims_of(p for t in found[:1] for p in t.pathways), cited)
    parts: list[Section | None] = [
        Section(
            "summary",
            "Summary",
            (_facts(record, id, about), Bullets(tuple(_summary_sentences(record, id, about, found)))),
        ),
        *_origin_sections(record, id, found, cited),
        roles_section(record, id, cited) if record.is_of(id, "Person") else None,
        promises.thing_promises(record, id, cited),
        claims_by_kind(record, id, cited),
        cautioned,
        method.how_to_read(record, used),
        method.voices(record, used, cited),
        method.sources(record, cited),
        method.citation(thing.name, edition),
    ]
    return Report(
        f"Evidence report · {record.type_label(id)}",
        thing.name,
        _subtitle(about),
        method.edition_line(record, dict.fromkeys(claim.source for claim in used), edition),
        _key(record, id, about, found),
        tuple(part for part in parts if part),
    )


def _subtitle(about: Sequence[Claim]) -> str:
    sources = len({claim.source for claim in about})
    return f"What {quantity(sources, 'source')} {'says' if sources == 1 else 'say'}, in {quantity(len(about), 'claim')}"


def _key(record: Record, id: str, about: Sequence[Claim], found: Sequence[Trace]) -> tuple[Text, ...]:
    """Who or what it is, and how far it can be traced back to an ask."""
    thing = record.things[id]
    roles_ = person_summary(record, id) if record.is_of(id, "Person") else ""
    says = thing.description or roles_ or _type_summary(record, id, about)
    return (text(says), *key_sentences(record, found[0])[0]) if found else (text(says),)


def _type_summary(record: Record, id: str, about: Sequence[Claim]) -> str:
    """What a thing without a description is: its type, when it took place, and what is on record of it."""
    when = f", {in_words(dates)}" if (dates := dates_of(record, id)) else ""
    held = promises.count_promises(record, id) or quantity(len(about), "claim")
    return f"{capital(record.type_label(id))}{when}. On record: {held}."


def _facts(record: Record, id: str, about: Sequence[Claim]) -> Facts:
    thing = record.things[id]
    pairs = [("Type", text(capital(record.type_label(id))))]
    if thing.aliases:
        pairs.append(("Also known as", text("; ".join(thing.aliases))))
    pairs += [(capital(fact.term), text(Run(fact.text, link=fact.link))) for fact in facts(thing)]
    kinds = Counter(claim.wording for claim in about)
    told = [f"{count} {record.name(f'wording:{wording}')}" for wording, count in kinds.most_common()]
    pairs.append(("Claims", text(f"{len(about)}" + (f": {', '.join(told)}" if told else ""))))
    if ledger := promises.count_promises(record, id):
        pairs.append(("In the ledger", text(ledger)))
    pairs.append(("Identifier", text(record.iri(id))))
    return Facts(tuple(pairs))


def _summary_sentences(record: Record, id: str, about: Sequence[Claim], found: Sequence[Trace]) -> list[Text]:
    said = [*key_sentences(record, found[0])[1]] if found else []
    said += [text(sentence) for sentence in promises.promise_sentences(record, found[0].pathways[0])] if found else []
    if disputed := sum(not claim.supports for claim in about):
        said.append(text(f"{_are(disputed, 'disputes', 'dispute')} something about it."))
    if promised := sum(record.is_undone(claim) for claim in about):
        more = "of what was promised, asked, planned or hoped for, and no sign that it was done"
        said.append(text(f"{_are(promised, 'is', 'are')} {more}."))
    names = sorted({record.name(claim.source) for claim in about})
    said.append(text(f"Told in {row(names)}." if names else "No claim about it is on record."))
    return said


def _origin_sections(record: Record, id: str, found: Sequence[Trace], cited: Citations) -> list[Section | None]:
    """How it came about, for what stands on the ladder from ask to outcome."""
    if not found:
        return [origins_section(record, id, found)]
    best = found[0]
    return [
        origins_section(record, id, found),
        steps.figure(record, best),
        steps.steps(record, best.pathways[0], cited),
        weak_steps_section(record, best.pathways[0]),
        missing_section(record, best),
    ]


def _are(count: int, one: str, many: str) -> str:
    return f"{capital(quantity(count, 'claim'))} {one if count == 1 else many}"
