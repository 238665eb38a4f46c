"""What stands beside a pathway that breaks: what is nearer, what is better documented, what would settle it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..passages import share_sentence
from ..record import Claim, Record
from ..strength import PLAIN
from ..words.phrases import Argument, Finding
from .edges import LED, edge_of, ends_of, strength_of
from .model import Pathway, Tie, Trace
from .step_findings import step_code
from .ties import SAME_AS, is_told, near_ties, nearest_ties

_LEAST = 3  # of what claims give, in the order of _giving_order
TIED, EACH, BESIDE = "nearer.direct", "each", "beside"
"""The code of a claim between both ends that is not walked."""


def relation_from_start(record: Record, relation: str) -> str:
    """A relation as it reads from what came first: with a mark in front where that is its object."""
    return relation if record.relations[relation].cause == "subject" else f"^{relation}"


def _is_told_plainly(trace: Trace, best: Pathway) -> bool:
    """Whether every step is stated, no joint is shared work, and the ends are those that were asked for."""
    return (
        all(step.is_plain for step in best.steps)
        and not best.shared
        and not any(through.is_other for through in trace.through)
    )


def nearer_findings(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """Where the pathway is broken: what ties the start more nearly to the end than the pathway does, the nearest first.

    A claim between the two; else what brought the end about, with which the start has a tie that is not walked. Where
    an end was taken as something else, only a claim between the two that were asked for; where no source makes that
    one, what sources do tell to join them.
    """
    is_taken = any(through.is_other for through in trace.through)
    if trace.is_part or not (best.is_broken or is_taken) or (len(best.steps) == 1 and not trace.through):
        return
    ties = sorted(near_ties(record, trace.start, trace.end), key=lambda tie: _nearness(record, tie))
    if trace.through:
        ties = [tie for tie in ties if len(tie.claims) == 1]
        if ties and not ties[0].claims[0].is_told:
            ties = [tie for tie in nearest_ties(record, trace.start, trace.end) if is_told(tie)][:1] or ties
    if not ties:
        return
    arguments = tie_arguments(record, ties[0])
    if "thing" not in arguments:
        yield Finding(TIED, None, arguments)
        return
    last = ties[0].claims[-1]
    voices = (last.voice,) if last.wording == "opinion" else ()
    code = f"nearer.{met}" if (met := arguments["met"]) else "nearer"
    yield Finding(code, None, {**arguments, "voices": voices, "share": last.share})


def tie_arguments(record: Record, tie: Tie) -> dict[str, Argument]:
    """How a tie reads from its first thing on, and how each of its claims is put: ``stated`` or why it bears less.

    ``same`` is what the start is held to be the same as, or a unit of it, and goes on in its place, as ``origin``,
    which stands to the start by ``same_tie``; ``is`` is what the end reached is. ``thing`` is what two claims meet in,
    ``back`` how it reads from there to the start, ``met`` how the ends do.
    """
    things, claims = tie.things, tie.claims
    found: dict[str, Argument] = {"start": things[0], "same": "", "is": ""}
    is_unit = len(claims) > 2 and SAME_AS not in (claims[0].predicate, claims[-1].predicate)
    if len(claims) > 1 and (claims[0].predicate == SAME_AS or is_unit):
        found |= {
            "same": things[1],
            "same_tie": _relation_from(claims[0], things[1]),
            "same_put": _put(record, claims[0]),
        }
        things, claims = things[1:], claims[1:]
    if len(claims) > 1 and claims[-1].predicate == SAME_AS:
        found |= {"is": things[-1], "is_put": _put(record, claims[-1])}
        things, claims = things[:-1], claims[:-1]
    found |= {"origin": things[0], "end": things[-1]}
    found |= {"tie": _relation_from(claims[0], things[0]), "put": _put(record, claims[0])}
    if len(claims) > 1:
        found |= {
            "thing": things[1],
            "back": _relation_from(claims[0], things[1]),
            "relation": _relation_from(claims[1], things[1]),
            "put_on": _put(record, claims[1]),
        }
        found["met"] = _met_how(record, found, claims[1], is_unit=is_unit)
    return found


def _met_how(record: Record, found: dict[str, Argument], last: Claim, *, is_unit: bool) -> str:
    """How two ends meet in a thing: ``each`` stands to it alike, or ``beside``; else it reads as a chain.

    What must not is where the thing brought the end about, which is no deed of the start, or of a unit of it.
    """
    if found["back"] == found["relation"] and found["put"] == found["put_on"] and not (found["same"] or found["is"]):
        return EACH
    edge = edge_of(record, last)
    did = edge is not None and edge.end == found["end"] and record.tells_influence(edge.kind)
    return BESIDE if did or is_unit else ""


def _put(record: Record, claim: Claim) -> str:
    """How a claim is put, as a code: that it is undone, only our reading, or its wording."""
    if record.is_undone(claim):
        return claim.modality
    return claim.reading if claim.reading and claim.wording == "inferred" else claim.wording


def _nearness(record: Record, tie: Tie) -> tuple[int, bool, int, int, tuple[str, ...]]:
    """The shortest first, then what a source says, then by how well the end is told, then what is least connected."""
    first, last = tie.claims[0], tie.claims[-1]
    said = first.is_told
    return len(tie.claims), not said, -strength_of(record, last), len(record.claims_about(tie.things[1])), tie.things


def _relation_from(claim: Claim, id: str) -> str:
    """A claim's relation as it reads from one of its ends."""
    return claim.predicate if claim.subject == id else f"^{claim.predicate}"


def better_findings(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """What a source states of the end, where what was asked for is not stated throughout: by the relation told best.

    Where the pathway is not broken, only where its last step is not stated, by other sentences than that step's, and
    what gives no less. Where it is, also what stands on the pathway itself, beside others.
    """
    end, last = best.things[-1], best.steps[-1]
    if _is_told_plainly(trace, best) or record.family(end) == "asks" or (not best.is_broken and last.is_plain):
        return
    if best.is_broken:
        found = [*stated_findings(record, "better", end, {trace.start})]
        if any(one.arguments["starts"] == (last.start,) for one in found):  # what its own last step says
            found = [*stated_findings(record, "better", end, {trace.start, last.start})]
        yield from found
        return
    passed, least = {trace.start, *best.things[:-1]}, _giving_order(record, last.lead)
    yield from stated_findings(record, "better", end, passed, last.supporting, least)


def repeats(finding: Finding, said: Sequence[Finding]) -> bool:
    """Whether what is better documented is told as what is nearer already, or as what somebody not named did."""
    told = [(one.arguments.get("unnamed", one.arguments.get("thing")), one.arguments.get("relation")) for one in said]
    starts = finding.arguments["starts"]
    return any(starts == (thing,) and finding.arguments["relation"] == relation for thing, relation in told)


def stated_findings(
    record: Record, code: str, end: str, passed: Collection[str], unread: Sequence[Claim] = (), least: int = _LEAST
) -> Iterator[Finding]:
    """What a source states to have brought a thing about, by the relation told best, as a finding of a code.

    Not what starts from a thing passed, nor what stands in one sentence with one of some claims (the same, unread), nor
    what gives less than ``least``.
    """
    told: dict[tuple[int, str, str], set[str]] = {}
    for claim in record.claims_about(end):
        ends = ends_of(record, claim)
        if not (ends and ends[1] == end and claim.supports) or ends[0] in passed or record.is_undone(claim):
            continue
        if any(share_sentence(claim, one) for one in unread):
            continue
        if strength_of(record, claim) == PLAIN and _giving_order(record, claim) <= least:
            told.setdefault((_giving_order(record, claim), claim.predicate, claim.share), set()).add(ends[0])
    if told:
        order, relation, share = min(told, key=lambda key: (key[0], -len(told[key]), key))
        starts = tuple(sorted(told[order, relation, share]))
        names = {"starts": starts, "end": end, "relation": relation_from_start(record, relation)}
        yield Finding(code, None, {**names, "share": share})


def _giving_order(record: Record, claim: Claim) -> int:
    """What a claim gives, the most first: all of the thing, its lead, a part in its making, another part."""
    if not record.gives_part(claim):
        return 0
    relation = record.relations[claim.predicate]
    return 1 if relation.root == LED else 2 if relation.names_maker else 3


def settling_findings(record: Record, best: Pathway) -> Iterator[Finding]:
    """What a source would have to say of the weakest step or joint."""
    step = best.steps[best.weakest_step]
    ends: dict[str, Argument] = {"start": step.start, "end": step.end}
    why = step_code(record, step)
    relation = relation_from_start(record, step.relation)
    if why in ("sequence", "inferred-sequence"):
        yield Finding("settle.cause", None, ends)
    elif why == "inferred":
        yield Finding("settle", None, {**ends, "relation": relation})
    elif why == "contested" and step.kind == "influence":
        yield Finding("settle.contested")
    elif best.shared and not record.agentless.get(best.steps[best.shared[0]].lead.id):
        number = best.shared[0]
        start, thing, end = best.things[number - 1 : number + 2]
        yield Finding("settle.shared", number + 1, {"start": start, "thing": thing, "end": end})
