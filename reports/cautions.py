"""What the record itself cautions about a pathway or a thing: on the steps before the rest, rivals before others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..graph.record import Caveat, Claim, Record
from ..graph.tracing.model import Trace
from ..graph.words.claims import caution_owner
from ..graph.words.counts import capital, quantity, row, steps_named
from .blocks import Card, Paragraph, Run, Section, text
from .words import Citations, join_texts

DescribeCaveat = Callable[[Caveat], str]
# Evidence for another cause, the strongest first.
RIVALS = ("rival-explanation", "no-counterfactual", "shared-credit")


def pathway_cautions(record: Record, trace: Trace, cited: Citations) -> Section:
    """Cautions on the steps of the best pathway, then on the things it passes, then on the other pathways listed."""
    best = trace.pathways[0]
    claims = {claim.id: n for n, step in enumerate(best.steps, 1) for claim in step.claims}
    close = record.caveats_about(claims)
    near = [c for c in record.caveats_about(best.things) if c not in close]
    far = [caveat for caveat in trace.caveats if caveat not in close and caveat not in near]
    things = {id for pathway in trace.pathways for id in pathway.things}

    def steps(caveat: Caveat) -> str:
        return steps_named(sorted({claims[id] for id in caveat.concerns if id in claims}))

    def names(caveat: Caveat) -> str:
        return row([record.name(id) for id in caveat.concerns if id in things]) or "a step of another pathway"

    groups = (
        ("on-steps", "On the steps", close, steps),
        ("on-things", "On what the pathway passes through", near, names),
        ("on-others", "On the other pathways", far, names),
    )
    parts = tuple(_part(record, id, title, caveats, about, cited) for id, title, caveats, about in groups if caveats)
    count = len(close) + len(near) + len(far)
    return Section("cautions", "Rivals and cautions", (_intro(count),), parts)


def on_ends(record: Record, trace: Trace, cited: Citations) -> Section | None:
    """The cautions on the two ends of a trace that found no pathway."""
    ends = dict.fromkeys([trace.start, trace.end])
    if not trace.caveats:
        return None

    def names(caveat: Caveat) -> str:
        return row([record.name(id) for id in ends if id in caveat.concerns])

    cards = _cards(record, trace.caveats, names, cited)
    return Section("cautions", "What the record cautions", (_intro(len(trace.caveats)), *cards))


def thing_cautions(record: Record, id: str, further: Iterable[Claim], cited: Citations) -> Section | None:
    """The cautions on a thing, on what is claimed about it, and on further claims in its report."""
    about = {claim.id for claim in (*record.claims_about(id), *further)}
    caveats = record.caveats_about([id, *sorted(about)])
    if not caveats:
        return None

    def where(caveat: Caveat) -> str:
        return record.name(id) if id in caveat.concerns else quantity(len(about & set(caveat.concerns)), "claim")

    cards = _cards(record, caveats, where, cited)
    return Section("cautions", "What the record cautions", (_intro(len(caveats)), *cards))


def _intro(count: int) -> Paragraph:
    if not count:
        return Paragraph(text("The record holds no caution about it. That is no sign that there is nothing to doubt."))
    sentence = f"The record holds {quantity(count, 'caution')}:"
    return Paragraph(text(f"{sentence} what its sources, or whoever read them, say must be borne in mind."))


def _part(
    record: Record, id: str, title: str, caveats: list[Caveat], about: DescribeCaveat, cited: Citations
) -> Section:
    return Section(id, title, _cards(record, caveats, about, cited))


def _cards(record: Record, caveats: Iterable[Caveat], about: DescribeCaveat, cited: Citations) -> tuple[Card, ...]:
    others = (name for name in record.codes_of("caveat") if name not in RIVALS)
    rank = {name: place for place, name in enumerate([*RIVALS, *others])}
    ordered = sorted(caveats, key=lambda caveat: (rank.get(caveat.type, len(rank)), caveat.id))
    return tuple(_card(record, caveat, about(caveat), cited) for caveat in ordered)


def _card(record: Record, caveat: Caveat, about: str, cited: Citations) -> Card:
    number = cited.caution(caveat.id).text
    label = capital(record.name(f"caveat:{caveat.type}"))
    title = text(Run(f"{number} {label}", "strong"), f", on {about}; {caution_owner(record, caveat)}")
    places = join_texts((cited.place(evidence) for evidence in caveat.evidence), "; ")
    body = Paragraph(text(f"{caveat.summary} ", Run("("), *places, Run(")")))
    return Card(f"caution-{number[1:]}", title, (body,), "quiet")
