"""A trace in words: the verdict first, then the best pathway step by step, then what to beware of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..graph.record import Caveat, Claim, Record
from ..graph.strength import PLAIN
from ..graph.tracing.model import LeftOut, Pathway, Step, Trace
from ..graph.tracing.reach import Reached
from ..graph.tracing.step_findings import joint_finding, summary_finding, tellers_finding, weakness_finding
from ..graph.words.claims import caution_owner, claim_sentence, doubts, how_put, rank, retraction
from ..graph.words.codes import caveat_label, label, wording_label
from ..graph.words.counts import capital, quantity
from ..graph.words.filters import option
from ..graph.words.headlines import trace_question
from ..graph.words.identity import as_one_finding
from ..graph.words.phrases import say
from ..graph.words.sources import source_name, whereabouts
from ..graph.words.times import in_words
from .robustness_text import robust_lines
from .widths import shorten
from .words import (
    KIND_ARROWS,
    bold,
    caveat_lines,
    columns,
    dim,
    heading,
    lost_lines,
    said_at,
    warning,
    width,
    wrap,
)


def trace_text(record: Record, trace: Trace, full: int = 1, all_caveats: bool = False) -> str:
    """The whole answer; ``full`` is the number, from 1, of the pathway told step by step."""
    return "\n".join(_lines(record, trace, full, all_caveats))


def _lines(record: Record, trace: Trace, full: int, all_caveats: bool) -> Iterator[str]:
    yield question(record, trace)
    yield heading("Verdict")
    yield from verdict_lines(trace)
    if trace.pathways:
        pathway = trace.pathways[full - 1]
        yield heading(pathway_heading(record, trace, full))
        for number, step in enumerate(pathway.steps, 1):
            yield ""
            yield from _step(record, pathway, number, step)
            yield from _taken_as_one(record, trace, step)
            if number < len(pathway.steps):
                yield from _joint(record, pathway, number)
    yield from _caveats(record, trace, full, all_caveats)
    if trace.details:
        yield heading("In detail")
        for sentence in trace.details:
            yield wrap(sentence, "  - ", "    ")
    yield from robust_lines(record, trace)
    if trace.gaps:
        yield heading("What is missing")
        for sentence in trace.gaps:
            yield wrap(sentence, "  - ", "    ")
    yield from _other_pathways(record, trace, full)
    yield from _ties(record, trace)
    yield from left_out_lines(trace.left_out, trace.max_steps, trace.impossible, trace.counts_exact)
    yield from _retraction_lines(record, trace)
    yield from _sources(record, trace)


def question(record: Record, trace: Trace) -> str:
    """What the trace asks."""
    return wrap(trace_question(record, trace.start, trace.end))


def verdict_lines(trace: Trace) -> Iterator[str]:
    """What the record supports and what not."""
    for sentence in trace.verdict:
        yield wrap(sentence, "  ", "  ")
    if trace.would_join:
        yield dim(wrap("--same takes them as one.", "  ", "  "))


def pathway_heading(record: Record, trace: Trace, number: int) -> str:
    """Which of how many pathways this is, how long it is and who tells it."""
    found = f"{_at_least(trace.counts_exact)}{trace.found:,}"
    return f"Pathway {number} of {found}: {_summary(record, trace.pathways[number - 1])}"


def _summary(record: Record, pathway: Pathway) -> str:
    dates = f", dates {pathway.chronology}" if len(pathway.steps) > 1 else ""
    return f"{quantity(len(pathway.steps), 'step')}, {say(record, summary_finding(pathway))}{dates}"


def _joint(record: Record, pathway: Pathway, number: int) -> Iterator[str]:
    """How a step and the next meet, where it is not in one passage, nor told by the next step itself."""
    joint = pathway.joints[number - 1]
    if joint.is_shared and pathway.steps[number].lead.id in record.agentless:
        return
    if joint.is_shared:
        yield ""
        yield warning(wrap(f"! {capital(say(record, joint_finding(pathway, number)))}.", "  ", "    "))
    elif joint.strength < PLAIN:
        yield ""
        yield dim(wrap(f"({say(record, joint_finding(pathway, number))})", "  ", "  "))


def _step(record: Record, pathway: Pathway, number: int, step: Step) -> Iterator[str]:
    yield bold(wrap(f"{number}. {record.name(step.start)}", "  ", "     "))
    yield wrap(
        f"{KIND_ARROWS[step.kind]} {step.phrase} {KIND_ARROWS[step.kind]} {record.name(step.end)}", "     ", "     "
    )
    yield dim(wrap(" · ".join([label(record, "kind", step.kind), *how_put(record, step.lead)]), "     ", "     "))
    sourced = len({claim.source for claim in step.claims}) > 1
    if told := tellers_finding(record, step):
        yield wrap(say(record, told), "     ", "     ")
    if not step.is_plain:
        weakest = "WEAKEST STEP: " if number - 1 == pathway.weakest_step else ""
        yield warning(wrap(f"! {weakest}{say(record, weakness_finding(record, step))}.", "     ", "       "))
    yield wrap(f"{said_at(record, step.lead, sourced)}:", "     ", "     ")
    yield wrap(step.lead.evidence[0].summary, "       ", "       ")
    yield from lost_lines(record, step.lead.evidence, "     ")
    if step.lead.reason:
        yield wrap(f"Reason: {step.lead.reason}", "       ", "       ")
    if step.lead.wording == "contested":
        for caveat in record.caveats_about([step.lead.id]):
            kind = caveat_label(record, caveat)
            said = f"Doubted ({kind}; {caution_owner(record, caveat)}): {caveat.summary} ({caveat.id})"
            yield warning(wrap(said, "     ! ", "       "))
    for claim in step.supporting[1:]:
        verb = record.relations[claim.predicate].label
        how = ", ".join([wording_label(record, claim), verb, *([in_words(claim.when)] if claim.when else [])])
        said = f"Also ({how}). {said_at(record, claim, sourced)}: {claim.evidence[0].summary}"
        yield wrap(said, "     + ", "       ")
        yield from lost_lines(record, claim.evidence, "       ")
    for claim in step.opposing:
        wording = wording_label(record, claim)
        verb = record.relations[claim.predicate].label
        said = f"The opposite ({wording}, {verb}). {said_at(record, claim, sourced)}: {claim.evidence[0].summary}"
        yield warning(wrap(said, "     ! ", "       "))
        yield from lost_lines(record, claim.evidence, "       ")
    for claim in step.disputing:
        wording = wording_label(record, claim)
        said = f"Disputed ({wording}). {said_at(record, claim, sourced)}: {claim.evidence[0].summary}"
        yield warning(wrap(said, "     ! ", "       "))
        yield from lost_lines(record, claim.evidence, "       ")


def _taken_as_one(record: Record, trace: Trace, step: Step) -> Iterator[str]:
    """Which things the step takes as one."""
    claims = {claim.id for claim in step.claims}
    for one in trace.as_one:
        if not claims.isdisjoint(one.claims):
            yield warning(
                wrap(f"! {say(record, as_one_finding(record, one.decision, 'same.taken'))}", "     ", "       ")
            )


def _caveats(record: Record, trace: Trace, full: int, all_caveats: bool) -> Iterator[str]:
    """Those on the steps and those that are always told, else the first; then the number of the others."""
    steps = trace.pathways[full - 1].steps if trace.pathways else ()
    claims = {claim.id: number for number, step in enumerate(steps, 1) for claim in step.claims}
    things = dict.fromkeys([trace.start, trace.end, *(trace.pathways[full - 1].things if trace.pathways else ())])
    met = record.caveats_about([*things, *claims])
    told = [
        one for one in met if all_caveats or not claims.keys().isdisjoint(one.concerns) or record.is_always_told(one)
    ]
    doubts_told = {step.lead.id for step in steps if step.lead.wording == "contested"}
    told = [one for one in told if doubts_told.isdisjoint(one.concerns)]
    rest = [one for one in met if one not in told and doubts_told.isdisjoint(one.concerns)]
    ordered, others = _on_steps_first(claims, told), _on_steps_first(claims, rest)
    shown, left = (ordered, len(others)) if ordered else (others[:1], len(others[1:]))
    if shown:
        yield heading("What the record itself cautions")
    for caveat in shown:
        numbers = sorted(_steps(claims, caveat))
        about = [record.name(id) for id in things if id in caveat.concerns]
        where = f"on step {', '.join(map(str, numbers))}" if numbers else f"on {about[0]}" if about else ""
        yield from caveat_lines(record, caveat, where)
    if left:
        more, them = ("One", "it") if left == 1 else (str(left), "them")
        yield wrap(f"{more} more on the ends and what lies between: --all-caveats shows {them}.", "  ", "  ")


def _on_steps_first(claims: Mapping[str, int], caveats: Iterable[Caveat]) -> list[Caveat]:
    """In the order of the steps that they are on, then those on what lies between."""
    return sorted(caveats, key=lambda one: (min(_steps(claims, one), default=len(claims) + 1), one.id))


def _steps(claims: Mapping[str, int], caveat: Caveat) -> set[int]:
    return {claims[id] for id in caveat.concerns if id in claims}


def _ties(record: Record, trace: Trace) -> Iterator[str]:
    """What else joins the ends, that is no pathway."""
    if not trace.ties:
        return
    yield heading("Other ties between the two, not walked")
    for tie in trace.ties:
        says = "; ".join(claim_sentence(record, claim) for claim in tie.claims)
        doubted = [how for claim in tie.claims for how in doubts(record, claim)]
        yield wrap(f"{says}{' [' + ', '.join(dict.fromkeys(doubted)) + ']' if doubted else ''}", "  - ", "    ")
        for claim in tie.claims:
            yield dim(wrap(f"{said_at(record, claim, sourced=True)} ({claim.id})", "    ", "      "))
    if trace.more_ties:
        yield wrap(f"{trace.more_ties} more: civicgraph show lists them.", "  ", "  ")


def _other_pathways(record: Record, trace: Trace, full: int) -> Iterator[str]:
    others = [(n, pathway) for n, pathway in enumerate(trace.pathways, 1) if n != full]
    if not others:
        return
    yield heading(
        "Other pathways"
        if len(trace.pathways) == trace.found
        else f"Other pathways, {len(others)} of {_at_least(trace.counts_exact)}{trace.found - 1:,}"
    )
    for number, pathway in others:
        weakest = rank(pathway.weakness)
        through = " > ".join(record.name(id) for id in pathway.things[1:-1]) or "directly"
        yield wrap(f"{number}. {_summary(record, pathway)}; weakest: {weakest}", "  ", "     ")
        yield dim(wrap(f"through {through}" if through != "directly" else through, "     ", "     "))
    yield wrap("Each in full with --full --pathway NUMBER; more with --limit.", "  ")


def left_out_lines(left_out: LeftOut, max_steps: int, impossible: int = 0, counts_exact: bool = True) -> Iterator[str]:
    """What was not looked at, and why."""
    said = [f"{quantity(n, 'claim')} by {option(name)}" for name, n in left_out.by_filter.items()]
    if impossible:
        said.append(
            f"{_at_least(counts_exact)}{quantity(impossible, 'chain')} refused, since the dates rule out their order"
        )
    if left_out.beyond:
        beyond = f"{_at_least(left_out.beyond_exact)}{quantity(left_out.beyond, 'thing')}"
        said.append(f"{beyond} beyond {quantity(max_steps, 'claim')} (--max-steps)")
    if not counts_exact:
        said.append("the rest of a count that was too wide to finish: there are at least so many pathways and chains")
    if left_out.cut_short:
        said.append("the rest of a search that was too wide to finish: better pathways than the last shown may exist")
    if said:
        yield heading("Left out")
        for one in said:
            yield wrap(f"{capital(one)}.", "  - ", "    ")


def retracted_on_the_way(record: Record, trace: Trace) -> tuple[Claim, ...]:
    """The claims on the ends, or on what lies between, that were taken back."""
    between = {id for pathway in trace.pathways for id in pathway.things}
    return record.retracted_about({trace.start, trace.end, *between})


def _retraction_lines(record: Record, trace: Trace) -> Iterator[str]:
    found = retracted_on_the_way(record, trace)
    if found:
        yield heading("Retracted, so not walked")
    for claim in found:
        yield wrap(f"{claim_sentence(record, claim)}. {retraction(claim)}", "  - ", "    ")
        yield dim(wrap(claim.id, "    "))


def _at_least(exact: bool) -> str:
    return "" if exact else "at least "


def _sources(record: Record, trace: Trace) -> Iterator[str]:
    used = sorted({claim.source for pathway in trace.pathways for step in pathway.steps for claim in step.claims})
    if used:
        yield heading("Sources")
    for id in used:
        yield wrap(source_name(record, id), "  ", "    ")
        yield wrap(whereabouts(record, record.sources[id]), "    ", "    ")
    yield dim(f"\nData {record.hash[:12]}, {record.origin}")


def reach_text(record: Record, start: str, found: list[Reached], left_out: LeftOut, max_steps: int) -> str:
    """What a thing leads to, by rung of the ladder, best reached first."""
    lines = [wrap(f"What does {record.name(start)} lead to in this record, within {max_steps} claims?")]
    by_rung: dict[str, list[Reached]] = {}
    for one in found:
        by_rung.setdefault(record.rung(one.id) or "others", []).append(one)
    for rung in (*reversed(record.codes_of("rung")), "others"):
        if rung in by_rung:
            lines.append(heading(f"{rung.capitalize()} ({len(by_rung[rung])})"))
            name_width = width() - 35
            rows = [
                (
                    shorten(record.name(one.id), name_width),
                    f"{one.steps} step{'' if one.steps == 1 else 's'}",
                    f"weakest: {rank(-one.weakness)}{'; to less of it' if one.less else ''}",
                )
                for one in by_rung[rung]
            ]
            lines += [f"  {line}" for line in columns(rows)]
    if not found:
        lines.append("  Nothing.")
    lines += left_out_lines(left_out, max_steps)
    return "\n".join([*lines, dim(f"\nData {record.hash[:12]}, {record.origin}")])
