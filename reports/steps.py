"""The steps of a pathway: at a glance, drawn, and one by one with who says so, how and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..graph.record import Claim, Record
from ..graph.tracing.chronology import CERTAIN, POSSIBLE
from ..graph.tracing.model import Pathway, Step, Trace
from ..graph.tracing.step_findings import joint_finding, summary_finding, tellers_finding, weakness_finding
from ..graph.words.claims import drawn_as, drawn_told, how_put, rank, speaker
from ..graph.words.counts import capital, quantity, row
from ..graph.words.phrases import say
from ..graph.words.portraits import explain
from ..visualisations.figures.pathway import pathway_figure
from ..visualisations.figures.pathway_text import pathway_text
from ..visualisations.figures.strokes import tone_of
from ..visualisations.style import in_both_themes
from .blocks import Block, Bullets, Card, Facts, Figure, Paragraph, Run, Section, Table, Text, text
from .picture import in_text_face
from .words import Citations, claim_link, join_texts, step_text, strength_text

_ORDER = {
    CERTAIN: "Certainly not before the steps that lead to it",
    POSSIBLE: "The dates allow this order and do not prove it",
}


def glance(pathway: Pathway, cited: Citations) -> tuple[Block, ...]:
    """All steps in one table, so that a reader sees where the chain is weak, with what its words mean below it."""
    record = cited.record
    rows = tuple(
        (
            text(Run(str(number), "strong", f"#step-{number}")),
            step_text(cited, step),
            text(f"{record.name(f'kind:{step.kind}')}, {', '.join(how_put(record, step.lead))}"),
            text(Run(strength_text(step), "" if step.is_plain else "strong")),
        )
        for number, step in enumerate(pathway.steps, 1)
    )
    caption = "The steps at a glance. The last column ranks what a step bears, from 0 to 5; it is no probability."
    head = ("Step", "What is said to have happened", "How it is told", "It bears")
    return Table(caption, head, rows, (9, 47, 27, 17)), Paragraph(text(*_terms_used(record, pathway)), "note")


def _terms_used(record: Record, pathway: Pathway) -> Iterator[str | Run]:
    """What the words of the table mean, as far as it uses them."""
    terms = dict.fromkeys(("kind", step.kind) for step in pathway.steps)
    terms |= dict.fromkeys(("wording", step.lead.wording) for step in pathway.steps)
    terms |= dict.fromkeys([("when", "undated")] if any(not step.lead.when for step in pathway.steps) else [])
    yield "Words used here: "
    for number, (name, code) in enumerate(terms):
        label = code if name == "when" else record.name(f"{name}:{code}")
        yield from ("; " * bool(number), Run(label, "strong"), f", {explain(name, code, record)}")
    yield "."


def figure(record: Record, trace: Trace) -> Section:
    """The best pathway drawn."""
    kinds = [step.kind for step in trace.pathways[0].steps]
    found = "The best of " + quantity(trace.found, "pathway") if trace.found > 1 else "The only pathway"
    drawn = how_drawn(record, kinds, (tone_of(record, step.claims) for step in trace.pathways[0].steps))
    caption = f"{found}. {drawn} The numbers are those of the steps that follow."
    words = pathway_text(record, trace, 0)
    light, dark = in_both_themes(
        lambda theme: in_text_face(pathway_figure(record, trace, theme=theme, form="tall", caption=False, words=words))
    )
    said = f"{words.title}. {words.description}"
    chain = tuple(_chain(record, trace.pathways[0]))
    return Section("pathway", "The pathway", (Figure(light, dark, said, caption, chain),))


def how_drawn(record: Record, kinds: Iterable[str], tones: Iterable[str]) -> str:
    """How lines of some kinds, told in some ways, are drawn."""
    used = set(kinds)
    drawn = [f"{record.name(f'kind:{kind}')} is {drawn_as(kind)}" for kind in record.codes_of("kind") if kind in used]
    told = "; ".join(drawn_told(record, tone) for tone in dict.fromkeys(tones))
    return f"{capital('; '.join(drawn))}. Lines say how strongly it is told: {told}."


def _chain(record: Record, pathway: Pathway) -> Iterator[Text]:
    for place, id in enumerate(pathway.things):
        yield text(Run(record.name(id), "strong"), f" ({record.type_label(id)})")
        if place < len(pathway.steps):
            step = pathway.steps[place]
            yield text(f"↓ {place + 1}. {step.phrase} ({', '.join(how_put(record, step.lead))}; {strength_text(step)})")


def steps(record: Record, pathway: Pathway, cited: Citations) -> Section:
    """Every step with every claim that makes it, after all of them at a glance."""
    cards = tuple(step_card(record, pathway, place, cited) for place in range(len(pathway.steps)))
    note = (
        "Each step names what came first and what it led to. Summaries are ours; the words in quotation marks are the "
        "source's and serve to find the place."
    )
    blocks = (*short_names(cited, pathway), *glance(pathway, cited), Paragraph(text(note)), *cards)
    return Section("steps", "The steps and their evidence", blocks)


def short_names(cited: Citations, pathway: Pathway) -> tuple[Block, ...]:
    """What stands from here on for each long name on a pathway; nothing where no name is long."""
    names = [(cited.name(id), cited.record.name(id)) for id in pathway.things]
    pairs = tuple((capital(brief), text(name)) for brief, name in names if brief != name)
    return (Paragraph(text("Short names used from here on:")), Facts(pairs)) if pairs else ()


def step_card(record: Record, pathway: Pathway, place: int, cited: Citations) -> Card:
    """One step: what it says, how much it bears, who says so and where."""
    step = pathway.steps[place]
    title = text(Run(f"Step {place + 1}", "strong"), " · ", *step_text(cited, step))
    blocks: list[Paragraph | Bullets | Facts] = []
    if not step.is_plain:
        weakest = "The weakest step: " if place == pathway.weakest_step else ""
        blocks.append(Paragraph(text(f"{capital(weakest + say(record, weakness_finding(record, step)))}."), "warn"))
    if place and pathway.joints[place - 1].is_shared and step.lead.id not in record.agentless:
        blocks.append(Paragraph(text(f"{capital(say(record, joint_finding(pathway, place)))}."), "warn"))
    blocks.append(Facts((*_facts(record, place + 1, step, cited), *_joint(record, pathway, place))))
    if others := tuple(_other(record, step, claim, cited) for claim in step.claims[1:]):
        blocks.append(Paragraph(text(Run("Other claims of this step", "strong"))))
        blocks.append(Bullets(others))
    return Card(f"step-{place + 1}", title, tuple(blocks), "warn" if step.is_break else "plain")


def _facts(record: Record, number: int, step: Step, cited: Citations) -> Iterator[tuple[str, Text]]:
    lead = step.lead
    yield (
        "Told as",
        text(f"{record.name(f'kind:{step.kind}')}, {', '.join(how_put(record, lead))}; {strength_text(step)}"),
    )
    yield "Who says so", text(capital(speaker(record, lead)), *_stake(record, lead))
    if told := tellers_finding(record, step):
        yield "How many say so", text(say(record, told))
    if lead.reason:
        yield "Our reason", text(lead.reason)
    for evidence in lead.evidence:
        yield "Where", cited.place(evidence)
        yield "What it says", text(evidence.summary)
    if number > 1:
        yield "In time", text(_ORDER[step.chronology])
    yield "Claim", text(claim_link(record, lead))
    if caveats := record.caveats_about(claim.id for claim in step.claims):
        yield "Cautions", join_texts((text(cited.caution(caveat.id)) for caveat in caveats), ", ")


def _joint(record: Record, pathway: Pathway, place: int) -> Iterator[tuple[str, Text]]:
    """How a step meets the one before it."""
    if place and not pathway.joints[place - 1].is_shared:
        yield f"Meets step {place}", text(capital(say(record, joint_finding(pathway, place))))


def _stake(record: Record, claim: Claim) -> Text:
    voice = record.voices.get(claim.voice)
    if not claim.is_told or voice is None or not voice.party_to:
        return ()
    return text(Run(f" (has a stake in {row([record.name(id) for id in voice.party_to])})", "quiet"))


def _other(record: Record, step: Step, claim: Claim, cited: Citations) -> Text:
    verb, said = record.relations[claim.predicate].label, ", ".join([*how_put(record, claim), speaker(record, claim)])
    verb = f"the opposite: {verb}" if claim in step.opposing else verb
    reason = f" Our reason: {claim.reason}" if claim.reason else ""
    places = join_texts((text(e.summary, " (", *cited.place(e), ")") for e in claim.evidence), " ")
    return text(Run(capital(verb), "strong"), f" ({said}): ", *places, reason, " ", claim_link(record, claim))


def others(record: Record, trace: Trace, cited: Citations) -> Section | None:
    """The further pathways, each in a line."""
    if len(trace.pathways) < 2:
        return None
    rows = tuple(
        (
            text(str(number)),
            _besides(record, pathway, trace.pathways[0]),
            text(f"{quantity(len(pathway.steps), 'step')}, {_weak(pathway)} weak"),
            text(rank(pathway.weakness)),
            text(say(record, summary_finding(pathway))),
        )
        for number, pathway in enumerate(trace.pathways[1:], 2)
    )
    left = trace.found - len(trace.pathways)
    more = f" {capital(quantity(left, 'further pathway'))} {'is' if left == 1 else 'are'} not listed." if left else ""
    intro = (
        "Best first: those with the fewest weak steps and joints; of these, those whose weakest one is strongest; then "
        "those with every step in one source; then the shorter ones. None of them adds to the strength of "
        f"another.{more}"
    )
    head = ("No.", "Passes, besides what the best one passes", "Length", "Weakest", "Told")
    table = Table("Further pathways, best first.", head, rows, (6, 54, 15, 12, 13))
    blocks: tuple[Block, ...] = (Paragraph(text(intro)), table)
    return Section("others", "Other pathways", blocks)


def _weak(pathway: Pathway) -> int:
    """How many steps are not stated plainly, and joints shared work."""
    return sum(not step.is_plain for step in pathway.steps) + len(pathway.shared)


def _besides(record: Record, pathway: Pathway, best: Pathway) -> Text:
    """What a pathway passes that the best one does not."""
    names = [record.name(id) for id in pathway.things if id not in best.things]
    return join_texts((text(name) for name in names), "; ") or text("nothing else, by other steps")


def undone_steps(record: Record, pathway: Pathway) -> list[int]:
    """The steps, from 1, whose leading claim is of something promised, asked, planned or hoped for."""
    return [number for number, step in enumerate(pathway.steps, 1) if record.is_undone(step.lead)]
