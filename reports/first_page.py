"""What stands on the first page: who, what, when, with whom and how sure, in sentences, then a few findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..graph.ledger.text import dates_of
from ..graph.portrait import CAME, DID, LED, WHAT, WHERE, WHO, WITH, portrait
from ..graph.record import Caveat, Claim, Record
from ..graph.tracing.model import Trace
from ..graph.tracing.step_findings import BREAK
from ..graph.words.claims import value_in_words
from ..graph.words.counts import capital, quantity, row
from ..graph.words.phrases import Finding, sentences
from ..graph.words.portraits import aspect_sentence, dates_sentence, explain, put_sentence, source_sentences
from ..graph.words.short_names import first_sentence, short_name
from ..graph.words.times import in_words
from ..visualisations.figures.pathway_text import thing_cards
from . import promises
from .blocks import Bullets, Facts, Paragraph, Section, Text, text
from .cautions import RIVALS
from .words import Citations

MAX_FINDINGS = 4
# What the first page says of a thing: term, aspect, how many sayings, and of how many things in each.
_ROWS = (
    ("Who", WHO, 5, 6), ("What", WHAT, 2, 2), ("Where", WHERE, 2, 3), ("With whom", WITH, 2, 4),
    ("What was done", DID, 2, 3), ("What led to it", CAME, 2, 2), ("What came of it", LED, 2, 2),
)  # fmt: skip
_KEY = ("told.", "caution.", "through.", "break.", "nothing.found", "nothing.filtered", "nothing.itself")
# Findings that "How sure" and "When" say.
_SURE, _TIME = ("pieces", "leaning.", "pieced."), ("order.",)
_NO_PROOF = (
    "This is what the sources say, or do not say. It is neither proof of influence nor proof that there was none."
)


def key_sentences(record: Record, trace: Trace) -> tuple[Text, ...]:
    """What must not be concluded of a trace, whether any source tells it, and where it breaks."""
    return _texts(record, (one for one in trace.findings if one.code.startswith(_KEY)))


def pathway_summary(record: Record, trace: Trace, cited: Citations) -> Section:
    """The first page of a report on a pathway, or on there being none."""
    findings = _texts(record, _other_findings(trace)[:MAX_FINDINGS])
    blocks: list[Facts | Bullets | Paragraph] = [Facts(tuple(_pathway_facts(record, trace, cited)))]
    if findings:
        blocks.append(Bullets(findings))
    blocks += [Paragraph(text(sentence), "warn") for sentence in _promise_sentences(cited, trace)]
    return Section("summary", "In short", (*blocks, Paragraph(text(_NO_PROOF), "note")))


def further_findings(record: Record, trace: Trace) -> Section | None:
    """What a trace found besides what its first page says."""
    found = _texts(record, _other_findings(trace)[MAX_FINDINGS:])
    return Section("findings", "What else was found", (Bullets(found),)) if found else None


def _texts(record: Record, findings: Iterable[Finding]) -> tuple[Text, ...]:
    return tuple(map(text, sentences(record, findings)))


def _other_findings(trace: Trace) -> list[Finding]:
    """The findings that stand neither in the box of the first page nor among its facts."""
    details = [one for one in trace.detail_findings if one.code != BREAK]
    told = (*_KEY, *_SURE, *_TIME)
    main = [one for one in trace.findings if not one.code.startswith(told)]
    return [*main, *(one for one in details if not one.code.startswith((*_SURE, *_TIME)))]


def _promise_sentences(cited: Citations, trace: Trace) -> Iterator[str]:
    return promises.promise_sentences(cited, trace.pathways[0]) if trace.pathways else iter(())


def _pathway_facts(record: Record, trace: Trace, cited: Citations) -> Iterator[tuple[str, Text]]:
    yield "From", text(_identity(record, trace.start))
    yield "To", text(_identity(record, trace.end))
    if not trace.pathways:
        return
    best = trace.pathways[0]
    if passed := [short_name(record, id) for id in best.things[1:-1]]:
        yield "By way of", text(f"{capital(row(passed))}.")
    cards = thing_cards(record, trace.pathways[0])
    dated = [f"{cited.name(card.id)}, {card.when}" for card in cards if card.when != in_words("") and card.when]
    order = sentences(record, (one for one in trace.detail_findings if one.code.startswith(_TIME)))
    told = f"{capital('; '.join(dated))}." if dated else "No source dates anything on the way."
    yield "When", text(" ".join([told, *order]))
    yield "How sure", text(" ".join(_certainty(record, trace)))
    yield "Who says so", text(" ".join(_sources(record, (c for step in best.steps for c in step.claims), cited)))


def _certainty(record: Record, trace: Trace) -> Iterator[str]:
    """How strongly the steps are told, with what the words for it mean."""
    best = trace.pathways[0]
    yield from sentences(
        record, (one for one in (*trace.findings, *trace.detail_findings) if one.code.startswith(_SURE))
    )
    wordings = dict.fromkeys(step.lead.wording for step in best.steps)
    meant = "; ".join(f"{_label(record, one)}: {explain('wording', one, record)}" for one in wordings)
    yield f"{capital(meant)}."


def _label(record: Record, wording: str) -> str:
    return record.name(f"wording:{wording}")


def _sources(record: Record, claims: Iterable[Claim], cited: Citations) -> Iterator[str]:
    ids = list(dict.fromkeys(claim.source for claim in claims))
    yield from source_sentences(record, ids, [cited.source(id).text for id in ids])


def _identity(record: Record, id: str) -> str:
    """A thing with its type, and what the record says it is."""
    thing, name = record.things[id], short_name(record, id)
    kind = "" if record.type_label(id) in name else f" ({record.type_label(id)})"
    return f"{capital(name)}{kind}. {thing.description}".strip() if thing.description else f"{capital(name)}{kind}."


def thing_summary(record: Record, id: str, found: Sequence[Trace], cited: Citations) -> Section:
    """The first page of a report on a thing."""
    about = record.claims_about(id)
    blocks: list[Facts | Bullets | Paragraph] = [Facts(tuple(_thing_facts(record, id, about, cited)))]
    if findings := tuple(_thing_findings(record, id, about, found))[:MAX_FINDINGS]:
        blocks.append(Bullets(findings))
    return Section("summary", "In short", tuple(blocks))


def _thing_facts(record: Record, id: str, about: Sequence[Claim], cited: Citations) -> Iterator[tuple[str, Text]]:
    drawn = portrait(record, id)
    dates = [date for date in dates_of(record, id).split("; ") if date]
    for term, aspect, sayings, names in _ROWS:
        said = aspect_sentence(record, id, drawn[aspect], names, sayings)
        if not said and aspect == WHO and record.family(id) == "actors":
            said = f"{capital(record.type_label(id))}."
        if said:
            yield term, text(said)
        if aspect == WHAT:
            if amounts := "; ".join(_amounts(record, id, about)):
                yield "How much", text(f"{capital(amounts)}.")
            yield "When", text(dates_sentence(dates, about))
    if said := promises.promise_summary(record, id):
        yield "Promises", text(said)
    if about:
        yield "How sure", text(put_sentence(record, about))
        yield "Who says so", text(" ".join(_sources(record, about, cited)))


def _amounts(record: Record, id: str, about: Sequence[Claim]) -> Iterator[str]:
    """The figures that claims give of a thing."""
    for claim in about:
        if claim.subject == id and claim.unit and claim.supports:
            yield f"{record.relations[claim.predicate].label} {value_in_words(claim)}"


def _thing_findings(record: Record, id: str, about: Sequence[Claim], found: Sequence[Trace]) -> Iterator[Text]:
    """What a reader of the first page alone must not get wrong."""
    yield from (text(first_sentence(caveat.summary)) for caveat in _foremost_cautions(record, id))
    if disputed := sum(not claim.supports for claim in about):
        yield text(f"{_are(disputed, 'disputes', 'dispute')} something about it.")
    if promised := sum(record.is_undone(claim) for claim in about):
        more = "only what was promised, asked, planned or hoped for, which does not show that it was done"
        yield text(f"{_are(promised, 'tells', 'tell')} {more}.")
    if found:
        yield from _texts(record, (one for one in found[0].findings if one.code.startswith("told.")))


def _foremost_cautions(record: Record, id: str) -> list[Caveat]:
    """The first cautions on the thing itself: those that are told everywhere, then evidence for another cause."""
    order = [*RIVALS, *record.codes_of("caveat")]

    def rank(caveat: Caveat) -> tuple[bool, int, str]:
        place = order.index(caveat.type) if caveat.type in order else len(order)
        return not record.is_always_told(caveat), place, caveat.id

    return sorted((one for one in record.caveats_about([id]) if id in one.concerns), key=rank)[: MAX_FINDINGS - 2]


def _are(count: int, one: str, many: str) -> str:
    return f"{capital(quantity(count, 'claim'))} {one if count == 1 else many}"
