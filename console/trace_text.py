"""A trace in words: the verdict first, then the best pathway step by step, then what to beware of."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.record import Record
from ..graph.tracing.findings import weakness, who_tells
from ..graph.tracing.model import LeftOut, Pathway, Step, Trace
from ..graph.tracing.reach import Reached
from ..graph.words.claims import how_put, rank
from ..graph.words.codes import label
from ..graph.words.counts import capital, counted
from ..graph.words.filters import option
from ..graph.words.phrases import say
from ..graph.words.sources import source_name, whereabouts
from ..graph.words.times import in_words
from .robustness_text import robust_lines
from .words import KIND_ARROWS, bold, caveat_lines, columns, dim, filled, heading, said_at, shortened, warning, width


def trace_text(record: Record, trace: Trace, full: int = 1, all_caveats: bool = False) -> str:
    """The whole answer; ``full`` is the number, from 1, of the pathway told step by step."""
    return "\n".join(_lines(record, trace, full, all_caveats))


def _lines(record: Record, trace: Trace, full: int, all_caveats: bool) -> Iterator[str]:
    yield filled(f"How far does the record trace {record.name(trace.end)} back to {record.name(trace.start)}?")
    yield heading("Verdict")
    for sentence in trace.verdict:
        yield filled(sentence, "  ", "  ")
    if trace.pathways:
        pathway = trace.pathways[full - 1]
        yield heading(f"Pathway {full} of {_found(trace)}: {_summary(record, pathway)}")
        for number, step in enumerate(pathway.steps, 1):
            yield ""
            yield from _step(record, pathway, number, step)
        yield from _caveats(record, pathway, all_caveats)
    yield from robust_lines(record, trace)
    if trace.gaps:
        yield heading("What is missing")
        for sentence in trace.gaps:
            yield filled(sentence, "  - ", "    ")
    yield from _others(record, trace, full)
    yield from left_out_lines(trace.left_out, trace.max_steps, trace.impossible, trace.counts_exact)
    yield from _sources(record, trace)


def _found(trace: Trace) -> str:
    return f"{_least(trace.counts_exact)}{trace.found:,}"


def _summary(record: Record, pathway: Pathway) -> str:
    told = "stitched" if pathway.stitched else f"told whole by {counted(len(pathway.told_whole_by), 'source')}"
    dates = f", dates {pathway.chronology}" if len(pathway.steps) > 1 else ""
    return f"{counted(len(pathway.steps), 'step')}, {told}{dates}"


def _step(record: Record, pathway: Pathway, number: int, step: Step) -> Iterator[str]:
    yield bold(filled(f"{number}. {record.name(step.start)}", "  ", "     "))
    yield filled(
        f"{KIND_ARROWS[step.kind]} {step.phrase} {KIND_ARROWS[step.kind]} {record.name(step.end)}", "     ", "     "
    )
    yield dim(filled(" · ".join([label(record, "kind", step.kind), *how_put(record, step.lead)]), "     ", "     "))
    sourced = len({claim.source for claim in step.claims}) > 1
    if told := who_tells(record, step):
        yield filled(say(record, told), "     ", "     ")
    if not step.is_plain:
        weakest = "WEAKEST STEP: " if number - 1 == pathway.weakest_step else ""
        yield warning(filled(f"! {weakest}{say(record, weakness(record, step))}.", "     ", "       "))
    yield filled(f"{said_at(record, step.lead, sourced)}:", "     ", "     ")
    yield filled(step.lead.evidence[0].summary, "       ", "       ")
    if step.lead.reason:
        yield filled(f"Reason: {step.lead.reason}", "       ", "       ")
    for claim in step.supporting[1:]:
        verb = record.relations[claim.predicate].label
        how = ", ".join(
            [label(record, "wording", claim.wording), verb, *([in_words(claim.when)] if claim.when else [])]
        )
        said = f"Also ({how}). {said_at(record, claim, sourced)}: {claim.evidence[0].summary}"
        yield filled(said, "     + ", "       ")
    for claim in step.disputing:
        wording = label(record, "wording", claim.wording)
        said = f"Disputed ({wording}). {said_at(record, claim, sourced)}: {claim.evidence[0].summary}"
        yield warning(filled(said, "     ! ", "       "))


def _caveats(record: Record, pathway: Pathway, all_caveats: bool) -> Iterator[str]:
    """Those on the steps, then those on the things passed, which may be many: unless asked for, counted."""
    claims = {claim.id: n for n, step in enumerate(pathway.steps, 1) for claim in step.claims}
    things = dict.fromkeys(pathway.things)
    close = [
        (caveat, [claims[id] for id in caveat.concerns if id in claims]) for caveat in record.caveats_about(claims)
    ]
    wide = [c for c in record.caveats_about(things) if not set(c.concerns) & claims.keys()]
    if close or wide:
        yield heading("What the record itself cautions")
    for caveat, steps in sorted(close, key=lambda found: (min(found[1]), found[0].id)):
        yield from caveat_lines(record, caveat, f"on step {', '.join(map(str, sorted(set(steps))))}")
    if wide and not all_caveats:
        more = "one more" if len(wide) == 1 else f"{len(wide)} more"
        yield filled(f"{more} on things passed on the way: --all-caveats shows them.", "  ", "  ")
        return
    for caveat in wide:
        about = next(id for id in things if id in caveat.concerns)
        yield from caveat_lines(record, caveat, f"on {record.name(about)}")


def _others(record: Record, trace: Trace, full: int) -> Iterator[str]:
    others = [(n, pathway) for n, pathway in enumerate(trace.pathways, 1) if n != full]
    if not others:
        return
    yield heading(
        "Other pathways"
        if len(trace.pathways) == trace.found
        else f"Other pathways, {len(others)} of {_least(trace.counts_exact)}{trace.found - 1:,}"
    )
    for number, pathway in others:
        weakest = rank(pathway.steps[pathway.weakest_step].strength)
        through = " > ".join(record.name(id) for id in pathway.things[1:-1]) or "directly"
        yield filled(f"{number}. {_summary(record, pathway)}; weakest: {weakest}", "  ", "     ")
        yield dim(filled(f"through {through}" if through != "directly" else through, "     ", "     "))
    yield filled("Each in full with --pathway NUMBER; more with --limit.", "  ")


def left_out_lines(left_out: LeftOut, max_steps: int, impossible: int = 0, counts_exact: bool = True) -> Iterator[str]:
    """What was not looked at, and why."""
    said = [f"{counted(n, 'claim')} by {option(name)}" for name, n in left_out.by_filter.items()]
    if impossible:
        said.append(
            f"{_least(counts_exact)}{counted(impossible, 'chain')} refused, since the dates rule out their order"
        )
    if left_out.beyond:
        beyond = f"{_least(left_out.beyond_exact)}{counted(left_out.beyond, 'thing')}"
        said.append(f"{beyond} beyond {counted(max_steps, 'claim')} (--max-steps)")
    if not counts_exact:
        said.append("the rest of a count that was too wide to finish: there are at least so many pathways and chains")
    if left_out.cut_short:
        said.append("the rest of a search that was too wide to finish: better pathways than the last shown may exist")
    if said:
        yield heading("Left out")
        for one in said:
            yield filled(f"{capital(one)}.", "  - ", "    ")


def _least(exact: bool) -> str:
    return "" if exact else "at least "


def _sources(record: Record, trace: Trace) -> Iterator[str]:
    used = sorted({claim.source for pathway in trace.pathways for step in pathway.steps for claim in step.claims})
    if used:
        yield heading("Sources")
    for id in used:
        yield filled(source_name(record, id), "  ", "    ")
        yield filled(whereabouts(record, record.sources[id]), "    ", "    ")
    yield dim(f"\nData {record.hash[:12]}, {record.origin}")


def reach_text(record: Record, start: str, found: list[Reached], left_out: LeftOut, max_steps: int) -> str:
    """What a thing leads to, by rung of the ladder, best reached first."""
    lines = [filled(f"What does {record.name(start)} lead to in this record, within {max_steps} claims?")]
    shelves: dict[str, list[Reached]] = {}
    for one in found:
        shelves.setdefault(record.rung(one.id) or "others", []).append(one)
    for rung in (*reversed(record.codes_of("rung")), "others"):
        if rung in shelves:
            lines.append(heading(f"{rung.capitalize()} ({len(shelves[rung])})"))
            room = width() - 35
            rows = [
                (
                    shortened(record.name(one.id), room),
                    f"{one.steps} step{'' if one.steps == 1 else 's'}",
                    f"weakest: {rank(-one.weakness)}",
                )
                for one in shelves[rung]
            ]
            lines += [f"  {line}" for line in columns(rows)]
    if not found:
        lines.append("  Nothing.")
    lines += left_out_lines(left_out, max_steps)
    return "\n".join([*lines, dim(f"\nData {record.hash[:12]}, {record.origin}")])
