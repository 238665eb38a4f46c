"""A trace on one screen: the verdict, the best pathway with one line a step, and what else there is to see."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.record import Record
from ..graph.tracing.model import Pathway, Step, Trace
from ..graph.tracing.step_findings import joint_finding
from ..graph.words.claims import lost_word, rank
from ..graph.words.counts import capital, quantity, row
from ..graph.words.phrases import say
from ..graph.words.short_names import short_name
from .trace_text import left_out_lines, pathway_heading, question, retracted_on_the_way, verdict_lines
from .widths import shorten
from .words import bold, dim, heading, warning, width, wrap

_RANK_WIDTH = max(len(rank(strength)) for strength in range(6))
_INDENT = " " * (_RANK_WIDTH + 8)


def trace_screen(record: Record, trace: Trace, number: int = 1) -> str:
    """The short answer; ``number`` is that of the pathway shown, from 1.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> found = Dataset.shipped().trace("HOPE not hate", "LVRW").trace
    >>> print(trace_screen(record, found).splitlines()[0])
    How far does the record trace London Voter Registration Week back to HOPE not
    """
    return "\n".join(_lines(record, trace, number))


def _lines(record: Record, trace: Trace, number: int) -> Iterator[str]:
    yield question(record, trace)
    yield ""
    yield from verdict_lines(trace)
    if trace.pathways:
        pathway = trace.pathways[number - 1]
        yield heading(pathway_heading(record, trace, number))
        yield f"{_INDENT}{bold(shorten(record.name(pathway.steps[0].start), width() - len(_INDENT)))}"
        for place, step in enumerate(pathway.steps, 1):
            yield _step_line(record, place, step)
            if lost := lost_word(step.lead):
                yield warning(wrap(f"{lost}.", f" !{_INDENT[2:]}", _INDENT))
            yield from _joint_line(record, pathway, place)
    yield from left_out_lines(trace.left_out, trace.max_steps, trace.impossible, trace.counts_exact)
    yield ""
    yield dim(wrap(_where_to_go_on(record, trace, number), "  ", "  "))
    yield dim(f"  Data {record.hash[:12]}, {record.origin}")


def _step_line(record: Record, place: int, step: Step) -> str:
    """How strongly a step is told, then what it says; a mark where the chain breaks."""
    line = f"{'!' if step.is_break else '':>2}{place:>2}  {rank(step.strength):<{_RANK_WIDTH}}  "
    line += shorten(f"{step.phrase} {short_name(record, step.end)}", width() - len(line))
    return warning(line) if step.is_break else line


def _joint_line(record: Record, pathway: Pathway, place: int) -> Iterator[str]:
    """That the chain breaks between two steps, where it does."""
    if place in pathway.shared and pathway.steps[place].lead.id not in record.agentless:
        said = capital(say(record, joint_finding(pathway, place)))
        yield warning(wrap(f"{said}.", f" !{_INDENT[2:]}", _INDENT))


def _where_to_go_on(record: Record, trace: Trace, number: int) -> str:
    """What the full answer holds besides, counted, and what to type for it."""
    more = ["who says each step, where and in what words"] if trace.pathways else []
    if not trace.pathways and trace.details:
        more.append(quantity(len(trace.details), "detail"))
    if cautions := _count_cautions(record, trace, number):
        more.append(quantity(cautions, "caution"))
    if trace.gaps:
        more.append(f"{quantity(len(trace.gaps), 'thing')} missing")
    if ties := len(trace.ties) + trace.more_ties:
        more.append(f"{quantity(ties, 'tie')} not walked")
    if retracted := len(retracted_on_the_way(record, trace)):
        more.append(f"{quantity(retracted, 'claim')} retracted")
    said = f"--full adds {row(more)}." if more else ""
    if not trace.pathways:
        return f"{said} With FROM alone, civicgraph trace lists what it leads to.".lstrip()
    if other := next((n for n in range(1, len(trace.pathways) + 1) if n != number), 0):
        said += f" --pathway {other} shows another way."
    return said


def _count_cautions(record: Record, trace: Trace, number: int) -> int:
    """How many cautions there are on the ends, the steps and what lies between."""
    met = [trace.start, trace.end]
    if trace.pathways:
        pathway = trace.pathways[number - 1]
        met += [*pathway.things, *(claim.id for step in pathway.steps for claim in step.claims)]
    return len(record.caveats_about(list(dict.fromkeys(met))))
