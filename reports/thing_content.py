"""The content of a report on one thing: who or what it is, what led to it, its asks and promises, what is claimed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..graph.ledger.text import dates_of
from ..graph.record import Claim, Record
from ..graph.tracing.model import Trace
from ..graph.words.counts import capital, counted, row
from ..graph.words.times import in_words
from . import cautions, method, promises, steps
from .blocks import Bullets, Facts, Report, Section, Text, text
from .claim_tables import claimed, in_short, roles
from .content import claims_of
from .method import Edition
from .upstream import origins, origins_section
from .weaknesses import breaks, missing
from .words import Citations


def thing_report(record: Record, id: str, edition: Edition) -> Report:
    """The report on a thing: what is told of it, with the evidence, and from which asks it can be traced."""
    thing, about = record.things[id], record.claims_about(id)
    found = origins(record, id)
    used = list({claim.id: claim for claim in (*about, *claims_of(p for t in found for p in t.pathways[:1]))}.values())
    cited = Citations(record)
    for claim in used:
        cited.source(claim.source)
    cautioned = cautions.on_thing(record, id, claims_of(p for t in found[:1] for p in t.pathways), cited)
    parts: list[Section | None] = [
        Section("summary", "Summary", (_facts(record, id, about), Bullets(tuple(_told(record, id, about, found))))),
        *_led(record, id, found, cited),
        roles(record, id, cited) if thing.type == "Person" else None,
        promises.of_thing(record, id, cited),
        claimed(record, id, cited),
        cautioned,
        method.method(record, used),
        method.voices(record, used, cited),
        method.sources(record, cited),
        method.cite(thing.name, edition),
    ]
    return Report(
        f"Evidence report · {record.type_label(id)}", thing.name, _subtitle(about),
        method.about(record, dict.fromkeys(claim.source for claim in used), edition), _key(record, id, about, found),
        tuple(part for part in parts if part),
    )  # fmt: skip


def _subtitle(about: Sequence[Claim]) -> str:
    sources = len({claim.source for claim in about})
    return f"What {counted(sources, 'source')} {'says' if sources == 1 else 'say'}, in {counted(len(about), 'claim')}"


def _key(record: Record, id: str, about: Sequence[Claim], found: Sequence[Trace]) -> tuple[Text, ...]:
    """Who or what it is, and how far it can be traced back to an ask."""
    thing = record.things[id]
    roles_ = in_short(record, id) if thing.type == "Person" else ""
    says = thing.description or roles_ or _plainly(record, id, about)
    return (text(says), text(found[0].verdict[0])) if found else (text(says),)


def _plainly(record: Record, id: str, about: Sequence[Claim]) -> str:
    """What a thing without a description is: its type, when it took place, and what is on record of it."""
    when = f", {in_words(dates)}" if (dates := dates_of(record, id)) else ""
    held = promises.count_of(record, id) or counted(len(about), "claim")
    return f"{capital(record.type_label(id))}{when}. On record: {held}."


def _facts(record: Record, id: str, about: Sequence[Claim]) -> Facts:
    thing = record.things[id]
    pairs = [("Type", text(capital(record.type_label(id))))]
    if thing.aliases:
        pairs.append(("Also known as", text("; ".join(thing.aliases))))
    kinds = Counter(claim.wording for claim in about)
    told = [f"{count} {record.name(f'wording:{wording}')}" for wording, count in kinds.most_common()]
    pairs.append(("Claims", text(f"{len(about)}" + (f": {', '.join(told)}" if told else ""))))
    if ledger := promises.count_of(record, id):
        pairs.append(("In the ledger", text(ledger)))
    pairs.append(("Identifier", text(record.iri(id))))
    return Facts(tuple(pairs))


def _told(record: Record, id: str, about: Sequence[Claim], found: Sequence[Trace]) -> list[Text]:
    said = [text(sentence) for sentence in found[0].verdict[1:]] if found else []
    said += [text(sentence) for sentence in promises.passed(record, found[0].pathways[0])] if found else []
    if disputed := sum(not claim.supports for claim in about):
        said.append(text(f"{_are(disputed, 'disputes', 'dispute')} something about it."))
    if promised := sum(record.is_undone(claim) for claim in about):
        more = "of what was promised, asked, planned or hoped for, and no sign that it was done"
        said.append(text(f"{_are(promised, 'is', 'are')} {more}."))
    names = sorted({record.name(claim.source) for claim in about})
    said.append(text(f"Told in {row(names)}." if names else "No claim about it is on record."))
    return said


def _led(record: Record, id: str, found: Sequence[Trace], cited: Citations) -> list[Section | None]:
    """How it came about, for what stands on the ladder from ask to outcome."""
    if not found:
        return [origins_section(record, id, found)]
    best = found[0]
    return [
        origins_section(record, id, found),
        steps.figure(record, best),
        steps.steps(record, best.pathways[0], cited),
        breaks(record, best.pathways[0]),
        missing(record, best),
    ]


def _are(count: int, one: str, many: str) -> str:
    return f"{capital(counted(count, 'claim'))} {one if count == 1 else many}"
