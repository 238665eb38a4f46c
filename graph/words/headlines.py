"""The finding of a picture in one line, from counts and claims; no more than the record says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..dates import AFTER_ALL, BEFORE_ALL
from ..record import Claim, Record
from ..strength import PLAIN
from .catalogue import catalogue, fill_phrase
from .codes import meanings
from .counts import capital, quantity, row, steps_named, tally
from .phrases import Finding, say

MAX_ACTED, MAX_DID, MAX_NAMES = 2, 4, 5
# A headline that names what somebody did is no longer; else it counts.
MAX_LETTERS = 140


def promises_headline(promises: int, figure: int, deadline: int, assessed: int, which: str = "") -> str:
    """How many promises there are, and how many can be checked; ``which`` says which promises.

    >>> promises_headline(115, 11, 2, 0)
    '115 promises: 11 with a figure, 2 with a deadline, none assessed'
    """
    if not promises:
        return f"{catalogue()['headline.no-promise']}{which}"
    counts = {"figure": figure, "deadline": deadline, "assessed": assessed}
    words = {name: f"{count:,}" if count else catalogue()["headline.none"] for name, count in counts.items()}
    return fill_phrase("headline.promises", promises=tally(promises, "promise"), which=which, **words)


def matrix_headline(
    record: Record, event: str, asks: int, sets: int, answers: Mapping[str, int], doubtful: int, promises: int
) -> str:
    """What was put at an event and answered how. ``answers`` are counts by code, ``asks`` are without the ``sets``."""
    if not asks + sets + promises + sum(answers.values()):
        return fill_phrase("headline.matrix-none", event=event)
    put = tally(asks, "ask") if asks else ""
    if sets:
        put = (
            fill_phrase("headline.sets", asks=put, sets=tally(sets, "set"))
            if put
            else tally(sets, "set of asks", "sets of asks")
        )
    return fill_phrase(
        "headline.matrix", event=event, asks=put or "no ask", promises=tally(promises, "promise"),
        answers=_answers(record, answers, doubtful),
    )  # fmt: skip


def _answers(record: Record, answers: Mapping[str, int], doubtful: int) -> str:
    if not (count := sum(answers.values())):
        return "no answer on record"
    kinds = ", ".join(f"{answers[code]:,} {words.split(':')[0]}" for code, words in meanings(record, "answer", answers))
    doubt = fill_phrase("headline.doubtful", count=f"{doubtful:,}") if doubtful else ""
    return fill_phrase("headline.answers", answers=tally(count, "answer"), kinds=kinds, doubtful=doubt)


def timeline_headline(name: str, dated: Sequence[Claim], undated: int, parts: int = 0) -> str:
    """How many claims are dated within which years; ``undated`` counts those that are not."""
    words = {
        "thing": name,
        "dated": tally(len(dated), "dated claim"),
        "years": _years(dated),
        "undated": f"{undated:,}",
    }
    if not parts:
        return fill_phrase("headline.timeline", **words)
    return fill_phrase("headline.timeline-parts", parts=tally(parts, "dated part"), **words)


def _years(claims: Iterable[Claim]) -> str:
    """The years that hold every day that the dates may mean; nothing where both ends are open."""
    days = [day for claim in claims for day in claim.bounds]
    known = sorted(day[:4] for day in days if day not in (BEFORE_ALL, AFTER_ALL))
    if not known or (BEFORE_ALL in days and AFTER_ALL in days):
        return ""
    first, last = known[0], known[-1]
    if AFTER_ALL in days:
        return fill_phrase("headline.years-on", first=first)
    if BEFORE_ALL in days:
        return fill_phrase("headline.years-before", last=last)
    return (
        fill_phrase("headline.years", first=first, last=last)
        if first != last
        else fill_phrase("headline.year", first=first)
    )


def around_headline(record: Record, id: str, things: int, claims: Sequence[Claim]) -> str:
    """Who funded, made or ran a thing, else what it did, as sources state it; else how much ties it to others."""
    name = record.name(id)
    acts = [claim for claim in claims if claim.object and _doer(record, claim) and _is_stated_act(record, claim)]
    acted = _by_relation(record, [claim for claim in acts if _doer(record, claim) != id], id, MAX_ACTED)
    done = [claim for claim in acts if _doer(record, claim) == id]
    named, counted = (_by_relation(record, done, id, MAX_DID, single=single) for single in (True, False))
    for ties in (acted, named, counted):
        said = fill_phrase("headline.around", thing=name, ties=row(ties)) if ties else ""
        if said and (ties is not named or len(said) <= MAX_LETTERS):
            return said
    counts = {"things": tally(things, "thing"), "claims": tally(len(claims), "claim")}
    return fill_phrase("headline.around-tied", thing=name, **counts)


def _doer(record: Record, claim: Claim) -> str:
    """The end that acted, by the direction that the vocabulary declares; empty where it declares none."""
    return {"subject": claim.subject, "object": claim.object}.get(record.relations[claim.predicate].cause, "")


def _is_stated_act(record: Record, claim: Claim) -> bool:
    """Whether a source states plainly that somebody did it, and gives it to nobody else in the same sentence."""
    is_plain = record.strength("wording", claim.wording) == PLAIN and claim.supports and not claim.reading
    is_act = record.relations[claim.predicate].kind == "agency" and not record.is_undone(claim)
    return is_plain and is_act and claim.id not in record.agentless


def _by_relation(record: Record, claims: Iterable[Claim], id: str, most: int, *, single: bool = False) -> list[str]:
    """For each of the fullest relations its words with the things at the other end.

    Who acted is named; what they did is counted, or named where it is a ``single`` thing.
    """
    found: dict[tuple[str, bool], set[str]] = {}
    for claim in claims:
        is_subject = claim.subject == id
        found.setdefault((claim.predicate, is_subject), set()).add(claim.object if is_subject else claim.subject)
    fullest = sorted(found, key=lambda key: (-len(found[key]), key))[:most]
    return [_relation_with(record, name, is_subject, found[name, is_subject], single) for name, is_subject in fullest]


def _relation_with(record: Record, name: str, is_subject: bool, ids: Iterable[str], single: bool) -> str:
    relation, names = record.relations[name], [record.name(id) for id in sorted(ids)]
    verb = relation.label if is_subject else relation.inverse
    are_doers = (relation.cause == "subject") != is_subject
    is_named = are_doers or (single and len(names) == 1)
    return f"{verb} {row(names, MAX_NAMES) if is_named else tally(len(names), 'thing')}"


def pathway_headline(question: str, steps: int, told: str, breaks: Sequence[int]) -> str:
    """What a trace asks, and of its best answer how many steps it has, who tells them, and at which none tells it.

    >>> pathway_headline("How far back?", 3, "pieced together", [2])
    'How far back? Three steps, pieced together; it breaks at step 2'
    """
    broken = fill_phrase("headline.breaks", steps=steps_named(breaks)) if breaks else ""
    return fill_phrase(
        "headline.pathway", question=question, steps=capital(quantity(steps, "step")), told=told, breaks=broken
    )


def ladder_headline(up: int, influence: int, stated: int) -> str:
    """How many claims lead up the ladder, how many of them are of influence, and how many of these are stated."""
    if not up:
        return catalogue()["headline.ladder-none"]
    none = catalogue()["headline.none"]
    return fill_phrase(
        "headline.ladder", claims=tally(up, "claim"), influence=f"{influence:,}" if influence else none,
        stated=f"{stated:,}" if stated else none,
    )  # fmt: skip


def trace_question(record: Record, start: str, end: str) -> str:
    """What a trace from one thing to another asks: no answer is in it.

    >>> from civicgraph import Dataset
    >>> trace_question(Dataset.shipped().record(), "citizens-uk", "lvrw")
    'How far does the record trace London Voter Registration Week back to Citizens UK?'
    """
    return say(record, Finding("headline.question", None, {"start": start, "end": end}))
