"""Where a chain breaks, what is missing from it, and what would change the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..graph.record import Caveat, Record
from ..graph.tracing.model import Pathway, Step, Trace
from ..graph.tracing.robustness import is_party
from ..graph.tracing.step_findings import joint_finding, weakness_finding
from ..graph.words.counts import capital, quantity, steps_named
from ..graph.words.filters import option
from ..graph.words.phrases import say
from .blocks import Bullets, Paragraph, Run, Section, Text, text
from .cautions import RIVALS
from .words import Citations


def weak_steps_section(cited: Citations, pathway: Pathway) -> Section:
    """The steps that carry less than a plain statement, weakest first, then the joints of shared work."""
    record = cited.record
    weak = [(step.strength, number, step) for number, step in enumerate(pathway.steps, 1) if not step.is_plain]
    shared = _shared_joints(record, pathway)
    if not weak and not shared:
        told = "No step carries less than a plain statement of influence or of somebody's act."
        return Section("breaks", "Where the chain is weak", (Paragraph(text(told)),))
    said = "A chain bears as much as its weakest step or joint, whatever the others bear."
    items = tuple(
        text(
            Run(f"Step {number}", "strong", f"#step-{number}"),
            f", {_ends(cited, step)}: {_why(record, step)}.",
        )
        for _, number, step in sorted(weak, key=lambda one: one[:2])
    )
    meetings = tuple(
        text(
            Run(f"Between steps {number} and {number + 1}", "strong", f"#step-{number + 1}"),
            f": {say(record, joint_finding(pathway, number))}.",
        )
        for number in shared
    )
    title = "What breaks the chain" if pathway.is_broken else "Where the chain is weak"
    return Section("breaks", title, (Paragraph(text(said)), Bullets((*items, *meetings))))


def _shared_joints(record: Record, pathway: Pathway) -> list[int]:
    """The joints of shared work, by the step before, but for those whose next step its own sentence gives to another.

    That step is listed as weak itself, with who did it.
    """
    return [number for number in pathway.shared if pathway.steps[number].lead.id not in record.agentless]


def _why(record: Record, step: Step) -> str:
    return say(record, weakness_finding(record, step))


def missing_section(cited: Citations, trace: Trace) -> Section:
    """What is missing, then what would change the verdict, for the better and for the worse."""
    pathway = trace.pathways[0]
    would = Section("change", "What would change the verdict", (Bullets(tuple(_changes(cited, pathway))),))
    gaps = tuple(text(sentence) for sentence in trace.gaps) or (text("Nothing that this report looks for."),)
    left = tuple(text(sentence) for sentence in _left_out(trace))
    parts = (Section("left-out", "What was not looked at", (Bullets(left),)), would) if left else (would,)
    return Section("missing", "What is missing", (Bullets(gaps),), parts)


def _changes(cited: Citations, pathway: Pathway) -> Iterator[Text]:
    record = cited.record
    for number, step in enumerate(pathway.steps, 1):
        if not step.is_plain:
            yield _with_step_link(f"{_remedy(cited, step)} would mend ", number)
    for number in _shared_joints(record, pathway):
        yield text(*_joint_remedy(cited, pathway, number))
    if undated := [number for number, step in enumerate(pathway.steps, 1) if not step.lead.when]:
        could = (
            "could prove that the steps came in this order" if pathway.chronology != "certain" else "would add detail"
        )
        yield text(f"Dates for {steps_named(undated)} {could}; they could also rule it out.")
    if len({claim.source for step in pathway.steps for claim in step.claims}) == 1:
        yield text("A second source, with an origin of its own, would show that more than one witness tells it so.")
    ids = [*pathway.things, *(claim.id for step in pathway.steps for claim in step.claims)]
    yield from _rival_sentences(record.caveats_about(ids), record)


def _rival_sentences(caveats: Iterable[Caveat], record: Record) -> Iterator[Text]:
    kinds = Counter(caveat.type for caveat in caveats if caveat.type in RIVALS)
    if not kinds:
        yield text("A source that gives another cause, or says that it would have come about anyway, would weaken it.")
        return
    told = ", ".join(f"{record.name(f'caveat:{kind}')} ({count})" for kind, count in sorted(kinds.items()))
    yield text(f"Evidence that settles what the record itself leaves open would change it either way: {told}.")


def _with_step_link(words: str, number: int) -> Text:
    return text(words, Run(f"step {number}", "", f"#step-{number}"), ".")


def _ends(cited: Citations, step: Step) -> str:
    return f"from {cited.name(step.start)} to {cited.name(step.end)}"


def _remedy(cited: Citations, step: Step) -> str:
    """What would have to be found, as the beginning of a sentence."""
    record = cited.record
    lead, start, end = step.lead, _quoted_name(cited, step.start), _quoted_name(cited, step.end)
    if agents := record.agentless.get(lead.id):
        agent = _quoted_name(cited, record.claims[agents[0]].subject)
        return f"A source that says what {start} did for {end} besides {agent}, to whom the sentence gives it,"
    if step.kind == "sequence":
        return f"A source that says that {start} brought about {end}, and not only came before it,"
    if lead.wording == "inferred":
        return f"A source that itself says that {start} {step.phrase} {end}"
    if record.is_undone(lead):
        return f"A source that shows that it was done, that is, that {start} {step.phrase} {end},"
    if step.kind == "structural":
        return f"A source that says what {start} did for {end}, and not only that one belongs to the other,"
    if lead.wording == "contested":
        return f"Evidence that settles whether {start} {step.phrase} {end}"
    if lead.wording == "hedged":
        return f"A source that says without reservation that {start} {step.phrase} {end}"
    other = "a voice of whom no stake in it is recorded" if is_party(record, lead) else "another voice"
    return f"A document, or {other}, that says that {start} {step.phrase} {end}"


def _quoted_name(cited: Citations, id: str) -> str:
    """A name as it stands in a sentence: in quotation marks, unless it has some."""
    name = cited.name(id)
    return name if "“" in name else f"“{name}”"


def _joint_remedy(cited: Citations, pathway: Pathway, number: int) -> tuple[str | Run, ...]:
    """What would have to be found where two steps meet at shared work."""
    first, last = (_quoted_name(cited, pathway.steps[place].start) for place in (number - 1, number))
    end = Run(f"step {number + 1}", "", f"#step-{number + 1}")
    return f"A source that says what {first}, and not only {last}, had to do with ", end, " would join the two."


def _left_out(trace: Trace) -> Iterator[str]:
    left = trace.left_out
    for name, count in left.by_filter.items():
        yield f"{capital(quantity(count, 'claim'))} left out by {option(name)}."
    if trace.impossible:
        chains = quantity(trace.impossible, "chain")
        yield f"{capital(chains)} of claims refused, since the dates rule out their order."
    if left.beyond:
        yield f"{capital(quantity(left.beyond, 'thing'))} on chains of more than {trace.max_steps} claims."
    if left.cut_short:
        yield "The rest of a search that was too wide to finish: the numbers of pathways are at least so many."
