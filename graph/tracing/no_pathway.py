"""What is found where the record holds no pathway: how far was looked, what would join the ends, where to look."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Record
from ..words.catalogue import catalogue
from ..words.phrases import Argument, Finding
from .alternatives import stated_findings, tie_arguments
from .edges import edge_of
from .model import Trace
from .own_answers import own_answer_findings
from .ties import nearest_ties
from .unnamed import unnamed_doer_findings

MOST_ROLES = 3
ONE_CLAIM = "nothing.tied"


def no_pathway_findings(record: Record, trace: Trace) -> Iterator[Finding]:
    """Why there is no pathway, most important first."""
    if trace.start == trace.end:
        yield Finding("nothing.itself", None, {"start": trace.start})
        return
    ends: dict[str, Argument] = {"start": trace.start, "end": trace.end, "max_steps": trace.max_steps}
    is_bounded = trace.left_out.beyond > 0 or trace.is_part
    none = "nothing.filtered" if trace.left_out.by_filter else "nothing.within" if is_bounded else "nothing.found"
    unnamed = [*unnamed_doer_findings(record, trace)]
    named = [*unnamed, *own_answer_findings(record, trace.start, trace.end)]
    tied = [] if named else [*_nearest_tie(record, trace)]
    yield from named
    yield from (one for one in tied if one.code == ONE_CLAIM)
    yield Finding(none, None, ends)
    yield from (one for one in tied if one.code != ONE_CLAIM)
    if trace.reverse:
        breaks = "yes" if trace.reverse_breaks else ""
        yield Finding("nothing.reverse", None, {"start": trace.start, "end": trace.end, "breaks": breaks})
    shown = {str(one.arguments["thing"]) for one in tied if "thing" in one.arguments}
    acted = {str(one.arguments["unnamed"]) for one in unnamed}
    if trace.about and shown.isdisjoint(trace.about):
        yield Finding("nothing.about", None, {"end": trace.end, "things": trace.about})
    if trace.left_out.cut_short:
        yield Finding("nothing.cut-short")
    if trace.impossible:
        code = "nothing.impossible" if trace.counts_exact else "nothing.impossible-or-more"
        yield Finding(code, None, {"chains": trace.impossible})
    elif trace.left_out.beyond:
        code = "nothing.beyond" if trace.left_out.beyond_exact else "nothing.beyond-or-more"
        yield Finding(code, None, {"things": trace.left_out.beyond})
    if record.family(trace.end) != "asks" and not trace.reverse:
        yield from stated_findings(record, "nothing.told", trace.end, {trace.start, *shown, *acted})
    if trace.is_part:
        yield from _role_findings(record, trace.start)
    yield Finding("nothing.proof")


def _nearest_tie(record: Record, trace: Trace) -> Iterator[Finding]:
    """What ties the two nearest: one claim, or two that meet in what is neither crowded nor a theme or place.

    Where there is a pathway the other way round, that is told instead of a claim on it; where filters leave out claims,
    no one claim is told, which may be of those.
    """
    if trace.is_part:
        return
    for tie in nearest_ties(record, trace.start, trace.end):
        arguments = tie_arguments(record, tie)
        is_one = "thing" not in arguments
        if is_one and (trace.reverse or trace.left_out.by_filter):
            continue
        two_claims = f"nothing.tied.met.{met}" if (met := arguments.get("met")) else "nothing.tied.met"
        yield Finding(ONE_CLAIM if is_one else two_claims, None, arguments)
        if (code := f"nothing.{record.rung(str(arguments['end' if is_one else 'thing']))}") in catalogue():
            yield Finding(code)
        return


def _role_findings(record: Record, start: str) -> Iterator[Finding]:
    """Nothing is walked from a person: what they did stands on their secondment, post holding or candidacy."""
    if not record.is_of(start, "Person"):
        return
    about = record.claims_about(start)
    edges = [edge for claim in about if (edge := edge_of(record, claim))]
    if any(edge.start == start for edge in edges):
        return
    ends = {end for claim in about for end in (claim.subject, claim.object) if end in record.things}
    roles = sorted(end for end in ends - {start} if record.types[record.things[end].type].family == "roles")
    if roles:
        yield Finding("nothing.role", None, {"start": start, "roles": tuple(roles[:MOST_ROLES])})
