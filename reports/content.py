"""The content of a report on a pathway: what it says, in which order. How it looks is for the writers."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.record import Claim, Record
from ..graph.tracing.model import Pathway, Trace
from ..graph.tracing.step_findings import BREAK
from ..graph.words.counts import capital, number, steps_named
from ..graph.words.phrases import Finding, sentences
from . import cautions, method, no_pathway, promises, steps
from .blocks import Block, Bullets, Paragraph, Report, Section, Text, text
from .method import Edition
from .robustness import robustness
from .ties import ties
from .weaknesses import missing_section, weak_steps_section
from .words import Citations

KICKER = "Evidence trace"
_KEY = (
    "told.", "caution.", "through.", "break.", "nothing.found", "nothing.filtered", "nothing.itself",
)  # fmt: skip


def pathway_report(record: Record, trace: Trace, edition: Edition) -> Report:
    """The report on a trace: the verdict first, then what it rests on; where there is no pathway, why not."""
    title = f"From {record.name(trace.start)} to {record.name(trace.end)}"
    cited = Citations(record)
    if not trace.pathways:
        return _report_without_pathway(record, trace, edition, title, cited)
    best, used = trace.pathways[0], claims_of(trace.pathways)
    things = {id for pathway in trace.pathways for id in pathway.things}
    for claim in used:
        cited.source(claim.source)
    cautioned = cautions.pathway_cautions(record, trace, cited)
    key, rest = key_sentences(record, trace)
    parts: list[Section | None] = [
        Section("summary", "Summary", _summary(record, trace, rest)),
        steps.figure(record, trace),
        steps.steps(record, best, cited),
        weak_steps_section(record, best),
        robustness(record, trace),
        steps.others(record, trace, cited),
        cautioned,
        ties(record, trace),
        missing_section(record, trace),
        promises.pathway_promises(record, things, cited),
        method.claims_used(record, used, cited),
        method.how_to_read(record, used),
        method.voices(record, used, cited),
        method.sources(record, cited),
        method.citation(title, edition),
    ]
    about = method.edition_line(record, dict.fromkeys(claim.source for claim in used), edition)
    return Report(KICKER, title, _subtitle(used), about, key, tuple(part for part in parts if part))


def claims_of(pathways: Iterable[Pathway]) -> list[Claim]:
    """Every claim of some pathways, once, in the order of their steps."""
    found = (claim for pathway in pathways for step in pathway.steps for claim in step.claims)
    return list({claim.id: claim for claim in found}.values())


def _subtitle(used: Iterable[Claim]) -> str:
    count = len({claim.source for claim in used})
    says = "one source says" if count == 1 else f"{number(count)} sources say"
    return f"What {says} of the way from the one to the other, and where it stops"


def key_sentences(record: Record, trace: Trace) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """What a first page says of a trace, and the rest of its verdict.

    The first page says what must not be concluded, whether any source tells it, and where it breaks.
    """
    key = [finding for finding in trace.findings if _is_key(finding)]
    rest = [finding for finding in trace.findings if not _is_key(finding)]
    return tuple(map(text, sentences(record, key))), tuple(map(text, sentences(record, rest)))


def _is_key(finding: Finding) -> bool:
    return finding.code.startswith(
        ("told.", "caution.", "through.", "break.", "nothing.found", "nothing.filtered", "nothing.itself")
    )


def _summary(record: Record, trace: Trace, rest: tuple[Text, ...]) -> tuple[Block, ...]:
    """The steps at a glance, then what the first page does not say; why a step breaks stands in its own section."""
    best = trace.pathways[0]
    details = [finding for finding in trace.detail_findings if finding.code != BREAK]
    items = (*rest, *map(text, sentences(record, details)))
    blocks: list[Block] = [steps.glance(record, best), *((Bullets(items),) if items else ())]
    if promised := steps.undone_steps(record, best):
        said = f"{capital(steps_named(promised))}: promised, asked, planned or hoped for, and not shown as done."
        blocks.append(Paragraph(text(said), "warn"))
    blocks += [Paragraph(text(sentence), "warn") for sentence in promises.promise_sentences(record, best)]
    note = (
        "This is what the sources say, or do not say. It is neither proof of influence nor proof that there was none."
    )
    return (*blocks, Paragraph(text(note), "note"))


def _report_without_pathway(record: Record, trace: Trace, edition: Edition, title: str, cited: Citations) -> Report:
    """The report that says why there is no pathway, and what comes closest."""
    key, rest = key_sentences(record, trace)
    summary = Section("summary", "Summary", (Bullets(rest),) if rest else ())
    cautioned = cautions.on_ends(record, trace, cited)
    between = [part for part in (cautioned, ties(record, trace)) if part]
    parts = [summary, *between, *no_pathway.no_pathway_sections(record, trace, cited), method.how_to_read(record, ())]
    parts += [method.sources(record, cited)] if cited.sources else []
    found = (*(part for part in parts if part.blocks), method.citation(title, edition))
    about = method.edition_line(record, record.sources, edition)
    return Report(KICKER, title, "What the record holds, and what it does not", about, key, found)
