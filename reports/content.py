"""The content of a report on a pathway: what it says, in which order. How it looks is for the writers."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.record import Claim, Record
from ..graph.tracing.model import Pathway, Trace
from ..graph.words.counts import number
from ..graph.words.headlines import trace_question
from . import cautions, method, no_pathway, promises, steps
from .blocks import Report, Section
from .first_page import further_findings, key_sentences, pathway_summary
from .method import Edition
from .robustness import robustness
from .ties import ties
from .weaknesses import missing_section, weak_steps_section
from .words import Citations

KICKER = "Evidence trace"


def pathway_report(record: Record, trace: Trace, edition: Edition) -> Report:
    """The report on a trace: the answer first, then what it rests on; where there is no pathway, why not."""
    title = trace_question(record, trace.start, trace.end)
    things = dict.fromkeys(id for pathway in trace.pathways for id in pathway.things)
    cited = Citations(record, things)
    if not trace.pathways:
        return _report_without_pathway(record, trace, edition, title, cited)
    best, used = trace.pathways[0], claims_of(trace.pathways)
    for claim in used:
        cited.source(claim.source)
    cautioned = cautions.pathway_cautions(record, trace, cited)
    parts: list[Section | None] = [
        pathway_summary(record, trace, cited),
        steps.figure(record, trace),
        further_findings(record, trace),
        steps.steps(record, best, cited),
        weak_steps_section(cited, best),
        robustness(cited, trace),
        steps.others(record, trace, cited),
        cautioned,
        ties(record, trace),
        missing_section(cited, trace),
        promises.pathway_promises(record, things.keys(), cited),
        method.claims_used(record, used, cited),
        method.how_to_read(record, used),
        method.voices(record, used, cited),
        method.references(record, cited),
        method.citation(title, edition),
    ]
    about = method.edition_line(record, dict.fromkeys(claim.source for claim in used), edition)
    made = tuple(part for part in parts if part)
    return Report(KICKER, title, _subtitle(used), about, key_sentences(record, trace), made, method.imprint(edition))


def claims_of(pathways: Iterable[Pathway]) -> list[Claim]:
    """Every claim of some pathways, once, in the order of their steps."""
    found = (claim for pathway in pathways for step in pathway.steps for claim in step.claims)
    return list({claim.id: claim for claim in found}.values())


def _subtitle(used: Iterable[Claim]) -> str:
    count = len({claim.source for claim in used})
    says = "one source says" if count == 1 else f"{number(count)} sources say"
    return f"What {says} of the way from the one to the other, and where it stops"


def _report_without_pathway(record: Record, trace: Trace, edition: Edition, title: str, cited: Citations) -> Report:
    """The report that says why there is no pathway, and what comes closest."""
    key = key_sentences(record, trace)
    parts: list[Section | None] = [
        pathway_summary(record, trace, cited),
        further_findings(record, trace),
        cautions.on_ends(record, trace, cited),
        ties(record, trace),
        promises.promises_of_an_end(record, trace, cited),
        *no_pathway.no_pathway_sections(record, trace, cited),
        method.how_to_read(record, ()),
        method.references(record, cited) if cited.sources else None,
        method.citation(title, edition),
    ]
    about = method.edition_line(record, record.sources, edition)
    found = tuple(part for part in parts if part)
    subtitle = "What the record holds, and what it does not"
    return Report(KICKER, title, subtitle, about, key, found, method.imprint(edition))
