"""What is found where the record holds no pathway: how far was looked, what would join the ends, where to look."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Record
from ..words.phrases import Argument, Finding
from .graph import edge_of
from .model import Trace

MOST_ROLES = 3


def no_pathway_findings(record: Record, trace: Trace) -> Iterator[Finding]:
    """Why there is no pathway, most important first."""
    if trace.start == trace.end:
        yield Finding("nothing.itself", None, {"start": trace.start})
        return
    ends: dict[str, Argument] = {"start": trace.start, "end": trace.end, "max_steps": trace.max_steps}
    yield Finding("nothing.filtered" if trace.left_out.by_filter else "nothing.found", None, ends)
    if trace.reverse:
        yield Finding("nothing.reverse", None, {"start": trace.start, "end": trace.end})
    if trace.about:
        yield Finding("nothing.about", None, {"end": trace.end, "things": trace.about})
    if trace.left_out.cut_short:
        yield Finding("nothing.cut-short")
    if trace.impossible:
        code = "nothing.impossible" if trace.counts_exact else "nothing.impossible-or-more"
        yield Finding(code, None, {"chains": trace.impossible})
    elif trace.left_out.beyond:
        code = "nothing.beyond" if trace.left_out.beyond_exact else "nothing.beyond-or-more"
        yield Finding(code, None, {"things": trace.left_out.beyond})
    yield from _role_findings(record, trace.start)
    yield Finding("nothing.proof")


def _role_findings(record: Record, start: str) -> Iterator[Finding]:
    """Nothing is walked from a person: what they did stands on their secondment, post holding or candidacy."""
    if start not in record.things or record.things[start].type != "Person":
        return
    about = record.claims_about(start)
    edges = [edge for claim in about if (edge := edge_of(record, claim))]
    if any(edge.start == start for edge in edges):
        return
    ends = {end for claim in about for end in (claim.subject, claim.object) if end in record.things}
    roles = sorted(end for end in ends - {start} if record.types[record.things[end].type].family == "roles")
    if roles:
        yield Finding("nothing.role", None, {"start": start, "roles": tuple(roles[:MOST_ROLES])})
