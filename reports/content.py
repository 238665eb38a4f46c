"""The content of a report on a pathway: what it says, in which order. How it looks is for the writers."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.record import Claim, Record
from ..graph.tracing.findings import BREAK
from ..graph.tracing.model import Pathway, Trace
from ..graph.words.counts import capital, number, steps_named
from ..graph.words.phrases import sentences
from . import cautions, method, no_pathway, promises, steps
from .blocks import Block, Bullets, Paragraph, Report, Section, Text, text
from .method import Edition
from .robustness import robustness
from .weaknesses import breaks, missing
from .words import Citations

KICKER = "Evidence trace"


def pathway_report(record: Record, trace: Trace, edition: Edition) -> Report:
    """The report on a trace: the verdict first, then what it rests on; where there is no pathway, why not."""
    title = f"From {record.name(trace.start)} to {record.name(trace.end)}"
    cited = Citations(record)
    if not trace.pathways:
        return _none(record, trace, edition, title, cited)
    best, used = trace.pathways[0], claims_of(trace.pathways)
    things = {id for pathway in trace.pathways for id in pathway.things}
    for claim in used:
        cited.source(claim.source)
    cautioned = cautions.on_pathway(record, trace, cited)
    parts: list[Section | None] = [
        Section("summary", "Summary", _summary(record, trace)),
        steps.figure(record, trace),
        steps.steps(record, best, cited),
        breaks(record, best),
        robustness(record, trace),
        steps.others(record, trace, cited),
        cautioned,
        missing(record, trace),
        promises.on_pathways(record, things, cited),
        method.claims(record, used, cited),
        method.method(record, used),
        method.voices(record, used, cited),
        method.sources(record, cited),
        method.cite(title, edition),
    ]
    about = method.about(record, dict.fromkeys(claim.source for claim in used), edition)
    return Report(KICKER, title, _subtitle(used), about, _key(record, trace), tuple(part for part in parts if part))


def claims_of(pathways: Iterable[Pathway]) -> list[Claim]:
    """Every claim of some pathways, once, in the order of their steps."""
    found = (claim for pathway in pathways for step in pathway.steps for claim in step.claims)
    return list({claim.id: claim for claim in found}.values())


def _subtitle(used: Iterable[Claim]) -> str:
    count = len({claim.source for claim in used})
    says = "one source says" if count == 1 else f"{number(count)} sources say"
    return f"What {says} of the way from the one to the other, and where it stops"


def _key(record: Record, trace: Trace) -> tuple[Text, ...]:
    """The verdict's headline, and where the chain breaks."""
    head, *rest = trace.findings
    return tuple(map(text, sentences(record, [head, *(one for one in rest if one.code == BREAK)])))


def _summary(record: Record, trace: Trace) -> tuple[Block, ...]:
    best = trace.pathways[0]
    told = tuple(map(text, sentences(record, [one for one in trace.findings[1:] if one.code != BREAK])))
    blocks: list[Block] = [steps.glance(record, best), Bullets(told)]
    if promised := steps.promised(record, best):
        said = f"{capital(steps_named(promised))}: promised, asked, planned or hoped for, and not shown as done."
        blocks.append(Paragraph(text(said), "warn"))
    blocks += [Paragraph(text(sentence), "warn") for sentence in promises.passed(record, best)]
    note = (
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there was none."
    )
    return (*blocks, Paragraph(text(note), "note"))


def _none(record: Record, trace: Trace, edition: Edition, title: str, cited: Citations) -> Report:
    """The report that says why there is no pathway, and what comes closest."""
    head, *rest = trace.verdict
    summary = Section("summary", "Summary", (Bullets(tuple(map(text, rest))),) if rest else ())
    parts = [summary, *no_pathway.why(record, trace, cited), method.method(record, ())]
    parts += [method.sources(record, cited)] if cited.sources else []
    found = (*(part for part in parts if part.blocks), method.cite(title, edition))
    about = method.about(record, record.sources, edition)
    return Report(KICKER, title, "What the record holds, and what it does not", about, (text(head),), found)
