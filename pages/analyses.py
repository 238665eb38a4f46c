"""The analyses as pages: what each asks, what it may be asked about, and what it comes to, led on to the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..graph.assessment import text as assessment
from ..graph.assessment.evidence_tests import group_by_hypothesis, meaning, step_summary, summary
from ..graph.export.outcomes import speaker_and_wording
from ..graph.networks.text import (
    CHAIN_PARTS,
    NOT_TIED,
    TIES,
    basis_sentences,
    chains_sentence,
    chance_sentences,
    doubtful_claim,
    heading_of,
    mark_of,
    no_brokers_sentence,
    share_in_words,
    stability_sentence,
    standings_sentence,
    tie_direction,
    tie_sentence,
    timeline_sentence,
    windows_sentence,
)
from ..graph.tracing.robustness_text import CAUTION
from ..graph.words.claims import claim_sentence, how_put
from ..graph.words.counts import capital, quantity
from ..graph.words.times import in_words
from ..ontology import codes
from .fields import CHOICE, NUMBER, SPAN, SWITCH, THING, Field
from .rendering import render
from .site import Site

if TYPE_CHECKING:
    import networkx as nx

    from ..graph.assessment.evidence_tests import StepTests
    from ..graph.assessment.outcomes import Statement
    from ..graph.assessment.what_if import Loss, WhatIf
    from ..graph.networks.brokerage import Brokers
    from ..graph.networks.secondments import SecondmentChain
    from ..graph.networks.structure import ActorStanding, Communities
    from ..graph.networks.timeline import Timeline
    from ..graph.record import EvidenceTest, Record

_MOST_LISTED = 200


class Analysis(NamedTuple):
    """An analysis: its name in addresses, what it asks, what that means, and its fields."""

    name: str
    label: str
    intro: str
    fields: tuple[Field, ...]


class Linked(NamedTuple):
    """A text, which leads to the page of a thing, claim or source where it has an ``id``."""

    text: str
    id: str = ""


class FindingsPart(NamedTuple):
    """A part of an answer: sentences under a heading, then a table, or a list of entries with what is said of each."""

    heading: str = ""
    sentences: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Linked]] = ()
    entries: Sequence[Sequence[Linked]] = ()


class Findings(NamedTuple):
    """What an analysis comes to: what stands first, its parts, and what it was computed on."""

    lead: Sequence[str]
    parts: Sequence[FindingsPart]
    notes: Sequence[str]


_AT = Field("at", "Only claims certainly in", SPAN, rare=True)
_WORDING = Field("wording", "Only told as", CHOICE, choices=codes("wording"), several=True, rare=True, key="wordings")
_RUNS = Field("runs", "How many seeds to try", NUMBER, 20, most=100, rare=True)
_SEED = Field("seed", "Random seed", NUMBER, 0, least=0, most=2**32 - 1, rare=True)


def _tied_by(usual: str) -> Field:
    return Field("ties", "Tied by", CHOICE, usual, choices=tuple(TIES), rare=True)


def _most(usual: int) -> Field:
    return Field("limit", "How many to list", NUMBER, usual, most=1_000, rare=True)


_WATCHED = (
    Field("from", "Starting from, and not from all asks", THING, several=True, rare=True, key="origins"),
    Field("to", "Watching only", THING, several=True, rare=True, key="outcomes"),
    Field("type", "Watching things of the type", several=True, rare=True, key="types"),
)
ANALYSES = (
    Analysis(
        "what-if",
        "What depends on what",
        "What the record would no longer lead to without a thing, a claim, a source or a voice; without a name, on "
        "what most depends. Pathways of any length count.",
        (Field("name", "Without", THING), *_WATCHED, _most(20)),
    ),
    Analysis(
        "tests",
        "What was tested",
        "What should be found for one explanation and not for a named rival, and whether it was.",
        (
            Field("from", "On the way from", THING, key="start"),
            Field("to", "to", THING, key="end"),
            Field("pathway", "Of the pathways found, by its number", NUMBER, 1, most=50, rare=True),
        ),
    ),
    Analysis(
        "outcomes",
        "Outcomes that can be stated whole",
        "Who changed, what they do differently, when, where and why it matters; what lacks a part of that is refused.",
        (Field("of", "The outcome", THING, key="thing"),),
    ),
    Analysis(
        "brokers",
        "Who stands between whom",
        "Who connects actors that nothing else ties, within and between sectors, beside what chance would give.",
        (
            _tied_by("direct"),
            _AT,
            Field("window", "Again for every window of so many years", NUMBER, "", most=100, rare=True),
            _WORDING,
            Field("permutations", "How many random deals", NUMBER, 1_000, least=100, most=10_000, rare=True),
            _SEED,
            _most(10),
        ),
    ),
    Analysis(
        "centrality",
        "Who lies between others",
        "Who lies on the shortest ways between others, and who spans holes between them.",
        (_tied_by("all"), _AT, _WORDING, _SEED, _most(15)),
    ),
    Analysis(
        "communities",
        "Who holds together",
        "Which actors are more tied among themselves than to others, and how far that changes by chance.",
        (
            _tied_by("all"),
            _AT,
            _WORDING,
            Field("runs", "How many seeds to try", NUMBER, 20, most=100, rare=True),
            _SEED,
        ),
    ),
    Analysis(
        "ties",
        "Who is tied to whom",
        "Whom an actor is tied to, or the claims that tie it to another.",
        (
            Field("actor", "The actor", THING, needed=True),
            Field("other", "and the other", THING),
            _tied_by("all"),
            _AT,
            _WORDING,
        ),
    ),
    Analysis("secondments", "Secondments", "Who paid for, lent, hosted and worked on each secondment.", (_AT,)),
    Analysis(
        "timeline",
        "What is dated, in order",
        "What the record dates about a thing, in order; the undated apart.",
        (
            Field("of", "The thing", THING, needed=True, key="thing"),
            Field("around", "Also what is dated about things one claim away", SWITCH),
        ),
    ),
)
BY_NAME = {one.name: one for one in ANALYSES}


def analyses_page(site: Site) -> str:
    """The page that says which analyses there are, each with the form that asks it."""
    return render(
        site,
        "analyses.html",
        analyses=ANALYSES,
        crumbs=[("Analyses", "")],
        here=site.links.page("analyse"),
        summary=site.summary("Analyses", "What depends on what, who connects whom, and what came when."),
    )


def analysis_page(site: Site, name: str, asked: Mapping[str, Any], answer: Findings | None, refused: str = "") -> str:
    """The page of an analysis: its form, and the answer where it was asked; ``refused`` says why there is none."""
    analysis = BY_NAME[name]
    given = {key: value for key, value in asked.items() if value}
    return render(
        site,
        "analysis.html",
        analysis=analysis,
        asked=asked,
        answer=answer,
        refused=refused,
        narrowed=any(one.rare and asked.get(one.name, one.usual) not in (one.usual, (), []) for one in analysis.fields),
        json=site.links.page(f"analyse/{name}.json", **{key: _as_text(value) for key, value in given.items()}),
        crumbs=[("Analyses", site.links.page("analyse")), (analysis.label, "")],
        here=site.links.page("analyse"),
        summary=site.summary(analysis.label, " ".join(answer.lead) if answer else analysis.intro),
    )


def _as_text(value: Any) -> str | list[str]:
    return list(map(str, value)) if isinstance(value, list | tuple) else "1" if value is True else str(value)


def _leading_to(record: Record, id: str, more: str = "") -> Linked:
    return Linked(f"{record.name(id)}{more}", id)


def loss_answer(record: Record, asked: WhatIf, loss: Loss) -> Findings:
    """What goes with one thing, claim, source or voice."""
    parts = []
    if loss.lost:
        entries = [(_leading_to(record, id), Linked(record.type_label(id))) for id in loss.lost]
        parts.append(FindingsPart(assessment.lost_heading(record, asked, loss), entries=entries))
    if loss.weaker:
        worse = [(_leading_to(record, one.id), Linked(assessment.worse_in_words(one))) for one in loss.weaker]
        parts.append(FindingsPart(assessment.weaker_heading(record, loss), entries=worse))
    unchanged = assessment.unchanged_sentence(record, asked, loss)
    return Findings([unchanged] if unchanged else [], parts, [CAUTION])


def ranking_answer(record: Record, asked: WhatIf, losses: Sequence[Loss], limit: int) -> Findings:
    """On what most depends, the first so many."""
    rows = [
        (
            Linked(loss.kind),
            _leading_to(record, loss.id),
            Linked(str(len(loss.lost))),
            Linked(str(len(loss.weaker))),
        )
        for loss in losses[:limit]
    ]
    more = [f"{len(losses) - len(rows):,} more: list more, or see the JSON."] if len(losses) > len(rows) else []
    table = FindingsPart(head=("What", "Without", "Lost", "Weaker"), rows=rows)
    lead = [assessment.ranking_heading(record, asked), *([] if rows else [assessment.NOTHING])]
    return Findings(lead, [table] if rows else [], [*more, CAUTION])


def tests_answer(record: Record, tests: Sequence[EvidenceTest], steps: Sequence[StepTests] | None) -> Findings:
    """Tests under the hypothesis and the rival that they set apart; of a pathway, by its steps."""
    if steps is None:
        parts = [
            FindingsPart(
                f"{record.name(hypothesis)} – against: {record.name(rival)}",
                entries=[_test(record, one) for one in some],
            )
            for (hypothesis, rival), some in group_by_hypothesis(tests).items()
        ]
        return Findings(summary(tests), parts, [])
    parts = [
        FindingsPart(
            f"Step {one.number}: {record.name(one.step.start)} {one.step.phrase} {record.name(one.step.end)}",
            [f"Rival: {record.name(rival.id)}{'' if rival.tested else ' (not tested)'}." for rival in one.rivals]
            + ([] if one.tests else ["Not tested." if one.rivals else "Not tested, and no rival is named."]),
            entries=[_test(record, test) for test in one.tests],
        )
        for one in steps
    ]
    return Findings(step_summary(steps), parts, [])


def _test(record: Record, test: EvidenceTest) -> list[Linked]:
    kind = f"{record.name(f'result:{test.result}')}: {record.name(f'test:{test.kind}')}"
    return [
        Linked(kind, test.id),
        Linked(f"Should be found: {test.prediction}"),
        Linked(f"Were it absent: {test.if_absent}"),
        Linked(f"Result: it {meaning(test)}."),
    ]


def outcomes_answer(record: Record, statements: Sequence[Statement]) -> Findings:
    """Whole statements in full, then those refused with what they lack."""
    whole = [one for one in statements if one.whole]
    refused = [one for one in statements if not one.whole]
    count = f"{quantity(len(statements), 'outcome').capitalize()}: {len(whole)} whole, {len(refused)} refused."
    parts = [FindingsPart(record.name(one.outcome), entries=list(_statement(record, one))) for one in whole]
    if len(statements) == 1:
        parts += [FindingsPart(record.name(one.outcome), entries=list(_statement(record, one))) for one in refused]
    if refused:
        entries = [(_leading_to(record, one.outcome), Linked(f"missing: {_missing(record, one)}")) for one in refused]
        parts.append(FindingsPart("Refused, for what they lack", entries=entries))
    return Findings([count], parts, [assessment.OUTCOMES_NOTE])


def _missing(record: Record, statement: Statement) -> str:
    return ", ".join(record.name(f"part:{name}") for name in statement.missing)


def _statement(record: Record, statement: Statement) -> Iterator[tuple[Linked, ...]]:
    for name, parts in statement.parts.items():
        for part in parts:
            label = f"{capital(record.name(f'part:{name}'))}: {part.text}"
            yield Linked(label, part.claim.id), Linked(speaker_and_wording(record, part.claim))
    for one in statement.contributions:
        said = f"Contributed: {record.name(one.id)} {one.phrase} it"
        yield Linked(said, one.claim.id), Linked(speaker_and_wording(record, one.claim))
    for witness in statement.witnesses:
        stakes = f" in {', '.join(record.name(id) for id in witness.stakes)}" if witness.stakes else ""
        yield (Linked(f"Reported by {record.name(witness.voice)}: {witness.standing}{stakes}", witness.voice),)
    for claim in statement.disputed:
        yield Linked(f"Disputed by {record.name(claim.voice)}", claim.id), Linked(claim.evidence[0].summary)


def brokers_answer(record: Record, windows: Sequence[Brokers]) -> Findings:
    """The table of brokers of each window, with marks where a count leaves the range that chance would give."""
    from ..graph.networks.brokerage import MEANINGS, ROLES

    bases = [brokers.graph.graph["basis"] for brokers in windows]
    several = len(windows) > 1
    parts = []
    for brokers, basis in zip(windows, bases, strict=True):
        title = f"{basis.window}: {quantity(basis.claims, 'claim')}, {basis.actors} actors tied" if several else ""
        rows = []
        for id, counts in brokers.ranked:
            sector = record.name(f"sector:{brokers.graph.nodes[id]['sector']}")
            marked = [Linked(f"{counts[name]}{mark_of(brokers, id, name, counts[name])}".strip()) for name in ROLES]
            rows.append((_leading_to(record, id), Linked(sector), *marked))
        nobody = [] if rows else [f"Nobody: {no_brokers_sentence(brokers)}"]
        parts.append(FindingsPart(title, nobody, ("Actor", "Sector", *map(capital, ROLES)) if rows else (), rows))
    meanings = [(Linked(capital(name)), Linked(MEANINGS[name])) for name in ROLES]
    if any(brokers.ranked for brokers in windows):
        parts.append(FindingsPart("What the roles are", [chance_sentences(windows)], entries=meanings))
    lead = "Who stands between whom"
    title = f"{lead} by {TIES[bases[0].projection]}" if several else heading_of(lead, bases[0])
    notes = [windows_sentence(record, windows)] if several else basis_sentences(record, bases[0])
    return Findings([f"{title}."], parts, notes)


def centrality_answer(
    record: Record, graph: nx.DiGraph[str], standings: Sequence[ActorStanding], exact: bool
) -> Findings:
    """The table of actors by betweenness."""
    basis = graph.graph["basis"]
    rows = [
        (
            _leading_to(record, one.id),
            Linked(str(one.neighbours)),
            Linked(f"{one.betweenness:.3f}"),
            Linked(_figure(one.constraint)),
            Linked(_figure(one.effective_size)),
        )
        for one in standings
    ]
    head = ("Actor", "Tied to", "Between", "Constraint", "Effective size")
    parts = (
        [FindingsPart("", [standings_sentence(exact)], head, rows)]
        if rows
        else [FindingsPart("", [f"Nobody: {NOT_TIED}"])]
    )
    return Findings([f"{heading_of('Who lies between others', basis)}."], parts, basis_sentences(record, basis))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def communities_answer(record: Record, graph: nx.DiGraph[str], found: Communities) -> Findings:
    """The communities, largest first, with those marked that change from seed to seed."""
    basis = graph.graph["basis"]
    parts = [
        FindingsPart(
            f"{number}. {quantity(len(group), 'actor')}",
            entries=[(_leading_to(record, id, share_in_words(found.together[id])),) for id in group],
        )
        for number, group in enumerate(found.groups, 1)
    ]
    lead = [
        f"{heading_of('Who holds together', basis)}.",
        stability_sentence(found) if parts else f"Nobody: {NOT_TIED}",
    ]
    return Findings(lead, parts, basis_sentences(record, basis))


_WAYS = {"gave": "gave to ", "received": "was given by ", "both": ""}


def ties_answer(
    record: Record, graph: nx.DiGraph[str], ids: Sequence[str], pairs: Sequence[tuple[str, str]]
) -> Findings:
    """Whom an actor is tied to, most first; of two, every claim that ties them."""
    basis = graph.graph["basis"]
    notes = basis_sentences(record, basis)
    if len(ids) > 1:
        one, other = ids
        claims = sorted({id for pair in pairs for id in graph.edges[pair]["claims"]})
        entries = [
            (
                Linked(claim_sentence(record, record.claims[id]), id),
                Linked(" · ".join(how_put(record, record.claims[id]))),
            )
            for id in claims
        ]
        lead = f"What ties {record.name(one)} and {record.name(other)} by {TIES[basis.projection]}."
        return Findings(
            [lead, *([] if entries else ["Nothing."])], [FindingsPart(entries=entries)] if entries else [], notes
        )
    entries = []
    for start, end in pairs[:_MOST_LISTED]:
        direction, other = tie_direction(graph, start, end, ids[0])
        name = Linked(f"{_WAYS[direction]}{record.name(other)}", other)
        entries.append((name, Linked(tie_sentence(record, graph, start, end))))
    lead = heading_of(f"Whom {record.name(ids[0])} is tied to", basis)
    left = len(pairs) - len(entries)
    more = [f"{quantity(left, 'actor')} more, in the JSON."] if left > 0 else []
    return Findings([f"{lead}.", *([] if entries else ["Nobody."])], [FindingsPart(entries=entries)], [*more, *notes])


def secondments_answer(record: Record, chains: Sequence[SecondmentChain], claims: int) -> Findings:
    """The secondments: who paid, who lent whom where to, and what was worked on."""
    parts = [
        FindingsPart(
            record.name(chain.id),
            entries=[_chain_entry(record, chain, name, label) for name, label in CHAIN_PARTS.items()],
        )
        for chain in chains
    ]
    lead = quantity(len(chains), "secondment") if chains else "no secondment in this record"
    return Findings([f"{capital(lead)}."], parts, [chains_sentence(claims)])


def _chain_entry(record: Record, chain: SecondmentChain, part: str, label: str) -> tuple[Linked, ...]:
    told = [_leading_to(record, id) for id in getattr(chain, part)]
    return Linked(label), *(told or [Linked("not in the record")])


def timeline_answer(record: Record, found: Timeline) -> Findings:
    """The dated claims in order, then the undated."""
    dated = [(Linked(in_words(one.when)), Linked(doubtful_claim(record, one), one.id)) for one in found.dated]
    undated = [(Linked(doubtful_claim(record, one), one.id),) for one in found.undated]
    parts = [FindingsPart("", [] if dated else ["Nothing is dated."], ("When", "What") if dated else (), dated)]
    if undated:
        parts.append(FindingsPart(f"Undated, in no order ({len(undated)})", entries=undated))
    return Findings([f"What the record dates about {record.name(found.id)}."], parts, [timeline_sentence(found)])
