"""Which caveats a verdict says: those about both ends, and those that limit the credit on its weak or last steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record import Caveat, Record
from ..words.phrases import Finding
from .model import Pathway, Trace


def end_cautions(record: Record, trace: Trace) -> Iterator[Finding]:
    """Caveats about both ends: those that concern the last thing together with the first, or with one on the way.

    What only says that a document disagrees with itself, or what evidence cannot show, is told where it concerns the
    very ends.
    """
    start, end = ends_taken(trace)
    own, ends = {trace.start, start}, {trace.end, end}
    on_way = own | {id for pathway in trace.pathways[:1] for id in pathway.things}
    found = [
        caveat
        for caveat in record.caveats_about(sorted(ends))
        if _concerns(caveat, (on_way if record.limits_credit(caveat) else own) - ends)
    ]
    for caveat in sorted(found, key=lambda one: _end_order(record, trace, one)):
        yield _caution(caveat)


def step_cautions(record: Record, trace: Trace, best: Pathway) -> Iterator[Finding]:
    """Caveats that limit the credit: on the claims of steps that break, on contested ones, and on the last step.

    Where nothing breaks, of those on the last thing only those about its last step.
    """
    weak = {claim.id for step in best.steps if step.is_break for claim in step.claims}
    last = {claim.id for claim in best.steps[-1].claims}
    ends = (best.things[-1], trace.end) if best.is_broken else ()
    met = record.caveats_about([*sorted(weak | last), *ends])
    told = [one for one in met if record.limits_credit(one)]

    def order(caveat: Caveat) -> tuple[bool, bool, str]:
        return trace.start not in caveat.concerns, not _concerns(caveat, weak), caveat.id

    yield from map(_caution, sorted(told, key=order))


def ends_taken(trace: Trace) -> tuple[str, str]:
    """The ends as they were taken."""
    taken = {through.end: through.id for through in trace.through}
    return taken.get("start", trace.start), taken.get("end", trace.end)


def _end_order(record: Record, trace: Trace, caveat: Caveat) -> tuple[bool, bool, int, str]:
    """Those about the start itself first, then those that are always told, then those about least else."""
    return trace.start not in caveat.concerns, not record.is_always_told(caveat), len(caveat.concerns), caveat.id


def _concerns(caveat: Caveat, ids: Iterable[str]) -> bool:
    return not set(ids).isdisjoint(caveat.concerns)


def _caution(caveat: Caveat) -> Finding:
    return Finding("caution.ends", None, {"caveat": caveat.id})
