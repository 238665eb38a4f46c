"""The ends of a trace, taken with their roles, parts, wholes and identities where nothing else joins them.

What may be taken in the place of an end, which of it tells anything of the end, and how many would do as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record import Claim, Record
from .graph import TraceGraph
from .model import EndSubstitute, Pathway, Step, Trace
from .pathways import build_pathway
from .search import PathwaySearch
from .subgraph import subgraph_between
from .ties import SAME_AS, WHOLES, is_crowded

SAME, ROLE, PART, SECONDEE, WHOLE, TAKER = "same", "role", "part", "secondee", "whole", "taker"
ORDER = (SAME, ROLE, PART, SECONDEE, WHOLE, TAKER)
"""From what is the same to what is least so."""
SECONDED = "seconded"
_TOOK_PART, MEMBER = "participatedIn", "memberOf"
MAX_SUBSTITUTES, MAX_COUNTED = 12, 60


def end_substitutes(record: Record, id: str, end: str) -> list[tuple[EndSubstitute, ...]]:
    """What may be taken in the place of a thing, the soundest first: each by the way that leads there.

    A person acts in roles: what was done in one was done by the person, and a role may belong to a group. What a part
    did the whole did not, nor the other way round; both are told as what they are. ``end`` is ``start`` or ``end``.

    >>> from civicgraph import Dataset
    >>> [through[-1].id for through in end_substitutes(Dataset.shipped().record(), "jessica-kennedy", "start")][0]
    'secondment-jessica-kennedy'
    """
    found: dict[str, tuple[EndSubstitute, ...]] = {}
    for one in _neighbours(record, id, end):
        ways: list[tuple[EndSubstitute, ...]] = [(one,)]
        if one.how in (SAME, ROLE, SECONDEE):
            ways += [
                (one, other) for other in _neighbours(record, one.id, end) if other.id != id and other.how == WHOLE
            ]
        for way in ways:
            known = found.get(way[-1].id)
            if known is None or soundness(way) < soundness(known):
                found[way[-1].id] = way
    return sorted(found.values(), key=lambda way: (soundness(way), way[-1].claim.id))[:MAX_SUBSTITUTES]


def equal_substitutes(record: Record, one: EndSubstitute) -> list[EndSubstitute]:
    """All that might be taken in the place of an end by the same right as this one, each once, in order of id."""
    found = {other.id: other for other in _neighbours(record, one.given, one.end) if other.how == one.how}
    return [found[id] for id in sorted(found)]


def is_member(one: EndSubstitute) -> bool:
    """Whether an end was taken with a group of which it is a member: what all did is not told of each by name."""
    return one.how == WHOLE and one.claim.predicate == MEMBER


def soundness(way: tuple[EndSubstitute, ...]) -> tuple[int, bool]:
    """How far what is taken is from what was asked for: less is better."""
    return sum(ORDER.index(one.how) for one in way), any(one.claim.wording == "inferred" for one in way)


def _neighbours(record: Record, id: str, end: str) -> Iterator[EndSubstitute]:
    for claim in record.claims_about(id):
        other = claim.object if claim.subject == id else claim.subject
        if (
            other in record.things
            and other != id
            and claim.supports
            and (how := _relationship(record, id, other, claim))
        ):
            yield EndSubstitute(end, id, other, how, claim)


def _relationship(record: Record, id: str, other: str, claim: Claim) -> str:
    if claim.predicate == SAME_AS:
        return SAME
    if claim.predicate in WHOLES and claim.object == id:
        return PART
    if claim.subject == id and claim.predicate == SECONDED:
        return SECONDEE
    if claim.subject == id and claim.predicate in (*WHOLES, _TOOK_PART) and not is_crowded(record, other):
        return WHOLE if claim.predicate in WHOLES else TAKER
    return ROLE if holding_of(record, claim) == (id, other) else ""


def holding_of(record: Record, claim: Claim) -> tuple[str, str] | None:
    """Who held a role, and which; nothing where a claim tells no holding, as of who made a post or stood for it.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> holding_of(record, record.claims["claim/cii/ryder-held-deputy-mayor-post"])
    ('matthew-ryder', 'deputy-mayor-social-integration')
    """
    end = record.relations[claim.predicate].holder
    if not end or not claim.supports or not claim.object:
        return None
    return (claim.subject, claim.object) if end == "subject" else (claim.object, claim.subject)


def ids_taken(trace: Trace, end: str) -> set[str]:
    """An end as it was asked for, with all that was taken in its place."""
    asked = trace.start if end == "start" else trace.end
    return {asked, *(one.id for one in trace.through if one.end == end)}


def best_pathway(graph: TraceGraph, start: str, end: str, max_steps: int) -> Pathway | None:
    """The best pathway from one thing to another."""
    subgraph = subgraph_between(graph, start, end, max_steps)
    found = next(PathwaySearch(subgraph).pathways(), None)
    return build_pathway(subgraph, found) if found else None


def is_sound(pathway: Pathway, starts: Iterable[EndSubstitute], ends: Iterable[EndSubstitute]) -> bool:
    """Whether a pathway from and to what is taken for the ends tells anything of the ends themselves."""
    first, last = pathway.steps[0], pathway.steps[-1]
    if first.kind == "structural" and any(one.how in (WHOLE, TAKER) for one in starts):
        return False  # what a whole has as another part of it is none of its parts' doing
    return not any(_is_out_of_time(one, first) for one in starts) and not any(
        _is_out_of_time(one, last) for one in ends
    )


def count_equals(graph: TraceGraph, trace: Trace) -> Trace:
    """The trace with how many might be taken for each end by the same right, and by how many of these it leads too."""
    taken = {one.end: one for one in trace.through}
    ids = {"start": trace.start, "end": trace.end} | {end: one.id for end, one in taken.items()}
    counted: dict[str, EndSubstitute] = {}
    for end, one in taken.items():
        equals = equal_substitutes(graph.record, one)
        led = 0
        for other in equals[:MAX_COUNTED]:
            tried = ids | {end: other.id}
            best = best_pathway(graph, tried["start"], tried["end"], trace.max_steps)
            sides = ([other], []) if end == "start" else ([], [other])
            led += other.id == one.id or (best is not None and is_sound(best, *sides))
        counted[one.id] = one._replace(of=len(equals), led=led)
    return trace._replace(through=tuple(counted.get(one.id, one) for one in trace.through))


def _is_out_of_time(through: EndSubstitute, step: Step) -> bool:
    """Whether what was done in a role, or to it, was certainly done before it was held, or after."""
    held, done = through.claim.bounds, step.lead.bounds
    return through.how == ROLE and (done.is_before(held) or done.is_after(held))
