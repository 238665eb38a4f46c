"""Who held a post when something was done in it, or to it: by name where the dates tell, and else that they do not."""

from __future__ import annotations

from collections.abc import Iterator

from ..dates import Bounds
from ..record import Record
from ..words.phrases import Finding
from .ends import ROLE, holding_of
from .model import Pathway, Step, Trace

UNSURE = "holder.unsure"


def holder_findings(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """Who held a post that a pathway starts from; and whether who was asked about held theirs at that time.

    Of a role with one holder on record, such as a secondment, there is nothing to tell.
    """
    for one in trace.through:
        step = best.steps[0] if one.end == "start" else best.steps[-1]
        others = tuple(id for id in _possible_holders(record, one.id, step) if id != one.given)
        if one.how != ROLE or _holds_through(one.claim.bounds, step):
            continue
        if others:
            yield Finding(UNSURE, None, {"given": one.given, "post": one.id, "others": others})
        elif is_post(record, one.id):
            yield Finding(f"{UNSURE}.only", None, {"given": one.given, "post": one.id})
    if best.things[0] == trace.start:
        yield from _holder_at(record, best.steps[0])


def holders(record: Record, role: str) -> dict[str, Bounds]:
    """Who held a role by the record, in order of id, each with the time of the first claim that says so.

    >>> from civicgraph import Dataset
    >>> [*holders(Dataset.shipped().record(), "deputy-mayor-social-integration")]
    ['debbie-weekes-bernard', 'matthew-ryder']
    """
    found: dict[str, Bounds] = {}
    for claim in record.claims_about(role):
        held = holding_of(record, claim)
        if held and held[1] == role:
            found.setdefault(held[0], claim.bounds)
    return dict(sorted(found.items()))


def _holder_at(record: Record, step: Step) -> Iterator[Finding]:
    known = holders(record, step.start)
    if record.family(step.start) != "roles" or (len(known) == 1 and not is_post(record, step.start)):
        return
    possible = _possible_holders(record, step.start, step)
    then = [id for id in possible if _holds_through(known[id], step)]
    if len(then) == 1:
        yield Finding("holder.then", None, {"post": step.start, "holder": then[0]})
    else:
        code = "untold" if len(possible) > 1 else "one" if possible else "none"
        yield Finding(f"holder.{code}", None, {"post": step.start, "holders": possible})


def _possible_holders(record: Record, role: str, step: Step) -> tuple[str, ...]:
    """Those who may have held a role at the time of a step: not certainly only before it or after."""
    done = step.lead.bounds
    known = holders(record, role).items()
    return tuple(id for id, held in known if not done.is_before(held) and not done.is_after(held))


def is_post(record: Record, role: str) -> bool:
    """Whether a role may have several holders in turn: claims tell its holder as holding it, not it as theirs."""
    about = ((claim, holding_of(record, claim)) for claim in record.claims_about(role))
    return any(held and held[1] == role and held[0] == claim.subject for claim, held in about)


def _holds_through(held: Bounds, step: Step) -> bool:
    """Whether a time of holding certainly covers the whole time of a step."""
    done = step.lead.bounds
    return held.start_hi <= done.start_lo and done.end_hi <= held.end_lo
