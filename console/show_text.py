"""Everything claimed about one thing, grouped by relation, with the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.changes.claim_history import ClaimHistory
from ..graph.record import Caveat, Claim, Record, Thing
from ..graph.words.changes import history_lines
from ..graph.words.claims import claim_sentence, doubts, how_put, kind_heading, notes, retraction, target
from ..graph.words.codes import caveat_label, label
from ..graph.words.counts import capital, quantity
from ..graph.words.identity import decision_sentences
from ..graph.words.others import whose_facts
from ..graph.words.sources import whereabouts
from ..graph.words.things import facts
from ..graph.words.times import in_words
from .words import bold, caveat_lines, dim, heading, lost_lines, place, said_at, warning, who_says, wrap


def show_text(record: Record, id: str) -> str:
    """A thing: names, description, claims by kind and relation, caveats."""
    return "\n".join(_lines(record, record.things[id]))


def claim_text(record: Record, claim: Claim, history: ClaimHistory) -> str:
    """One claim whole, with every piece of its evidence, and the commits that changed it."""
    kind = label(record, "kind", record.relations[claim.predicate].kind)
    lines = [bold(wrap(claim.id)), wrap(claim_sentence(record, claim))]
    lines.append(dim(wrap(" · ".join([kind, *how_put(record, claim)]))))
    lines.append(wrap(f"{who_says(record, claim, sourced=True)}."))
    lines += [wrap(f"{capital(fact.term)}: {fact.text}", "", "  ") for fact in whose_facts(record, claim.id)]
    if claim.reason:
        lines.append(wrap(f"Reason: {claim.reason}"))
    lines += [wrap(f"{capital(name)}: {value}") for name, value in notes(claim)]
    lines += lost_lines(record, claim.evidence)
    for number, evidence in enumerate(claim.evidence):
        lines += [
            "",
            wrap(f"{record.name(evidence.source)}, {place(record, claim, number)}:"),
            wrap(evidence.summary, "  ", "  "),
        ]
    for source in dict.fromkeys(evidence.source for evidence in claim.evidence):
        if source in record.sources:
            lines += ["", wrap(f"{record.name(source)}: {whereabouts(record, record.sources[source])}", "", "  ")]
    for caveat in record.caveats_about([claim.id]):
        lines += ["", *caveat_lines(record, caveat, "on this claim")]
    if told := history_lines(history, claim.id):
        lines += [heading("Its history in git"), *(wrap(line, "  ", "    ") for line in told)]
    return "\n".join(lines)


def _lines(record: Record, thing: Thing) -> Iterator[str]:
    yield bold(wrap(record.name(thing.id)))
    yield dim(wrap(f"{record.type_label(thing.id)} · {thing.id} · {record.iri(thing.id)}"))
    if thing.aliases:
        yield wrap(f"Also: {'; '.join(thing.aliases)}", "", "      ")
    for fact in (*facts(thing), *whose_facts(record, thing.id)):
        yield wrap(f"{capital(fact.term)}: {fact.text}", "", "  ")
    if thing.description:
        yield wrap(thing.description)
    yield from _decisions(record, thing)
    about = record.claims_about(thing.id)
    for kind in record.codes_of("kind"):
        mine = [claim for claim in about if record.relations[claim.predicate].kind == kind]
        if mine:
            yield heading(kind_heading(kind))
            yield from _claims_by_relation(record, thing, mine)
    taken_back: list[tuple[str, Claim | Caveat]] = [
        *((claim_sentence(record, one) + ".", one) for one in record.retracted_about([thing.id])),
        *(
            (f"{capital(caveat_label(record, one))}: {one.summary}", one)
            for one in record.retracted_caveats_about(thing.id)
        ),
    ]
    if taken_back:
        yield heading("Retracted")
    for said, item in taken_back:
        yield wrap(f"{said} {retraction(item)}", "  - ", "    ")
        yield dim(wrap(item.id, "    "))
    if caveats := record.caveats_concerning(thing.id):
        yield heading("What the record cautions")
    for caveat in sorted(caveats, key=lambda caveat: thing.id not in caveat.concerns):
        its = len({claim.id for claim in about} & set(caveat.concerns))
        yield from caveat_lines(record, caveat, f"on {thing.name}" if thing.id in caveat.concerns else _claims(its))
    sources = sorted({record.name(claim.source) for claim in about})
    counts = f"{quantity(len(about), 'claim')} in {quantity(len(sources), 'source')}"
    yield ""
    yield dim(wrap(f"{capital(counts)}. Data {record.hash[:12]}, {record.origin}"))


def _decisions(record: Record, thing: Thing) -> Iterator[str]:
    """What those who keep the record decided on whether the thing is another."""
    if decided := decision_sentences(record, thing.id):
        yield heading("Whether it is another")
    for sentence in decided:
        yield wrap(sentence, "  - ", "    ")


def _claims(count: int) -> str:
    return "on a claim about it" if count == 1 else f"on {quantity(count, 'claim')} about it"


def _claims_by_relation(record: Record, thing: Thing, claims: list[Claim]) -> Iterator[str]:
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(
        claims, key=lambda claim: (claim.object == thing.id, claim.predicate, claim.bounds.start_lo, claim.id)
    ):
        relation = record.relations[claim.predicate]
        forward = claim.subject == thing.id
        groups.setdefault(relation.label if forward else relation.inverse, []).append(claim)
    for verb, members in groups.items():
        yield f"  {verb}"
        for claim in members:
            yield from _claim(record, thing, claim)


def _claim(record: Record, thing: Thing, claim: Claim) -> Iterator[str]:
    notes = [*doubts(record, claim), *([in_words(claim.when)] if claim.when else [])]
    noted = f" [{', '.join(notes)}]" if notes else ""
    text = f"{target(record, claim) if claim.subject == thing.id else record.name(claim.subject)}{noted}"
    yield (warning if not claim.supports else bold)(wrap(text, "    - ", "      "))
    yield wrap(f"{said_at(record, claim)}: {claim.evidence[0].summary}", "      ", "      ")
    yield from lost_lines(record, claim.evidence, "      ")
    yield dim(wrap(claim.id, "      "))
