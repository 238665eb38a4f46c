"""Which caveats a verdict says: those about both ends, and those that limit the credit on its weak or last steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record import Caveat, Record
from ..words.phrases import Finding
from .ends import ids_taken
from .model import Pathway, Trace

RIVAL, CONTESTED = "rival-explanation", "contested"


def end_cautions(record: Record, trace: Trace) -> Iterator[Finding]:
    """Caveats about both ends: those that concern the last thing together with the first, or with one on the way.

    What only says that a document disagrees with itself, or what evidence cannot show, is told where it concerns the
    very ends. So is what concerns an end together with what is taken in its place.
    """
    own, ends = ids_taken(trace, "start"), ids_taken(trace, "end")
    on_way = own | {id for pathway in trace.pathways[:1] for id in pathway.things}
    found = [
        caveat
        for caveat in record.caveats_about(sorted(ends))
        if _concerns(caveat, (on_way if record.limits_credit(caveat) else own) - ends)
    ]
    taken = [{one.given, one.id} for one in trace.through]
    between = [one for ids in taken for one in record.caveats_about(sorted(ids)) if ids <= {*one.concerns}]
    found += [one for one in dict.fromkeys(between) if one not in found]
    for caveat in sorted(found, key=lambda one: _end_order(record, trace, one)):
        yield _caution(caveat)


def leads_verdict(record: Record, trace: Trace, caution: Finding) -> bool:
    """Whether a caveat about both ends comes before all else: it concerns the start, or is always told."""
    caveat = record.caveats[str(caution.arguments["caveat"])]
    return _concerns(caveat, ids_taken(trace, "start")) or record.is_always_told(caveat)


def step_cautions(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """Caveats that limit the credit: on the claims of steps that break and on the last step; and what contests a step.

    Of those on the last thing, where nothing breaks, only rivals: what else would explain it. What contests a step
    comes first.
    """
    weak = {claim.id for step in best.steps if step.is_break for claim in step.claims}
    last = {claim.id for claim in best.steps[-1].claims}
    met = record.caveats_about([*sorted(weak | last), best.things[-1], trace.end])
    told = [
        one
        for one in met
        if (record.limits_credit(one) and (best.is_broken or one.type == RIVAL or _concerns(one, last)))
        or contests_step(record, best, _caution(one))
    ]

    def order(caveat: Caveat) -> tuple[bool, bool, bool, str]:
        return (
            not contests_step(record, best, _caution(caveat)),
            trace.start not in caveat.concerns,
            not _concerns(caveat, weak),
            caveat.id,
        )

    yield from map(_caution, sorted(told, key=order))


def contests_step(record: Record, best: Pathway, caution: Finding) -> bool:
    """Whether a caveat that is always told concerns a contested step, so that it says why the step is."""
    caveat = record.caveats[str(caution.arguments["caveat"])]
    contested = {step.lead.id for step in best.steps if step.lead.wording == CONTESTED}
    return record.is_always_told(caveat) and _concerns(caveat, contested)


def _end_order(record: Record, trace: Trace, caveat: Caveat) -> tuple[bool, bool, int, str]:
    """Those about the start itself first, then those that are always told, then those about least else."""
    return trace.start not in caveat.concerns, not record.is_always_told(caveat), len(caveat.concerns), caveat.id


def _concerns(caveat: Caveat, ids: Iterable[str]) -> bool:
    return not set(ids).isdisjoint(caveat.concerns)


def _caution(caveat: Caveat) -> Finding:
    return Finding("caution.ends", None, {"caveat": caveat.id})
