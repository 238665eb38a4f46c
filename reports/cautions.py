"""What the record itself cautions about a pathway or a thing: on the steps before the rest, rivals before others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..graph.record import Caveat, Claim, Record
from ..graph.tracing.model import Trace
from ..graph.words.counts import capital, counted, row, steps_named
from .blocks import Card, Paragraph, Run, Section, text
from .words import Citations, joined

About = Callable[[Caveat], str]
# What speaks for another cause, most first.
RIVALS = ("rival-explanation", "no-counterfactual", "shared-credit")


def on_pathway(record: Record, trace: Trace, cited: Citations) -> Section:
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
    parts = tuple(_part(record, id, title, found, about, cited) for id, title, found, about in groups if found)
    count = len(close) + len(near) + len(far)
    return Section("cautions", "Rivals and cautions", (_intro(count),), parts)


def on_thing(record: Record, id: str, further: Iterable[Claim], cited: Citations) -> Section | None:
    """The cautions on a thing, on what is claimed about it, and on further claims that its report tells."""
    about = {claim.id for claim in (*record.claims_about(id), *further)}
    found = record.caveats_about([id, *sorted(about)])
    if not found:
        return None

    def where(caveat: Caveat) -> str:
        return record.name(id) if id in caveat.concerns else counted(len(about & set(caveat.concerns)), "claim")

    cards = _cards(record, found, where, cited)
    return Section("cautions", "What the record cautions", (_intro(len(found)), *cards))


def _intro(count: int) -> Paragraph:
    if not count:
        return Paragraph(text("The record holds no caution about it. That is no sign that there is nothing to doubt."))
    said = f"The record holds {counted(count, 'caution')}:"
    return Paragraph(text(f"{said} what its sources, or whoever read them, say must be borne in mind."))


def _part(record: Record, id: str, title: str, found: list[Caveat], about: About, cited: Citations) -> Section:
    return Section(id, title, _cards(record, found, about, cited))


def _cards(record: Record, found: Iterable[Caveat], about: About, cited: Citations) -> tuple[Card, ...]:
    others = (name for name in record.codes_of("caveat") if name not in RIVALS)
    rank = {name: place for place, name in enumerate([*RIVALS, *others])}
    kept = sorted(found, key=lambda caveat: (rank.get(caveat.type, len(rank)), caveat.id))
    return tuple(_card(record, caveat, about(caveat), cited) for caveat in kept)


def _card(record: Record, caveat: Caveat, about: str, cited: Citations) -> Card:
    number = cited.caution(caveat.id).text
    label = capital(record.name(f"caveat:{caveat.type}"))
    title = text(Run(f"{number} {label}", "strong"), f", on {about}")
    places = joined((cited.place(evidence) for evidence in caveat.evidence), "; ")
    body = Paragraph(text(f"{caveat.summary} ", Run("("), *places, Run(")")))
    return Card(f"caution-{number[1:]}", title, (body,), "quiet")
